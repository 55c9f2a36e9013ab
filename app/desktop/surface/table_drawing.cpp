#include "desktop/surface/table_drawing.hpp"

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "desktop/ui/rare_characters.hpp"
#include "echelon/base/spoken.hpp"

namespace echelon::desktop {
namespace {

constexpr int rows_before_search = 6;

}  // namespace

void TableDrawing::load_view() {
  if (!state_.loaded) {
    state_.loaded = true;
    if (ui_.kept != nullptr) {
      const auto found = ui_.kept->find("view." + place_);
      if (found != ui_.kept->end()) state_.view = TableView::read(found->second);
    }
  }
  state_.view.complete(table_);
  shown_ = state_.view.shown(table_);
}

/// Columns and order are kept as they are left; a search or a filter only in a named view, since rows that
/// are missing on another day look like a fault.
void TableDrawing::keep_view() {
  if (ui_.kept == nullptr) return;
  TableView kept = state_.view;
  kept.search.clear();
  kept.filters.clear();
  TableView usual;
  usual.complete(table_);
  const std::string name = "view." + place_;
  if (kept == usual) {
    ui_.kept->erase(name);
  } else {
    (*ui_.kept)[name] = kept.text();
  }
  ui_.kept_changed = true;
}

void TableDrawing::change_layout() {
  ++state_.layout;
  state_.widths_known = false;
  keep_view();
  ui_.wants_frame = true;
}

bool TableDrawing::has_bar() const {
  return (table_.searchable && table_.rows > rows_before_search) || !state_.view.filters.empty() ||
         !state_.view.search.empty();
}

void TableDrawing::draw() {
  load_view();
  if (has_bar()) draw_bar();
  const bool ready = state_.rows.update(table_, state_.view.wish(table_, ui_.language), slice);
  const bool found = state_.selection.update(table_, slice / 2);
  if (!ready || !found) ui_.wants_frame = true;
  if (ready && found && std::exchange(state_.reveal_current, false)) {
    const std::size_t place = state_.selection.place_of_current(state_.rows);
    if (place < state_.rows.size()) state_.reveal = place;
  }
  if (table_.rows == 0) {
    const Words nothing{"这里还没有内容。", "There is nothing here yet."};
    ui_.paragraph(ui_.say(table_.empty.empty() ? nothing : table_.empty), Face::body, ui_.palette().muted);
    return;
  }
  draw_grid();
  if (ready && state_.rows.size() == 0) draw_nothing_found();
  draw_acts();
  draw_column_popup();
  draw_menu();
  go_on_writing();
}

void TableDrawing::draw_search() {
  const float width = std::min(ui_.px(300), ImGui::GetContentRegionAvail().x * 0.6F);
  std::string edited(ui_.typesetter().set(state_.view.search, Face::body));
  const Words hint{"搜索：汉字或拼音首字母", "Search: characters or pinyin initials"};
  const std::string_view shown_hint = ui_.typesetter().set(ui_.say(hint), Face::body);
  {
    const ScopeStyle border(ImGuiStyleVar_FrameBorderSize, 1.0F);
    const ScopeWidth wide(width);
    if (ImGui::InputTextWithHint("###search", std::string(shown_hint).c_str(), &edited))
      state_.view.search = without_slots(edited);
  }
  ui_.log_item("search");
  if (state_.view.search.empty()) ui_.items.add_text(ui_.say(hint));
  ImGui::SameLine();
}

std::size_t TableDrawing::hidden() {
  const std::uint64_t now = mixed(state_.selection.version(), state_.rows.version());
  if (state_.hidden_of != now) {
    state_.hidden_of = now;
    state_.hidden = state_.selection.hidden(state_.rows);
  }
  return state_.hidden;
}

void TableDrawing::draw_count() {
  const std::string all = grouped(static_cast<std::int64_t>(table_.rows));
  const std::string some = grouped(static_cast<std::int64_t>(state_.rows.size()));
  const bool filtered = !state_.view.search.empty() || !state_.view.filters.empty();
  Words count = filtered ? Words{some + " / " + all + " 行", some + " of " + all + " rows"}
                         : Words{"共 " + all + " 行", all + " rows"};
  if (state_.selection.size() > 1) {
    const std::string chosen = grouped(static_cast<std::int64_t>(state_.selection.size()));
    count.zh += " · 已选 " + chosen;
    count.en += " · " + chosen + " selected";
    if (const std::size_t unseen = hidden(); unseen > 0) {
      const std::string left_out = grouped(static_cast<std::int64_t>(unseen));
      count.zh += "（其中 " + left_out + " 行未显示）";
      count.en += " (" + left_out + " not shown)";
    }
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float pad = ImGui::GetStyle().FramePadding.y;
  const float room = std::max(1.0F, ImGui::GetContentRegionAvail().x - ui_.px(34));
  ImGui::Dummy({std::min(room, ui_.measure(ui_.say(count), Face::caption).x), ImGui::GetFrameHeight()});
  ui_.draw_text(*ImGui::GetWindowDrawList(), {at.x, at.y + pad + ui_.px(2)}, ui_.say(count), Face::caption,
                ui_.palette().muted, room);
}

/// The filters that are set, each to be taken off by a press.
void TableDrawing::draw_chips() {
  std::string off;
  for (const TableView::FilterView& each : state_.view.filters) {
    const auto column = std::ranges::find(table_.columns, each.id, &Column::id);
    if (column == table_.columns.end()) continue;
    std::string says = ui_.say(column->title) + ui_.say({"：", ": "});
    if (!each.by.texts.empty()) {
      says += each.by.texts.front().empty() ? ui_.say({"（空）", "(empty)"}) : each.by.texts.front();
      if (each.by.texts.size() > 1) says += " +" + std::to_string(each.by.texts.size() - 1);
    } else {
      const auto end = [](const std::optional<double>& value) {
        return value ? TableView::number(*value) : std::string();
      };
      says += end(each.by.least) + " – " + end(each.by.most);
    }
    const Words label{says + "  ×", says + "  ×"};
    if (surface_.button("unfilter:" + each.id, label)) off = each.id;
  }
  if (!off.empty()) {
    state_.view.set_filter(off, {});
    ui_.wants_frame = true;
  }
}

void TableDrawing::draw_bar() {
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  const float size = ImGui::GetFrameHeight();
  const float top = ImGui::GetCursorScreenPos().y;
  if (table_.searchable) draw_search();
  draw_count();
  const ImVec2 after = ImGui::GetCursorScreenPos();
  draw_menu_button({right - size, top}, size);
  ImGui::SetCursorScreenPos(after);
  if (!state_.view.filters.empty()) draw_chips();
}

void TableDrawing::draw_nothing_found() {
  const std::string& search = state_.view.search;
  const Words says = search.empty()
                         ? Words{"没有符合筛选条件的行。", "No row passes the filters."}
                         : Words{"没有符合“" + search + "”的行。", "No row matches '" + search + "'."};
  ui_.paragraph(ui_.say(says), Face::body, ui_.palette().muted);
  const Words label = state_.view.filters.empty() ? Words{"清除搜索", "clear search"}
                                                  : Words{"清除搜索与筛选", "clear search and filters"};
  if (surface_.button("clear-search", label)) {
    state_.view.search.clear();
    state_.view.filters.clear();
    ui_.wants_frame = true;
  }
}

void ImguiSurface::show_row(std::string_view table, std::string_view key) {
  const ScopePath path(ui_, table);
  TableState& state = ui_.state<TableState>("rows");
  state.selection.choose(key);
  state.view.search.clear();
  state.view.filters.clear();
  state.reveal_current = true;
}

void ImguiSurface::choose(std::string_view table, std::string_view key) {
  const ScopePath path(ui_, table);
  ui_.state<TableState>("rows").selection.choose(key);
}

std::string ImguiSurface::table(const Table& table) {
  const ScopePath path(ui_, table.id);
  TableState& state = ui_.state<TableState>("rows");
  std::optional<Table> with_keys;
  if (!table.key) {
    with_keys = table;
    with_keys->key = [](std::size_t row) { return std::to_string(row); };
  }
  in_card([&] { TableDrawing(*this, with_keys ? *with_keys : table, state).draw(); });
  return state.selection.current();
}

}  // namespace echelon::desktop
