// What can be undone and redone, step by step, as far as one likes.

#include <algorithm>

#include "desktop/shell/shell.hpp"
#include "echelon/office/history.hpp"

namespace echelon::desktop {
namespace {

constexpr std::size_t told = 6;  ///< steps that are listed before they go

Table table_of(const std::vector<EntryLine>& lines, const OfficeView& view, Language language, bool undoes) {
  Table table;
  table.id = undoes ? "undoable" : "redoable";
  table.columns = {{"what", {"内容", "what"}, 3.4},
                   {"who", {"操作人", "who"}, 0.9},
                   {"when", {"时间", "when"}, 1.7},
                   {"number", {"序号", "no."}, 0.5, false}};
  table.rows = lines.size();
  table.revision = view.revision;
  table.visible_rows = 8;
  table.empty = undoes
                    ? Words{"没有可以撤销的操作。", "There is nothing to undo."}
                    : Words{"没有可以重做的操作；撤销之后，在下一次改动之前都可以重做。",
                            "There is nothing to redo. What was undone can be redone until the next change."};
  table.key = [&lines](std::size_t row) { return std::to_string(lines[row].number); };
  table.cell = [&lines, language](std::size_t row, std::size_t column) -> Cell {
    const EntryLine& line = lines[row];
    std::string when = line.when.substr(0, 16);
    if (when.size() > 10) when[10] = ' ';
    if (column == 0) return {line.says.in(language), std::nullopt, Tone::plain, std::nullopt};
    if (column == 1) return {line.who, std::nullopt, Tone::plain, std::nullopt};
    if (column == 2) return {when, std::nullopt, Tone::muted, std::nullopt};
    return {std::to_string(line.number), static_cast<double>(line.number), Tone::muted, std::nullopt};
  };
  return table;
}

}  // namespace

void Shell::draw_history_steps(ImguiSurface& surface, const std::vector<EntryLine>& lines, bool undoes) {
  const std::string chosen = surface.table(table_of(lines, *desk_.view(), surface.language(), undoes));
  const auto last = std::ranges::find_if(
      lines, [&](const EntryLine& line) { return std::to_string(line.number) == chosen; });
  if (last == lines.end()) {
    if (!lines.empty())
      surface.text({"选中一条，从最近的一条到它都会一起处理。",
                    "Choose an entry: everything from the newest to it goes together."},
                   Tone::muted);
    return;
  }
  const auto count = static_cast<std::size_t>(last - lines.begin()) + 1;
  const std::string steps = std::to_string(count);
  surface.text(undoes
                   ? Words{"将依次撤销 " + steps + " 步：", steps + " steps go, in this order:"}
                   : Words{"将依次重做 " + steps + " 步：", steps + " steps are done again, in this order:"});
  for (std::size_t i = 0; i < std::min(count, told); ++i) {
    const EntryLine& line = lines[i];
    surface.text({"· " + line.says.zh + "（" + line.who + "）", "· " + line.says.en + " (" + line.who + ")"},
                 Tone::muted);
  }
  if (count > told) {
    const std::string more = std::to_string(count - told);
    surface.text({"· 另 " + more + " 步", "· and " + more + " more"}, Tone::muted);
  }
  const Words label = undoes ? Words{"撤销这 " + steps + " 步", "undo these " + steps}
                             : Words{"重做这 " + steps + " 步", "redo these " + steps};
  if (!surface.button(undoes ? "undo-to" : "redo-to", label, !desk_.busy(),
                      {"正忙，请稍候。", "Busy; please wait."}))
    return;
  if (undoes) {
    desk_.undo_to(last->number);
  } else {
    desk_.redo_to(last->number);
  }
  surface.clear_choice(undoes ? "undoable" : "redoable");
  ImGui::CloseCurrentPopup();
}

void Shell::draw_history(Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 size(ui.px(20), ImGui::GetFrameHeight());
  if (ui.clicked("history", size) || opens("history")) ImGui::OpenPopup("history-popup");
  ui.log_item("history");
  const bool pointed = ImGui::IsItemHovered();
  ui.hint(ui.title(find_action("history")->name) + "  " + shortcut_said("history", desk_.settings));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (pointed) list.AddRectFilled(at, {at.x + size.x, at.y + size.y}, ui.palette().hover, ui.px(5));
  const ImVec2 c(at.x + size.x / 2, at.y + size.y / 2);
  const float r = ui.px(3.5F);
  list.AddTriangleFilled({c.x - r, c.y - r * 0.5F}, {c.x + r, c.y - r * 0.5F}, {c.x, c.y + r},
                         ui.palette().muted);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(ui.px(620), screen.x - ui.px(24));
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(16), ui.px(14)));
  ImGui::SetNextWindowPos({std::max(ui.px(12), std::min(at.x - width / 2, screen.x - width - ui.px(12))),
                           at.y + size.y + ui.px(10)});
  ImGui::SetNextWindowSize({width, 0});
  const ScopePopup popup("history-popup");
  if (!popup) return;
  const ScopePath path(ui, "history-popup");
  ImguiSurface surface(ui);
  const auto& entries = desk_.view()->entries;
  const std::vector<Tab> tabs{
      {"undo", {"撤销", "Undo"}, [&] { draw_history_steps(surface, undoable(entries), true); }},
      {"redo", {"重做", "Redo"}, [&] { draw_history_steps(surface, redoable(entries), false); }}};
  surface.tabs("steps", tabs);
}

}  // namespace echelon::desktop
