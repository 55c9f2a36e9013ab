#pragma once

#include <string>
#include <vector>

#include "echelon/exchange/records_in.hpp"
#include "echelon/model/session.hpp"

namespace echelon {

// The rows of the imports about courses and sessions, checked by themselves; whether the courses, sessions
// and people they name are known is the office's to say. Each reader throws Error for a file not of its kind.

struct CourseRow {
  long row = 0;
  Course course;
  ExtraCells extra;
};

struct SessionRow {
  long row = 0;
  Session session;  ///< with its meetings, planned
  ExtraCells extra;
};

struct EnrolmentRow {
  long row = 0;
  std::string session;
  std::string id;
  EnrolmentState state = EnrolmentState::wish;
  int rank = 0;
  ExtraCells extra;
};

struct AttendanceRow {
  long row = 0;
  std::string session;
  std::string id;
  Date day;
  std::optional<int> from;  ///< nothing: every meeting of the day
  AttendanceState state = AttendanceState::present;
  ExtraCells extra;
};

/// Refused besides what every import refuses: hours not above 0 or beyond 2,000, an id twice, a course that
/// is its own `before`.
[[nodiscard]] ImportedRows<CourseRow> read_courses(const std::filesystem::path& file,
                                                   const ImportOptions& options = {},
                                                   const Progress& progress = {});
/// Refused besides: an id twice, dates that do not read or overlap, a minimum above the capacity, a cost
/// below 0.
[[nodiscard]] ImportedRows<SessionRow> read_sessions(const std::filesystem::path& file,
                                                     const ImportOptions& options = {},
                                                     const Progress& progress = {});
/// Refused besides: the same person twice for a session.
[[nodiscard]] ImportedRows<EnrolmentRow> read_enrolments(const std::filesystem::path& file,
                                                         const ImportOptions& options = {},
                                                         const Progress& progress = {});
/// Refused besides: the same person twice for a time.
[[nodiscard]] ImportedRows<AttendanceRow> read_attendance(const std::filesystem::path& file,
                                                          const ImportOptions& options = {},
                                                          const Progress& progress = {});

}  // namespace echelon
