#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <span>

#include "cli/pool_parts.hpp"
#include "echelon/command/digest.hpp"

namespace cli {
namespace {

/// The value's bytes, the least weighty first.
std::uint64_t in_order(std::uint64_t value) {
  if constexpr (std::endian::native == std::endian::little) return value;
  std::uint64_t turned = 0;
  for (unsigned i = 0; i < 64; i += 8) turned |= (value >> i & 0xFF) << (56 - i);
  return turned;
}

/// Gathers bytes and hashes them by the block.
class CanonicalBytes {
 public:
  void number(std::uint64_t value, unsigned width = 8) {
    make_room();
    put(value, width);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes(text);
  }
  void bytes(std::string_view bytes) {
    while (!bytes.empty()) {
      make_room();
      const std::size_t count = std::min(bytes.size(), block - size_);
      std::memcpy(bytes_.data() + size_, bytes.data(), count);
      size_ += count;
      bytes.remove_prefix(count);
    }
  }
  /// Each number's distance from `least` in `width` bytes.
  template <unsigned width, class Number>
  void numbers(std::span<const Number> column, std::uint64_t least) {
    constexpr std::size_t most = block / 8;
    for (std::size_t from = 0; from < column.size(); from += most) {
      flush();
      for (const Number each : column.subspan(from, std::min(most, column.size() - from)))
        put(static_cast<std::uint64_t>(std::int64_t{each}) - least, width);
    }
  }
  std::string hex() {
    flush();
    return digest_.hex();
  }

 private:
  static constexpr std::size_t block = std::size_t{1} << 14;

  void put(std::uint64_t value, unsigned width) {
    value = in_order(value);
    std::memcpy(bytes_.data() + size_, &value, sizeof value);
    size_ += width;
  }
  void make_room() {
    if (size_ >= block) flush();
  }
  void flush() {
    digest_.add({bytes_.data(), size_});
    size_ = 0;
  }

  echelon::Digest digest_;
  std::array<char, block + 8> bytes_{};
  std::size_t size_ = 0;
};

template <class Number>
void add_column(CanonicalBytes& out, const std::vector<Number>& column) {
  if (column.empty()) return;
  const auto [least, greatest] = std::ranges::minmax(column);
  const auto base = static_cast<std::uint64_t>(std::int64_t{least});
  const std::uint64_t range = static_cast<std::uint64_t>(std::int64_t{greatest}) - base;
  const unsigned width = range == 0         ? 0
                         : range < 1U << 8  ? 1
                         : range < 1U << 16 ? 2
                         : range >> 32 == 0 ? 4
                                            : 8;
  out.number(base);
  out.number(width);
  const std::span<const Number> numbers(column);
  if (width == 1) out.template numbers<1>(numbers, base);
  if (width == 2) out.template numbers<2>(numbers, base);
  if (width == 4) out.template numbers<4>(numbers, base);
  if (width == 8) out.template numbers<8>(numbers, base);
}

void add_quota(CanonicalBytes& out, const FileQuota& quota) {
  out.text(quota.feature);
  out.text(quota.value);
  for (const auto& bound : {quota.min, quota.max}) {
    out.number(bound ? 1 : 0, 1);
    out.number(static_cast<std::uint64_t>(bound.value_or(0)));
  }
}

std::size_t shared_beginning(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t shared = 0;
  while (shared + 8 <= most && std::memcmp(a.data() + shared, b.data() + shared, 8) == 0) shared += 8;
  while (shared < most && a[shared] == b[shared]) ++shared;
  return shared;
}

/// Of each id what it shares with the one before and how much it has beyond, a byte each where both are below
/// 255, and the rest.
void add_ids(CanonicalBytes& out, const PoolIds& ids) {
  std::string_view before;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string_view id = ids[i];
    const std::size_t shared = shared_beginning(before, id);
    const std::size_t rest = id.size() - shared;
    if (shared < 255 && rest < 255) {
      out.number(shared | rest << 8, 2);
    } else {
      out.number(255, 1);
      out.number(shared);
      out.number(rest);
    }
    out.bytes(id.substr(shared));
    before = id;
  }
}

}  // namespace

std::string pool_digest(const FilePool& pool) {
  CanonicalBytes out;
  out.text("echelon pool 2");
  out.number(static_cast<std::uint64_t>(pool.problem.seats));
  for (const auto* quotas : {&pool.counts, &pool.sums}) {
    out.number(quotas->size());
    for (const FileQuota& quota : *quotas) add_quota(out, quota);
  }
  out.number(pool.weights.size());
  for (const FileWeight& each : pool.weights) {
    out.text(each.criterion);
    out.number(static_cast<std::uint64_t>(each.weight));
  }
  for (const std::size_t size :
       {pool.ids.size(), pool.problem.features.size(), pool.problem.measures.size(), pool.criteria.size()})
    out.number(size);
  add_ids(out, pool.ids);
  add_column(out, pool.problem.scores);
  for (const auto& codes : pool.problem.features) add_column(out, codes);
  for (const auto* columns : {&pool.problem.measures, &pool.criteria})
    for (const auto& numbers : *columns) add_column(out, numbers);
  return out.hex();
}

}  // namespace cli
