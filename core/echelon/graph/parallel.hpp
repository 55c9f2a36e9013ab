#pragma once

#include <cstddef>
#include <functional>

namespace echelon {

/// As many threads as are worth while; at least one. 0 asks for what the machine has, at
/// most 8.
[[nodiscard]] unsigned threads_for(unsigned asked);

/// Calls `work(part, thread)` once for each part below `parts`, on `threads` threads, in no
/// promised order. What it throws first is thrown again once all threads have ended.
void in_parts(std::size_t parts, unsigned threads,
              const std::function<void(std::size_t part, unsigned thread)>& work);

}  // namespace echelon
