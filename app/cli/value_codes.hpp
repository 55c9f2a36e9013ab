#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "cli/eight_bytes.hpp"

namespace cli {

/// Numbers the texts of a column in the order in which they first come. Texts of up to five digits have a
/// place each, others are found by open addressing, where one of up to seven bytes is its own key. Has no
/// text, and no number, for the empty text.
class ValueCodes {
 public:
  /// The text's number if it is one to five digits that came before, else −1. Eight bytes can be read from
  /// where it begins, however short it is.
  [[nodiscard]] std::int32_t code_of_digits(std::string_view text) const {
    const std::size_t place = place_of_digits(text);
    return place < by_digits_.size() ? by_digits_[place] : -1;
  }
  /// The text's number; −1 for the empty one. Eight bytes can be read as above.
  std::int32_t code(std::string_view text);
  [[nodiscard]] const std::deque<std::string>& values() const { return values_; }
  /// For each number the text's place in bytewise order.
  [[nodiscard]] std::vector<std::int32_t> bytewise_ranks() const;

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free
    std::int32_t code = 0;
  };
  static constexpr std::size_t none = SIZE_MAX;
  static constexpr std::size_t most_digits = 5;

  /// Behind the places of all shorter texts of digits; `none` where there are other characters.
  static std::size_t place_of_digits(std::string_view text) {
    constexpr std::array<std::size_t, most_digits + 1> begin{0, 0, 10, 110, 1110, 11110};
    const std::size_t size = text.size();
    if (size - 1 >= most_digits) return none;
    const std::uint64_t above = above_zero(eight_bytes(text.data())) << (64 - 8 * size);
    return other_than_digits(above) == 0 ? begin[size] + static_cast<std::size_t>(number_of(above)) : none;
  }
  [[nodiscard]] std::size_t home(std::uint64_t key) const;
  std::int32_t add(std::string_view text);
  void make_more_slots();

  std::vector<std::int32_t> by_digits_;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, at most half in use
  std::size_t slots_used_ = 0;
  std::deque<std::string> values_;
};

}  // namespace cli
