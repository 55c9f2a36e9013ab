#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"
#include "echelon/view/chart.hpp"

namespace echelon {

/// One cell as people see it. `number`, where given, is what sorting compares, and the cell is aligned right.
struct Cell {
  std::string text;
  std::optional<double> number;
  Tone tone = Tone::plain;
  std::optional<double> bar;  ///< 0…1: a bar behind the text
};

struct Column {
  std::string id;
  Words title;
  double width = 1;  ///< relative to the other columns
  bool searched = true;
  bool shown = true;  ///< else only when the user asks for it
};

/// Something to do with all the rows that are selected together.
struct TableAction {
  std::string id;  ///< among the panel's buttons
  Words label;
  /// Carries it out for the rows of these keys, in the order shown: at least one, none that `why_not` keeps.
  std::function<void(const std::vector<std::string>& keys)> act;
  /// Why the row of that key is left out; empty: it is not. Not given: every row is taken.
  std::function<Words(const std::string& key)> why_not{};
  Words consequence{};  ///< where not empty: asks "really?" with this first
};

/// A table of any number of rows, asked for cell by cell as they come into sight. Sorting, filtering,
/// searching (by characters and by pinyin initials), choosing columns, selecting, copying and saving are the
/// surface's; what it caches holds while `revision` stays.
struct Table {
  std::string id;
  std::vector<Column> columns;
  std::size_t rows = 0;
  std::uint64_t revision = 0;
  std::function<Cell(std::size_t row, std::size_t column)> cell;
  std::function<std::string(std::size_t row)> key;  ///< stable name of a row; selection survives by it
  int visible_rows = 12;                            ///< height; 0: all the space there is
  bool searchable = true;
  bool draggable = false;  ///< rows may be dragged onto a board that takes them
  Words empty;             ///< shown when there are no rows: what to do
  /// What can be done with the selected rows; asks for `key`.
  std::vector<TableAction> actions{};
  /// A last line under the rows, cell by cell; not given: none.
  std::function<Cell(std::size_t column)> total{};
  /// Takes a table copied from a spreadsheet, cell by cell, its header first. Not given: nothing is pasted.
  std::function<void(const std::vector<std::vector<std::string>>& rows)> paste{};
};

}  // namespace echelon
