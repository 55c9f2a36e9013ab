#include "echelon/exchange/csv.hpp"
#include "echelon/exchange/csv_guard.hpp"
#include "echelon/exchange/paper_parts.hpp"

namespace echelon {

std::string paper_as_csv(const Paper& paper) {
  CsvWriter csv;
  std::vector<std::string> cells;
  for (const Paper::Column& column : paper.columns) cells.push_back(guarded_from_formulas(column.title));
  csv.row(cells);
  for (const auto& row : paper.rows) {
    cells.clear();
    for (const std::string& cell : row) cells.push_back(guarded_from_formulas(cell));
    csv.row(cells);
  }
  return csv.bytes();
}

}  // namespace echelon
