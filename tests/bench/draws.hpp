#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace bench {

/// Sebastiano Vigna's SplitMix64 (2015).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::int64_t below(std::int64_t limit) {
    return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
  }
  /// A code by its share in 100.
  template <std::size_t N>
  std::int32_t by_share(const std::array<int, N>& shares) {
    auto left = below(100);
    for (std::size_t i = 0; i < N; ++i) {
      if (left < shares[i]) return static_cast<std::int32_t>(i);
      left -= shares[i];
    }
    return static_cast<std::int32_t>(N - 1);
  }

 private:
  std::uint64_t state_;
};

}  // namespace bench
