#pragma once

#include <span>
#include <vector>

#include "echelon/base/decimal.hpp"
#include "echelon/model/session.hpp"

namespace echelon {

/// How attendance is judged; the numbers are data (data/rules/attendance.toml).
struct AttendanceRule {
  int late_allowed = 0;  ///< so many times late count as present, in order of time; later ones as absent
  Decimal void_share;    ///< of the minutes: whoever missed so much or more is granted nothing
};

struct Attended {
  int permille = 0;      ///< of the minutes, rounded up, so that 800 is a fifth missed and 801 is less
  bool is_void = false;  ///< judged on the minutes themselves
};

/// The share of the meetings' minutes that someone was there; `states` has one for each meeting, in their
/// order. Leave is not attendance.
[[nodiscard]] Attended attended(std::span<const Meeting> meetings, std::span<const AttendanceState> states,
                                const AttendanceRule& rule);

}  // namespace echelon
