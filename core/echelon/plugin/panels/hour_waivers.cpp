#include "echelon/plugin/panels/hour_waivers.hpp"

#include <algorithm>

#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

Words rule_name(const PanelContext& context, const std::string& id) {
  if (id.empty()) return {"全部规则", "every rule"};
  const HourRules::Versions* rule = context.hours->rules->find(id);
  return rule == nullptr ? Words{id, id} : rule->versions.back().name;
}

std::string waiver_table(Surface& surface, const PanelContext& context, PersonIndex person) {
  const auto waivers = context.snapshot.waivers.of(person);
  const bool reasons = context.viewer.role == ViewerRole::hr;
  const Language language = surface.language();
  Table table;
  table.id = "waivers";
  table.columns = {{"rule", {"规则", "rule"}, 2},
                   {"from", {"起", "from"}, 1},
                   {"to", {"止", "to"}, 1},
                   {"authority", {"批准文号", "authority"}, 2}};
  if (reasons) table.columns.push_back({"reason", {"事由（仅人事可见）", "reason (HR only)"}, 1.4});
  table.rows = waivers.size();
  table.visible_rows = static_cast<int>(std::clamp<std::size_t>(waivers.size(), 1, 6));
  table.searchable = false;
  table.revision =
      (context.revision * 1'000'003U + static_cast<std::uint64_t>(person)) * 2U + (reasons ? 1U : 0U);
  table.empty = {"没有免修。人事可在下面批准。", "There are no waivers. HR grants them below."};
  table.key = [&](std::size_t row) {
    return context.snapshot.text(waivers[row].rule) + "@" + waivers[row].from.iso();
  };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Waiver& waiver = waivers[row];
    const auto plain = [](std::string text) {
      return Cell{std::move(text), std::nullopt, Tone::plain, std::nullopt};
    };
    if (column == 0) return plain(rule_name(context, context.snapshot.text(waiver.rule)).in(language));
    if (column == 1) return plain(waiver.from.iso());
    if (column == 2) return plain(waiver.to.known() ? waiver.to.iso() : Words{"长期", "open"}.in(language));
    if (column == 3) return plain(context.snapshot.text(waiver.authority));
    return plain(words(waiver.reason).in(language));
  };
  return surface.table(table);
}

void draw_end(Surface& surface, const PanelContext& context, const std::string& person,
              const std::string& key) {
  const std::size_t at = key.rfind('@');
  if (at == std::string::npos) return;
  std::string& on = surface.remember("waiver-ends", context.snapshot.as_of.iso());
  surface.text_field("waiver-ends", {"最后一天", "last day"}, on);
  CommandRequest end{"waiver.end", {}};
  end.with("person", person).with("rule", key.substr(0, at)).with("from", key.substr(at + 1));
  const bool dated = Date::from_iso(on).has_value();
  if (surface.button("waiver-end", {"到这一天为止", "end it on that day"}, dated,
                     {"日期应写成 2026-03-01", "the day must be written like 2026-03-01"})) {
    end.with("on", on);
    context.request(end);
    return;
  }
  if (surface.confirmed_button("waiver-take-back", {"整条撤回", "take it back"},
                               {"这条免修将被删除，学时重新计算；可以撤销。",
                                "The waiver goes and the hours are counted anew; this can be undone."}))
    context.request(end);
}

/// The rules of a choice: every rule first, then those that bind the person.
std::vector<std::string> rules_to_waive(const PanelContext& context, PersonIndex person) {
  std::vector<std::string> ids{""};
  for (const HourStanding& each : context.hours->standings->of(person))
    ids.push_back(context.hours->standings->rule(each).id);
  return ids;
}

/// From when to when, granted by whom, why; asks for the command with these once the button is pressed.
bool ask_terms(Surface& surface, const PanelContext& context, CommandRequest add) {
  std::string& from = surface.remember("waiver-from", context.snapshot.as_of.iso());
  std::string& to = surface.remember("waiver-to");
  std::string& authority = surface.remember("waiver-authority");
  surface.text_field("waiver-from", {"第一天", "first day"}, from);
  surface.text_field("waiver-to", {"最后一天（空：长期）", "last day (empty: open)"}, to);
  surface.text_field("waiver-authority", {"批准单位与文号", "granted by, document number"}, authority);
  std::vector<Words> reasons;
  for (const WaiverReason reason : all<WaiverReason>()) reasons.push_back(words(reason));
  std::string& kept = surface.remember("waiver-reason", "0");
  std::size_t reason = std::min<std::size_t>(static_cast<std::size_t>(std::stoul(kept)), reasons.size() - 1);
  if (surface.choice("waiver-reason", {"事由（仅人事可见）", "reason (seen by HR only)"}, reason, reasons))
    kept = std::to_string(reason);
  const bool dated = Date::from_iso(from) && (to.empty() || Date::from_iso(to));
  const Words why = dated ? Words{"请填写批准单位与文号", "say who granted it"}
                          : Words{"日期应写成 2026-03-01", "days must be written like 2026-03-01"};
  if (!surface.button("waiver-add", {"批准免修", "grant the waiver"}, dated && !authority.empty(), why))
    return false;
  add.with("from", from).with("authority", authority);
  add.with("reason", std::string(code(all<WaiverReason>()[reason])));
  if (!to.empty()) add.with("to", to);
  context.request(add);
  return true;
}

void draw_grant(Surface& surface, const PanelContext& context, PersonIndex person) {
  const std::vector<std::string> ids = rules_to_waive(context, person);
  std::vector<Words> names;
  names.reserve(ids.size());
  for (const std::string& id : ids) names.push_back(rule_name(context, id));
  std::string& rule = surface.remember("waiver-rule");
  const auto found = std::ranges::find(ids, rule);
  std::size_t chosen = found == ids.end() ? 0 : static_cast<std::size_t>(found - ids.begin());
  if (surface.choice("waiver-rule", {"规则", "rule"}, chosen, names)) rule = ids[chosen];
  CommandRequest add{"waiver.add", {}};
  add.with("person", id_of(context, person));
  if (chosen > 0) add.with("rule", ids[chosen]);
  static_cast<void>(ask_terms(surface, context, std::move(add)));
}

}  // namespace

void draw_waivers(Surface& surface, const PanelContext& context, PersonIndex person) {
  const std::string selected = waiver_table(surface, context, person);
  if (context.viewer.role != ViewerRole::hr) return;
  if (!selected.empty()) draw_end(surface, context, id_of(context, person), selected);
  surface.foldable("grant", {"批准一次免修", "grant a waiver"}, false,
                   [&] { draw_grant(surface, context, person); });
}

bool draw_grant_to_all(Surface& surface, const PanelContext& context, const std::vector<std::string>& people,
                       const std::string& rule) {
  CommandRequest add{people.size() == 1 ? "waiver.add" : "waivers.grant", {}};
  for (const std::string& person : people) add.with("person", person);
  if (!rule.empty()) add.with("rule", rule);
  return ask_terms(surface, context, std::move(add));
}

}  // namespace echelon::panels
