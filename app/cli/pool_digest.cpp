#include <algorithm>
#include <array>
#include <cstring>

#include "cli/pool_parts.hpp"
#include "echelon/command/digest.hpp"

namespace cli {
namespace {

/// Gathers bytes and hashes them by the block.
class CanonicalBytes {
 public:
  void number(std::uint64_t value, unsigned width = 8) {
    if (size_ + 8 > block_.size()) flush();
    for (unsigned i = 0; i < 8; ++i) block_[size_ + i] = static_cast<char>(value >> 8 * i);
    size_ += width;
  }
  void text(std::string_view text) {
    number(text.size());
    bytes(text);
  }
  void bytes(std::string_view bytes) {
    while (!bytes.empty()) {
      if (size_ == block_.size()) flush();
      const std::size_t count = std::min(bytes.size(), block_.size() - size_);
      std::memcpy(block_.data() + size_, bytes.data(), count);
      size_ += count;
      bytes.remove_prefix(count);
    }
  }
  std::string hex() {
    flush();
    return digest_.hex();
  }

 private:
  void flush() {
    digest_.add({block_.data(), size_});
    size_ = 0;
  }
  echelon::Digest digest_;
  std::array<char, 1 << 14> block_{};
  std::size_t size_ = 0;
};

template <class Number>
void add_column(CanonicalBytes& out, const std::vector<Number>& column) {
  if (column.empty()) return;
  const auto [least, greatest] = std::ranges::minmax(column);
  const auto base = static_cast<std::uint64_t>(std::int64_t{least});
  const std::uint64_t range = static_cast<std::uint64_t>(std::int64_t{greatest}) - base;
  unsigned width = 0;
  while (width < 8 && range >> 8 * width != 0) ++width;
  out.number(base);
  out.number(width);
  if (width == 0) return;
  for (const Number each : column) out.number(static_cast<std::uint64_t>(std::int64_t{each}) - base, width);
}

void add_quota(CanonicalBytes& out, const FileQuota& quota) {
  out.text(quota.feature);
  out.text(quota.value);
  for (const auto& bound : {quota.min, quota.max}) {
    out.number(bound ? 1 : 0, 1);
    out.number(static_cast<std::uint64_t>(bound.value_or(0)));
  }
}

/// Below 255 one byte, else 255 and all eight.
void add_length(CanonicalBytes& out, std::size_t length) {
  out.number(std::min<std::size_t>(length, 255), 1);
  if (length >= 255) out.number(length);
}

void add_ids(CanonicalBytes& out, const PoolIds& ids) {
  std::string_view before;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::string_view id = ids[i];
    const std::size_t most = std::min(id.size(), before.size());
    std::size_t shared = 0;
    while (shared < most && id[shared] == before[shared]) ++shared;
    add_length(out, shared);
    add_length(out, id.size() - shared);
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
  for (const std::size_t size : {pool.ids.size(), pool.problem.features.size(), pool.problem.measures.size(),
                                 pool.criteria.size()})
    out.number(size);
  add_ids(out, pool.ids);
  add_column(out, pool.problem.scores);
  for (const auto& codes : pool.problem.features) add_column(out, codes);
  for (const auto* columns : {&pool.problem.measures, &pool.criteria})
    for (const auto& numbers : *columns) add_column(out, numbers);
  return out.hex();
}

}  // namespace cli
