#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace echelon {

/// Within exchange: what the cells of a column come to, a number for each text met. Forgets nothing.
class CellMemo {
 public:
  static constexpr std::uint32_t fresh = std::numeric_limits<std::uint32_t>::max();

  CellMemo() : slots_(1U << 10U) {}

  [[nodiscard]] static std::uint64_t hash(std::string_view text) {
    constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;
    std::uint64_t sum = text.size() * odd;
    while (text.size() > 8) {
      sum = mixed(sum ^ first_eight(text.data(), 8));
      text.remove_prefix(8);
    }
    sum = mixed(sum ^ first_eight(text.data(), text.size()));
    return sum == 0 ? 1 : sum;
  }
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

  /// The number that `text` has; `fresh` for a text not met before, whose number is then to be set. Valid
  /// until the next call.
  [[nodiscard]] std::uint32_t& number(std::string_view text, std::uint64_t hash) {
    if (2 * count_ > slots_.size()) grow();
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].hash != 0) {
      if (slots_[at].hash == hash && key(slots_[at]) == text) return slots_[at].number;
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = {hash, keys_.size(), static_cast<std::uint32_t>(text.size()), fresh};
    keys_ += text;
    ++count_;
    return slots_[at].number;
  }
  [[nodiscard]] std::uint32_t& number(std::string_view text) { return number(text, hash(text)); }

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0: free
    std::size_t key = 0;
    std::uint32_t size = 0;
    std::uint32_t number = fresh;
  };

  static std::uint64_t mixed(std::uint64_t x) {
    x *= 0xff51afd7ed558ccdU;
    return x ^ (x >> 32U);
  }
  static std::uint64_t first_eight(const char* text, std::size_t size) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, size < 8 ? size : 8);
    return bytes;
  }
  [[nodiscard]] std::string_view key(const Slot& slot) const { return {keys_.data() + slot.key, slot.size}; }
  void grow() {
    std::vector<Slot> larger(slots_.size() * 4);
    for (const Slot& slot : slots_) {
      if (slot.hash == 0) continue;
      std::size_t at = slot.hash & (larger.size() - 1);
      while (larger[at].hash != 0) at = (at + 1) & (larger.size() - 1);
      larger[at] = slot;
    }
    slots_ = std::move(larger);
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::string keys_;
};

}  // namespace echelon
