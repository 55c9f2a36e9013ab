#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "echelon/view/board.hpp"

namespace echelon::desktop {

/// A grid of states as a table: a header, then a row for each with the names of its states.
[[nodiscard]] std::vector<std::vector<std::string>> grid_table(const StateGrid& grid, Language language);

/// What a pasted table says of a grid.
struct GridPaste {
  std::vector<StateChange> cells;
  std::size_t misread = 0;  ///< cells that name no state, or lie outside
};
/// With the grid's own header, rows are found by name (one that several share, or nobody has, is misread) and
/// columns by title; without, the block begins at the cell `at`. Cells without text leave what is there.
/// A state goes by its name or sign in either language, or by its key.
[[nodiscard]] GridPaste read_grid(const StateGrid& grid, const std::vector<std::vector<std::string>>& rows,
                                  std::pair<std::size_t, std::size_t> at);

}  // namespace echelon::desktop
