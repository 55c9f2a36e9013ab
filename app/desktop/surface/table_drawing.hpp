#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "desktop/surface/imgui_surface.hpp"
#include "desktop/surface/table_state.hpp"

namespace echelon::desktop {

/// One table while it is drawn: the bar above it, the grid, what can be done with its rows. The table has
/// keys.
class TableDrawing {
 public:
  TableDrawing(ImguiSurface& surface, const Table& table, TableState& state)
      : surface_(surface), ui_(surface.ui()), table_(table), state_(state), place_(ui_.path("table")) {}

  void draw();

 private:
  static constexpr std::chrono::microseconds slice{6000};

  // table_drawing.cpp
  void load_view();
  void keep_view();
  [[nodiscard]] bool has_bar() const;
  void draw_bar();
  void draw_search();
  void draw_count();
  void draw_chips();
  void draw_nothing_found();
  void change_layout();
  [[nodiscard]] std::size_t hidden();

  // table_grid.cpp
  void draw_grid();
  [[nodiscard]] float grid_height() const;
  void set_up_columns(bool wide, float unit);
  void take_widths(bool wide, float unit);
  void draw_header();
  void draw_head(std::size_t place, std::size_t column);
  void draw_arrow(ImVec2 at, const TableView::SortView& sort, std::size_t number);
  void draw_filter_sign(std::size_t column, ImVec2 from, ImVec2 to, bool right);
  [[nodiscard]] bool is_number(std::size_t column) const;
  void draw_rows();
  void draw_row(std::size_t place);
  void draw_choice(const std::string& key, std::size_t row, std::size_t place);
  void offer_to_drag(const std::string& key);
  void draw_cell(const Cell& cell, ImVec2 at, float width, float height);
  void draw_total();

  // table_keys.cpp
  void take_keys();
  void take_moves();
  void take_typing();
  void go_to(std::size_t place, bool extend);
  void reveal(std::size_t place);

  // table_menu.cpp
  void draw_menu();
  void draw_menu_button(ImVec2 at, float size);
  void draw_columns();
  void draw_views();
  void draw_column_popup();
  void draw_sorting();
  void draw_range(std::size_t column);
  void draw_values(std::size_t column);

  // table_acts.cpp
  [[nodiscard]] const std::vector<std::string>& chosen_keys();
  void draw_acts();
  void draw_act(const TableAction& action, const std::vector<std::string>& keys);
  [[nodiscard]] float acts_height() const;
  void begin_writing(TableState::Purpose purpose);
  void go_on_writing();
  void save_now(Paper paper);
  void take_paste();

  [[nodiscard]] static std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    return a * 0x9E3779B97F4A7C15U + b + 1;
  }
  [[nodiscard]] float row_height() const { return ui_.px(28); }
  [[nodiscard]] float header_height() const { return ui_.px(30); }

  ImguiSurface& surface_;
  Ui& ui_;
  const Table& table_;
  TableState& state_;
  std::string place_;               ///< what is kept of the table goes by it
  std::vector<std::size_t> shown_;  ///< columns, in order
};

}  // namespace echelon::desktop
