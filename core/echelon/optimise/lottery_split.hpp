#pragma once

#include <vector>

#include "echelon/optimise/lottery_levels.hpp"
#include "echelon/optimise/lottery_types.hpp"

namespace echelon::optimise {

struct WeightedPanel {
  std::int64_t probability = 0;  ///< in `share_units`
  TypePanel panel;
};

/// What `split_shares` came to.
struct SharesSplit {
  /// Feasible sets whose mean is the shares when `complete`, to 1e-13.
  std::vector<WeightedPanel> panels;
  /// False where sets were not found for all of it.
  bool complete = false;
};

/// Writes shares (seats for each type in units, within the quotas) as a mean of feasible sets, each of
/// which has the whole number below or above a type's share. Each step takes a set from the smallest face of
/// the quotas' polytope that holds what is left, with the greatest probability that leaves the rest within
/// the quotas; so each step ends a type or a quota (Carathéodory 1911; Grötschel, Lovász and Schrijver 1988).
/// Where no set lies in the face, the last steps are taken back and done again by a linear program over
/// sets. May be incomplete even where a mean exists. Throws Cancelled.
[[nodiscard]] SharesSplit split_shares(const LotteryTypes& types, const std::vector<Wide>& shares,
                                       const Progress& progress);

}  // namespace echelon::optimise
