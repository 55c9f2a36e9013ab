// What a table offers beside its rows: copying and saving, its columns, views by name; and for a column,
// sorting and filtering.

#include <imgui_internal.h>

#include <algorithm>

#include "desktop/surface/table_drawing.hpp"

namespace echelon::desktop {
namespace {

constexpr float menu_width = 300;
constexpr float list_height = 260;

bool entry(Ui& ui, const Words& says, const std::string& id, bool enabled = true) {
  const ScopeDisabled off(!enabled);
  const bool hit = ImGui::Selectable(ui.label(ui.title(says), id).c_str());
  ui.log_item(id, enabled);
  return hit && enabled;
}

bool small_button(Ui& ui, std::string_view sign, const std::string& id, bool enabled = true) {
  const ScopeDisabled off(!enabled);
  const ScopeStyle padding(ImGuiStyleVar_FramePadding, ImVec2(ui.px(4), 0));
  const bool hit = ImGui::Button(ui.label(sign, id).c_str(), {ui.px(24), ImGui::GetFrameHeight() - ui.px(2)});
  ui.log_item(id, enabled);
  return hit && enabled;
}

}  // namespace

void TableDrawing::draw_menu_button(ImVec2 at, float size) {
  ImGui::SetItemAllowOverlap();
  const ImVec2 back = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(at);
  if (ui_.clicked("menu", {size, size})) state_.menu_asked = true;
  ui_.log_item("menu");
  const bool pointed = ImGui::IsItemHovered();
  ui_.hint(ui_.say({"复制、保存、选列、视图", "copy, save, columns, views"}));
  ImGui::SetCursorScreenPos(back);
  if (!has_bar() && !ImGui::IsMouseHoveringRect(ImGui::GetWindowPos(), ImGui::GetCurrentWindow()->Rect().Max))
    return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(at, {at.x + size, at.y + size}, pointed ? ui_.palette().hover : ui_.palette().card,
                     ui_.px(5));
  const Colour colour = pointed ? ui_.palette().accent : ui_.palette().muted;
  const ImVec2 middle(at.x + size / 2, at.y + size / 2);
  for (const float x : {middle.x - ui_.px(6), middle.x, middle.x + ui_.px(6)})
    list.AddCircleFilled({x, middle.y}, ui_.px(2), colour);
}

void TableDrawing::draw_menu() {
  if (state_.menu_asked) {
    ImGui::OpenPopup("menu");
    state_.menu_asked = false;
  }
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui_.px(14), ui_.px(12)));
  ImGui::SetNextWindowSizeConstraints({ui_.px(menu_width), 0}, {ui_.px(menu_width), ui_.px(620)});
  const ScopePopup popup("menu");
  if (!popup) return;
  const ScopePath path(ui_, "menu");
  const std::size_t chosen = state_.selection.size();
  const std::string count = std::to_string(chosen > 1 ? chosen : state_.rows.size());
  const Words which = chosen > 1 ? Words{"所选 " + count + " 行", "the " + count + " selected rows"}
                                 : Words{"全部 " + count + " 行", "all " + count + " rows"};
  if (entry(ui_, {"复制" + which.zh + "（可粘贴到 Excel）", "copy " + which.en + " (for Excel)"}, "copy"))
    begin_writing(TableState::Purpose::copy);
  if (entry(ui_, {"保存" + which.zh + "……", "save " + which.en + "…"}, "save"))
    begin_writing(TableState::Purpose::save);
  if (table_.paste && entry(ui_, {"从剪贴板粘贴", "paste from the clipboard"}, "paste")) take_paste();
  surface_.separator();
  draw_columns();
  surface_.separator();
  draw_views();
}

void TableDrawing::draw_columns() {
  ui_.line(ui_.say({"列", "Columns"}), Face::caption, ui_.palette().muted);
  struct Wish {
    std::string id;
    int by = 0;
  } move;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const std::vector<TableView::ColumnView> columns = state_.view.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = std::ranges::find(table_.columns, columns[i].id, &Column::id);
    if (column == table_.columns.end()) continue;
    bool shown = columns[i].shown;
    if (surface_.toggle("show:" + columns[i].id, column->title, shown)) {
      const bool last = !shown && shown_.size() == 1;
      if (!last) {
        state_.view.show_column(columns[i].id, shown);
        change_layout();
      }
    }
    ImGui::SameLine();
    ImGui::SetCursorScreenPos({right - ui_.px(52), ImGui::GetCursorScreenPos().y});
    if (small_button(ui_, "↑", "up:" + columns[i].id, i > 0)) move = {columns[i].id, -1};
    ImGui::SameLine(0, ui_.px(4));
    if (small_button(ui_, "↓", "down:" + columns[i].id, i + 1 < columns.size())) move = {columns[i].id, 1};
  }
  if (move.by != 0) {
    state_.view.move_column(move.id, move.by);
    change_layout();
  }
  if (entry(ui_, {"恢复原样", "as it was at first"}, "reset")) {
    state_.view = {};
    state_.view.complete(table_);
    change_layout();
  }
}

void TableDrawing::draw_views() {
  ui_.line(ui_.say({"视图：列、次序、筛选与搜索", "Views: columns, order, filters, search"}), Face::caption,
           ui_.palette().muted);
  if (ui_.kept == nullptr) return;
  const std::string name = "views." + place_;
  const auto found = ui_.kept->find(name);
  std::vector<NamedView> views = read_named_views(found == ui_.kept->end() ? "" : found->second);
  const auto keep = [&] {
    if (views.empty()) {
      ui_.kept->erase(name);
    } else {
      (*ui_.kept)[name] = text_of(views);
    }
    ui_.kept_changed = true;
  };
  std::string gone;
  for (const NamedView& each : views) {
    const float room = ImGui::GetContentRegionAvail().x - ui_.px(32);
    if (ImGui::Selectable(ui_.label(each.name, "view:" + each.name).c_str(), false, 0, {room, 0})) {
      state_.view = each.view;
      state_.view.complete(table_);
      change_layout();
    }
    ui_.log_item("view:" + each.name);
    ImGui::SameLine();
    if (small_button(ui_, "×", "forget:" + each.name)) gone = each.name;
  }
  if (!gone.empty()) {
    std::erase_if(views, [&](const NamedView& each) { return each.name == gone; });
    keep();
  }
  surface_.text_field("view-name", {"把现在的样子存为", "save what is shown as"}, state_.view_name);
  if (surface_.button("save-view", {"存为视图", "save view"}, !state_.view_name.empty(),
                      {"先起个名字。", "Give it a name first."})) {
    std::erase_if(views, [&](const NamedView& each) { return each.name == state_.view_name; });
    views.push_back({state_.view_name, state_.view});
    state_.view_name.clear();
    keep();
  }
}

void TableDrawing::draw_column_popup() {
  if (state_.column_asked) {
    state_.column_asked = false;
    const TableView::FilterView* filter = state_.view.filter_of(state_.column);
    const auto said = [](const std::optional<double>& value) {
      return value ? TableView::number(*value) : std::string();
    };
    state_.least = filter == nullptr ? "" : said(filter->by.least);
    state_.most = filter == nullptr ? "" : said(filter->by.most);
    ImGui::OpenPopup("column");
  }
  const ScopeStyle padding(ImGuiStyleVar_WindowPadding, ImVec2(ui_.px(14), ui_.px(12)));
  ImGui::SetNextWindowSizeConstraints({ui_.px(260), 0}, {ui_.px(260), ui_.px(520)});
  const ScopePopup popup("column");
  if (!popup) return;
  const ScopePath path(ui_, "column");
  const auto column = std::ranges::find(table_.columns, state_.column, &Column::id);
  if (column == table_.columns.end()) return;
  const auto at = static_cast<std::size_t>(column - table_.columns.begin());
  ui_.line(ui_.title(column->title), Face::strong, ui_.palette().text);
  draw_sorting();
  if (entry(ui_, {"隐藏此列", "hide this column"}, "hide", shown_.size() > 1)) {
    state_.view.show_column(column->id, false);
    change_layout();
  }
  surface_.separator();
  if (!state_.values.update(table_, at, slice)) ui_.wants_frame = true;
  if (state_.view.filter_of(column->id) != nullptr && surface_.button("all", {"不筛选", "no filter"}))
    state_.view.set_filter(column->id, {});
  if (state_.values.numbers()) draw_range(at);
  draw_values(at);
}

void TableDrawing::draw_sorting() {
  const auto sort = [&](bool descending, bool then) {
    if (!then) state_.view.sorts.clear();
    std::erase_if(state_.view.sorts, [&](const auto& each) { return each.id == state_.column; });
    state_.view.sorts.push_back({state_.column, descending});
    keep_view();
    ui_.wants_frame = true;
  };
  if (entry(ui_, {"升序", "sort upwards"}, "sort-up")) sort(false, false);
  if (entry(ui_, {"降序", "sort downwards"}, "sort-down")) sort(true, false);
  const bool others =
      std::ranges::any_of(state_.view.sorts, [&](const auto& each) { return each.id != state_.column; });
  if (entry(ui_, {"其次按此列（Shift+点列名）", "then by this (Shift+click on the head)"}, "sort-then",
            others))
    sort(false, true);
}

/// Numbers from … to ….
void TableDrawing::draw_range(std::size_t at) {
  const std::string& id = table_.columns[at].id;
  bool changed = surface_.text_field("least", {"不小于", "at least"}, state_.least);
  changed = surface_.text_field("most", {"不大于", "at most"}, state_.most) || changed;
  if (!changed) return;
  const TableView::FilterView* before = state_.view.filter_of(id);
  TableRows::Filter filter = before == nullptr ? TableRows::Filter{} : before->by;
  filter.least = TableView::read_number(state_.least);
  filter.most = TableView::read_number(state_.most);
  state_.view.set_filter(id, std::move(filter));
}

/// The texts that stand in the column, each to be ticked.
void TableDrawing::draw_values(std::size_t at) {
  const std::string& id = table_.columns[at].id;
  if (state_.values.too_many()) {
    if (!state_.values.numbers())
      ui_.paragraph(ui_.say({"不同的内容太多，请用搜索。", "Too many different texts; use the search."}),
                    Face::caption, ui_.palette().muted);
    return;
  }
  const TableView::FilterView* filter = state_.view.filter_of(id);
  std::vector<std::string> texts = filter == nullptr ? std::vector<std::string>() : filter->by.texts;
  const auto& values = state_.values.values();
  const float high =
      std::min(ui_.px(list_height), static_cast<float>(values.size()) * ImGui::GetFrameHeightWithSpacing());
  const ScopeChild list("values", {0, std::max(high, 1.0F)});
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string& text = values[i].text;
    const std::string count = "  " + std::to_string(values[i].rows);
    const Words label =
        text.empty() ? Words{"（空）" + count, "(empty)" + count} : Words{text + count, text + count};
    bool ticked = std::ranges::binary_search(texts, text);
    if (!surface_.toggle("value-" + std::to_string(i), label, ticked)) continue;
    if (ticked) {
      texts.push_back(text);
    } else {
      std::erase(texts, text);
    }
    TableRows::Filter by = filter == nullptr ? TableRows::Filter{} : filter->by;
    by.texts = texts;
    state_.view.set_filter(id, std::move(by));
    ui_.wants_frame = true;
    return;
  }
}

}  // namespace echelon::desktop
