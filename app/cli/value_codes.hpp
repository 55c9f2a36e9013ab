#pragma once

#include <bit>
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

  /// The text's number; −1 for the empty one. Eight bytes can be read from where it begins, however short it
  /// is.
  std::int32_t code(std::string_view text) {
    if (text.empty()) return -1;
    const bool is_short = text.size() < 8;
    const std::uint64_t key = is_short ? short_key(text) : long_key(text);
    for (std::size_t at = home(key);; at = (at + 1) & mask_) {
      const Slot& slot = slots_[at];
      if (slot.key == key && (is_short || values_[static_cast<std::size_t>(slot.code)] == text))
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
  static std::uint64_t mixed(std::uint64_t key) { return (key ^ key >> 29) * 0x9E3779B97F4A7C15U; }
  // Never 0, and the two differ: the top byte holds the length of a short text, 255 for a long one.
  static std::uint64_t short_key(std::string_view text) {
    const unsigned shift = 64 - 8 * static_cast<unsigned>(text.size());
    std::uint64_t bytes = word(text.data());
    if constexpr (std::endian::native == std::endian::little) {
      bytes = bytes << shift >> shift;
    } else {
      bytes = bytes >> shift;
    }
    return bytes | std::uint64_t{text.size()} << 56;
  }
  static std::uint64_t long_key(std::string_view text) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i + 8 <= text.size(); i += 8) key = mixed(key + word(text.data() + i));
    return mixed(key + word(text.data() + text.size() - 8)) | 0xFFULL << 56;
  }
  static std::uint64_t word(const char* from) {
    std::uint64_t word = 0;
    std::memcpy(&word, from, sizeof word);
    return word;
  }
  [[nodiscard]] std::size_t home(std::uint64_t key) const { return mixed(key) >> 20 & mask_; }
  std::int32_t add(std::size_t at, std::uint64_t key, std::string_view text);

  std::vector<Slot> slots_;  ///< a power of two, at most half in use
  std::size_t mask_ = slots_.size() - 1;
  std::deque<std::string> values_;
};

}  // namespace cli
