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
  std::string hint = ui.title(!reason.empty() ? reason : says.empty() ? asked.name : says);
  if (const std::string keys = shortcut_said(action, desk_.settings); !keys.empty()) hint += "  " + keys;
  if (bar_button(ui, id, ui.say(label), reason.empty(), hint)) asked.act(doing);
}

namespace {

/// Too narrow for every button: redo (also in the history) and the arrows give way to the office's name.
bool is_narrow(const Ui& ui) { return ImGui::GetIO().DisplaySize.x < ui.px(836); }

}  // namespace

void Shell::draw_undo(Ui& ui) {
  const EntryLine* next = desk_.next_undo();
  const Words undoes = next == nullptr ? Words{}
                                       : Words{"撤销：" + next->says.zh + "（" + next->who + "）",
                                               "Undo: " + next->says.en + " (" + next->who + ")"};
  action_button(ui, "undo", {"撤销", "Undo"}, "undo", undoes);
  if (!is_narrow(ui)) {
    ImGui::SameLine(0, 0);
    action_button(ui, "redo", {"重做", "Redo"}, "redo", {"重做刚才撤销的操作", "Do again what was undone"});
  }
  ImGui::SameLine(0, 0);
  draw_history(ui);
}

void Shell::draw_trail(Ui& ui, ImVec2 from, ImVec2 to) {
  const Doing doing{*this, desk_, ui};
  const ImVec2 size(ui.px(26), ui.px(30));
  float x = from.x + ui.px(10);
  for (const char* id : {"back", "forward"}) {
    const Action& action = *find_action(id);
    const Words reason = why_not(action, doing);
    const ScopeDisabled disabled(!reason.empty());
    const ImVec2 at(x, from.y + (to.y - from.y - size.y) / 2);
    ImGui::SetCursorScreenPos(at);
    const bool hit = ui.clicked(id, size);
    ui.log_item(id, reason.empty());
    const bool pointed = ImGui::IsItemHovered();
    ui.hint(ui.title(reason.empty() ? action.name : reason) + "  " + shortcut_said(id, desk_.settings));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (pointed) list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui.palette().hover, ui.px(6));
    const float side = id[0] == 'b' ? -1.0F : 1.0F;
    const ImVec2 c(at.x + size.x / 2 + side * ui.px(3), at.y + size.y / 2);
    const Colour colour = reason.empty() ? ui.palette().text : ui.palette().border;
    const float r = ui.px(5);
    list.AddLine({c.x - side * r, c.y - r}, c, colour, ui.px(1.6F));
    list.AddLine({c.x - side * r, c.y + r}, c, colour, ui.px(1.6F));
    if (hit && reason.empty()) action.act(doing);
    x += size.x;
  }
}

void Shell::draw_search_button(Ui& ui, float width) {
  const float high = ImGui::GetFrameHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (ui.clicked("find", {width, high})) finder_.open();
  ui.log_item("find");
  const bool pointed = ImGui::IsItemHovered();
  const std::string keys = shortcut_said("find", desk_.settings);
  ui.hint(ui.say(
      {"查找人员、学校、页面，或执行命令  " + keys, "Find people, schools, pages, or do anything  " + keys}));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Colour ground = pointed ? ui.palette().hover : ui.palette().sunken;
  list.AddRectFilled(at, {at.x + width, at.y + high}, ground, ui.px(6));
  const float r = ui.px(5);
  const ImVec2 c(at.x + ui.px(15), at.y + high / 2 - ui.px(1));
  list.AddCircle(c, r, ui.palette().muted, 20, ui.px(1.6F));
  list.AddLine({c.x + r * 0.7F, c.y + r * 0.7F}, {c.x + r * 1.6F, c.y + r * 1.6F}, ui.palette().muted,
               ui.px(1.8F));
  const std::string label = ui.say({"查找或执行", "Find or do"});
  const float keys_wide = ui.measure(keys, Face::caption).x;
  const float room = width - ui.px(38);
  if (room < ui.px(40)) return;
  const float y = at.y + (high - ui.line_height(Face::body)) / 2;
  ui.draw_text(list, {at.x + ui.px(30), y}, label, Face::body, ui.palette().muted, room);
  if (ui.measure(label, Face::body).x + ui.px(10) + keys_wide > room) return;  // the hint says them
  const float low = at.y + (high - ui.line_height(Face::caption)) / 2;
  ui.draw_text(list, {at.x + width - keys_wide - ui.px(8), low}, keys, Face::caption, ui.palette().muted);
}

void Shell::draw_top_bar(Ui& ui, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ui.palette().card);
  list.AddLine({from.x, to.y}, to, ui.palette().border);
  const ScopePath path(ui, "bar");
  const float middle = from.y + (to.y - from.y - ImGui::GetFrameHeight()) / 2;
  const OfficeView* view = desk_.view();
  const float row = bar_tall_ ? (to.y - from.y) / 2 : to.y - from.y;
  const float begin = bar_tall_ ? to.x : std::max(from.x, to.x - ui.px(14) - bar_wide_);
  if (view != nullptr) {
    const bool narrow = is_narrow(ui) && !bar_tall_;
    if (!narrow) draw_trail(ui, from, {begin, from.y + row});
    draw_date(ui, {from.x + (narrow ? 0 : ui.px(48)), from.y}, {begin, from.y + row});
  } else {
    ui.draw_text(list, {from.x + ui.px(24), middle + ui.px(4)}, ui.say({"梯队 Echelon", "Echelon 梯队"}),
                 Face::title, ui.palette().accent);
  }
  // The search takes what the others and the office's name leave it.
  const float others = bar_wide_ - search_wide_;
  search_wide_ = std::clamp(to.x - from.x - others - ui.px(300), ui.px(32), ui.px(230));
  if (bar_tall_) {
    ImGui::SetCursorScreenPos({from.x + ui.px(8), from.y + row});
    const ScopeChild child("buttons", {to.x - from.x - ui.px(8), row}, ImGuiWindowFlags_HorizontalScrollbar);
    draw_bar_buttons(ui);
  } else {
    ImGui::SetCursorScreenPos({begin, middle});
    draw_bar_buttons(ui);
  }
  const bool tall = others + ui.px(32 + 230) > to.x - from.x;
  if (tall != bar_tall_) ui.wants_frame = true;
  bar_tall_ = tall;
}

void Shell::draw_bar_buttons(Ui& ui) {
  const float begin = ImGui::GetCursorScreenPos().x;
  if (narrow_) {
    if (bar_button(ui, "menu", ui.say(menu_open_ ? Words{"返回", "Back"} : Words{"页面", "Pages"}), true,
                   ui.say({"打开页面列表", "Show the list of pages"})))
      menu_open_ = !menu_open_;
    ImGui::SameLine(0, ui.px(6));
  }
  draw_search_button(ui, search_wide_);
  ImGui::SameLine(0, ui.px(6));
  if (desk_.view() != nullptr) {
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
