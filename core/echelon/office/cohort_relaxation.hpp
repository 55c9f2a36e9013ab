#pragma once

#include <string>
#include <vector>

#include "echelon/office/cohort_run.hpp"

namespace echelon {

/// The plan's relaxation in terms of the inputs that `question` was made of; `subjects` by their numbers
/// there.
[[nodiscard]] std::vector<CohortAnswer::Relaxation> relaxation_of(const CohortPlan& plan,
                                                                  const CohortQuestion& question,
                                                                  const std::vector<std::string>& subjects);

}  // namespace echelon
