#include "echelon/model/attended.hpp"

namespace echelon {

Attended attended(std::span<const Meeting> meetings, std::span<const AttendanceState> states,
                  const AttendanceRule& rule) {
  std::int64_t total = 0;
  std::int64_t there = 0;
  int late = 0;
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    const std::int64_t minutes = meetings[i].to - meetings[i].from;
    total += minutes;
    const bool forgiven = states[i] == AttendanceState::late && ++late <= rule.late_allowed;
    if (states[i] == AttendanceState::present || forgiven) there += minutes;
  }
  if (total == 0) return {.permille = 0, .is_void = true};
  return {.permille = static_cast<int>((there * 1000 + total - 1) / total),
          .is_void = (total - there) * Decimal::scale >= rule.void_share.millionths() * total};
}

}  // namespace echelon
