#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace echelon {

/// An exact decimal with six places, for points, scores, weights and hours: compared and added without
/// rounding. Holds ±9,000,000,000,000; a sum, difference, product or quotient beyond that stays at the end of
/// the range.
class Decimal {
 public:
  static constexpr std::int64_t scale = 1'000'000;

  constexpr Decimal() = default;
  [[nodiscard]] static constexpr Decimal from_millionths(std::int64_t millionths) {
    return Decimal(millionths);
  }
  [[nodiscard]] static constexpr Decimal of(std::int64_t whole) { return Decimal(whole * scale); }
  /// Reads `12`, `-0.5`, `+1.25`, `1e3`; further places are rounded half to even. Nothing for other text or
  /// one out of range.
  [[nodiscard]] static std::optional<Decimal> read(std::string_view text);
  /// The same, and nothing for text that would have to be rounded.
  [[nodiscard]] static std::optional<Decimal> read_exactly(std::string_view text);

  [[nodiscard]] constexpr std::int64_t millionths() const { return millionths_; }
  [[nodiscard]] double value() const { return static_cast<double>(millionths_) / static_cast<double>(scale); }
  /// Shortest exact form: `12`, `0.5`, `-3.000001`.
  [[nodiscard]] std::string text() const;

  /// This times `factor`, rounded half to even at the sixth place.
  [[nodiscard]] Decimal times(Decimal factor) const;
  /// This divided by `divisor` (not zero), rounded half to even at the sixth place.
  [[nodiscard]] Decimal over(Decimal divisor) const;

  friend constexpr auto operator<=>(Decimal, Decimal) = default;
  friend constexpr Decimal operator+(Decimal a, Decimal b) {
    return Decimal(sum(a.millionths_, b.millionths_));
  }
  friend constexpr Decimal operator-(Decimal a, Decimal b) {
    return Decimal(sum(a.millionths_, -b.millionths_));
  }
  constexpr Decimal& operator+=(Decimal other) {
    millionths_ = sum(millionths_, other.millionths_);
    return *this;
  }

 private:
  static constexpr std::int64_t most_millionths = 9'000'000'000'000'000'000;
  static constexpr std::int64_t sum(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result)) return a < 0 ? -most_millionths : most_millionths;
    return result < -most_millionths ? -most_millionths : result > most_millionths ? most_millionths : result;
  }
  explicit constexpr Decimal(std::int64_t millionths) : millionths_(millionths) {}
  std::int64_t millionths_ = 0;
};

}  // namespace echelon
