#include "echelon/plugin/panels/hours_short.hpp"

#include <algorithm>
#include <functional>
#include <sstream>

#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/hour_waivers.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// The parts that miss their minimum, and by how much.
std::string short_of(const HourStandings& standings, const HourStanding& standing, Language language) {
  const HourRule& rule = standings.rule(standing);
  const auto parts = standings.parts(standing);
  std::string said;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].missing() == Decimal()) continue;
    said += (said.empty()                    ? ""
             : language == Language::chinese ? "、"
                                             : ", ") +
            rule.parts[i].name.in(language) + " " + short_number(parts[i].missing());
  }
  return said;
}

Cell forecast_cell(const PanelContext& context, std::size_t standing, Language language) {
  const HourForecast* forecast = forecast_of(*context.hours, standing);
  if (forecast == nullptr) return {"–", std::nullopt, Tone::muted, std::nullopt};
  const bool hasty = is_hasty(context.hours->standings->all()[standing], context.snapshot.as_of);
  if (!forecast->reached.known() && hasty)
    return {Words{"刚开始", "just begun"}.in(language), std::nullopt, Tone::muted, std::nullopt};
  if (!forecast->reached.known())
    return {Words{"无进展", "never"}.in(language), std::nullopt, Tone::bad, std::nullopt};
  return {forecast->reached.iso(), std::nullopt, forecast->misses ? Tone::caution : Tone::good, std::nullopt};
}

/// Whether any rule in force asks something of its parts.
bool has_parts(const PanelContext& context) {
  return std::ranges::any_of(context.hours->rules->all(), [&](const HourRules::Versions& each) {
    const HourRule* rule = rule_on(each, context.snapshot.as_of);
    return rule != nullptr && !rule->parts.empty();
  });
}

Table short_table(const PanelContext& context, const HourYear& year, Language language) {
  Table table;
  table.id = "short";
  table.columns = {{"id", {"工号", "id"}, 1.1},
                   {"name", {"姓名", "name"}, 0.9},
                   {"school", {"学校", "school"}, 2},
                   {"rule", {"规则", "rule"}, 1.8},
                   {"state", {"状态", "state"}, 1},
                   {"due", {"截止", "due"}, 1.25, false},
                   {"required", {"要求", "asked"}, 0.6, false},
                   {"done", {"已完成", "done"}, 0.7, false},
                   {"missing", {"还差", "missing"}, 0.8, false},
                   {"forecast", {"预计达标", "reached by"}, 1.25, false}};
  if (has_parts(context)) table.columns.push_back({"part", {"类别缺口", "parts short"}, 1.3, false});
  table.rows = year.short_ones.size();
  table.visible_rows = 14;
  table.empty = {"所选范围内人人达标。", "Everyone here has met what is asked."};
  const HourStandings& standings = *context.hours->standings;
  table.key = [&](std::size_t row) {
    const HourStanding& standing = standings.all()[year.short_ones[row]];
    return id_of(context, standing.person) + "/" + standings.rule(standing).id;
  };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const std::size_t at = year.short_ones[row];
    const HourStanding& standing = standings.all()[at];
    const auto p = static_cast<std::size_t>(standing.person);
    const auto amount = [](Decimal value, Tone tone) {
      return Cell{short_number(value), value.value(), tone, std::nullopt};
    };
    switch (column) {
      case 0:
        return {id_of(context, standing.person), std::nullopt, Tone::plain, std::nullopt};
      case 1:
        return {name_of(context, standing.person), std::nullopt, Tone::plain, std::nullopt};
      case 2:
        return {school_name(context, context.snapshot.people.school[p]), std::nullopt, Tone::plain,
                std::nullopt};
      case 3:
        return {standings.rule(standing).name.in(language), std::nullopt, Tone::plain, std::nullopt};
      case 4:
        return {words(standing.state).in(language), std::nullopt, tone_of(standing.state), std::nullopt};
      case 5:
        return {standing.to.iso(), std::nullopt, Tone::plain, std::nullopt};
      case 6:
        return amount(standing.required, Tone::muted);
      case 7:
        return amount(standing.done, Tone::muted);
      case 8: {
        Cell cell = amount(standing.missing, Tone::plain);
        if (standing.required > Decimal()) cell.bar = standing.missing.value() / standing.required.value();
        return cell;
      }
      case 9:
        return forecast_cell(context, at, language);
      default:
        return {short_of(standings, standing, language), std::nullopt, Tone::caution, std::nullopt};
    }
  };
  return table;
}

/// Tells apart what chose the rows.
std::uint64_t key_of(const PanelContext& context, const HoursWish& wish) {
  const std::string chosen = wish.rule + "\n" + wish.town + "\n" +
                             (wish.stage ? std::string(code(*wish.stage)) : "") + "\n" +
                             (wish.only_school ? std::to_string(wish.school) : "all");
  return context.revision * 1'000'003U + std::hash<std::string>()(chosen);
}

void draw_export(Surface& surface, const PanelContext& context, const HoursWish& wish) {
  std::string report = "hours-short";
  if (wish.only_school) report += ":" + context.viewer.school;
  for (const char* form : {".xlsx", ".pdf", ".csv"}) {
    const std::string name = std::string(form).substr(1);
    if (surface.button("save-" + name, {"导出 " + name, "save " + name})) context.save_report(report + form);
  }
}

/// Whose hours are to be waived, and of which rule: kept while the form is filled in, `rule` and then the
/// people, a line each.
TableAction waive(Surface& surface) {
  std::string& kept = surface.remember("waiving");
  return {"waive", {"批准免修……", "grant a waiver…"}, [&kept](const std::vector<std::string>& keys) {
            std::string rule = keys.front().substr(keys.front().find('/') + 1);
            std::string people;
            for (const std::string& key : keys) {
              if (key.substr(key.find('/') + 1) != rule) rule.clear();  // of several rules: of every one
              const std::string line = key.substr(0, key.find('/')) + "\n";
              if (("\n" + people).find("\n" + line) == std::string::npos) people += line;
            }
            kept = rule + "\n" + people;
          }};
}

void draw_waiving(Surface& surface, const PanelContext& context) {
  std::string& kept = surface.remember("waiving");
  if (kept.empty() || context.viewer.role != ViewerRole::hr) return;
  std::istringstream lines(kept);
  std::string rule;
  std::getline(lines, rule);
  std::vector<std::string> people;
  for (std::string person; std::getline(lines, person);) people.push_back(person);
  const std::string count = std::to_string(people.size());
  surface.group("waiving", {"为 " + count + " 人批准免修", "a waiver for " + count + " people"}, [&] {
    const HourRules::Versions* known = context.hours->rules->find(rule);
    const Words every{"全部规则", "every rule"};
    const Words& name = known == nullptr ? every : known->versions.back().name;
    surface.text({"规则：" + name.zh, "rule: " + name.en}, Tone::muted);
    const bool granted = draw_grant_to_all(surface, context, people, rule);
    if (surface.button("waive-cancel", {"取消", "cancel"}) || granted) kept.clear();
  });
}

}  // namespace

void draw_short(Surface& surface, const PanelContext& context, const HourYear& year, const HoursWish& wish) {
  Table table = short_table(context, year, surface.language());
  table.revision = key_of(context, wish);
  if (context.viewer.role == ViewerRole::hr) table.actions = {waive(surface)};
  const std::string selected = surface.table(table);
  draw_waiving(surface, context);
  const std::string id = selected.substr(0, selected.find('/'));
  const PersonIndex person = id.empty() ? nobody : context.snapshot.find_person(id);
  if (person == nobody) {
    surface.text({"选中一人，可转到其个人学时页。", "Select someone to turn to their own page."},
                 Tone::muted);
  } else if (surface.button("open-person", {"查看" + name_of(context, person) + "的学时",
                                            "open the page of " + name_of(context, person)})) {
    if (context.person != nullptr) *context.person = id;
    if (context.turn_to) context.turn_to("hours_person");
  }
  draw_export(surface, context, wish);
}

}  // namespace echelon::panels
