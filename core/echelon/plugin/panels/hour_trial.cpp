#include <algorithm>
#include <array>

#include "echelon/base/spoken.hpp"
#include "echelon/plugin/panels/hour_editor.hpp"
#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/hours_charts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

std::string arrow(std::size_t before, std::size_t after) {
  return before == after ? std::to_string(before) : std::to_string(before) + " → " + std::to_string(after);
}

void draw_counts(Surface& surface, const HourShift& all) {
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("trial-figures", quarters, [&](std::size_t column) {
    if (column == 0) surface.figure({"适用人数", "bound"}, arrow(all.bound_before, all.bound_after));
    if (column == 1) surface.figure({"未达标", "short"}, arrow(all.missing_before, all.missing_after));
    if (column == 2)
      surface.figure({"转为未达标", "turn to short"}, std::to_string(all.to_missing), {},
                     all.to_missing > 0 ? Tone::bad : Tone::plain);
    if (column == 3)
      surface.figure({"转为达标或不再受约束", "turn to met, or free"}, std::to_string(all.to_met), {},
                     all.to_met > 0 ? Tone::good : Tone::plain);
  });
}

Chart shift_bars(const char* id, const Words& title) {
  return people_bars(id, title,
                     {{{"转为未达标", "to short"}, {}, {}, {}, {}, Tone::bad},
                      {{"转为达标", "to met"}, {}, {}, {}, {}, Tone::good}});
}

void add(Chart& chart, const Words& name, const HourShift& shift) {
  chart.labels.push_back(name);
  chart.series[0].y.push_back(static_cast<double>(shift.to_missing));
  chart.series[1].y.push_back(static_cast<double>(shift.to_met));
}

Chart school_shifts(const PanelContext& context, const HourSimulation& simulation) {
  std::vector<std::pair<SchoolIndex, const HourShift*>> order;
  for (const auto& [school, shift] : simulation.by_school) {
    if (school != nobody && shift.to_missing + shift.to_met > 0) order.emplace_back(school, &shift);
  }
  std::ranges::stable_sort(order, std::greater<>(),
                           [](const auto& each) { return each.second->to_missing + each.second->to_met; });
  constexpr std::size_t most = 12;
  if (order.size() > most) order.resize(most);
  Chart chart = shift_bars("trial-schools", {"变化最多的学校", "schools with most changes"});
  for (const auto& [school, shift] : order) {
    const std::string name = school_name(context, school);
    add(chart, {name, name}, *shift);
  }
  return chart;
}

void draw_groups(Surface& surface, const PanelContext& context, const HourSimulation& simulation) {
  Chart stages = shift_bars("trial-stages", {"各学段的变化", "changes by stage"});
  for (const auto& [stage, shift] : simulation.by_stage) {
    if (shift.to_missing + shift.to_met > 0) add(stages, words(stage), shift);
  }
  const std::array<double, 2> halves{1, 1};
  surface.columns("trial-pictures", halves, [&](std::size_t column) {
    surface.chart(column == 0 ? stages : school_shifts(context, simulation));
  });
}

void draw_windows(Surface& surface, const HourSimulation& simulation) {
  for (const HourWindowAhead& window : simulation.windows) {
    if (window.people == 0) continue;
    const std::string days = (window.from.known() ? window.from.iso() : "…") + " ~ " + window.to.iso();
    const std::string people = std::to_string(window.people);
    const std::string misses = std::to_string(window.misses);
    surface.text({days + "：" + people + " 人须学，照现在的进度 " + misses + " 人到期不达标",
                  days + ": " + people + " " + noun_for(people, "person", "people") + " bound, " + misses +
                      " will miss it at the present pace"});
  }
}

Cell state_cell(const std::optional<HourState>& state, Language language) {
  if (!state) return {Words{"不受约束", "not bound"}.in(language), std::nullopt, Tone::muted, std::nullopt};
  return {words(*state).in(language), std::nullopt, tone_of(*state), std::nullopt};
}

/// Tells one trial's people from another's.
std::uint64_t key_of(const PanelContext& context, const std::vector<const HourChange*>& turned) {
  std::uint64_t key = context.revision;
  for (const HourChange* each : turned) {
    key =
        key * 1'099'511'628'211U + static_cast<std::uint64_t>(each->person) * 2U + (each->to_met() ? 1U : 0U);
    key ^= static_cast<std::uint64_t>(each->missing_after.millionths());
  }
  return key;
}

void draw_people(Surface& surface, const PanelContext& context, const HourTrial& trial) {
  std::vector<const HourChange*> turned;
  for (const HourChange& each : trial.simulation->changes) {
    if (each.to_missing()) turned.push_back(&each);
  }
  for (const HourChange& each : trial.simulation->changes) {
    if (each.to_met()) turned.push_back(&each);
  }
  const Language language = surface.language();
  Table table;
  table.id = "trial-people";
  table.columns = {{"id", {"工号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"before", {"现在", "now"}, 1},
                   {"after", {"改后", "then"}, 1},
                   {"missing_before", {"现差", "missing now"}, 0.9, false},
                   {"missing_after", {"改后差", "missing then"}, 0.9, false}};
  table.rows = turned.size();
  table.visible_rows = 10;
  table.revision = key_of(context, turned);
  table.empty = {"没有人的结论会变。", "Nobody turns either way."};
  table.key = [&](std::size_t row) { return id_of(context, turned[row]->person); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const HourChange& change = *turned[row];
    const auto p = static_cast<std::size_t>(change.person);
    const auto amount = [](Decimal value) {
      return Cell{short_number(value), value.value(), Tone::plain, std::nullopt};
    };
    switch (column) {
      case 0:
        return {id_of(context, change.person), std::nullopt, Tone::plain, std::nullopt};
      case 1:
        return {name_of(context, change.person), std::nullopt, Tone::plain, std::nullopt};
      case 2:
        return {school_name(context, context.snapshot.people.school[p]), std::nullopt, Tone::plain,
                std::nullopt};
      case 3:
        return state_cell(change.before, language);
      case 4:
        return state_cell(change.after, language);
      case 5:
        return amount(change.missing_before);
      default:
        return amount(change.missing_after);
    }
  };
  static_cast<void>(surface.table(table));
}

}  // namespace

void draw_trial(Surface& surface, const PanelContext& context, const HourTrial& trial) {
  if (!trial.simulation) {
    surface.status({"这条规则不能用", "this rule cannot be used"}, Tone::bad);
    surface.text(trial.refused, Tone::bad);
    surface.text(trial.remedy, Tone::muted);
    return;
  }
  const HourSimulation& simulation = *trial.simulation;
  surface.separator();
  surface.text({"试算：保存后，按 " + context.snapshot.as_of.iso() + " 的记录",
                "Tried out: once saved, by the records of " + context.snapshot.as_of.iso()},
               Tone::accent);
  draw_counts(surface, simulation.all);
  if (simulation.all.to_missing + simulation.all.to_met > 0) draw_groups(surface, context, simulation);
  draw_windows(surface, simulation);
  draw_people(surface, context, trial);
}

}  // namespace echelon::panels
