#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include "cli/eight_bytes.hpp"
#include "cli/text_pieces.hpp"
#include "echelon/base/decimal.hpp"

namespace cli {

/// `12`, `-0.5`, `87.123456` in millionths; false for any other text. Eight bytes can be read from the text's
/// beginning and from behind its point.
inline bool read_usual_millionths(std::string_view text, std::int64_t& millionths) {
  constexpr std::array<std::int64_t, 7> powers{1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  const bool negative = *text.data() == '-';
  const char* const begin = text.data() + (negative ? 1 : 0);
  const std::size_t size = text.size() - (negative ? 1 : 0);
  const std::uint64_t front = above_zero(eight_bytes(begin));
  const std::size_t whole =
      std::min<std::size_t>(static_cast<unsigned>(std::countr_zero(other_than_digits(front))) / 8, size);
  if (whole - 1 >= 8) return false;
  std::int64_t value = number_of(front << (64 - 8 * whole)) * powers[0];
  if (whole < size) {
    const std::size_t places = size - whole - 1;
    if (begin[whole] != '.' || places - 1 >= 6) return false;
    const std::uint64_t back = above_zero(eight_bytes(begin + whole + 1)) << (64 - 8 * places);
    if (other_than_digits(back) != 0) return false;
    value += number_of(back) * powers[places];
  }
  millionths = negative ? -value : value;
  return true;
}

/// The cell of a plain file in millionths, in quotes and between blanks or not; false where it is no number
/// of at most six places. Eight bytes can be read as above.
inline bool read_millionths(std::string_view text, std::int64_t& millionths) {
  if (read_usual_millionths(text, millionths)) return true;
  const auto number = echelon::Decimal::read_exactly(TextPieces::unwrapped(text));
  if (number) millionths = number->millionths();
  return number.has_value();
}

}  // namespace cli
