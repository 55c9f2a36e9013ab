// What is under way at the bottom, and what just happened.

#include <algorithm>
#include <cmath>

#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// A word under a toast that does its action; true when it was pressed.
bool offer_action(Ui& ui, const Toast& toast, const Doing& doing) {
  const Action* action = find_action(toast.action);
  if (action == nullptr || !why_not(*action, doing).empty()) return false;
  const std::string keys = shortcut_said(action->id, doing.desk.settings);
  const std::string said = ui.title(action->name);
  ImGui::Dummy({0, ui.px(2)});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size = ui.measure(said, Face::strong);
  const bool hit = ui.clicked(action->id.c_str(), size);
  ui.log_item(action->id);
  const Colour colour = ImGui::IsItemHovered() ? ui.palette().text : ui.palette().accent;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ui.draw_text(list, at, said, Face::strong, colour);
  ui.draw_text(list, {at.x + size.x + ui.px(8), at.y + ui.px(2)}, keys, Face::caption, ui.palette().muted);
  return hit;
}

}  // namespace

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
  std::string wanted;
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
      if (offer_action(ui, toast, {*this, desk_, ui})) wanted = toast.action;
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
  if (!wanted.empty()) {
    act(wanted, {*this, desk_, ui});
    return;  // doing it may have changed the toasts
  }
  if (closed) toasts.erase(toasts.begin() + static_cast<std::ptrdiff_t>(*closed));
}

}  // namespace echelon::desktop
