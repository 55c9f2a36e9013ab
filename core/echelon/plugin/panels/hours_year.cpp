#include <algorithm>
#include <array>
#include <set>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/hours_charts.hpp"
#include "echelon/plugin/panels/hours_short.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// A choice among things with ids, kept by id; the first option is all of them.
std::string chosen_id(Surface& surface, const char* field, const Words& label, std::vector<std::string> ids,
                      std::vector<Words> names, const Words& everything) {
  ids.insert(ids.begin(), "");
  names.insert(names.begin(), everything);
  std::string& kept = surface.remember(field);
  const auto found = std::ranges::find(ids, kept);
  std::size_t at = found == ids.end() ? 0 : static_cast<std::size_t>(found - ids.begin());
  if (surface.choice(field, label, at, names)) kept = ids[at];
  return ids[at];
}

std::string choose_rule(Surface& surface, const PanelContext& context) {
  std::vector<std::string> ids;
  std::vector<Words> names;
  for (const HourRules::Versions& each : context.hours->rules->all()) {
    const HourRule* rule = rule_on(each, context.snapshot.as_of);
    if (rule == nullptr) continue;
    ids.push_back(each.id);
    names.push_back(rule->name);
  }
  return chosen_id(surface, "rule", {"规则", "rule"}, std::move(ids), std::move(names),
                   {"全部规则", "every rule"});
}

std::string choose_town(Surface& surface, const PanelContext& context) {
  std::set<std::string> towns;
  for (const School& school : context.snapshot.schools) {
    if (!school.town.empty()) towns.insert(school.town);
  }
  std::vector<Words> names;
  names.reserve(towns.size());
  for (const std::string& town : towns) names.push_back({town, town});
  return chosen_id(surface, "town", {"镇街", "town"}, {towns.begin(), towns.end()}, std::move(names),
                   {"全部镇街", "every town"});
}

std::optional<Stage> choose_stage(Surface& surface) {
  std::vector<std::string> ids;
  std::vector<Words> names;
  for (const Stage stage : echelon::all<Stage>()) {
    ids.emplace_back(code(stage));
    names.push_back(words(stage));
  }
  const std::string id = chosen_id(surface, "stage", {"学段", "stage"}, std::move(ids), std::move(names),
                                   {"全部学段", "every stage"});
  return id.empty() ? std::nullopt : read<Stage>(id);
}

HoursWish choose(Surface& surface, const PanelContext& context) {
  HoursWish wish;
  wish.only_school = context.viewer.role == ViewerRole::principal;
  wish.school = own_school(context);
  const std::array<double, 3> thirds{1, 1, 1};
  surface.columns("choices", thirds, [&](std::size_t column) {
    if (column == 0) wish.rule = choose_rule(surface, context);
    if (column == 1 && !wish.only_school) wish.town = choose_town(surface, context);
    if (column == 2) wish.stage = choose_stage(surface);
  });
  return wish;
}

Words share(std::size_t part, std::size_t whole) {
  if (whole == 0) return {};
  const std::size_t permille = (2000 * part + whole) / (2 * whole);  // rounded
  const std::string text = std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%";
  return {"占 " + text, text};
}

void draw_figures(Surface& surface, const HourYear& year) {
  const HourTally& all = year.all;
  std::size_t misses = year.after.misses;
  for (const HourMonth& month : year.months) misses += month.misses;
  const std::array<double, 5> fifths{1, 1, 1, 1, 1};
  surface.columns("figures", fifths, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"应学人数", "bound"}, std::to_string(all.bound),
                     {"受规则约束的在职人员", "people in service"});
    if (column == 1)
      surface.figure({"已达标", "met"}, std::to_string(all.met), share(all.met, all.bound), Tone::good);
    if (column == 2)
      surface.figure({"未满，尚在期内", "short, in time"}, std::to_string(all.open),
                     share(all.open, all.bound), Tone::accent);
    if (column == 3)
      surface.figure({"逾期", "overdue"}, std::to_string(all.overdue), share(all.overdue, all.bound),
                     Tone::bad);
    if (column == 4)
      surface.figure({"照此进度将逾期", "will miss"}, std::to_string(misses),
                     {"人次，按近一年的进度", "times, at last year's pace"}, Tone::caution);
  });
  if (year.hasty > 0) {
    const std::string count = grouped(static_cast<std::int64_t>(year.hasty));
    surface.text(
        {"其中 " + count + " 人次的本期刚开始不满 60 天，进度依据很少，预测仅供参考。",
         count + " of these forecasts rest on less than 60 days of a period that has just begun, and "
                 "say little yet."},
        Tone::caution);
  }
  if (all.unknown > 0) {
    const std::string count = std::to_string(all.unknown);
    surface.text({"另有 " + count + " 人缺少起算日期，无法认定。",
                  count + " more cannot be judged: the day from which they count is not recorded."},
                 Tone::caution);
  }
}

void draw_where(Surface& surface, const PanelContext& context, const HourYear& year, const HoursWish& wish) {
  const std::array<double, 2> halves{1, 1};
  if (wish.only_school) {
    surface.columns("where", halves, [&](std::size_t column) {
      surface.chart(column == 0 ? short_by_stage(year) : short_by_title(year));
    });
  } else {
    surface.columns("where", halves, [&](std::size_t column) {
      if (column == 0) {
        surface.chart(worst_schools(context, year));
      } else {
        surface.chart(short_by_stage(year));
        surface.chart(short_by_title(year));
      }
    });
  }
  const std::array<double, 2> shares{1.5, 1};
  surface.columns("when", shares, [&](std::size_t column) {
    surface.chart(column == 0 ? deadline_curve(context, year) : done_histogram(year));
  });
}

void draw_heat(Surface& surface, const PanelContext& context, const HourYear& year) {
  static const std::array<Words, 2> measures{
      {{"未达标比例（%）", "share short (%)"}, {"所缺总量", "missing hours"}}};
  static const std::array<Words, 3> depths{
      {{"最差 15 所", "the worst 15"}, {"最差 40 所", "the worst 40"}, {"全部", "all of them"}}};
  std::string& kept_measure = surface.remember("heat-measure", "0");
  std::string& kept_depth = surface.remember("heat-depth", "0");
  std::size_t measure = kept_measure == "1" ? 1 : 0;
  std::size_t depth = kept_depth == "1" ? 1 : kept_depth == "2" ? 2 : 0;
  const std::array<double, 2> halves{1, 1};
  surface.columns("heat-choices", halves, [&](std::size_t column) {
    if (column == 0 && surface.choice("heat-measure", {"格中数", "each cell"}, measure, measures))
      kept_measure = std::to_string(measure);
    if (column == 1 && surface.choice("heat-depth", {"学校", "schools"}, depth, depths))
      kept_depth = std::to_string(depth);
  });
  constexpr std::array<std::size_t, 3> most{15, 40, 100'000};
  surface.chart(gap_heat_map(context, year, measure == 0, most[depth]));
}

void draw(Surface& surface, const PanelContext& context) {
  const Program& program = context.program;
  const std::string day = context.snapshot.as_of.iso();
  surface.heading({"年度总览", "The year at a glance"});
  surface.text(
      {"截至 " + day + "。依据：" + program.plan.document + "“" + program.plan.quotation.zh + "”",
       "As of " + day + ". Basis: " + program.plan.document + ", “" + program.plan.quotation.en + "”"},
      Tone::muted);
  if (context.hours == nullptr) return;
  const HoursWish wish = choose(surface, context);
  const HourYear year = count_hours(context, wish);
  if (year.all.bound == 0) {
    surface.text(
        {"在所选范围内没有受规则约束的人员。请换一个范围，或在“学时规则”页启用规则。",
         "Nobody here is bound by a rule. Choose otherwise, or put a rule in use on the page 'Hour rules'."},
        Tone::muted);
    return;
  }
  draw_figures(surface, year);
  draw_where(surface, context, year, wish);
  surface.group("heat", {"学校 × 要求", "schools × what is asked"},
                [&] { draw_heat(surface, context, year); });
  surface.group("short-card", {"未达标人员", "who is short"},
                [&] { draw_short(surface, context, year, wish); });
}

}  // namespace

Panel hours_year() {
  return {"hours_year",
          {"年度总览", "The year"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
