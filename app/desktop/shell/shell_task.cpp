// What is under way at the bottom, and what just happened.

#include <algorithm>
#include <cmath>

#include "desktop/shell/shell.hpp"
#include "echelon/base/spoken.hpp"

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

namespace {

Words and_time(const Worker::Finished& job) {
  const Words took = said_duration(job.seconds);
  const Words how = job.failed ? Words{"未完成", "not done"} : Words{"完成", "done"};
  return {job.title.zh + "：" + how.zh + "，用时 " + took.zh, job.title.en + ": " + how.en + ", " + took.en};
}

/// What the bar says at its left: what runs, what was done last, or that nothing waits.
Words said_now(const std::optional<Worker::Task>& task, const std::deque<Worker::Finished>& finished) {
  if (task && !task->title.empty()) {
    if (task->step.empty()) return task->title;
    return {task->title.zh + " · " + task->step.zh, task->title.en + " · " + task->step.en};
  }
  return finished.empty() ? Words{"就绪", "ready"} : and_time(finished.front());
}

Words said_left(const Worker::Task& task) {
  Words said;
  if (task.left) {
    const Words time = said_duration(std::max(1.0, std::ceil(*task.left)));
    said = {"约剩 " + time.zh, "about " + time.en + " left"};
  }
  if (!task.waiting.empty()) {
    const Words waiting =
        counted(static_cast<std::int64_t>(task.waiting.size()), "项等待", "waiting", "waiting");
    said = said.empty() ? waiting : Words{said.zh + " · " + waiting.zh, said.en + " · " + waiting.en};
  }
  return said;
}

}  // namespace

void Shell::draw_task(Ui& ui, ImVec2 from, ImVec2 to) {
  std::optional<Worker::Task> task = desk_.task();
  constexpr double quiet_seconds = 0.25;  // what is over sooner would only flicker
  if (task && task->seconds < quiet_seconds) task.reset();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, to, ui.palette().card);
  list.AddLine(from, {to.x, from.y}, ui.palette().border);
  const ScopePath path(ui, "task");
  const float middle = from.y + (to.y - from.y) / 2;
  const float y = middle - ui.line_height(Face::caption) / 2;
  const std::string said = ui.title(said_now(task, desk_.finished()));
  const float room = task ? std::min(ui.px(420), (to.x - from.x) * 0.4F) : to.x - from.x - ui.px(48);
  ImGui::SetCursorScreenPos({from.x + ui.px(16), from.y});
  if (ui.clicked("tasks", {std::min(room, ui.measure(said, Face::caption).x) + ui.px(16), to.y - from.y}))
    ImGui::OpenPopup("tasks-popup");
  ui.log_item("tasks");
  ui.hint(ui.say({"正在做的与最近做完的", "What is being done and what was done lately"}));
  const bool lit = ImGui::IsItemHovered();
  ui.draw_text(list, {from.x + ui.px(24), y}, said, Face::caption,
               task || lit ? ui.palette().text : ui.palette().muted, room);
  if (task) draw_progress(ui, *task, {from.x + room + ui.px(40), from.y}, to);
  draw_tasks_popup(ui);
}

void Shell::draw_progress(Ui& ui, const Worker::Task& task, ImVec2 from, ImVec2 to) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float middle = from.y + (to.y - from.y) / 2;
  const float half = ui.px(3);
  const std::string left_time = ui.say(said_left(task));
  float right = to.x - ui.px(16);
  if (task.cancellable) {
    const ScopeStyle padding(ImGuiStyleVar_FramePadding, ImVec2(ui.px(10), ui.px(1)));
    right -= ui.measure(ui.say({"取消", "Cancel"}), Face::body).x + ui.px(20);
    ImGui::SetCursorScreenPos({right, middle - ImGui::GetFrameHeight() / 2});
    ImguiSurface surface(ui);
    if (surface.button("cancel", {"取消", "cancel"})) desk_.cancel();
    right -= ui.px(12);
  }
  const float wide = ui.measure(left_time, Face::caption).x;
  ui.draw_text(list, {right - wide, middle - ui.line_height(Face::caption) / 2}, left_time, Face::caption,
               ui.palette().muted);
  right -= wide + ui.px(12);
  if (right - from.x < ui.px(40)) return;
  list.AddRectFilled({from.x, middle - half}, {right, middle + half}, ui.palette().sunken, half);
  const auto done = static_cast<float>(std::clamp(task.done, 0.0, 1.0));
  if (done > 0)
    list.AddRectFilled({from.x, middle - half}, {from.x + (right - from.x) * done, middle + half},
                       ui.palette().accent, half);
}

void Shell::draw_tasks_popup(Ui& ui) {
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(14), ui.px(12)));
  const ScopePopup popup("tasks-popup");
  if (!popup) return;
  const ScopePath path(ui, "tasks-popup");
  if (const auto task = desk_.task()) {
    for (const Words& waiting : task->waiting)
      ui.line(ui.title({"等待：" + waiting.zh, "waiting: " + waiting.en}), Face::body, ui.palette().text);
  }
  if (desk_.finished().empty())
    ui.line(ui.say({"还没有做完的事。", "Nothing has been done yet."}), Face::body, ui.palette().muted);
  int number = 0;
  for (const Worker::Finished& job : desk_.finished()) {
    const std::string id = "done-" + std::to_string(number++);
    const bool known = !job.place.empty() && job.place != page;
    if (ImGui::Selectable(ui.label(ui.title(and_time(job)), id).c_str(), false,
                          known ? 0 : ImGuiSelectableFlags_Disabled))
      page = job.place;
    ui.log_item(id, known);
  }
}

void Shell::draw_toasts(Ui& ui, ImVec2 from, ImVec2 to) {
  auto& toasts = desk_.toasts();
  const float width = std::min(ui.px(400), to.x - ui.px(32));
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
