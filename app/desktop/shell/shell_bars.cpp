// The bar at the top.

#include <algorithm>

#include "desktop/shell/bar_button.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {

bool bar_button(Ui& ui, const char* id, const std::string& text, bool enabled, const std::string& hint) {
  const ScopeDisabled disabled(!enabled);
  const ScopeColour ground(ImGuiCol_Button, 0);
  const bool hit = ImGui::Button(ui.label(text, id).c_str());
  ui.log_item(id, enabled);
  ui.hint(hint);
  return hit && enabled;
}

void Shell::action_button(Ui& ui, const char* id, const Words& label, std::string_view action,
                          const Words& says) {
  const Action& asked = *find_action(action);
  const Doing doing{*this, desk_, ui};
  const Words reason = why_not(asked, doing);
  std::string hint = ui.say(!reason.empty() ? reason : says.empty() ? asked.name : says);
  if (const std::string keys = shortcut_said(action, desk_.settings); !keys.empty()) hint += "  " + keys;
  if (bar_button(ui, id, ui.say(label), reason.empty(), hint)) asked.act(doing);
}

void Shell::draw_undo(Ui& ui) {
  const EntryLine* next = desk_.next_undo();
  const Words undoes = next == nullptr ? Words{}
                                       : Words{"撤销：" + next->says.zh + "（" + next->who + "）",
                                               "Undo: " + next->says.en + " (" + next->who + ")"};
  action_button(ui, "undo", {"撤销", "Undo"}, "undo", undoes);
  ImGui::SameLine(0, 0);
  action_button(ui, "redo", {"重做", "Redo"}, "redo", {"重做刚才撤销的操作", "Do again what was undone"});
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
  draw_look_popup(ui);
}

}  // namespace echelon::desktop
