#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/optimise/cohort_plan.hpp"

namespace echelon {

/// What a district knows before it plans: teachers with schools, sessions of courses, and the rules that hold
/// for them. Teachers, sessions, schools, subjects and courses are named by their positions; −1 is none.
struct CohortDistrict {
  struct Teacher {
    std::int32_t need = 0;  ///< sessions at most
    std::int32_t school = -1;
    std::int32_t subject = -1;
    std::vector<std::int32_t> done;  ///< courses
  };
  struct Session {
    std::int32_t capacity = 0;
    std::int32_t minimum = 0;
    std::int64_t cost = 0;       ///< millionths, once if it runs
    std::int64_t seat_cost = 0;  ///< millionths, for each one who goes
    std::int32_t course = -1;    ///< nobody goes to two sessions of one course
    std::int32_t after = -1;     ///< a course to be done before, or in this plan at an earlier time
  };
  /// Of the people of a school, or of its teachers of one subject, so many may be away on any one day.
  struct Limit {
    std::int32_t school = -1;
    std::int32_t subject = -1;  ///< −1: all of them
    std::int32_t most = 0;
  };
  std::vector<Teacher> teachers;
  std::vector<Session> sessions;
  std::vector<CohortProblem::Meeting> meetings;
  std::vector<Limit> limits;                   ///< one for a school and subject
  std::optional<std::int32_t> most_per_month;  ///< sessions of one teacher that begin in one month
  std::optional<std::int64_t> budget;          ///< millionths
  std::optional<CohortProblem::Published> published;
};

/// The people who may be away from a school on one day: `staff` times `share` (millionths) rounded down, at
/// least 1. Exact: 20 people and 0.15 are 3.
[[nodiscard]] std::int32_t absence_limit(std::int64_t staff, std::int64_t share);

/// The problem, and what its groups stand for.
struct CohortQuestion {
  struct Away {
    std::int32_t school = -1;
    std::int32_t subject = -1;  ///< −1: all of them
  };
  /// One of the two is known.
  struct Set {
    std::int32_t course = -1;
    std::int32_t month = -1;  ///< year × 12 + month − 1
  };
  CohortProblem problem;
  std::vector<Away> absences;         ///< as problem.absences
  std::vector<Set> together;          ///< as problem.together
  std::vector<std::int32_t> earlier;  ///< as problem.earlier: the session it is for
};

/// Writes the district's rules down as a problem for the options, whose `after` is set. Limits that cannot be
/// exceeded are left out. A teacher who has not done the course before a session must be given a session of
/// it that ends before the session begins. O(options + meetings).
[[nodiscard]] CohortQuestion cohort_question(const CohortDistrict& district,
                                             std::vector<CohortProblem::Option> options);

}  // namespace echelon
