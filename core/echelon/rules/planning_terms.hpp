#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/rules/dated_terms.hpp"

namespace echelon {

/// What a seat is worth and what must not happen when cohorts are planned, from a day on: see
/// core/docs/cohorts.md.
struct PlanningTerms {
  Date from;
  std::string source;
  Decimal hour;     ///< points for an hour that is missing
  Decimal overdue;  ///< factors
  Decimal soon;
  int soon_days = 0;
  Decimal wish;  ///< points
  Decimal nomination;
  Decimal enrolled;
  Decimal other_town;  ///< factor
  int sessions_per_person = 1;
  int sessions_per_month = 1;
  Decimal absence_share;
  int keep_of_subject = 0;
  int repeat_months = 0;
  Decimal gap;
};

/// Reads the text of data/rules/planning.toml; `file` is its name in errors. Throws Error naming the line.
[[nodiscard]] std::vector<PlanningTerms> read_planning_terms(std::string_view text, const std::string& file);

}  // namespace echelon
