#pragma once

#include <vector>

#include "echelon/exchange/import_columns.hpp"

namespace echelon {

// Within exchange: the columns of the imports about courses and sessions.

[[nodiscard]] std::vector<ImportColumn> course_columns();
[[nodiscard]] std::vector<ImportColumn> session_columns();
[[nodiscard]] std::vector<ImportColumn> enrolment_columns();
[[nodiscard]] std::vector<ImportColumn> attendance_columns();

}  // namespace echelon
