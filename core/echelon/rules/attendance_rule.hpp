#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/rules/dated_terms.hpp"

namespace echelon {

/// How attendance is judged from a day on.
struct AttendanceTerms {
  Date from;
  int void_permille = 0;  ///< of the minutes; whoever missed so much or more is granted nothing
  int late_allowed = 0;   ///< times late in a session that count as present
  std::string certificate_letters;
  std::string source;
};

/// Reads data/rules/attendance.toml, by day. Throws Error naming the file and the line.
[[nodiscard]] std::vector<AttendanceTerms> read_attendance_terms(const std::filesystem::path& file);

}  // namespace echelon
