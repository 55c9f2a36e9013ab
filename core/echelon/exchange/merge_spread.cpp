#include "echelon/exchange/merge_spread.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

void write_over(SheetRow& row, const MergedRange& range, long last_column, const SheetCell& value) {
  if (row.cells.size() < static_cast<std::size_t>(last_column))
    row.cells.resize(static_cast<std::size_t>(last_column));
  for (long column = range.first_column; column <= last_column; ++column) {
    SheetCell& cell = row.cells[static_cast<std::size_t>(column - 1)];
    if (cell.kind == CellKind::empty) cell = {value.text, value.kind, true};
  }
}

}  // namespace

void spread_merged_cells(Sheet& sheet, std::size_t most_cells) {
  std::size_t width = 0;
  for (const SheetRow& row : sheet.rows) width = std::max(width, row.cells.size());
  std::size_t budget = most_cells;
  for (const MergedRange& range : sheet.merged) {
    const auto first = std::ranges::lower_bound(sheet.rows, range.first_row, {}, &SheetRow::number);
    if (first == sheet.rows.end() || first->number != range.first_row) continue;
    const auto corner = static_cast<std::size_t>(range.first_column - 1);
    if (corner >= first->cells.size() || first->cells[corner].kind == CellKind::empty) continue;
    const SheetCell value = first->cells[corner];
    const long last_column = std::min(range.last_column, static_cast<long>(width));
    const auto last = std::ranges::upper_bound(sheet.rows, range.last_row, {}, &SheetRow::number);
    const auto written = static_cast<std::size_t>(last - first) * static_cast<std::size_t>(last_column);
    if (written > budget) {
      throw Error(Fault::request, {"合并单元格的范围太大", "the merged cells cover too much"},
                  {"请取消合并后再试", "unmerge them and try again"},
                  {sheet.file, sheet.name, range.first_row, {}});
    }
    budget -= written;
    for (auto row = first; row != last; ++row) write_over(*row, range, last_column, value);
  }
}

}  // namespace echelon
