#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "echelon/optimise/stability.hpp"

namespace echelon::optimise {

/// Sebastiano Vigna's SplitMix64 (2015), begun for one draw of a seed.
class SeededDraws {
 public:
  SeededDraws(std::uint64_t seed, std::uint64_t number) : state_(mixed(seed) + mixed(~number)) {}
  std::uint64_t next() { return mixed(state_ += step); }
  /// What `next` would give after `skipped` calls.
  [[nodiscard]] std::uint64_t at(std::uint64_t skipped) const { return mixed(state_ + (skipped + 1) * step); }
  /// Uniform from 0 to `most`.
  std::int64_t up_to(std::int64_t most);

 private:
  static constexpr std::uint64_t step = 0x9E3779B97F4A7C15U;
  static std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ bits >> 30U) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ bits >> 27U) * 0x94D049BB133111EBU;
    return bits ^ bits >> 31U;
  }
  std::uint64_t state_;
};

/// Throws Error unless columns are equally long, weights fit them and are none below 0, and every score that
/// can be drawn stays below 2^61. Returns the number of candidates.
std::size_t check_points(const CriteriaPoints& points, const std::vector<std::int64_t>& weights);
/// The same for draws, with their largest weights.
std::size_t check_draws(const CriteriaPoints& points, const WeightDraws& draws);

/// Σ weight × points of each candidate.
void weigh(const CriteriaPoints& points, std::span<const std::int64_t> weights,
           std::vector<std::int64_t>& scores);

}  // namespace echelon::optimise
