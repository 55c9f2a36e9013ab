#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/view/chart.hpp"

namespace echelon {

struct ViewRange {
  double from = 0;
  double to = 1;
  friend bool operator==(const ViewRange&, const ViewRange&) = default;
};

/// What someone chose to see of a chart: not these series, only this stretch. On the screen by hand, on the
/// command line by options; what is saved is what is seen.
struct ChartView {
  std::vector<std::string> hidden;  ///< names of series, in either language
  /// Values of x; of categories their positions, [0, 1) being the first's.
  std::optional<ViewRange> x;
  std::optional<ViewRange> y;  ///< of scatters

  [[nodiscard]] bool hides(const Series& series) const;
  [[nodiscard]] bool is_whole() const { return hidden.empty() && !x && !y; }
  friend bool operator==(const ChartView&, const ChartView&) = default;
};

/// Whether the chart's x are categories, not numbers.
[[nodiscard]] bool has_categories(const Chart& chart);
/// Whether a stretch of x can be seen from nearer: charts whose values run up.
[[nodiscard]] bool zooms(const Chart& chart);
/// Whether series can be hidden: where there are two or more and colours tell them apart.
[[nodiscard]] bool has_legend(const Chart& chart);

/// The chart with only what the view leaves, and of numbers beside the stretch the next ones, to which lines
/// run. Values that are not finite become NaN, x that are not finite go.
[[nodiscard]] Chart seen(const Chart& chart, const ChartView& view);

/// The stretch between two names of categories, both with it, or two numbers, or on an axis of days two days;
/// nothing when they are neither, or the second is before the first.
[[nodiscard]] std::optional<ViewRange> stretch(const Chart& chart, std::string_view from,
                                               std::string_view to);

/// A number that is another when anything in the chart is another.
[[nodiscard]] std::uint64_t fingerprint(const Chart& chart);

/// What a person reads who points at the values: series, category, value with unit, share.
[[nodiscard]] std::string read_out(const Chart& shown, std::uint32_t series, std::size_t index,
                                   Language language);

}  // namespace echelon
