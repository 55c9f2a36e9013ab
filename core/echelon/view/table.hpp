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
};

/// A table of any number of rows, asked for cell by cell as they come into sight. Sorting, filtering,
/// searching (by characters and by pinyin initials) and selecting are the surface's; what it caches holds
/// while `revision` stays.
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
};

}  // namespace echelon
