// What is done with what was found.

#include <algorithm>

#include "desktop/shell/finder_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// `program/panel` in its two parts.
std::pair<std::string, std::string> parts_of(const std::string& panel) {
  const std::size_t sign = panel.find('/');
  return {panel.substr(0, sign), panel.substr(sign + 1)};
}

bool is_for(const Panel& panel, ViewerRole role) {
  return panel.viewers.empty() || std::ranges::find(panel.viewers, role) != panel.viewers.end();
}

const Panel* panel_of(const Doing& doing, const std::string& program, const std::string& id) {
  const auto& all = doing.desk.panels(program);
  const auto found = std::ranges::find(all, id, &Panel::id);
  return found == all.end() || !is_for(*found, doing.desk.viewer.role) ? nullptr : &*found;
}

/// The program on whose page courses and sessions stand; empty for none.
std::string teaching_program(const Doing& doing) {
  if (doing.desk.view() == nullptr) return {};
  for (const Program* program : doing.desk.view()->programs) {
    if (panel_of(doing, program->id, "sessions") != nullptr) return program->id;
  }
  return {};
}

bool sees_person(const Doing& doing, const std::string& id) {
  const Viewer& viewer = doing.desk.viewer;
  if (viewer.role == ViewerRole::hr) return true;
  if (viewer.role != ViewerRole::principal || doing.desk.view() == nullptr) return false;
  const Snapshot& snapshot = *doing.desk.view()->snapshot;
  const PersonIndex person = snapshot.find_person(id);
  const School* school = person == nobody ? nullptr : snapshot.school_of(person);
  return school != nullptr && school->id == viewer.school;
}

void turn_to(const Doing& doing, const std::string& program, const std::string& panel) {
  doing.shell.page = "program:" + program;
  doing.ui.memory["program:" + program + "/pages#tab"] = panel;
}

/// Chooses a row of a table that stands under `path`, and brings it into sight.
void choose_row(const Doing& doing, const std::string& path, const std::string& table,
                const std::string& key) {
  ImguiSurface surface(doing.ui);
  const ScopePath there(doing.ui, path);
  surface.show_row(table, key);
}

void show_person(const Doing& doing, const std::string& id) {
  doing.shell.page = "people";
  const Snapshot& snapshot = *doing.desk.view()->snapshot;
  const PersonIndex person = snapshot.find_person(id);
  if (person != nobody && snapshot.people.in_service[static_cast<std::size_t>(person)] == 0)
    doing.ui.memory["people/with-left#remembered"] = "1";
  choose_row(doing, "people/parts", "people", id);
}

void show_session(const Doing& doing, const std::string& id) {
  const std::string program = teaching_program(doing);
  turn_to(doing, program, "sessions");
  const ScopePath there(doing.ui, "program:" + program + "/pages/sessions/calendar-card/calendar");
  doing.ui.state<std::string>("chosen") = id;
}

void show_course(const Doing& doing, const std::string& id) {
  const std::string program = teaching_program(doing);
  turn_to(doing, program, "sessions");
  choose_row(doing, "program:" + program + "/pages/sessions/courses-card", "courses", id);
}

}  // namespace

bool finder_shows(const Doing& doing, const SearchEntry& entry) {
  switch (entry.kind) {
    case FoundKind::page:
      return doing.desk.view() == nullptr ? find_page(entry.id)->without_office
                                          : is_for(*find_page(entry.id), doing.desk.viewer.role);
    case FoundKind::panel: {
      const auto [program, panel] = parts_of(entry.id);
      return panel_of(doing, program, panel) != nullptr;
    }
    case FoundKind::person:
      return sees_person(doing, entry.id);
    case FoundKind::course:
    case FoundKind::session:
      return !teaching_program(doing).empty();
    default:
      return true;
  }
}

Words finder_why_not(const Doing& doing, const SearchEntry& entry) {
  if (entry.kind != FoundKind::command) return {};
  const Action* action = find_action(entry.id);
  return action == nullptr ? Words{} : why_not(*action, doing);
}

Words finder_preview(const Doing& doing, const SearchEntry& entry) {
  const auto of = [&](std::string_view zh, std::string_view en) {
    return Words{std::string(zh) + entry.name.zh, std::string(en) + entry.name.en};
  };
  switch (entry.kind) {
    case FoundKind::command: {
      const Words reason = finder_why_not(doing, entry);
      return reason.empty() ? of("执行：", "do: ") : reason;
    }
    case FoundKind::person:
      return of("打开“人员”，选中", "open People with ");
    case FoundKind::school:
      return of("打开“学校”，选中", "open Schools with ");
    case FoundKind::course:
    case FoundKind::session:
      return of("打开“课程与班次”，选中", "open Courses and sessions with ");
    default:
      return of("打开：", "open: ");
  }
}

void finder_does(const Doing& doing, const SearchEntry& entry) {
  switch (entry.kind) {
    case FoundKind::command:
      act(entry.id, doing);
      break;
    case FoundKind::page:
      doing.shell.page = entry.id;
      break;
    case FoundKind::program:
      doing.shell.page = "program:" + entry.id;
      break;
    case FoundKind::panel: {
      const auto [program, panel] = parts_of(entry.id);
      turn_to(doing, program, panel);
      break;
    }
    case FoundKind::person:
      show_person(doing, entry.id);
      break;
    case FoundKind::school:
      doing.shell.page = "schools";
      choose_row(doing, "schools/parts", "schools", entry.id);
      break;
    case FoundKind::course:
      show_course(doing, entry.id);
      break;
    case FoundKind::session:
      show_session(doing, entry.id);
      break;
    case FoundKind::report:
      break;  // the desktop's reports are commands
  }
}

}  // namespace echelon::desktop
