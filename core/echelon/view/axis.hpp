#pragma once

#include <string>
#include <vector>

namespace echelon {

/// Round numbers that cover [least, most], about `wanted` of them.
struct Axis {
  double from = 0;
  double to = 1;
  double step = 1;
  [[nodiscard]] std::vector<double> ticks() const;
  /// Where `value` lies between the ends, 0…1.
  [[nodiscard]] float share(double value) const { return static_cast<float>((value - from) / (to - from)); }
};

/// With `from_zero` the axis includes 0, as bars need.
[[nodiscard]] Axis axis_over(double least, double most, int wanted, bool from_zero);

/// A number as a chart writes it: `12,500`, `0.25`, at most two places.
[[nodiscard]] std::string chart_number(double value);

}  // namespace echelon
