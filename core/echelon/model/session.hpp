#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {

// What is taught (a course), when and where (a session of it), who goes (enrolments), who came (attendance).

struct Course {
  std::string id;
  std::string name;
  std::string tier;  ///< 层级, see `is_for` (audience.hpp); empty: any
  std::string category;
  std::string subject;           ///< canonical; empty: any
  Stage stage = Stage::unknown;  ///< unknown: any
  TrainingMode mode = TrainingMode::unknown;
  Decimal hours;
  std::string provider;
  std::vector<std::string> before;  ///< ids of the courses to be done first, bytewise
};

/// A stretch of a day, [from, to) in minutes of the day; a whole day is 0 to 1440.
struct Meeting {
  Date day;
  int from = 0;
  int to = 24 * 60;
  friend auto operator<=>(const Meeting&, const Meeting&) = default;
};

/// Reads `2026-04-11` (the whole day) and `2026-04-11T09:00/2026-04-11T12:00`, whose second day may be left
/// out (`…/T12:00`, `…/12:00`, `…/24:00`). Nothing for other text, a stretch over midnight or one without a
/// minute.
[[nodiscard]] std::optional<Meeting> read_meeting(std::string_view text);
/// Those of a text joined by `;`, by time. Nothing when one does not read or two of them overlap.
[[nodiscard]] std::optional<std::vector<Meeting>> read_meetings(std::string_view text);
/// As `read_meeting` reads it.
[[nodiscard]] std::string meeting_text(const Meeting& meeting);
/// `09:00`; the end of the day is `24:00`.
[[nodiscard]] std::string clock_text(int minute);
[[nodiscard]] std::optional<int> read_clock(std::string_view text);
/// Whether two lists of meetings, each by time, share a minute.
[[nodiscard]] bool overlap(const std::vector<Meeting>& one, const std::vector<Meeting>& other);

struct Enrolment {
  std::string person;
  EnrolmentState state = EnrolmentState::wish;
  int rank =
      0;  ///< of wishes and nominations the order asked for, 1 first; of those waiting their place; 0 none
  EnrolmentPin pin = EnrolmentPin::none;  ///< what the planner must keep
  Date asked_on;
};

/// What was written down of one person at one meeting; what was not is not a row.
struct Attendance {
  std::string person;
  Date day;
  int from = 0;  ///< the meeting's
  AttendanceState state = AttendanceState::present;
};

struct Feedback {
  std::string person;
  int score = 0;  ///< 1 to 5, 5 the best
  std::string text;
};

struct Session {
  std::string id;
  std::string course;  ///< id
  std::string place;
  std::string town;
  std::string trainer;
  int capacity = 0;
  int minimum = 0;    ///< with fewer it does not run
  Decimal cost;       ///< yuan, for running it
  Decimal seat_cost;  ///< yuan, for each one who goes
  SessionState state = SessionState::planned;
  Date closed_on;
  std::vector<Meeting> meetings;       ///< by time
  std::vector<Enrolment> enrolments;   ///< by person
  std::vector<Attendance> attendance;  ///< by person, then time
  std::vector<Feedback> feedback;      ///< by person

  /// How many are in a state.
  [[nodiscard]] int count(EnrolmentState wanted) const {
    int found = 0;
    for (const Enrolment& enrolment : enrolments) found += enrolment.state == wanted ? 1 : 0;
    return found;
  }
  /// The person's row; null when there is none. By binary search.
  [[nodiscard]] const Enrolment* enrolment_of(std::string_view person) const;
  /// Days of the first and the last meeting; unknown when there is none.
  [[nodiscard]] Date starts_on() const { return meetings.empty() ? Date() : meetings.front().day; }
  [[nodiscard]] Date ends_on() const { return meetings.empty() ? Date() : meetings.back().day; }
};

}  // namespace echelon
