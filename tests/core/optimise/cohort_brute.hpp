#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "echelon/optimise/cohort_plan.hpp"

/// Every rule of a cohort problem read once more, in the plainest words: what a set of options breaks (empty:
/// nothing).
[[nodiscard]] std::string broken_rule(const echelon::CohortProblem& problem,
                                      const std::vector<std::int32_t>& chosen);

/// The greatest worth of all sets of options that break nothing; nothing when there is none. For up to 20
/// options.
[[nodiscard]] std::optional<std::int64_t> best_of_all_sets(const echelon::CohortProblem& problem);
