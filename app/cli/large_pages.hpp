#pragma once

#include <cstdint>
#include <vector>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace cli {

/// Asks for pages of 2 MB behind memory that has not been written to yet: where a page fault is dear, filling
/// a column costs several times as much without. Changes nothing else, and nothing where the system has none.
inline void prefer_large_pages([[maybe_unused]] const void* begin, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__)
  constexpr std::size_t page = 4096;
  constexpr std::size_t worth_it = std::size_t{1} << 20;
  if (bytes < worth_it) return;
  // Rounded outwards, so that columns which lie side by side share their large pages.
  const std::size_t before = reinterpret_cast<std::uintptr_t>(begin) % page;
  const std::size_t size = (before + bytes + page - 1) / page * page;
  auto* const first = static_cast<char*>(const_cast<void*>(begin)) - before;
  madvise(first, size, MADV_HUGEPAGE);  // a refusal costs nothing
#endif
}

/// Room for `count` values in all, in large pages. What stays unused costs addresses, not memory.
template <class Value>
void make_room(std::vector<Value>& column, std::size_t count) {
  if (count <= column.capacity()) return;
  column.reserve(count);
  prefer_large_pages(column.data(), column.capacity() * sizeof(Value));
}

}  // namespace cli
