// Rows, selection and views of a table, each against the plain way of doing it.

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "desktop/surface/column_values.hpp"
#include "desktop/surface/grid_clipboard.hpp"
#include "desktop/surface/row_selection.hpp"
#include "desktop/surface/table_rows.hpp"
#include "desktop/surface/table_view.hpp"
#include "echelon/base/text_pinyin.hpp"

using namespace echelon;
using namespace echelon::desktop;

namespace {

/// A made-up table: two columns of text, two of numbers with gaps.
struct Made {
  std::vector<std::vector<Cell>> cells;
  Table table;

  Made(std::size_t rows, unsigned seed) {
    std::mt19937 draw(seed);
    const std::vector<std::string> names{"张伟", "王芳", "李娜", "", "zhao", "Zhao", "赵敏", "𬭎"};
    for (std::size_t row = 0; row < rows; ++row) {
      std::vector<Cell>& line = cells.emplace_back();
      for (int i = 0; i < 2; ++i)
        line.push_back({names[draw() % names.size()], std::nullopt, Tone::plain, std::nullopt});
      for (int i = 0; i < 2; ++i) {
        const int value = static_cast<int>(draw() % 7) - 3;
        line.push_back(draw() % 5 == 0 ? Cell()
                                       : Cell{std::to_string(value), static_cast<double>(value), Tone::plain,
                                              std::nullopt});
      }
    }
    table.id = "made";
    table.columns = {
        {"a", {"甲", "a"}}, {"b", {"乙", "b"}}, {"c", {"丙", "c"}, 1, false}, {"d", {"丁", "d"}, 2, false}};
    table.rows = rows;
    table.revision = seed;
    table.cell = [this](std::size_t row, std::size_t column) { return cells[row][column]; };
    table.key = [](std::size_t row) { return "k" + std::to_string(row); };
  }
};

std::vector<std::size_t> worked(TableRows& rows, const Table& table, const TableRows::Wish& wish) {
  while (!rows.update(table, wish, std::chrono::microseconds(50))) {
  }
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < rows.size(); ++at) order.push_back(rows.row(at));
  return order;
}

/// −1, 0, 1; what is empty stands behind whichever way.
int compared(const Cell& x, const Cell& y, bool down) {
  const auto rank = [](const Cell& cell) { return cell.number ? 0 : cell.text.empty() ? 2 : 1; };
  if (rank(x) != rank(y)) {
    if (rank(x) == 2 || rank(y) == 2) return rank(x) < rank(y) ? -1 : 1;
    return rank(x) < rank(y) ? -1 : 1;
  }
  int up = 0;
  if (x.number) up = *x.number < *y.number ? -1 : *x.number > *y.number ? 1 : 0;
  if (!x.number) up = name_sort_key(x.text).compare(name_sort_key(y.text));
  return down ? -up : up;
}

bool let_pass(const TableRows::Filter& filter, const Cell& cell) {
  const bool text =
      filter.texts.empty() || std::set(filter.texts.begin(), filter.texts.end()).contains(cell.text);
  const bool least = !filter.least || (cell.number && *cell.number >= *filter.least);
  const bool most = !filter.most || (cell.number && *cell.number <= *filter.most);
  return text && least && most;
}

std::vector<std::size_t> plainly(const Made& made, const TableRows::Wish& wish) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < made.table.rows; ++row) {
    const bool passes = std::ranges::all_of(
        wish.filters, [&](const auto& filter) { return let_pass(filter, made.cells[row][filter.column]); });
    const bool found = wish.search.empty() ||
                       made.cells[row][0].text.find(wish.search) != std::string::npos ||
                       made.cells[row][1].text.find(wish.search) != std::string::npos;
    if (passes && found) rows.push_back(row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    for (const auto& sort : wish.sorts) {
      const int order = compared(made.cells[a][sort.column], made.cells[b][sort.column], sort.descending);
      if (order != 0) return order < 0;
    }
    return false;
  });
  return rows;
}

}  // namespace

TEST_CASE("sorting by several columns and filtering agree with the plain way") {
  std::mt19937 draw(7);
  TableRows rows;
  for (unsigned round = 0; round < 60; ++round) {
    const Made made(draw() % 90, round + 1);
    TableRows::Wish wish;
    for (unsigned i = draw() % 4; i > 0; --i) {
      const std::size_t column = draw() % 4;
      const bool there = std::ranges::find(wish.sorts, column, &TableRows::Sort::column) != wish.sorts.end();
      if (!there) wish.sorts.push_back({column, draw() % 2 == 0});
    }
    if (draw() % 2 == 0) wish.filters.push_back({0, {"", "张伟", "李娜"}, {}, {}});
    if (draw() % 2 == 0)
      wish.filters.push_back({2, {}, -1.0, draw() % 2 == 0 ? std::optional(2.0) : std::nullopt});
    if (draw() % 3 == 0) wish.search = "张";
    CAPTURE(round);
    CHECK(worked(rows, made.table, wish) == plainly(made, wish));
  }
}

TEST_CASE("a wish for columns that the table does not have is left alone, and rows come to rest") {
  const Made made(20, 3);
  TableRows rows;
  TableRows::Wish wish{{{9, false}}, {{12, {"x"}, {}, {}}}, "", Language::english};
  CHECK(worked(rows, made.table, wish).size() == 20);
  CHECK(rows.update(made.table, wish, std::chrono::microseconds(0)));
}

TEST_CASE("rows are selected alone, added, taken away, to a place, and all") {
  const Made made(30, 5);
  TableRows rows;
  worked(rows, made.table, {{{2, true}}, {}, "", Language::chinese});
  RowSelection selection;
  selection.update(made.table, std::chrono::seconds(1));
  selection.choose(made.table, rows.row(4));
  selection.extend(made.table, rows, 8);
  CHECK(selection.size() == 5);
  CHECK(selection.current() == made.table.key(rows.row(8)));
  selection.extend(made.table, rows, 1);  // back over where it began
  CHECK(selection.size() == 4);
  CHECK(selection.has(rows.row(1)));
  CHECK_FALSE(selection.has(rows.row(5)));
  selection.toggle(made.table, rows.row(20));
  CHECK(selection.size() == 5);
  selection.toggle(made.table, rows.row(2));
  CHECK(selection.size() == 4);
  std::vector<std::string> expected;
  for (const std::size_t at : {1U, 3U, 4U, 20U}) expected.push_back(made.table.key(rows.row(at)));
  CHECK(selection.keys(made.table, rows) == expected);
  selection.choose_all(made.table, rows);
  CHECK(selection.size() == 30);
  selection.clear();
  CHECK(selection.size() == 0);
  CHECK(selection.current().empty());
}

TEST_CASE(
    "a selection lives through another order of the rows by their keys, and drops those that are gone") {
  Made made(40, 6);
  RowSelection selection;
  TableRows rows;
  worked(rows, made.table, {});
  selection.update(made.table, std::chrono::seconds(1));
  for (const std::size_t row : {3U, 7U, 11U}) selection.toggle(made.table, row);
  made.table.revision = 99;
  made.table.rows = 30;
  made.table.key = [](std::size_t row) { return "k" + std::to_string(row + 5); };  // k0…k4 are gone
  while (!selection.update(made.table, std::chrono::microseconds(0))) {
  }
  worked(rows, made.table, {});
  CHECK(selection.keys(made.table, rows) == std::vector<std::string>{"k7", "k11"});
  CHECK(selection.current() == "k11");
  CHECK(selection.has(2));
}

TEST_CASE("rows that a filter hides stay selected and are counted") {
  const Made made(60, 8);
  TableRows rows;
  worked(rows, made.table, {});
  RowSelection selection;
  selection.update(made.table, std::chrono::seconds(1));
  selection.choose_all(made.table, rows);
  const auto shown = worked(rows, made.table, {{}, {{0, {"张伟"}, {}, {}}}, "", Language::chinese});
  CHECK(selection.size() == 60);
  CHECK(selection.hidden(rows) == 60 - shown.size());
  const auto keys = selection.keys(made.table, rows);
  REQUIRE(keys.size() == 60);
  for (std::size_t i = 0; i < shown.size(); ++i) CHECK(keys[i] == made.table.key(shown[i]));
}

TEST_CASE("more rows than are kept by key can be selected, and go with the table's revision") {
  Table table;
  table.rows = RowSelection::most_kept + 10;
  table.revision = 1;
  table.key = [](std::size_t row) { return std::to_string(row); };
  table.cell = [](std::size_t, std::size_t) { return Cell(); };
  TableRows rows;
  worked(rows, table, {});
  RowSelection selection;
  selection.update(table, std::chrono::seconds(1));
  selection.choose_all(table, rows);
  CHECK(selection.size() == table.rows);
  table.revision = 2;
  selection.update(table, std::chrono::seconds(5));
  CHECK(selection.size() <= 1);
}

TEST_CASE("a view is the same after it was written as a line, a broken line gives what can be read") {
  TableView view;
  view.columns = {{"a;b,c", true, 1.25F}, {"名=称|%", false, 0}};
  view.sorts = {{"a;b,c", true}, {"x", false}};
  view.filters = {{"x", {0, {"", "a,b;c", "张 伟"}, -1.5, std::nullopt}}, {"y", {0, {}, std::nullopt, 3.0}}};
  view.search = "两 行\n= ;";
  CHECK(view.text().find('=') == std::string::npos);
  CHECK(view.text().find('\n') == std::string::npos);
  CHECK(TableView::read(view.text()) == view);
  const std::vector<NamedView> named{{"常用：一|二", view}, {"b", {}}};
  const auto read = read_named_views(text_of(named));
  REQUIRE(read.size() == 2);
  CHECK(read[0].name == named[0].name);
  CHECK(read[0].view == view);
  CHECK(read[1].view == TableView());
  for (std::size_t end = 0; end < view.text().size(); ++end)
    CHECK(TableView::read(view.text().substr(0, end)).columns.size() <= 2);
  CHECK(TableView::read("c,a,1,nan;s;f,;q;;,,,;c,b,1,1e99").columns.size() == 2);
}

TEST_CASE("columns are hidden, moved and completed by ids, a new column stands where the table has it") {
  const Made made(3, 1);
  TableView view;
  view.complete(made.table);
  CHECK(view.shown(made.table) == std::vector<std::size_t>{0, 1, 2, 3});
  view.move_column("d", -1);
  view.show_column("a", false);
  CHECK(view.shown(made.table) == std::vector<std::size_t>{1, 3, 2});
  Table wider = made.table;
  wider.columns.insert(wider.columns.begin() + 2, {"new", {"新", "new"}});
  view.complete(wider);
  CHECK(view.shown(wider) == std::vector<std::size_t>{1, 2, 4, 3});
  for (const char* id : {"b", "c", "d"}) view.show_column(id, false);
  CHECK(view.shown(made.table) == std::vector<std::size_t>{0});  // never none
}

TEST_CASE("a press turns the order up, down and off, with Shift after the others") {
  TableView view;
  view.turn_sorting("a", false);
  CHECK(view.sorts == std::vector<TableView::SortView>{{"a", false}});
  view.turn_sorting("b", true);
  view.turn_sorting("b", true);
  CHECK(view.sorts == std::vector<TableView::SortView>{{"a", false}, {"b", true}});
  view.turn_sorting("b", true);
  CHECK(view.sorts == std::vector<TableView::SortView>{{"a", false}});
  view.turn_sorting("a", false);
  view.turn_sorting("a", false);
  CHECK(view.sorts.empty());
}

TEST_CASE("a column's values are counted in slices") {
  const Made made(200, 4);
  ColumnValues values;
  while (!values.update(made.table, 0, std::chrono::microseconds(0))) {
  }
  std::map<std::string, std::size_t> counts;
  for (const auto& row : made.cells) ++counts[row[0].text];
  CHECK(values.values().size() == counts.size());
  for (const auto& value : values.values()) CHECK(value.rows == counts[value.text]);
  CHECK_FALSE(values.numbers());
  while (!values.update(made.table, 2, std::chrono::microseconds(0))) {
  }
  CHECK(values.numbers());
}

TEST_CASE("a grid of states goes out as a table and comes back by names, titles and signs") {
  std::vector<std::vector<std::size_t>> held{{0, 1}, {2, 0}, {1, 1}};
  StateGrid grid;
  grid.row_title = {"姓名", "name"};
  grid.columns = {{"10-12", "10-12"}, {"10-13", "10-13"}};
  grid.states = {{{"未登记", "nothing noted"}, {"·", "·"}, Tone::muted, '0'},
                 {{"出勤", "present"}, {"到", "P"}, Tone::good, '1'},
                 {{"缺勤", "absent"}, {"缺", "A"}, Tone::bad, '3'}};
  grid.rows = 3;
  grid.key = [](std::size_t row) { return "T" + std::to_string(row); };
  grid.name = [](std::size_t row) { return row == 2 ? std::string("张伟") : "王" + std::to_string(row); };
  grid.cell = [&](std::size_t row, std::size_t column) { return StateGrid::Cell{held[row][column], false}; };
  auto table = grid_table(grid, Language::chinese);
  CHECK(read_grid(grid, table, {0, 0}).cells.empty());  // unchanged
  table[3][1] = "缺";
  table[1][2] = "3";
  table[2][1] = "";
  table[2][2] = "什么";
  const GridPaste paste = read_grid(grid, table, {0, 0});
  CHECK(paste.misread == 1);
  REQUIRE(paste.cells.size() == 2);
  CHECK(paste.cells[0].row == 0);
  CHECK(paste.cells[0].column == 1);
  CHECK(paste.cells[0].state == 2);
  CHECK(paste.cells[1].row == 2);
  CHECK(paste.cells[1].column == 0);
  const GridPaste block = read_grid(grid, {{"absent", "P"}, {"1", "1"}}, {1, 0});
  CHECK(block.misread == 0);
  CHECK(block.cells.size() == 1);  // the others are so already
  CHECK(read_grid(grid, {{"1", "1", "1"}}, {2, 1}).misread == 2);
}
