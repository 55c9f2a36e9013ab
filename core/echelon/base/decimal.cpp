#include "echelon/base/decimal.hpp"

#include <algorithm>
#include <charconv>

namespace echelon {
namespace {

constexpr std::int64_t most_millionths = 9'000'000'000'000'000'000;

__extension__ using Wide = __int128;

/// numerator / denominator (> 0), half to even.
Wide divide_half_even(Wide numerator, Wide denominator) {
  const bool negative = numerator < 0;
  const Wide magnitude = negative ? -numerator : numerator;
  Wide quotient = magnitude / denominator;
  const Wide twice_rest = 2 * (magnitude % denominator);
  if (twice_rest > denominator || (twice_rest == denominator && quotient % 2 != 0)) ++quotient;
  return negative ? -quotient : quotient;
}

/// As millionths, at the ends of the range where it lies beyond them.
std::int64_t within_range(Wide millionths) {
  return static_cast<std::int64_t>(std::clamp<Wide>(millionths, -most_millionths, most_millionths));
}

struct ReadNumber {
  std::int64_t millionths = 0;
  bool exact = true;  ///< nothing was rounded away
};

std::optional<ReadNumber> read_number(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  Wide digits = 0;
  int places = 0;
  int exponent = 0;
  bool any = false;
  bool point = false;
  bool dropped_nonzero = false;
  bool exact = true;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
    } else if (c >= '0' && c <= '9') {
      any = true;
      if (digits < Wide{1'000'000'000'000'000'000} * 1'000'000'000) {
        digits = digits * 10 + (c - '0');
        if (point) ++places;
      } else {
        dropped_nonzero = dropped_nonzero || c != '0';
        if (!point) --places;
      }
    } else {
      break;
    }
  }
  if (!any) return std::nullopt;
  if (i < text.size()) {
    if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
    std::string_view power = text.substr(i + 1);
    if (power.starts_with('+')) {
      power.remove_prefix(1);
      if (power.starts_with('-')) return std::nullopt;
    }
    const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    if (error != std::errc() || end != power.data() + power.size()) return std::nullopt;
    if (exponent > 400 || exponent < -400) exponent = exponent > 0 ? 400 : -400;
  }
  int shift = 6 - places + exponent;
  for (; shift > 0 && digits != 0; --shift) {
    digits *= 10;
    if (digits > most_millionths) return std::nullopt;
  }
  if (shift < 0) {
    Wide divisor = 1;
    for (; shift < 0 && divisor <= digits; ++shift) divisor *= 10;
    if (shift < 0) {
      exact = digits == 0;
      digits = 0;
    } else {
      exact = digits % divisor == 0 && !dropped_nonzero;
      if (dropped_nonzero && 2 * (digits % divisor) == divisor) ++digits;
      digits = divide_half_even(digits, divisor);
    }
  }
  if (digits > most_millionths) return std::nullopt;
  const auto millionths = static_cast<std::int64_t>(digits);
  return ReadNumber{negative ? -millionths : millionths, exact};
}

}  // namespace

std::optional<Decimal> Decimal::read(std::string_view text) {
  const auto number = read_number(text);
  return number ? std::optional(Decimal(number->millionths)) : std::nullopt;
}

std::optional<Decimal> Decimal::read_exactly(std::string_view text) {
  const auto number = read_number(text);
  return number && number->exact ? std::optional(Decimal(number->millionths)) : std::nullopt;
}
std::string Decimal::text() const {
  const bool negative = millionths_ < 0;
  const auto magnitude =
      negative ? -static_cast<std::uint64_t>(millionths_) : static_cast<std::uint64_t>(millionths_);
  std::string result = (negative ? "-" : "") + std::to_string(magnitude / scale);
  if (const std::uint64_t rest = magnitude % scale; rest != 0) {
    std::string places = std::to_string(rest + scale).substr(1);
    while (places.back() == '0') places.pop_back();
    result += "." + places;
  }
  return result;
}

Decimal Decimal::times(Decimal factor) const {
  return Decimal(within_range(divide_half_even(static_cast<Wide>(millionths_) * factor.millionths_, scale)));
}

Decimal Decimal::over(Decimal divisor) const {
  Wide numerator = static_cast<Wide>(millionths_) * scale;
  Wide denominator = divisor.millionths_;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  return Decimal(within_range(divide_half_even(numerator, denominator)));
}

}  // namespace echelon
