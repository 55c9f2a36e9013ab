#pragma once

#include <string>
#include <vector>

#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/office/cohort_run.hpp"
#include "echelon/rules/hour_standing.hpp"
#include "echelon/rules/planning_terms.hpp"

namespace echelon {

/// What a plan is made from, as core/docs/cohorts.md tells it.
struct PlanningSources {
  const Snapshot& snapshot;
  const HourStandings& hours;
  const std::vector<Course>& courses;
  const std::vector<Session>& sessions;
  const PlanningTerms& terms;
  Period term;  ///< sessions that begin in it
};

/// Teachers, sessions and schools of the plan, and what each seat would be worth. The rest of the inputs is
/// the caller's.
[[nodiscard]] CohortInputs planning_inputs(const PlanningSources& sources);

}  // namespace echelon
