#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>

#include "desktop/surface/imgui_surface.hpp"
#include "desktop/surface/table_rows.hpp"
#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {
namespace {

constexpr int rows_before_search = 6;
constexpr std::chrono::microseconds slice{6000};

struct TableState {
  TableRows rows;
  TableRows::Wish wish;
  std::string chosen;
};

/// One table while it is drawn.
class TableDrawing {
 public:
  TableDrawing(Ui& ui, const Table& table, TableState& state) : ui_(ui), table_(table), state_(state) {}

  void draw() {
    state_.wish.language = ui_.language;
    const bool has_search = table_.searchable && table_.rows > rows_before_search;
    if (has_search) draw_search();
    if (!state_.rows.update(table_, state_.wish, slice)) ui_.wants_frame = true;
    if (table_.rows == 0) {
      if (!table_.empty.empty()) {
        ui_.paragraph(ui_.say(table_.empty), Face::body, ui_.palette().muted);
        return;
      }
    }
    draw_grid();
  }

 private:
  void draw_search() {
    const float width = std::min(ui_.px(300), ImGui::GetContentRegionAvail().x * 0.6F);
    std::string edited(ui_.typesetter().set(state_.wish.search, Face::body));
    const Words hint{"搜索：汉字或拼音首字母", "search: characters or pinyin initials"};
    const std::string_view shown_hint = ui_.typesetter().set(ui_.say(hint), Face::body);
    {
      const ScopeStyle border(ImGuiStyleVar_FrameBorderSize, 1.0F);
      const ScopeWidth wide(width);
      if (ImGui::InputTextWithHint("###search", std::string(shown_hint).c_str(), &edited)) {
        state_.wish.search = without_slots(edited);
      }
    }
    ui_.log_item("search");
    if (state_.wish.search.empty()) ui_.items.add_text(ui_.say(hint));
    ImGui::SameLine();
    const std::string all = std::to_string(table_.rows);
    const std::string some = std::to_string(state_.rows.size());
    const bool filtered = !state_.wish.search.empty();
    const Words count = filtered ? Words{some + " / " + all + " 行", some + " of " + all + " rows"}
                                 : Words{"共 " + all + " 行", all + " rows"};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float pad = ImGui::GetStyle().FramePadding.y;
    ImGui::Dummy({ui_.measure(ui_.say(count), Face::caption).x, ImGui::GetFrameHeight()});
    ui_.draw_text(*ImGui::GetWindowDrawList(), {at.x, at.y + pad + ui_.px(2)}, ui_.say(count), Face::caption,
                  ui_.palette().muted);
  }

  [[nodiscard]] float height(float row_height, float header) const {
    if (table_.visible_rows <= 0) {
      // Whole rows, and the card's own edge stays in sight.
      const float room = std::max(ui_.px(220), ImGui::GetContentRegionAvail().y - ui_.px(44));
      return header + 2 + row_height * std::floor((room - header - 2) / row_height);
    }
    const auto rows = std::clamp<std::size_t>(table_.rows, 1, static_cast<std::size_t>(table_.visible_rows));
    return header + row_height * static_cast<float>(rows) + 2;
  }

  void draw_grid() {
    const ScopeStyle cell(ImGuiStyleVar_CellPadding, ImVec2(ui_.px(6), 0));
    const float row_height = ui_.px(28);
    const float header = ui_.px(30);
    double weights = 0;
    for (const Column& column : table_.columns) weights += column.width;
    const float room = ImGui::GetContentRegionAvail().x;
    const float unit = ui_.px(92);
    const bool wide = table_.columns.size() > 3 && unit * static_cast<float>(weights) > room * 1.35F;
    ImGuiTableFlags flags =
        ImGuiTableFlags_Resizable | ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate |
        ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings |
        ImGuiTableFlags_NoBordersInBodyUntilResize | ImGuiTableFlags_PadOuterX |
        (wide ? ImGuiTableFlags_ScrollX | ImGuiTableFlags_SizingFixedFit : ImGuiTableFlags_SizingStretchProp);
    const float scrollbar = wide ? ImGui::GetStyle().ScrollbarSize : 0;
    const ScopeColour ground(ImGuiCol_ChildBg, ui_.palette().card);
    const ScopeTable grid("grid", static_cast<int>(table_.columns.size()), flags,
                          ImVec2(0, height(row_height, header) + scrollbar));
    if (!grid) return;
    ImGui::TableSetupScrollFreeze(wide ? 2 : 0, 1);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const auto weight = static_cast<float>(table_.columns[i].width);
      ImGui::TableSetupColumn("",
                              wide ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
                              wide ? weight * unit : weight, static_cast<ImGuiID>(i));
    }
    draw_header(header);
    take_sorting();
    draw_rows(row_height);
    take_arrows(row_height, header);
    // ImGui's own menu speaks English only.
    ImGui::GetCurrentTable()->IsContextPopupOpen = false;
  }

  void draw_header(float height) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, height);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (!ImGui::TableSetColumnIndex(static_cast<int>(i))) continue;
      const Column& column = table_.columns[i];
      const ScopeId id(static_cast<int>(i));
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float width = ImGui::GetContentRegionAvail().x;
      const ScopeStyle inner(ImGuiStyleVar_CellPadding, ImVec2(ImGui::GetStyle().CellPadding.x, ui_.px(5)));
      ImGui::TableHeader("##header");
      ui_.log_item("sort:" + column.id);
      const std::string title = ui_.title(column.title);
      const bool right = is_number(i);
      const float arrow = state_.wish.column == static_cast<int>(i) ? ui_.px(16) : 0;
      const float text = std::min(width - arrow, ui_.measure(title, Face::caption).x);
      const float x = right ? at.x + std::max(0.0F, width - arrow - text) : at.x;
      const float y = at.y + std::floor((height - ui_.line_height(Face::caption)) / 2) - ui_.px(1);
      if (!ui_.draw_text(*ImGui::GetWindowDrawList(), {x, y}, title, Face::caption, ui_.palette().muted,
                         std::max(1.0F, width - arrow))) {
        ui_.hint(title);
      }
    }
  }

  /// A column of figures stands right; the first row that says anything decides.
  [[nodiscard]] bool is_number(std::size_t column) const {
    for (std::size_t i = 0; i < std::min<std::size_t>(4, state_.rows.size()); ++i) {
      const Cell cell = table_.cell(state_.rows.row(i), column);
      if (!cell.text.empty()) return cell.number.has_value();
    }
    return false;
  }

  void take_sorting() {
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (specs == nullptr || !specs->SpecsDirty) return;
    const int before = state_.wish.column;
    state_.wish.column = specs->SpecsCount > 0 ? static_cast<int>(specs->Specs[0].ColumnUserID) : -1;
    state_.wish.descending =
        specs->SpecsCount > 0 && specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
    specs->SpecsDirty = false;
    if (state_.wish.column != before || before >= 0) ui_.wants_frame = true;
  }

  void draw_rows(float row_height) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(state_.rows.size()), row_height);
    while (clipper.Step()) {
      for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at) {
        draw_row(state_.rows.row(static_cast<std::size_t>(at)), row_height);
      }
    }
  }

  /// Arrows choose another row once the table was clicked at.
  void take_arrows(float row_height, float header) {
    if (!ImGui::IsWindowFocused() || state_.rows.size() == 0 || !table_.key) return;
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)) ? 1 : 0; };
    const int step = pressed(ImGuiKey_DownArrow) - pressed(ImGuiKey_UpArrow);
    if (step == 0) return;
    std::size_t at = 0;
    while (at < state_.rows.size() && table_.key(state_.rows.row(at)) != state_.chosen) ++at;
    if (at == state_.rows.size()) at = step > 0 ? -std::size_t{1} : at;  // none yet: the first, or the last
    at = step > 0 ? std::min(at + 1, state_.rows.size() - 1) : at - std::min<std::size_t>(at, 1);
    state_.chosen = table_.key(state_.rows.row(at));
    const float y = row_height * static_cast<float>(at);
    const float seen = ImGui::GetWindowHeight() - header;
    if (y < ImGui::GetScrollY()) ImGui::SetScrollY(y);
    if (y + row_height > ImGui::GetScrollY() + seen) ImGui::SetScrollY(y + row_height - seen);
  }

  void draw_row(std::size_t row, float height) {
    ImGui::TableNextRow(0, height);
    const std::string key = table_.key ? table_.key(row) : std::to_string(row);
    const ScopeId id(key);
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (!ImGui::TableSetColumnIndex(static_cast<int>(i))) continue;
      const ImVec2 at = ImGui::GetCursorScreenPos();
      const float width = ImGui::GetContentRegionAvail().x;
      if (i == 0) draw_choice(key, height);
      draw_cell(table_.cell(row, i), at, width, height);
    }
  }

  void draw_choice(const std::string& key, float height) {
    const bool chosen = !key.empty() && key == state_.chosen;
    const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
    const auto flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap;
    const ScopeColour pointed(ImGuiCol_HeaderHovered, chosen ? ui_.palette().chosen : ui_.palette().hover);
    if (ImGui::Selectable("##row", chosen, flags, ImVec2(0, height - 1))) state_.chosen = chosen ? "" : key;
    if (table_.draggable) offer_to_drag(key);
    // A row may reach beyond what is scrolled into sight.
    const ImRect seen = ImGui::GetCurrentWindow()->InnerRect;
    const ImVec2 from(std::max(ImGui::GetItemRectMin().x, seen.Min.x), ImGui::GetItemRectMin().y);
    const ImVec2 to(std::min(ImGui::GetItemRectMax().x, seen.Max.x), ImGui::GetItemRectMax().y);
    ui_.log_rect("row:" + key, from, to);
    ui_.items.last().current = chosen;
  }

  void offer_to_drag(const std::string& key) {
    if (const ScopeDragSource source; source) {
      // What is dragged: the table, then the row.
      const std::string held = table_.id + '\n' + key;
      ImGui::SetDragDropPayload("row", held.data(), held.size());
      ui_.line(key, Face::body, ui_.palette().text);
    }
  }

  void draw_cell(const Cell& cell, ImVec2 at, float width, float height) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (cell.bar) {
      const float share = std::clamp(static_cast<float>(*cell.bar), 0.0F, 1.0F);
      list.AddRectFilled({at.x, at.y + ui_.px(5)}, {at.x + width * share, at.y + height - ui_.px(6)},
                         ui_.palette().bar, ui_.px(3));
    }
    if (cell.text.empty()) return;
    const float y = at.y + std::floor((height - ui_.line_height(Face::body)) / 2);
    const float text = cell.number ? ui_.measure(cell.text, Face::body).x : 0;
    const float x = cell.number ? at.x + std::max(0.0F, width - text - ui_.px(2)) : at.x;
    if (!ui_.draw_text(list, {x, y}, cell.text, Face::body, ui_.theme.of(cell.tone), std::max(1.0F, width)) &&
        ImGui::IsMouseHoveringRect(at, {at.x + width, at.y + height}) && ImGui::IsWindowHovered()) {
      ui_.tip(cell.text);
    }
  }

  Ui& ui_;
  const Table& table_;
  TableState& state_;
};

}  // namespace

void ImguiSurface::choose(std::string_view table, std::string_view key) {
  const ScopePath path(ui_, table);
  ui_.state<TableState>("rows").chosen = key;
}

std::string ImguiSurface::table(const Table& table) {
  const ScopePath path(ui_, table.id);
  TableState& state = ui_.state<TableState>("rows");
  in_card([&] { TableDrawing(ui_, table, state).draw(); });
  return state.chosen;
}

}  // namespace echelon::desktop
