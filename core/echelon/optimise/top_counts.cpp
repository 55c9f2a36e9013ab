#include "echelon/optimise/top_counts.hpp"

#include <algorithm>
#include <functional>

namespace echelon::optimise {

namespace {
constexpr std::size_t group = 16;
}

/// Of groups of candidates the best each: the `top_`-th of these is no better than the `top_`-th of all.
std::int64_t TopFinder::lower_bound(std::span<const std::int64_t> scores) {
  maxima_.clear();
  const std::size_t size = scores.size() >= 2 * top_ * group ? group : 1;
  for (std::size_t from = 0; from < scores.size(); from += size)
    maxima_.push_back(std::ranges::max(scores.subspan(from, std::min(size, scores.size() - from))));
  const auto last = maxima_.begin() + static_cast<std::ptrdiff_t>(top_ - 1);
  std::ranges::nth_element(maxima_, last, std::greater<>());
  return *last;
}

std::span<const std::size_t> TopFinder::find(std::span<const std::int64_t> scores) {
  const std::int64_t bound = lower_bound(scores);
  places_.clear();
  for (std::size_t j = 0; j < scores.size(); ++j)
    if (scores[j] >= bound) places_.push_back(j);
  if (places_.size() > top_) {
    std::ranges::nth_element(
        places_, places_.begin() + static_cast<std::ptrdiff_t>(top_ - 1),
        [&](std::size_t a, std::size_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  }
  return {places_.data(), top_};
}

}  // namespace echelon::optimise
