#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/optimise/lottery_types.hpp"

namespace echelon::optimise {

/// Shares and probabilities on the way are whole numbers of 1/`share_units`.
constexpr std::int64_t share_units = 1'000'000'000'000'000'000;

/// Weights under which nothing weighs more than what people have at this level: whoever has weight cannot get
/// more unless someone with less gets even less. One weight a type, for each of its people; none below 0.
struct LevelProof {
  std::int64_t probability = 0;  ///< in units
  std::vector<double> weights;
};

/// A probability for each type, in units, and the levels they were found at, from the lowest up.
struct LeximinShares {
  std::vector<std::int64_t> probability;
  std::vector<LevelProof> levels;
};

/// The leximin probabilities over the shares that meet the quotas when people may be divided: those over
/// feasible sets where these shares are a mean of feasible sets.
///
/// Level by level: the greatest probability that everyone who is not at a level yet can have; whoever has
/// weight in the proof is at that level for good. The greatest probability is found from above: prices that
/// prove a probability too high say where they cease to do so (Dinkelbach 1967). At most one level a row.
/// Throws Cancelled.
[[nodiscard]] LeximinShares relaxed_leximin(const LotteryTypes& types, const Progress& progress);

}  // namespace echelon::optimise
