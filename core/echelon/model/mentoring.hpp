#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"

namespace echelon {

// What the office keeps of mentoring besides the mentorships themselves.

/// Whom a person would have as mentor or mentee.
struct MentorWish {
  std::string person;
  std::string other;
  int rank = 0;  ///< 1 before 2, equal ranks liked equally; 0: never
};

/// How far a mentee has come: 1 qualified, 2 competent, 3 accomplished.
struct MentorMilestone {
  int step = 1;
  Date on;
  bool passed = false;
  std::string note;
};

/// A mentor and a mentee: approved, signed or ended. Mentorships that were only ever imported are pairs too,
/// signed without approval.
struct MentorPair {
  std::string mentor;
  std::string mentee;
  Date approved_on;  ///< unknown: imported
  std::string subject;
  Decimal fit;
  std::int64_t run = 0;  ///< the recorded proposal; 0: none
  Date started_on;       ///< unknown: not yet signed
  Date until;            ///< agreed; unknown: none was
  Date ended_on;         ///< unknown: still running
  std::string outcome;
  std::vector<MentorMilestone> milestones;  ///< by step

  [[nodiscard]] bool approved() const { return !started_on.known(); }
  [[nodiscard]] bool running() const { return started_on.known() && !ended_on.known(); }
};

struct MentoringRecords {
  std::vector<MentorWish> wishes;  ///< by person, then other
  std::vector<MentorPair> pairs;   ///< by mentor, mentee, beginning; those not signed last
};

}  // namespace echelon
