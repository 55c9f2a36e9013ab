#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// The candidates' ids, one behind the other in one piece of memory.
class PoolIds {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {bytes_.data() + begin, ends_[i] - begin};
  }
  /// Has the id fetched into the cache.
  void prefetch(std::size_t i) const {
    __builtin_prefetch(ends_.data() + i);
    // Where ids are about as long as those before, its bytes stand near here.
    __builtin_prefetch(bytes_.data() + bytes_.size() / ends_.size() * i);
  }
  void push_back(std::string_view id) {
    bytes_.append(id);
    ends_.push_back(bytes_.size());
  }
  void reserve(std::size_t count, std::size_t bytes) {
    ends_.reserve(count);
    bytes_.reserve(bytes);
  }
  /// Where the id stands among ids that ascend; nothing where it does not.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// As texts of their own.
  [[nodiscard]] std::vector<std::string> texts() const;
  /// One behind the other.
  [[nodiscard]] std::string_view all() const { return bytes_; }
  /// The bytes of each.
  [[nodiscard]] std::vector<std::uint32_t> lengths() const;

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

/// The places of the ids in bytewise order of the ids; equal ids in order of their places. Fewer than 2^32.
/// Radix sort by eight bytes behind the common beginning, then by comparison; O(ids) for most files.
[[nodiscard]] std::vector<std::uint32_t> bytewise_order(const PoolIds& ids);

}  // namespace cli
