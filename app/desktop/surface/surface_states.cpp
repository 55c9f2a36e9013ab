#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "desktop/surface/grid_clipboard.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "desktop/ui/rare_characters.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "echelon/exchange/table_file.hpp"

namespace echelon::desktop {
namespace {

/// What a grid keeps between frames.
struct GridState {
  std::size_t row = 0;  ///< where a block is pasted: the cell last pointed at
  std::size_t column = 0;
  Words says;  ///< what became of the last paste
};

/// One grid of states while it is drawn: names and notes at the left, a cell for each column.
class GridDrawing {
 public:
  GridDrawing(Ui& ui, const StateGrid& grid, GridState& state) : ui_(ui), grid_(grid), state_(state) {}

  std::optional<StateChange> draw() {
    draw_legend();
    const ScopeStyle padding(ImGuiStyleVar_CellPadding, ImVec2(ui_.px(4), 0));
    const float row_height = ui_.px(28);
    const float header = ui_.px(30);
    const auto shown = std::clamp<std::size_t>(grid_.rows, 1, static_cast<std::size_t>(grid_.visible_rows));
    const auto columns = static_cast<int>(grid_.columns.size());
    const ScopeColour ground(ImGuiCol_ChildBg, ui_.palette().card);
    const ScopeTable table(
        "grid", columns + 2,
        ImGuiTableFlags_ScrollY | ImGuiTableFlags_ScrollX | ImGuiTableFlags_BordersInnerH |
            ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoSavedSettings,
        ImVec2(0, header + row_height * static_cast<float>(shown) + 2 + ImGui::GetStyle().ScrollbarSize));
    if (!table) return std::nullopt;
    ImGui::TableSetupScrollFreeze(2, 1);
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, ui_.px(92));
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, ui_.px(grid_.note ? 130 : 1));
    for (int c = 0; c < columns; ++c)
      ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, ui_.px(84));
    draw_header(header);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(grid_.rows), row_height);
    while (clipper.Step()) {
      for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
        draw_row(static_cast<std::size_t>(row), row_height);
    }
    take_clipboard();
    return change_;
  }

 private:
  /// What each sign stands for, and the key that sets it.
  void draw_legend() {
    std::string keys;
    for (const auto& state : grid_.states) {
      if (state.key == 0) continue;
      const std::string& sign = ui_.say(state.sign);
      keys += (keys.empty() ? "" : "   ") + std::string(1, state.key) + " " + ui_.say(state.name) +
              (sign.empty() ? "" : " (" + sign + ")");
    }
    if (!keys.empty()) ui_.line(keys, Face::caption, ui_.palette().muted);
    if (!state_.says.empty()) ui_.line(ui_.say(state_.says), Face::caption, ui_.palette().accent);
  }

  /// Ctrl+C and Ctrl+V once the grid was clicked at: the whole of it out; a table with its header, or a
  /// block, in.
  void take_clipboard() {
    const ImGuiIO& io = ImGui::GetIO();
    if (!ImGui::IsWindowFocused() || io.WantTextInput || !io.KeyCtrl) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false); };
    if (pressed(ImGuiKey_C)) {
      Paper paper;
      paper.rows = grid_table(grid_, ui_.language);
      for (const std::string& title : paper.rows.front()) paper.columns.push_back({title});
      paper.rows.erase(paper.rows.begin());
      ImGui::SetClipboardText(clipboard_text(paper).c_str());
    }
    const char* held = pressed(ImGuiKey_V) && grid_.open && grid_.paste ? ImGui::GetClipboardText() : nullptr;
    if (held == nullptr) return;
    const GridPaste paste =
        read_grid(grid_, read_clipboard(without_slots(held)), {state_.row, state_.column});
    if (!paste.cells.empty()) grid_.paste(paste.cells);
    const std::string set = std::to_string(paste.cells.size());
    const std::string bad = std::to_string(paste.misread);
    state_.says = paste.misread == 0
                      ? Words{"粘贴：改动 " + set + " 格。", "pasted: " + set + " cells changed."}
                      : Words{"粘贴：改动 " + set + " 格，" + bad + " 格看不懂。",
                              "pasted: " + set + " cells changed, " + bad + " not understood."};
    ui_.wants_frame = true;
  }

  void draw_header(float height) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, height);
    for (std::size_t c = 0; c < grid_.columns.size() + 2; ++c) {
      if (!ImGui::TableSetColumnIndex(static_cast<int>(c))) continue;
      const Words& title = c == 0 ? grid_.row_title : c == 1 ? grid_.note_title : grid_.columns[c - 2];
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const std::string said = ui_.title(title);
      const float width = ImGui::GetContentRegionAvail().x;
      const bool middle = c > 1;
      const float indent = middle ? std::max(0.0F, (width - ui_.measure(said, Face::caption).x) / 2) : 0;
      ui_.draw_text(*ImGui::GetWindowDrawList(),
                    {at.x + indent, at.y + std::floor((height - ui_.line_height(Face::caption)) / 2)}, said,
                    Face::caption, ui_.palette().muted, width);
    }
  }

  void draw_row(std::size_t row, float height) {
    ImGui::TableNextRow(0, height);
    const std::string key = grid_.key(row);
    const ScopeId id(key);
    const auto text = [&](const std::string& said, Colour colour) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      ui_.draw_text(*ImGui::GetWindowDrawList(),
                    {at.x, at.y + std::floor((height - ui_.line_height(Face::body)) / 2)}, said, Face::body,
                    colour, ImGui::GetContentRegionAvail().x);
    };
    if (ImGui::TableSetColumnIndex(0)) text(grid_.name(row), ui_.palette().text);
    if (grid_.note && ImGui::TableSetColumnIndex(1)) text(grid_.note(row), ui_.palette().muted);
    for (std::size_t c = 0; c < grid_.columns.size(); ++c)
      if (ImGui::TableSetColumnIndex(static_cast<int>(c) + 2)) draw_cell(row, c, key, height);
  }

  void draw_cell(std::size_t row, std::size_t column, const std::string& key, float height) {
    const ScopeId id(static_cast<int>(column));
    const StateGrid::Cell cell = grid_.cell(row, column);
    const auto& state = grid_.states[cell.state];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool hit = ui_.clicked("cell", {width, height - 1});
    ui_.log_item("cell:" + key + ":" + std::to_string(column), grid_.open);
    const bool pointed = ImGui::IsItemHovered();
    if (grid_.open && hit) change_ = StateChange{row, column, (cell.state + 1) % grid_.states.size()};
    if (grid_.open && (pointed || ImGui::IsItemFocused())) take_key(row, column);
    if (pointed) {
      state_.row = row;
      state_.column = column;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 from(at.x + ui_.px(3), at.y + ui_.px(3));
    const ImVec2 to(at.x + width - ui_.px(3), at.y + height - ui_.px(4));
    list.AddRectFilled(from, to, cell.state == 0 ? ui_.palette().sunken : ui_.theme.ground(state.tone),
                       ui_.px(4));
    if (cell.changed || (pointed && grid_.open))
      list.AddRect(from, to, cell.changed ? ui_.palette().accent : ui_.palette().border, ui_.px(4), 0,
                   ui_.px(1.5F));
    const std::string& sign = ui_.say(state.sign);
    const ImVec2 size = ui_.measure(sign, Face::caption);
    ui_.draw_text(list, {at.x + (width - size.x) / 2, at.y + std::floor((height - size.y) / 2)}, sign,
                  Face::caption, ui_.theme.of(cell.state == 0 ? Tone::muted : state.tone));
  }

  void take_key(std::size_t row, std::size_t column) {
    for (const ImWchar typed : ImGui::GetIO().InputQueueCharacters) {
      for (std::size_t s = 0; s < grid_.states.size(); ++s) {
        if (grid_.states[s].key != 0 && typed == static_cast<ImWchar>(grid_.states[s].key))
          change_ = StateChange{row, column, s};
      }
    }
  }

  Ui& ui_;
  const StateGrid& grid_;
  GridState& state_;
  std::optional<StateChange> change_;
};

}  // namespace

std::optional<StateChange> ImguiSurface::states(const StateGrid& grid) {
  const ScopePath path(ui_, grid.id);
  std::optional<StateChange> change;
  in_card([&] {
    if (grid.rows == 0) {
      ui_.paragraph(ui_.say(grid.empty), Face::body, ui_.palette().muted);
    } else {
      if (save_button("picture", ImGui::GetContentRegionAvail().x))
        ui_.picture_to_save = std::make_shared<PictureFile>(picture_file(grid, ui_.language));
      change = GridDrawing(ui_, grid, ui_.state<GridState>("grid")).draw();
    }
  });
  return change;
}

}  // namespace echelon::desktop
