#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "echelon/optimise/wide.hpp"

namespace echelon::optimise {

/// Finds the `top` best of a list of integers, again and again; of equals the earlier.
class TopFinder {
 public:
  /// `top` from 1 to `count`.
  TopFinder(std::size_t count, std::size_t top) : top_(top) { places_.reserve(count); }

  /// The places of the best, in no particular order; valid until the next call.
  std::span<const std::size_t> find(std::span<const std::int64_t> scores);

 private:
  /// A bound that the `top_`-th best is not below.
  std::int64_t lower_bound(std::span<const std::int64_t> scores);

  std::size_t top_;
  std::vector<std::int64_t> maxima_;
  std::vector<std::size_t> places_;
};

}  // namespace echelon::optimise
