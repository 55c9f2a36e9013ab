#pragma once

#include <string>

#include "cli/cohort_files.hpp"
#include "cli/session.hpp"

namespace cli {

/// The plan as the contract's JSON; `seconds` is the wall time that it took.
[[nodiscard]] std::string cohort_json(const CohortFiles& files, const echelon::CohortQuestion& question,
                                      const echelon::CohortPlan& plan, double seconds);
/// `teacher,session,value` of everyone who goes.
[[nodiscard]] std::string cohort_csv(const CohortFiles& files, const echelon::CohortQuestion& question,
                                     const echelon::CohortPlan& plan);
/// For people: the total, what is proven, the sessions with their seats, or why there is no plan.
void say_cohorts(Session& session, const CohortFiles& files, const echelon::CohortQuestion& question,
                 const echelon::CohortPlan& plan);

/// A change of a rule in words, such as `the seats of s12: 3 instead of 2`.
[[nodiscard]] echelon::Words relaxation_words(const CohortFiles& files,
                                              const echelon::CohortQuestion& question,
                                              const echelon::CohortRelaxation& change);

}  // namespace cli
