#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace echelon {

/// What a box of a box chart shows of many values.
struct BoxNumbers {
  std::size_t count = 0;  ///< of finite values; with 0 nothing else counts
  double least = 0;       ///< the whiskers' ends: the outermost values within 1.5 box lengths of the box
  double lower = 0;       ///< quartiles
  double median = 0;
  double upper = 0;
  double most = 0;
  std::vector<double> outliers;  ///< beyond the whiskers, ascending
};

/// The value below which `share` of 0…1 of the sorted values lie, between two of them by the straight line:
/// definition 7 of Hyndman and Fan, Sample quantiles in statistical packages, 1996, which spreadsheets call
/// QUARTILE.INC. NaN when there are none.
[[nodiscard]] double quantile(std::span<const double> sorted, double share);

/// Source: Tukey, Exploratory data analysis, 1977, with quartiles by `quantile`. What is not finite is left
/// out. O(n log n).
[[nodiscard]] BoxNumbers box_of(std::span<const double> values);

/// Bins of one width, side by side: [edges[i], edges[i + 1]), the last with its upper edge.
struct Bins {
  std::vector<double> edges;  ///< one more than counts; both empty when there are no values
  std::vector<double> counts;
};

/// How often values lie where. The bins' width is that of Freedman and Diaconis, On the histogram as a
/// density estimator, 1981: 2 × the quartiles' distance / ∛n, taken to the nearest round number (1, 2, 2.5, 5
/// × a power of ten) and to whole numbers where all values are whole; where the quartiles coincide Sturges'
/// (1926) number of bins. Edges are multiples of the width; there are at most `most` bins. What is not finite
/// is left out.
[[nodiscard]] Bins bins_of(std::span<const double> values, std::size_t most = 60);

/// The corners of a line that are worth drawing when it has more than pixels: in each of `columns` equal
/// parts of x the first, the least, the greatest and the last (Jugel et al., M4: a visualization-oriented
/// time series data aggregation, 2014), so that the drawn line covers the same pixels. `x` ascends; both are
/// finite. Positions ascend. O(n).
[[nodiscard]] std::vector<std::size_t> line_corners(std::span<const double> x, std::span<const double> y,
                                                    double from, double to, std::size_t columns);

}  // namespace echelon
