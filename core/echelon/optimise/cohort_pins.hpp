#pragma once

#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_plan.hpp"

namespace echelon::optimise {

/// What the pins ask for beyond the problem's limits, each limit raised just far enough; empty when they fit
/// by themselves. Counted, not searched: whatever else is chosen, these are needed.
[[nodiscard]] std::vector<CohortRelaxation> broken_by_pins(const CohortProblem& problem);

/// What follows when no plan was found although the pins fit one by one.
struct CohortRepair {
  /// Limits that, moved as said, allow a plan. Kinds of limits are tried in turn – minimums, changes, budget,
  /// absences, seats, then together – and the first that suffices is moved as little as a plan of few seats
  /// needs. Empty when none does, or when a plan turned up that needs none.
  std::vector<CohortRelaxation> relaxation;
  std::vector<std::int32_t> plan;  ///< the problem's options; empty unless it keeps every limit
};
[[nodiscard]] CohortRepair repair(const CohortProblem& problem, const Progress& progress);

}  // namespace echelon::optimise
