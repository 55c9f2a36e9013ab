// Through whose eyes the pages are seen.

#include <algorithm>
#include <array>

#include "desktop/shell/bar_button.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

struct Role {
  ViewerRole role = ViewerRole::hr;
  Words name;
};

const std::array<Role, 4>& roles() {
  static const std::array<Role, 4> all{{{ViewerRole::hr, {"人事科", "HR office"}},
                                        {ViewerRole::principal, {"校长", "principal"}},
                                        {ViewerRole::reviewer, {"评委", "reviewer"}},
                                        {ViewerRole::researcher, {"研究", "researcher"}}}};
  return all;
}

}  // namespace

void Shell::draw_viewer(Ui& ui) {
  const Words hint{"以谁的身份查看（仅供查看效果，不是权限）",
                   "Through whose eyes (a view, not a permission)"};
  const auto current = std::ranges::find(roles(), desk_.viewer.role, &Role::role);
  std::string shown = ui.say(current->name);
  const Snapshot& snapshot = *desk_.view()->snapshot;
  if (desk_.viewer.role == ViewerRole::principal) {
    const SchoolIndex school = snapshot.find_school(desk_.viewer.school);
    if (school != nobody) shown += " · " + snapshot.schools[static_cast<std::size_t>(school)].name;
  }
  if (desk_.viewer.role == ViewerRole::reviewer) shown += " · " + desk_.viewer.reviewer;
  if (bar_button(ui, "viewer", shown, true, ui.say(hint)) || opens("viewer"))
    ImGui::OpenPopup("viewer-popup");
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(14), ui.px(12)));
  ImGui::SetNextWindowSizeConstraints({ui.px(340), 0}, {ui.px(340), ui.px(560)});
  const ScopePopup popup("viewer-popup");
  if (!popup) return;
  const ScopePath path(ui, "viewer-popup");
  ui.paragraph(ui.say(hint), Face::caption, ui.palette().muted);
  for (const Role& role : roles()) {
    const std::string id = "role-" + std::to_string(static_cast<int>(role.role));
    if (ImGui::Selectable(ui.label(ui.say(role.name), id).c_str(), role.role == desk_.viewer.role,
                          ImGuiSelectableFlags_DontClosePopups)) {
      desk_.viewer.role = role.role;
    }
    ui.log_item(id);
  }
  ImguiSurface surface(ui);
  if (desk_.viewer.role == ViewerRole::principal) {
    surface.separator();
    Table table;
    table.id = "schools";
    table.columns = {{"name", {"学校", "school"}, 1}};
    table.rows = snapshot.schools.size();
    table.revision = desk_.view()->revision;
    table.visible_rows = 8;
    table.key = [&](std::size_t row) { return snapshot.schools[row].id; };
    table.cell = [&](std::size_t row, std::size_t) -> Cell {
      return {snapshot.schools[row].name, std::nullopt, Tone::plain, std::nullopt};
    };
    const std::string chosen = surface.table(table);
    if (!chosen.empty()) desk_.viewer.school = chosen;
  }
  if (desk_.viewer.role == ViewerRole::reviewer) {
    surface.separator();
    const RoundView* round = page.starts_with("program:") ? desk_.known_round(page.substr(8)) : nullptr;
    if (round == nullptr || round->raters.empty()) {
      surface.text({"先打开一个有评委的项目。", "Open a program that has reviewers first."}, Tone::muted);
      return;
    }
    Table table;
    table.id = "reviewers";
    table.columns = {{"id", {"编号", "id"}, 1}, {"name", {"评委", "reviewer"}, 1.4}};
    table.rows = round->raters.size();
    table.revision = desk_.view()->revision;
    table.visible_rows = 8;
    table.key = [&](std::size_t row) { return round->raters[row].id; };
    table.cell = [&](std::size_t row, std::size_t column) -> Cell {
      return {column == 0 ? round->raters[row].id : round->raters[row].name, std::nullopt, Tone::plain,
              std::nullopt};
    };
    const std::string chosen = surface.table(table);
    if (!chosen.empty()) desk_.viewer.reviewer = chosen;
  }
}

}  // namespace echelon::desktop
