#pragma once

#include <cstddef>

#include "echelon/exchange/sheet.hpp"

namespace echelon {

/// Repeats the value of every merged range over its cells in the rows that the sheet has, marked `spread`.
/// Ranges over the whole width of a title are cut at the sheet's last used column. Throws Error when more
/// than `most_cells` would be written.
void spread_merged_cells(Sheet& sheet, std::size_t most_cells);

}  // namespace echelon
