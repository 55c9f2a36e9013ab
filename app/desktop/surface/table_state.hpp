#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "desktop/surface/column_values.hpp"
#include "desktop/surface/row_selection.hpp"
#include "desktop/surface/table_rows.hpp"
#include "desktop/surface/table_view.hpp"
#include "echelon/exchange/table_file.hpp"

namespace echelon::desktop {

/// What a table keeps between frames.
struct TableState {
  TableRows rows;
  RowSelection selection;
  TableView view;
  bool loaded = false;        ///< the view was looked for in what is kept
  int layout = 0;             ///< another number, another grid: columns were hidden or moved
  std::vector<float> widths;  ///< of the shown columns in the last frame, relative to each other
  std::string grid;           ///< ImGui's name of it
  bool widths_known = false;  ///< false in the frame in which the grid is new
  std::vector<std::pair<float, float>> spans;  ///< where the shown columns lie, left and right
  std::optional<std::size_t> reveal;           ///< scroll to this place
  bool reveal_current = false;                 ///< scroll to the current row once it is found
  std::string typed;                           ///< the beginning of the row that is looked for by typing
  double typed_at = 0;
  std::uint64_t hidden_of = 0;  ///< of which selection and rows `hidden` is
  std::size_t hidden = 0;
  std::uint64_t keys_of = 0;  ///< likewise of `keys`, those of the selected rows
  std::vector<std::string> keys;
  // The pop-ups.
  std::string column;         ///< whose pop-up is open
  bool column_asked = false;  ///< it is to be opened
  bool menu_asked = false;
  ColumnValues values;
  std::string least;
  std::string most;
  std::string view_name;
  // What is being written, until every cell was asked for.
  enum class Purpose { copy, save };
  struct Writing {
    TablePaper paper;
    Purpose purpose = Purpose::copy;
    std::uint64_t revision = 0;
    std::size_t rows = 0;
  };
  std::optional<Writing> writing;
};

}  // namespace echelon::desktop
