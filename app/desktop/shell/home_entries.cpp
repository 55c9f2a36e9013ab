// What was done last, and the way from an empty office to a first result.

#include <algorithm>

#include "desktop/shell/home_parts.hpp"
#include "desktop/shell/shell.hpp"

namespace echelon::desktop {
namespace {

/// `09-02 08:00`.
std::string time_of(const EntryLine& entry) {
  if (entry.when.size() < 16) return entry.when;
  return entry.when.substr(5, 5) + " " + entry.when.substr(11, 5);
}

bool draw_entry(Ui& ui, const EntryLine& entry, bool line) {
  const float height = ui.line_height(Face::body) + ui.line_height(Face::caption) + 2 * ui.px(5);
  const LinkRow row = link_row(ui, "entry:" + std::to_string(entry.number), height, line);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = row.from.y + ui.px(5);
  const float room = row.to.x - row.from.x;
  const Colour ink = entry.undone  ? ui.palette().muted
                     : row.pointed ? ui.palette().accent
                                   : ui.palette().text;
  const bool whole = ui.draw_text(list, {row.from.x, y}, ui.title(entry.says), Face::body, ink, room);
  if (entry.undone) {
    const float wide = std::min(room, ui.measure(ui.title(entry.says), Face::body).x);
    const float middle = y + ui.line_height(Face::body) * 0.55F;
    list.AddLine({row.from.x, middle}, {row.from.x + wide, middle}, ui.palette().muted);
  }
  const float second = y + ui.line_height(Face::body);
  std::string note = entry.who + "  ·  " + time_of(entry);
  if (entry.undone) note += "  ·  " + ui.say({"已撤销", "undone"});
  ui.draw_text(list, {row.from.x, second}, note, Face::caption, ui.palette().muted, room);
  if (!whole) ui.hint(ui.title(entry.says));
  return row.pressed;
}

void draw_step(Shell& shell, Ui& ui, const SetUpStep& step, std::size_t number, bool next) {
  const float height = ui.line_height(Face::strong) + ui.line_height(Face::body) + 2 * ui.px(8);
  const LinkRow row = link_row(ui, "set-up:" + step.id, height, number > 1);
  if (row.pressed) shell.go_to(step.where);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float r = ui.px(12);
  const ImVec2 middle(row.from.x + r, (row.from.y + row.to.y) / 2);
  const Colour tone = step.done ? ui.palette().good : next ? ui.palette().accent : ui.palette().border;
  if (step.done || next) {
    list.AddCircleFilled(middle, r, tone);
  } else {
    list.AddCircle(middle, r, tone, 0, ui.px(1.5F));
  }
  const float t = ui.px(2);
  if (step.done) {
    list.AddLine({middle.x - r * 0.42F, middle.y}, {middle.x - r * 0.1F, middle.y + r * 0.35F},
                 ui.palette().on_accent, t);
    list.AddLine({middle.x - r * 0.1F, middle.y + r * 0.35F}, {middle.x + r * 0.45F, middle.y - r * 0.35F},
                 ui.palette().on_accent, t);
  } else {
    const std::string text = std::to_string(number);
    const ImVec2 size = ui.measure(text, Face::strong);
    ui.draw_text(list, {middle.x - size.x / 2, middle.y - size.y / 2}, text, Face::strong,
                 next ? ui.palette().on_accent : ui.palette().muted);
  }
  const float left = row.from.x + 2 * r + ui.px(14);
  const float room = std::max(1.0F, row.to.x - left);
  const float y = row.from.y + ui.px(8);
  ui.draw_text(list, {left, y}, ui.title(step.what), Face::strong,
               step.done             ? ui.palette().muted
               : row.pointed || next ? ui.palette().accent
                                     : ui.palette().text,
               room);
  if (!ui.draw_text(list, {left, y + ui.line_height(Face::strong)}, ui.say(step.why), Face::body,
                    ui.palette().muted, room))
    ui.hint(ui.say(step.why));
}

}  // namespace

void draw_home_entries(Shell& shell, ImguiSurface& surface, Desk& desk, const Overview& overview) {
  surface.group("entries", {"最近记录", "recent entries"}, [&] {
    Ui& ui = surface.ui();
    if (overview.entries.empty()) {
      surface.text({"台账还是空的。每次改动都会记在这里，并且可以撤销。",
                    "The ledger is empty. Every change will stand here, and can be undone."},
                   Tone::muted);
      return;
    }
    {
      const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(8), 0));
      for (std::size_t i = 0; i < overview.entries.size(); ++i) {
        if (draw_entry(ui, overview.entries[i], i > 0))
          shell.go_to({"ledger", {}, "entries", std::to_string(overview.entries[i].number), {}, {}});
      }
    }
    const EntryLine* next = desk.next_undo();
    if (next == nullptr) return;
    ImGui::Dummy({0, ui.px(4)});
    ui.paragraph(ui.say({"可以撤销：" + next->says.zh, "Can be undone: " + next->says.en}), Face::caption,
                 ui.palette().muted);
    if (surface.button("undo", {"撤销", "undo"}, !desk.busy())) desk.undo();
  });
}

void draw_home_set_up(Shell& shell, ImguiSurface& surface, const Overview& overview) {
  const auto done = std::ranges::count_if(overview.set_up, &SetUpStep::done);
  surface.group("set-up", {"从这里开始", "begin here"}, [&] {
    Ui& ui = surface.ui();
    surface.text({"这个办公文件还是新的。按顺序做完这几步，就能得出第一个结果；每一步都能撤销。",
                  "This office is new. These steps lead to a first result; each can be undone."},
                 Tone::muted);
    surface.progress("set-up-done", {"已完成", "done"}, static_cast<double>(done),
                     static_cast<double>(overview.set_up.size()), {"步", "steps"});
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(8), 0));
    ImGui::Dummy({0, ui.px(6)});
    bool next = true;
    for (std::size_t i = 0; i < overview.set_up.size(); ++i) {
      const SetUpStep& step = overview.set_up[i];
      draw_step(shell, ui, step, i + 1, next && !step.done);
      if (!step.done) next = false;
    }
  });
}

}  // namespace echelon::desktop
