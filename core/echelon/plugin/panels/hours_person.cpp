#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/hour_case.hpp"
#include "echelon/plugin/panels/hour_said.hpp"
#include "echelon/plugin/panels/hour_waivers.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

/// The state that matters most of all a person's standings; nothing when no rule binds.
std::optional<HourState> worst_state(const HourStandings& standings, PersonIndex person) {
  static constexpr std::array<HourState, 5> order{HourState::overdue, HourState::unknown, HourState::grace,
                                                  HourState::open, HourState::met};
  for (const HourState state : order) {
    for (const HourStanding& each : standings.of(person)) {
      if (each.state == state) return state;
    }
  }
  return std::nullopt;
}

void choose_person(Surface& surface, const PanelContext& context) {
  const std::vector<PersonIndex> people = visible_people(context);
  const Language language = surface.language();
  Table table;
  table.id = "people";
  table.columns = {{"id", {"工号", "id"}, 1},           {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 1.7}, {"stage", {"学段", "stage"}, 1.1},
                   {"title", {"职称", "title"}, 1},     {"state", {"学时", "hours"}, 1}};
  table.rows = people.size();
  table.visible_rows = 7;
  table.revision = context.revision * 100'003U + static_cast<std::uint64_t>(own_school(context) + 1);
  table.empty = {"没有可看的人员。请先导入花名册。", "There is nobody to show. Import a roster first."};
  table.key = [&](std::size_t row) { return id_of(context, people[row]); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const PersonIndex person = people[row];
    const auto p = static_cast<std::size_t>(person);
    const auto plain = [](const std::string& text) {
      return Cell{text, std::nullopt, Tone::plain, std::nullopt};
    };
    if (column == 0) return plain(id_of(context, person));
    if (column == 1) return plain(name_of(context, person));
    if (column == 2) return plain(school_name(context, context.snapshot.people.school[p]));
    if (column == 3) return plain(words(context.snapshot.people.stage[p]).in(language));
    if (column == 4) return plain(words(context.snapshot.people.title[p]).in(language));
    const auto state = worst_state(*context.hours->standings, person);
    if (!state) return {"–", std::nullopt, Tone::muted, std::nullopt};
    return {words(*state).in(language), std::nullopt, tone_of(*state), std::nullopt};
  };
  const std::string picked = surface.table(table);
  // The table keeps its row when another page turns here with somebody else.
  std::string& followed = surface.remember("followed");
  if (picked != followed && context.person != nullptr) {
    followed = picked;
    if (!picked.empty()) *context.person = picked;
  }
}

bool may_see(const PanelContext& context, PersonIndex person) {
  const auto p = static_cast<std::size_t>(person);
  return context.viewer.role != ViewerRole::principal ||
         context.snapshot.people.school[p] == own_school(context);
}

void draw_head(Surface& surface, const PanelContext& context, PersonIndex person) {
  const People& people = context.snapshot.people;
  const auto p = static_cast<std::size_t>(person);
  surface.heading({people.name[p] + "　" + people.id[p], people.name[p] + "  " + people.id[p]});
  const std::string school = school_name(context, people.school[p]);
  const Words stage = words(people.stage[p]);
  const Words role = words(people.role[p]);
  const Words title = words(people.title[p]);
  surface.text(
      {school + " · " + stage.zh + " · " + role.zh + " · " + title.zh + " · 入职 " + people.hired_on[p].iso(),
       school + " · " + stage.en + " · " + role.en + " · " + title.en + " · hired " +
           people.hired_on[p].iso()},
      Tone::muted);
}

void draw_person(Surface& surface, const PanelContext& context, PersonIndex person) {
  draw_head(surface, context, person);
  const auto found = context.hours->explain(person);
  if (!found) {
    draw_computing(surface);
    return;
  }
  if (found->standings.empty()) {
    surface.text({"没有学时规则约束此人。", "No hour rule binds this person."}, Tone::muted);
  } else {
    draw_standings(surface, context, *found);
    surface.group("timeline-card", {"时间线", "timeline"},
                  [&] { draw_timeline(surface, context, person, *found); });
    surface.group("facts-card",
                  {"依据：哪些记录计入，哪些没有，为什么", "facts: what counted, what did not, and why"},
                  [&] { draw_facts(surface, context, *found); });
  }
  surface.group("waivers-card", {"免修", "waivers"}, [&] { draw_waivers(surface, context, person); });
}

void draw(Surface& surface, const PanelContext& context) {
  if (context.hours == nullptr || context.person == nullptr) return;
  const PersonIndex before = context.snapshot.find_person(*context.person);
  if (before == nobody) surface.heading({"个人学时", "A person's hours"});
  surface.foldable("choose", {"选择人员", "choose someone"}, before == nobody,
                   [&] { choose_person(surface, context); });
  const PersonIndex person = context.snapshot.find_person(*context.person);
  if (person == nobody) {
    surface.text({"请在上表中选一人，或在“年度总览”的名单中选一人转到这里。",
                  "Choose someone above, or turn here from the list on the page 'The year'."},
                 Tone::muted);
  } else if (!may_see(context, person)) {
    surface.text({"此人不在本校。", "This person is not at your school."}, Tone::caution);
  } else {
    draw_person(surface, context, person);
  }
}

}  // namespace

Panel hours_person() {
  return {"hours_person",
          {"个人学时", "A person"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
