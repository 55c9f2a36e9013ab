#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Numbers the texts of a column in the order in which they first come: open addressing, a text of up to
/// seven bytes is its own key. Has no text, and no number, for the empty text.
class ValueCodes {
 public:
  ValueCodes() : slots_(64) {}

  /// The text's number; −1 for the empty one.
  std::int32_t code(std::string_view text) {
    if (text.empty()) return -1;
    const std::uint64_t key = key_of(text);
    for (std::size_t at = home(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.key == key && (text.size() < 8 || values_[static_cast<std::size_t>(slot.code)] == text))
        return slot.code;
      if (slot.key == 0) return add(at, key, text);
    }
  }
  [[nodiscard]] const std::deque<std::string>& values() const { return values_; }
  /// For each number the text's place in bytewise order.
  [[nodiscard]] std::vector<std::int32_t> bytewise_ranks() const;

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: free
    std::int32_t code = 0;
  };
  static std::uint64_t mixed(std::uint64_t key) {
    key ^= key >> 32;
    key *= 0x9E3779B97F4A7C15U;
    return key ^ key >> 29;
  }
  /// Never 0: the top byte holds the length of a short text, 255 for a long one.
  static std::uint64_t key_of(std::string_view text) {
    std::uint64_t key = 0;
    if (text.size() < 8) {
      for (std::size_t i = 0; i < text.size(); ++i)
        key |= std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i;
      return key | std::uint64_t{text.size()} << 56;
    }
    for (std::size_t i = 0; i + 8 <= text.size(); i += 8) key = mixed(key + word(text, i));
    return mixed(key + word(text, text.size() - 8)) | 0xFFULL << 56;
  }
  static std::uint64_t word(std::string_view text, std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    return word;
  }
  [[nodiscard]] std::size_t home(std::uint64_t key) const { return mixed(key) & (slots_.size() - 1); }
  std::int32_t add(std::size_t at, std::uint64_t key, std::string_view text);

  std::vector<Slot> slots_;  ///< a power of two, at most half in use
  std::deque<std::string> values_;
};

}  // namespace cli
