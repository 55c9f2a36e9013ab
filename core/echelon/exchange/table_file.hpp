#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "echelon/exchange/paper.hpp"
#include "echelon/view/table.hpp"

namespace echelon {

/// What of a table is written: some of its rows and columns, each in the order given.
struct TablePart {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;
};
/// All rows, and the columns that are shown at first.
[[nodiscard]] TablePart whole(const Table& table);

/// Puts a part of a table on paper, in slices: a table answers only while it is drawn.
class TablePaper {
 public:
  TablePaper(const Table& table, TablePart part, Language language);
  /// Works for about `budget`; true when the paper is complete. The table must still be the same.
  bool work(const Table& table, std::chrono::microseconds budget);
  [[nodiscard]] const Paper& paper() const { return paper_; }
  [[nodiscard]] Paper take() { return std::move(paper_); }

 private:
  TablePart part_;
  Paper paper_;
};

/// The table as a paper: its id as title, a cell a text; figures without signs that only people read.
[[nodiscard]] Paper table_paper(const Table& table, TablePart part, Language language);

/// As spreadsheets take it from the clipboard: a line for the header and one for each row, parted by tabs,
/// quoted where needed, no cell a formula (`guarded_from_formulas`).
[[nodiscard]] std::string clipboard_text(const Paper& paper);
/// What a spreadsheet, or `clipboard_text`, put on the clipboard: cells by row, without the guard; rows with
/// nothing in them are left out. Throws Error when there are more than 4,000,000 cells.
[[nodiscard]] std::vector<std::vector<std::string>> read_clipboard(std::string_view text);

}  // namespace echelon
