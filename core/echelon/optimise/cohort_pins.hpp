#pragma once

#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_plan.hpp"

namespace echelon::optimise {

/// What the pins ask for beyond the problem's limits, each limit raised just far enough; empty when they fit
/// by themselves. Counted, not searched: whatever else is chosen, these are needed.
[[nodiscard]] std::vector<CohortRelaxation> broken_by_pins(const CohortProblem& problem);

/// When no plan was found although the pins fit: the minimums that cannot be reached, lowered to what can,
/// and the fewest changes against the published plan. Empty when it does not know.
[[nodiscard]] std::vector<CohortRelaxation> broken_by_limits(const CohortProblem& problem,
                                                             const Progress& progress);

}  // namespace echelon::optimise
