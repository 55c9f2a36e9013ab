#include "echelon/plugin/panels/attendance_marks.hpp"

#include <algorithm>
#include <sstream>

namespace echelon::panels {

Marks::Marks(const Session& session, std::string& unsaved) : session_(session), unsaved_(unsaved) {
  for (const Enrolment& each : session.enrolments)
    if (each.state == EnrolmentState::enrolled) people_.push_back(each.person);
  for (const Attendance& each : session.attendance) {
    const auto row = std::ranges::lower_bound(people_, each.person);
    const auto column = std::ranges::find_if(session.meetings, [&](const Meeting& meeting) {
      return meeting.day == each.day && meeting.from == each.from;
    });
    if (row == people_.end() || *row != each.person || column == session.meetings.end()) continue;
    held_[{static_cast<std::size_t>(row - people_.begin()),
           static_cast<std::size_t>(column - session.meetings.begin())}] =
        static_cast<std::size_t>(each.state) + 1;
  }
  std::istringstream lines(unsaved);
  std::string person;
  std::size_t column = 0;
  std::size_t state = 0;
  while (lines >> person >> column >> state) {
    const auto row = std::ranges::lower_bound(people_, person);
    if (row == people_.end() || *row != person || column >= session.meetings.size()) continue;
    const Place place{static_cast<std::size_t>(row - people_.begin()), column};
    if (held(place.first, place.second) != state) changes_[place] = state;
  }
}

std::size_t Marks::held(std::size_t row, std::size_t column) const {
  const auto found = held_.find({row, column});
  return found == held_.end() ? 0 : found->second;
}

StateGrid::Cell Marks::cell(std::size_t row, std::size_t column) const {
  const auto changed = changes_.find({row, column});
  if (changed != changes_.end()) return {changed->second, true};
  return {held(row, column), false};
}

void Marks::set(std::size_t row, std::size_t column, std::size_t state) {
  changes_.erase({row, column});
  if (held(row, column) != state) changes_[{row, column}] = state;
  keep();
}

void Marks::fill_present() {
  for (std::size_t row = 0; row < people_.size(); ++row)
    for (std::size_t column = 0; column < session_.meetings.size(); ++column)
      if (cell(row, column).state == 0) changes_[{row, column}] = 1;
  keep();
}

void Marks::keep() {
  unsaved_.clear();
  for (const auto& [place, state] : changes_)
    unsaved_ +=
        people_[place.first] + " " + std::to_string(place.second) + " " + std::to_string(state) + "\n";
}

std::size_t Marks::missing() const {
  std::size_t count = 0;
  for (std::size_t row = 0; row < people_.size(); ++row)
    for (std::size_t column = 0; column < session_.meetings.size(); ++column)
      count += cell(row, column).state == 0 ? 1U : 0U;
  return count;
}

bool Marks::complete(std::size_t row) const {
  for (std::size_t column = 0; column < session_.meetings.size(); ++column)
    if (cell(row, column).state == 0) return false;
  return true;
}

Attended Marks::attended(std::size_t row, const AttendanceRule& rule) const {
  std::vector<AttendanceState> states;
  for (std::size_t column = 0; column < session_.meetings.size(); ++column) {
    const std::size_t state = cell(row, column).state;
    states.push_back(state == 0 ? AttendanceState::absent : static_cast<AttendanceState>(state - 1));
  }
  return echelon::attended(session_.meetings, states, rule);
}

CommandRequest Marks::request() const {
  CommandRequest request{"attendance.set", {}};
  request.with("session", session_.id);
  for (const auto& [place, state] : changes_) {
    const Meeting& meeting = session_.meetings[place.second];
    const std::string said = state == 0 ? "none" : std::string(code(static_cast<AttendanceState>(state - 1)));
    request.with("mark", people_[place.first] + "\t" + meeting.day.iso() + "\t" + clock_text(meeting.from) +
                             "\t" + said);
  }
  return request;
}

}  // namespace echelon::panels
