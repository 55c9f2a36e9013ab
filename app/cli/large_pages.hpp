#pragma once

#include <cstddef>

namespace cli {

/// While it lives, memory comes from one piece of the heap for which pages of 2 MB have been asked. Where a
/// page fault is dear, filling a few large columns costs ten times as much without. It changes nothing else,
/// and nothing where the C library or the system has no such pages, or for less than 4 MB.
class LargePages {
 public:
  /// For so many bytes in all. What stays unused costs addresses, no memory.
  explicit LargePages(std::size_t bytes);
  ~LargePages();
  LargePages(const LargePages&) = delete;
  LargePages& operator=(const LargePages&) = delete;

 private:
  bool asked_ = false;
  void* gap_ = nullptr;  ///< before the first large page
};

}  // namespace cli
