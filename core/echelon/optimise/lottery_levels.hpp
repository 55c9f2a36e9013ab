#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/optimise/lottery_types.hpp"

namespace echelon::optimise {

/// Every feasible set weighs at most so much: one weight a type, for each of its people.
struct LotteryCut {
  std::vector<std::int64_t> weights;
  std::int64_t most = 0;
};

/// Shares and probabilities on the way are whole numbers of 1/`share_units`.
constexpr std::int64_t share_units = 1'000'000'000'000'000'000;

/// Weights under which no point of the relaxation weighs more than people at this level do: whoever has
/// weight cannot get more unless someone with less gets even less. One weight a type, none below 0.
struct RelaxedLevel {
  std::int64_t probability = 0;  ///< in units
  std::vector<double> weights;
};

/// The leximin probabilities over the shares that meet the quotas (and cuts) when people may be divided.
struct RelaxedShares {
  std::vector<std::int64_t> probability;  ///< one a type, in units
  std::vector<RelaxedLevel> levels;
};

/// Level by level: the greatest probability that everyone who is not at a level yet can have; whoever has
/// weight in the proof is at that level for good. The greatest probability is found from above: prices that
/// prove a probability too high say where they cease to do so (Dinkelbach 1967). At most one level a row.
/// Throws Cancelled.
[[nodiscard]] RelaxedShares relaxed_leximin(const LotteryTypes& types, const std::vector<LotteryCut>& cuts,
                                            const Progress& progress);

}  // namespace echelon::optimise
