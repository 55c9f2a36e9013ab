// The bar at the top, what is under way at the bottom, and what just happened.

#include <algorithm>
#include <array>
#include <cmath>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// A flat button for the bar; lights up when pointed at.
bool bar_button(Ui& ui, const char* id, const std::string& text, bool enabled, const std::string& hint) {
  const ScopeDisabled disabled(!enabled);
  const ScopeColour ground(ImGuiCol_Button, 0);
  const bool hit = ImGui::Button(ui.label(text, id).c_str());
  ui.log_item(id, enabled);
  ui.hint(hint);
  return hit && enabled;
}

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

void Shell::draw_undo(Ui& ui) {
  const EntryLine* next = desk_.next_undo();
  const bool free = !desk_.busy();
  const Words undo_hint = next == nullptr ? Words{"没有可以撤销的操作。", "There is nothing to undo."}
                                          : Words{"撤销：" + next->says.zh + "（" + next->who + "）  Ctrl+Z",
                                                  "Undo: " + next->says.en + " (" + next->who + ")  Ctrl+Z"};
  if (bar_button(ui, "undo", ui.say({"撤销", "Undo"}), next != nullptr && free, ui.say(undo_hint)))
    desk_.undo();
  ImGui::SameLine(0, 0);
  const Words redo_hint{"重做刚才撤销的操作  Ctrl+Y", "Do again what was undone  Ctrl+Y"};
  if (bar_button(ui, "redo", ui.say({"重做", "Redo"}), desk_.can_redo() && free, ui.say(redo_hint)))
    desk_.redo();
}

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
  if (bar_button(ui, "viewer", shown, true, ui.say(hint))) ImGui::OpenPopup("viewer-popup");
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

void Shell::draw_look(Ui& ui) {
  const bool chinese = ui.language == Language::chinese;
  if (bar_button(ui, "language", chinese ? "EN" : "中文", true,
                 chinese ? "Switch to English" : "切换到中文")) {
    ui.language = chinese ? Language::english : Language::chinese;
    desk_.settings.language = ui.language;
    desk_.save_settings();
    ui.wants_frame = true;
  }
  ImGui::SameLine(0, 0);
  const std::string percent = std::to_string(static_cast<int>(std::lround(ui.theme.scale * 100))) + "%";
  if (bar_button(ui, "scale", percent, true,
                 ui.say({"显示比例  Ctrl+加号 / Ctrl+减号", "Scale  Ctrl+plus / Ctrl+minus"}))) {
    ImGui::OpenPopup("scale-popup");
  }
  {
    const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(10), ui.px(8)));
    if (const ScopePopup popup("scale-popup"); popup) {
      for (const int choice : {75, 100, 125, 150, 175, 200, 250, 300}) {
        const std::string id = "scale-" + std::to_string(choice);
        const bool current = std::lround(ui.theme.scale * 100) == choice;
        if (ImGui::Selectable(ui.label(std::to_string(choice) + "%", id).c_str(), current)) {
          ui.theme.scale = static_cast<float>(choice) / 100;
          desk_.settings.scale = ui.theme.scale;
          desk_.save_settings();
          ui.wants_frame = true;
        }
        ui.log_item(id);
      }
    }
  }
  ImGui::SameLine(0, 0);
  const Words look = ui.theme.dark ? Words{"浅色", "Light"} : Words{"深色", "Dark"};
  if (bar_button(ui, "look", ui.say(look), true,
                 ui.say({"切换浅色与深色", "Switch between light and dark"}))) {
    ui.theme.dark = !ui.theme.dark;
    desk_.settings.dark = ui.theme.dark;
    desk_.save_settings();
    ui.wants_frame = true;
  }
}

void Shell::draw_top_bar(Ui& ui, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ui.palette().card);
  list.AddLine({from.x, to.y}, to, ui.palette().border);
  const ScopePath path(ui, "bar");
  const float middle = from.y + (to.y - from.y - ImGui::GetFrameHeight()) / 2;
  const OfficeView* view = desk_.view();
  const float begin = std::max(from.x, to.x - ui.px(14) - bar_wide_);
  if (view != nullptr) {
    draw_date(ui, from, {begin, to.y});
  } else {
    ui.draw_text(list, {from.x + ui.px(24), middle + ui.px(4)}, ui.say({"梯队 Echelon", "Echelon 梯队"}),
                 Face::title, ui.palette().accent);
  }
  ImGui::SetCursorScreenPos({begin, middle});
  if (view != nullptr) {
    draw_undo(ui);
    ImGui::SameLine(0, ui.px(6));
    draw_viewer(ui);
    ImGui::SameLine(0, ui.px(6));
  }
  draw_look(ui);
  // The buttons end at the right edge, however wide the language makes them.
  const float wide = ImGui::GetItemRectMax().x - begin;
  if (wide != bar_wide_) ui.wants_frame = true;
  bar_wide_ = wide;
}

void Shell::draw_task(Ui& ui, ImVec2 from, ImVec2 to) {
  const auto task = desk_.task();
  if (!task) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ui.palette().card);
  list.AddLine(from, {to.x, from.y}, ui.palette().border);
  const ScopePath path(ui, "task");
  const float y = from.y + (to.y - from.y - ui.line_height(Face::body)) / 2;
  const std::string step = ui.say(task->step);
  const std::string title = ui.say(task->title) + (step.empty() ? "" : " · " + step);
  ui.draw_text(list, {from.x + ui.px(24), y}, title, Face::body, ui.palette().text, ui.px(380));
  const float left = from.x + ui.px(420);
  const float right = std::max(left + ui.px(60), to.x - ui.px(220));
  const float track = from.y + (to.y - from.y) / 2;
  const float half = ui.px(3);
  list.AddRectFilled({left, track - half}, {right, track + half}, ui.palette().sunken, half);
  const auto done = static_cast<float>(std::clamp(task->done, 0.0, 1.0));
  list.AddRectFilled({left, track - half}, {left + (right - left) * done, track + half}, ui.palette().accent,
                     half);
  std::string left_time;
  if (task->done > 0.05 && task->seconds > 1) {
    const auto seconds = static_cast<int>(std::ceil(task->seconds / task->done * (1 - task->done)));
    left_time = ui.say({"约剩 " + std::to_string(seconds) + " 秒", std::to_string(seconds) + " s left"});
  }
  ui.draw_text(list, {right + ui.px(12), y}, left_time, Face::body, ui.palette().muted);
  if (task->cancellable) {
    ImGui::SetCursorScreenPos({to.x - ui.px(96), from.y + (to.y - from.y - ImGui::GetFrameHeight()) / 2});
    ImguiSurface surface(ui);
    if (surface.button("cancel", {"取消", "cancel"})) desk_.cancel();
  }
}

void Shell::draw_toasts(Ui& ui, ImVec2 from, ImVec2 to) {
  auto& toasts = desk_.toasts();
  const float width = ui.px(400);
  const float pad = ui.px(14);
  float y = from.y + ui.px(12);
  std::optional<std::size_t> closed;
  for (std::size_t i = 0; i < toasts.size(); ++i) {
    const Toast& toast = toasts[i];
    const std::string id = "toast-" + std::to_string(i);
    ImGui::SetNextWindowPos({to.x - width - ui.px(16), y});
    ImGui::SetNextWindowSize({width, 0});
    const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(pad, ui.px(10)));
    const ScopeStyle rounding(ImGuiStyleVar_WindowRounding, ui.px(8));
    const ScopeStyle border(ImGuiStyleVar_WindowBorderSize, 1.0F);
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, ui.px(2)));
    const ScopeColour ground(ImGuiCol_WindowBg, ui.palette().card);
    const ScopeWindow window(("###" + id).c_str(), ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                                       ImGuiWindowFlags_NoSavedSettings |
                                                       ImGuiWindowFlags_NoFocusOnAppearing |
                                                       ImGuiWindowFlags_NoNav);
    const ScopePath path(ui, id);
    const ImVec2 at = ImGui::GetWindowPos();
    const ImVec2 size = ImGui::GetWindowSize();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y + ui.px(8)},
                                              {at.x + ui.px(4), at.y + size.y - ui.px(8)},
                                              ui.theme.of(toast.tone), ui.px(2));
    const float room = width - 2 * pad - ui.px(24);
    {
      const ScopeGroup group;
      ui.paragraph(ui.say(toast.says), Face::body, ui.palette().text, room);
      if (!toast.remedy.empty()) ui.paragraph(ui.say(toast.remedy), Face::caption, ui.palette().muted, room);
    }
    ImGui::SetCursorScreenPos({at.x + width - pad - ui.px(16), at.y + ui.px(8)});
    const ImVec2 cross = ImGui::GetCursorScreenPos();
    if (ui.clicked("close", {ui.px(18), ui.px(18)})) closed = i;
    ui.log_item("close");
    const Colour colour = ImGui::IsItemHovered() ? ui.palette().text : ui.palette().muted;
    const float a = ui.px(5);
    const float b = ui.px(13);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddLine({cross.x + a, cross.y + a}, {cross.x + b, cross.y + b}, colour, ui.px(1.5F));
    list.AddLine({cross.x + b, cross.y + a}, {cross.x + a, cross.y + b}, colour, ui.px(1.5F));
    y += size.y + ui.px(8);
  }
  if (closed) toasts.erase(toasts.begin() + static_cast<std::ptrdiff_t>(*closed));
}

}  // namespace echelon::desktop
