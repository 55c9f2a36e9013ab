#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "desktop/shell/desk.hpp"
#include "desktop/surface/imgui_surface.hpp"

namespace echelon::desktop {

class Shell;

/// The parts of the list of pages at the left, in their order. The programs' pages stand in theirs.
enum class PageSection : std::uint8_t { home, programs, people, office };

/// A page of the shell's own; the programs' pages are `program:<id>`.
struct Page {
  std::string_view id;
  Words name;
  PageSection section = PageSection::office;
  std::vector<ViewerRole> viewers;  ///< who finds it in the list; empty: all
  void (*draw)(Shell& shell, ImguiSurface& surface, Desk& desk) = nullptr;
  bool without_office = false;  ///< can be seen before an office is open
  bool listed = true;           ///< stands in the list; else it is reached from elsewhere
};

/// Every page, in the list's order: a new page is a line here.
[[nodiscard]] std::span<const Page> pages();
/// Null for none of that id.
[[nodiscard]] const Page* find_page(std::string_view id);
[[nodiscard]] bool is_for(const Page& page, ViewerRole role);

// What they draw, a file each.
void draw_home_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_people_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_schools_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_import_page(Shell& shell, ImguiSurface& surface, Desk& desk);
/// In place of the import page while an office that came back is looked at.
void draw_came_back(ImguiSurface& surface, Desk& desk);
/// Offices for schools, reviewers and research.
void draw_offices_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_ledger_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_plugins_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_shortcuts_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_settings_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_recover_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_report_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_about_page(Shell& shell, ImguiSurface& surface, Desk& desk);
void draw_program_page(Shell& shell, ImguiSurface& surface, Desk& desk, const std::string& id);

/// Every action with its shortcut, to be searched and changed.
void draw_shortcuts(ImguiSurface& surface, Desk& desk);
/// The ways out for a plugin that is out of use: load it again, go on without it.
void draw_plugin_ways_out(Shell& shell, ImguiSurface& surface, Desk& desk, const PluginStatus& plugin);

/// Ground, contrast, colours and scale; what is chosen is kept and shown at once.
void draw_look_choices(Shell& shell, ImguiSurface& surface, Desk& desk);

/// What one person's record shows: facts, career, trainings, awards, mentors.
void draw_person_card(ImguiSurface& surface, const Snapshot& snapshot, PersonIndex person);

}  // namespace echelon::desktop
