#pragma once

#include <string>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon {

/// No axis goes farther either way: beyond it, differences would be infinite.
inline constexpr double axis_most = 1e300;

/// Round numbers that cover [least, most], about `wanted` of them.
struct Axis {
  double from = 0;
  double to = 1;
  double step = 1;
  [[nodiscard]] std::vector<double> ticks() const;
  /// The ticks within [from, to] of an axis whose ends are not round.
  [[nodiscard]] std::vector<double> ticks_within() const;
  /// Where `value` lies between the ends, 0…1.
  [[nodiscard]] float share(double value) const { return static_cast<float>((value - from) / (to - from)); }
  /// A tick's name: as many places as the step asks for; great ones as 120万, 3亿, 1.2M.
  [[nodiscard]] std::string name(double tick, Language language) const;
};

/// The round number (1, 2, 2.5 or 5 × a power of ten) at or above `rough`, or with `nearest` the nearest by
/// ratio. Source: Heckbert, Nice numbers for graph labels (Graphics Gems), 1990, and 2.5 beside his three.
[[nodiscard]] double round_step(double rough, bool nearest);

/// `wanted` parts, or one or two more where fewer would leave the ends empty. With `from_zero` the axis
/// includes 0, as bars need. What is not finite gives 0…1; values that coincide get room around them.
[[nodiscard]] Axis axis_over(double least, double most, int wanted, bool from_zero);

/// An axis whose ends are just these, with at most about `wanted` round ticks between them.
[[nodiscard]] Axis axis_within(double from, double to, int wanted);

/// Round days, months or years that lie within [from, to], days since 1970-01-01, at most `most` of them.
struct DayMark {
  double at = 0;
  std::string name;  ///< 2026, 2026-03 or 03-15
};
[[nodiscard]] std::vector<DayMark> day_marks(double from, double to, int most);

/// A number as a chart writes it: `12,500`, `0.25`, at most two places; what two places would round to
/// nothing with three figures, `0.00125`; what is not finite as `–`.
[[nodiscard]] std::string chart_number(double value);

}  // namespace echelon
