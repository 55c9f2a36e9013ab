#include "cli/large_pages.hpp"

#if defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#endif

namespace cli {

#if defined(__GLIBC__)
namespace {

constexpr std::size_t page = std::size_t{1} << 21;
constexpr std::size_t worth_it = std::size_t{1} << 22;

/// Whether large pieces come from the system one by one, and go back to it, as they do by default. Each would
/// lie on a mapping of its own, whose first bytes are written before anyone can ask for large pages.
void map_large_pieces(bool one_by_one) {
  mallopt(M_MMAP_MAX, one_by_one ? 65536 : 0);
  mallopt(M_TRIM_THRESHOLD, one_by_one ? 128 * 1024 : -1);
}

}  // namespace

LargePages::LargePages(std::size_t bytes) : asked_(bytes >= worth_it) {
  if (!asked_) return;
  map_large_pieces(false);
  void* const heap = std::malloc(bytes + page);
  if (heap == nullptr) return;
  const std::size_t before = page - reinterpret_cast<std::uintptr_t>(heap) % page;
  madvise(static_cast<char*>(heap) + before, bytes, MADV_HUGEPAGE);  // a refusal costs nothing
  std::free(heap);
  gap_ = std::malloc(before);
}

LargePages::~LargePages() {
  if (!asked_) return;
  std::free(gap_);
  map_large_pieces(true);
}
#else
LargePages::LargePages(std::size_t) {}
LargePages::~LargePages() = default;
#endif

}  // namespace cli
