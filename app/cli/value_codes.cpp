#include "cli/value_codes.hpp"

#include <algorithm>
#include <numeric>

namespace cli {

std::int32_t ValueCodes::add(std::size_t at, std::uint64_t key, std::string_view text) {
  const auto code = static_cast<std::int32_t>(values_.size());
  values_.emplace_back(text);
  slots_[at] = {key, code};
  if (values_.size() * 2 <= slots_.size()) return code;
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.key == 0) continue;
    std::size_t free = home(slot.key);
    while (slots_[free].key != 0) free = (free + 1) & mask_;
    slots_[free] = slot;
  }
  return code;
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
