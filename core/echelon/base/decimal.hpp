#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace echelon {

/// An exact decimal with six places, for points, scores, weights and hours: compared and added without
/// rounding. Holds ±9,000,000,000,000.
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

  [[nodiscard]] constexpr std::int64_t millionths() const { return millionths_; }
  [[nodiscard]] double value() const { return static_cast<double>(millionths_) / static_cast<double>(scale); }
  /// Shortest exact form: `12`, `0.5`, `-3.000001`.
  [[nodiscard]] std::string text() const;

  /// This times `factor`, rounded half to even at the sixth place.
  [[nodiscard]] Decimal times(Decimal factor) const;
  /// This divided by `divisor` (not zero), rounded half to even at the sixth place.
  [[nodiscard]] Decimal over(Decimal divisor) const;

  friend constexpr auto operator<=>(Decimal, Decimal) = default;
  friend constexpr Decimal operator+(Decimal a, Decimal b) { return Decimal(a.millionths_ + b.millionths_); }
  friend constexpr Decimal operator-(Decimal a, Decimal b) { return Decimal(a.millionths_ - b.millionths_); }
  constexpr Decimal& operator+=(Decimal other) {
    millionths_ += other.millionths_;
    return *this;
  }

 private:
  explicit constexpr Decimal(std::int64_t millionths) : millionths_(millionths) {}
  std::int64_t millionths_ = 0;
};

}  // namespace echelon
