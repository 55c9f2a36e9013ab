#include "cli/pool_ids.hpp"

#include <algorithm>
#include <array>

namespace cli {
namespace {

struct Keyed {
  std::uint64_t key = 0;
  std::uint32_t place = 0;
};

/// How many bytes all ids begin with.
std::size_t common_beginning(const PoolIds& ids) {
  std::string_view common = ids[0];
  for (std::size_t i = 1; i < ids.size() && !common.empty(); ++i) {
    const auto [end, other] = std::ranges::mismatch(common, ids[i]);
    common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
  }
  return common.size();
}

/// Eight bytes from `from` on, the first the weightiest; 0 behind the id's end.
std::uint64_t key_of(std::string_view id, std::size_t from) {
  std::uint64_t key = 0;
  for (std::size_t i = from; i < from + 8; ++i)
    key = key << 8 | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
  return key;
}

/// Orders by one byte of the key, equal ones as they stand.
void order_by_byte(std::vector<Keyed>& entries, std::vector<Keyed>& spare, unsigned shift) {
  std::array<std::size_t, 257> begin{};
  for (const Keyed& each : entries) ++begin[(each.key >> shift & 0xFF) + 1];
  for (std::size_t byte = 1; byte < begin.size(); ++byte) begin[byte] += begin[byte - 1];
  for (const Keyed& each : entries) spare[begin[each.key >> shift & 0xFF]++] = each;
  entries.swap(spare);
}

}  // namespace

std::vector<std::uint32_t> bytewise_order(const PoolIds& ids) {
  if (ids.size() == 0) return {};
  const std::size_t common = common_beginning(ids);
  std::vector<Keyed> entries(ids.size());
  std::uint64_t varying = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    entries[i] = {key_of(ids[i], common), static_cast<std::uint32_t>(i)};
    varying |= entries[i].key ^ entries[0].key;
  }
  {
    std::vector<Keyed> spare(entries.size());
    for (unsigned shift = 0; shift < 64; shift += 8)
      if ((varying >> shift & 0xFF) != 0) order_by_byte(entries, spare, shift);
  }
  for (std::size_t from = 0; from < entries.size();) {
    std::size_t to = from + 1;
    while (to < entries.size() && entries[to].key == entries[from].key) ++to;
    if (to - from > 1) {
      std::stable_sort(entries.begin() + static_cast<std::ptrdiff_t>(from),
                       entries.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Keyed& a, const Keyed& b) { return ids[a.place] < ids[b.place]; });
    }
    from = to;
  }
  std::vector<std::uint32_t> order(entries.size());
  std::ranges::transform(entries, order.begin(), [](const Keyed& each) { return each.place; });
  return order;
}

std::optional<std::size_t> PoolIds::find(std::string_view id) const {
  std::size_t from = 0;
  for (auto count = size(); count > 0;) {
    const auto half = count / 2;
    if ((*this)[from + half] < id) {
      from += half + 1;
      count -= half + 1;
    } else {
      count = half;
    }
  }
  return from < size() && (*this)[from] == id ? std::optional(from) : std::nullopt;
}

std::vector<std::uint32_t> PoolIds::lengths() const {
  std::vector<std::uint32_t> lengths;
  lengths.reserve(size());
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    lengths.push_back(static_cast<std::uint32_t>(end - begin));
    begin = end;
  }
  return lengths;
}

std::vector<std::string> PoolIds::texts() const {
  std::vector<std::string> texts;
  texts.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) texts.emplace_back((*this)[i]);
  return texts;
}

}  // namespace cli
