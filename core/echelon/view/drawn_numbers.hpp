#pragma once

#include <span>
#include <string>
#include <vector>

#include "echelon/view/board.hpp"
#include "echelon/view/chart.hpp"
#include "echelon/view/flow.hpp"
#include "echelon/view/network.hpp"
#include "echelon/view/picture.hpp"

namespace echelon {

/// What a picture shows, as a table: a row of headings, then the rows. Numbers are the shortest text that
/// reads back as the same value, days are ISO.
using DrawnNumbers = std::vector<std::vector<std::string>>;

/// A row for each value: series, category or x, y, and low and high where the chart has them. Of a box chart
/// a row for each box: n, the whiskers' ends, the quartiles, how many outliers. Of a histogram a row for each
/// bin with both its edges. All values, whatever a view hides.
[[nodiscard]] DrawnNumbers numbers_of(const Chart& chart, Language language);
/// A row for each span.
[[nodiscard]] DrawnNumbers numbers_of(const Timeline& timeline, Language language);
/// A row for each bar, then one for each band.
[[nodiscard]] DrawnNumbers numbers_of(const FlowChart& flow, Language language);
/// A row for each bar of each row.
[[nodiscard]] DrawnNumbers numbers_of(const Board& board, Language language);
/// As it is seen: a row for each row, a column for each column, states by name.
[[nodiscard]] DrawnNumbers numbers_of(const StateGrid& grid, Language language);
/// A row for each arrow that is shown, with the names of its ends; then one for each point without any.
[[nodiscard]] DrawnNumbers numbers_of(const Network& network, Language language);

}  // namespace echelon
