#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "cli/cohort_files.hpp"

namespace cli {

/// What an independent look at a plan found.
struct CohortVerdict {
  std::int64_t objective = 0;  ///< of the assignments, in millionths
  std::size_t assignments = 0;
  std::vector<echelon::Words> problems;  ///< none: the plan keeps every rule and adds up
};

/// Checks every rule of the files for a plan as `plan --format json` prints it, and its sums, assignment by
/// assignment, without the planner's code. That no plan is better it does not check, but that the bound is
/// not below the plan. Throws Error when the file is no plan.
[[nodiscard]] CohortVerdict check_plan_file(const std::filesystem::path& plan, const CohortFiles& files,
                                            const CohortRequest& request);

}  // namespace cli
