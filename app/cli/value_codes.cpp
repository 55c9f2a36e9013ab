#include "cli/value_codes.hpp"

#include <algorithm>
#include <numeric>

namespace cli {
namespace {

std::uint64_t mixed(std::uint64_t key) { return (key ^ key >> 29) * 0x9E3779B97F4A7C15U; }

// Never 0, and the two differ: the top byte holds the length of a short text, 255 for a long one.

std::uint64_t short_key(std::string_view text) {
  const unsigned shift = 64 - 8 * static_cast<unsigned>(text.size());
  return eight_bytes(text.data()) << shift >> shift | std::uint64_t{text.size()} << 56;
}

std::uint64_t long_key(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i + 8 <= text.size(); i += 8) key = mixed(key + eight_bytes(text.data() + i));
  return mixed(key + eight_bytes(text.data() + text.size() - 8)) | 0xFFULL << 56;
}

}  // namespace

std::size_t ValueCodes::home(std::uint64_t key) const { return mixed(key) >> 20 & (slots_.size() - 1); }

std::int32_t ValueCodes::code(std::string_view text) {
  if (text.empty()) return -1;
  if (const std::size_t place = place_of_digits(text); place != none) {
    if (place >= by_digits_.size()) by_digits_.resize(std::max(place + 1, 2 * by_digits_.size()), -1);
    if (by_digits_[place] < 0) by_digits_[place] = add(text);
    return by_digits_[place];
  }
  const bool is_short = text.size() < 8;
  const std::uint64_t key = is_short ? short_key(text) : long_key(text);
  std::size_t at = home(key);
  for (; slots_[at].key != 0; at = (at + 1) & (slots_.size() - 1)) {
    const std::int32_t code = slots_[at].code;
    if (slots_[at].key == key && (is_short || values_[static_cast<std::size_t>(code)] == text)) return code;
  }
  const std::int32_t code = add(text);
  slots_[at] = {key, code};
  if (++slots_used_ * 2 > slots_.size()) make_more_slots();
  return code;
}

std::int32_t ValueCodes::add(std::string_view text) {
  values_.emplace_back(text);
  return static_cast<std::int32_t>(values_.size() - 1);
}

void ValueCodes::make_more_slots() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t free = home(slot.key);
    while (slots_[free].key != 0) free = (free + 1) & (slots_.size() - 1);
    slots_[free] = slot;
  }
}

std::vector<std::int32_t> ValueCodes::bytewise_ranks() const {
  std::vector<std::int32_t> order(values_.size());
  std::iota(order.begin(), order.end(), 0);
  if (!std::ranges::is_sorted(values_)) {
    std::ranges::sort(order, {}, [this](std::int32_t code) -> const std::string& {
      return values_[static_cast<std::size_t>(code)];
    });
  }
  std::vector<std::int32_t> ranks(order.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    ranks[static_cast<std::size_t>(order[rank])] = static_cast<std::int32_t>(rank);
  return ranks;
}

}  // namespace cli
