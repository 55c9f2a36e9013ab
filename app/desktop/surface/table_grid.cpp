// The grid itself: heads, rows, the line of totals.

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

#include "desktop/surface/table_drawing.hpp"

namespace echelon::desktop {
namespace {

constexpr float least_width = 28;  ///< of a column

/// Another number of columns, scale or way of sharing the width is another grid to ImGui.
std::string grid_id(const TableState& state, float scale, bool wide) {
  return "grid" + std::to_string(state.layout) + (wide ? "w" : "") + std::to_string(std::lround(scale * 100));
}

}  // namespace

float TableDrawing::grid_height() const {
  if (state_.rows.size() == 0) return header_height() + 2;  // what to do stands under it
  const float total = table_.total ? row_height() : 0;
  if (table_.visible_rows <= 0) {
    // Whole rows, and the card's own edge stays in sight.
    const float below = ui_.px(44) + acts_height() + total;
    const float room = std::max(ui_.px(220), ImGui::GetContentRegionAvail().y - below);
    return header_height() + 2 + row_height() * std::floor((room - header_height() - 2) / row_height());
  }
  const auto rows = std::clamp<std::size_t>(table_.rows, 1, static_cast<std::size_t>(table_.visible_rows));
  return header_height() + row_height() * static_cast<float>(rows) + 2;
}

void TableDrawing::set_up_columns(bool wide, float unit) {
  for (const std::size_t at : shown_) {
    const TableView::ColumnView* view = state_.view.find(table_.columns[at].id);
    const float own = static_cast<float>(table_.columns[at].width);
    const float weight = view != nullptr && view->width > 0 ? view->width : own;
    ImGui::TableSetupColumn("", wide ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch,
                            wide ? std::max(weight * unit, ui_.px(least_width)) : weight,
                            static_cast<ImGuiID>(at));
  }
}

void TableDrawing::draw_grid() {
  const ScopeStyle cell(ImGuiStyleVar_CellPadding, ImVec2(ui_.px(6), 0));
  double weights = 0;
  for (const std::size_t at : shown_) weights += table_.columns[at].width;
  const float room = ImGui::GetContentRegionAvail().x;
  const float unit = ui_.px(92);
  const bool wide = shown_.size() > 3 && unit * static_cast<float>(weights) > room * 1.35F;
  const ImGuiTableFlags flags =
      ImGuiTableFlags_Resizable | ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
      ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_NoBordersInBodyUntilResize |
      ImGuiTableFlags_PadOuterX |
      (wide ? ImGuiTableFlags_ScrollX | ImGuiTableFlags_SizingFixedFit : ImGuiTableFlags_SizingStretchProp);
  const float scrollbar = wide ? ImGui::GetStyle().ScrollbarSize : 0;
  std::string id = grid_id(state_, ui_.theme.scale, wide);
  if (id != state_.grid) {
    state_.grid = std::move(id);
    state_.widths_known = false;
  }
  {
    const ScopeColour ground(ImGuiCol_ChildBg, ui_.palette().card);
    const ScopeTable grid(state_.grid.c_str(), static_cast<int>(shown_.size()), flags,
                          ImVec2(0, grid_height() + scrollbar));
    if (!grid) return;
    ImGui::TableSetupScrollFreeze(wide ? 2 : 0, 1);
    set_up_columns(wide, unit);
    draw_header();
    draw_rows();
    take_keys();
    take_widths(wide, unit);
    // ImGui's own menu speaks English only.
    ImGui::GetCurrentTable()->IsContextPopupOpen = false;
  }
  if (table_.total) draw_total();
}

/// What the user made of the widths, once the edge is let go.
void TableDrawing::take_widths(bool wide, float unit) {
  const ImGuiTable& table = *ImGui::GetCurrentTable();
  if (table.ResizedColumn != -1 || ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
  std::vector<float> now;
  float sum = 0;
  float own = 0;
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const ImGuiTableColumn& column = table.Columns[static_cast<int>(i)];
    now.push_back(wide ? column.WidthRequest / unit : column.StretchWeight);
    sum += now.back();
    own += static_cast<float>(table_.columns[shown_[i]].width);
  }
  if (!wide && sum > 0)
    for (float& each : now) each *= own / sum;
  const bool moved = state_.widths_known && now.size() == state_.widths.size() &&
                     !std::ranges::equal(now, state_.widths, [](float a, float b) {
                       return std::abs(a - b) <= 0.01F * std::max(a, b);
                     });
  if (moved) {
    for (std::size_t i = 0; i < shown_.size(); ++i)
      state_.view.set_width(table_.columns[shown_[i]].id, std::round(now[i] * 1000) / 1000);
    keep_view();
  }
  if (moved || !state_.widths_known) {
    state_.widths = std::move(now);
    state_.widths_known = true;
  }
}

bool TableDrawing::is_number(std::size_t column) const {
  // The first row that says anything decides.
  for (std::size_t i = 0; i < std::min<std::size_t>(4, state_.rows.size()); ++i) {
    const Cell cell = table_.cell(state_.rows.row(i), column);
    if (!cell.text.empty()) return cell.number.has_value();
  }
  return false;
}

void TableDrawing::draw_header() {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, header_height());
  state_.spans.assign(shown_.size(), {0.0F, 0.0F});
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const bool seen = ImGui::TableSetColumnIndex(static_cast<int>(i));
    const float left = ImGui::GetCursorScreenPos().x;
    state_.spans[i] = {left, left + ImGui::GetContentRegionAvail().x};
    if (seen) draw_head(i, shown_[i]);
  }
}

void TableDrawing::draw_head(std::size_t place, std::size_t at) {
  const Column& column = table_.columns[at];
  const ScopeId id(column.id);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const float height = header_height();
  // The edges are for dragging.
  const bool pressed = ui_.clicked("head", {width, height - ui_.px(1)});
  ui_.log_item("sort:" + column.id);
  const bool pointed = ImGui::IsItemHovered();
  if (pressed) {
    state_.view.turn_sorting(column.id, ImGui::GetIO().KeyShift);
    keep_view();
    ui_.wants_frame = true;
  }
  const bool asked = ui_.focus.menu_asked(ui_.path("sort:" + column.id));
  if (asked || (pointed && ImGui::IsMouseReleased(ImGuiMouseButton_Right))) {
    state_.column = column.id;
    state_.column_asked = true;
  }
  const bool right = is_number(at);
  const auto sort = std::ranges::find(state_.view.sorts, column.id, &TableView::SortView::id);
  const bool sorted = sort != state_.view.sorts.end();
  const float arrow = sorted ? ui_.px(state_.view.sorts.size() > 1 ? 22 : 14) : 0;
  const std::string title = ui_.title(column.title);
  const float text = std::min(std::max(1.0F, width - arrow), ui_.measure(title, Face::caption).x);
  const float x = right ? from.x + std::max(0.0F, width - arrow - text - ui_.px(2)) : from.x;
  const float y = from.y + std::floor((height - ui_.line_height(Face::caption)) / 2);
  const bool whole = ui_.draw_text(*ImGui::GetWindowDrawList(), {x, y}, title, Face::caption,
                                   pointed || sorted ? ui_.palette().text : ui_.palette().muted,
                                   std::max(1.0F, width - arrow));
  if (sorted) {
    const auto number = static_cast<std::size_t>(sort - state_.view.sorts.begin()) + 1;
    draw_arrow({x + text + ui_.px(4), from.y + height / 2}, *sort, number);
  }
  if (!whole && pointed) ui_.tip(title);
  draw_filter_sign(at, from, {from.x + width, from.y + height}, right);
  if (place + 1 == shown_.size() && !has_bar()) {
    const float size = ui_.px(22);
    draw_menu_button({from.x + width - size, from.y + std::floor((height - size) / 2)}, size);
  }
}

void TableDrawing::draw_arrow(ImVec2 at, const TableView::SortView& sort, std::size_t number) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float r = ui_.px(3.5F);
  const float up = sort.descending ? 1.0F : -1.0F;
  list.AddTriangleFilled({at.x, at.y - up * r * 0.6F}, {at.x + 2 * r, at.y - up * r * 0.6F},
                         {at.x + r, at.y + up * r * 0.8F}, ui_.palette().accent);
  if (state_.view.sorts.size() > 1)
    ui_.draw_text(list, {at.x + 2 * r + ui_.px(2), at.y - ui_.line_height(Face::caption) / 2},
                  std::to_string(number), Face::caption, ui_.palette().accent);
}

/// Opens the column's pop-up; seen while the head is pointed at, and while the column is filtered.
void TableDrawing::draw_filter_sign(std::size_t at, ImVec2 from, ImVec2 to, bool right) {
  const Column& column = table_.columns[at];
  const float size = ui_.px(18);
  const float y = from.y + std::floor((to.y - from.y - size) / 2);
  const ImVec2 sign(right ? from.x - ui_.px(2) : to.x - size + ui_.px(2), y);
  const ImVec2 back = ImGui::GetCursorScreenPos();
  ImGui::SetItemAllowOverlap();
  ImGui::SetCursorScreenPos(sign);
  if (ui_.clicked("column", {size, size})) {
    state_.column = column.id;
    state_.column_asked = true;
  }
  // For the mouse: the keyboard's menu key opens the same from the head.
  ui_.log_rect("column:" + column.id, ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
  ui_.items.last().key = 0;
  const bool pointed = ImGui::IsItemHovered();
  ImGui::SetCursorScreenPos(back);
  const bool filtered = state_.view.filter_of(column.id) != nullptr;
  const bool near = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(from, to);
  if (!filtered && !near) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Colour colour = filtered || pointed ? ui_.palette().accent : ui_.palette().muted;
  const ImVec2 c(sign.x + size / 2, sign.y + size / 2);
  const float r = ui_.px(4.5F);
  list.AddRectFilled(sign, {sign.x + size, sign.y + size}, pointed ? ui_.palette().hover : ui_.palette().card,
                     ui_.px(4));
  // A funnel.
  list.AddTriangleFilled({c.x - r, c.y - r * 0.8F}, {c.x + r, c.y - r * 0.8F}, {c.x, c.y + r * 0.4F}, colour);
  list.AddRectFilled({c.x - ui_.px(1), c.y - r * 0.2F}, {c.x + ui_.px(1), c.y + r}, colour);
}

void TableDrawing::draw_rows() {
  if (state_.reveal) {
    reveal(*state_.reveal);
    state_.reveal.reset();
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(state_.rows.size()), row_height());
  while (clipper.Step()) {
    for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at) draw_row(static_cast<std::size_t>(at));
  }
}

void TableDrawing::draw_row(std::size_t place) {
  ImGui::TableNextRow(0, row_height());
  const std::size_t row = state_.rows.row(place);
  const std::string key = table_.key(row);
  const ScopeId id(key);
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (!ImGui::TableSetColumnIndex(static_cast<int>(i))) continue;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (i == 0) draw_choice(key, row, place);
    draw_cell(table_.cell(row, shown_[i]), at, width, row_height());
  }
}

void TableDrawing::draw_choice(const std::string& key, std::size_t row, std::size_t place) {
  RowSelection& selection = state_.selection;
  const bool chosen = selection.has(row);
  const ScopeStyle spacing(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const auto flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowItemOverlap;
  const ScopeColour pointed(ImGuiCol_HeaderHovered, chosen ? ui_.palette().chosen : ui_.palette().hover);
  if (ImGui::Selectable("##row", chosen, flags, ImVec2(0, row_height() - 1))) {
    if (ImGui::GetIO().KeyCtrl) {
      selection.toggle(table_, row);
    } else if (ImGui::GetIO().KeyShift && selection.size() > 0) {
      selection.extend(table_, state_.rows, place);
    } else if (chosen && selection.size() == 1) {
      selection.clear();
    } else {
      selection.choose(table_, row);
    }
  }
  const bool asked = ui_.focus.menu_asked(ui_.path("row:" + key));
  if (asked || (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Right))) {
    if (!chosen) selection.choose(table_, row);
    state_.menu_asked = true;
  }
  if (table_.draggable) offer_to_drag(key);
  // A row may reach beyond what is scrolled into sight.
  const ImRect seen = ImGui::GetCurrentWindow()->InnerRect;
  const ImVec2 from(std::max(ImGui::GetItemRectMin().x, seen.Min.x), ImGui::GetItemRectMin().y);
  const ImVec2 to(std::min(ImGui::GetItemRectMax().x, seen.Max.x), ImGui::GetItemRectMax().y);
  if (selection.size() > 1 && selection.is_current(row))
    ImGui::GetWindowDrawList()->AddRectFilled(from, {from.x + ui_.px(3), to.y}, ui_.palette().accent);
  ui_.log_rect("row:" + key, from, to);
  ui_.items.last().current = chosen;
}

void TableDrawing::offer_to_drag(const std::string& key) {
  if (const ScopeDragSource source; source) {
    // What is dragged: the table, then the row.
    const std::string held = table_.id + '\n' + key;
    ImGui::SetDragDropPayload("row", held.data(), held.size());
    ui_.line(key, Face::body, ui_.palette().text);
  }
}

void TableDrawing::draw_cell(const Cell& cell, ImVec2 at, float width, float height) {
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

/// Under the grid, so that it stays in sight.
void TableDrawing::draw_total() {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  ImGui::Dummy({room, row_height()});
  ui_.log_item("total");
  ImGui::GetWindowDrawList()->AddLine(at, {at.x + room, at.y}, ui_.palette().border);
  const ScopeClip clip(at, {at.x + room, at.y + row_height()});
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    const auto [left, right] = state_.spans[i];
    if (right > left) draw_cell(table_.total(shown_[i]), {left, at.y}, right - left, row_height());
  }
}

}  // namespace echelon::desktop
