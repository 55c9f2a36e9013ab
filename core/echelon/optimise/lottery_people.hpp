#pragma once

#include <vector>

#include "echelon/optimise/fair_lottery.hpp"
#include "echelon/optimise/lottery_split.hpp"
#include "echelon/optimise/lottery_types.hpp"

namespace echelon::optimise {

/// Turns sets of types into sets of people, with probabilities in whole units that sum up to
/// `lottery_units`. People of one type take turns: over all sets that have equally many of the type, each is
/// in for the same time, but for a unit. At most as many sets of people as there are sets of types and, for
/// each type and each number of its seats, people of it. The likeliest first, then by members.
[[nodiscard]] std::vector<LotteryPanel> panels_of_people(const LotteryTypes& types,
                                                         const std::vector<WeightedPanel>& panels);

}  // namespace echelon::optimise
