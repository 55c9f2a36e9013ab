#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/progress.hpp"
#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/optimise/cohort_district.hpp"

namespace echelon {

/// Everything a plan of cohorts depends on: no name, no private data, only what decides. The same inputs give
/// the same plan, byte for byte, on every machine. Amounts are millionths.
struct CohortInputs {
  struct Seat {
    std::int32_t session = 0;
    std::int64_t value = 0;
    CohortProblem::Option::Pin pin = CohortProblem::Option::Pin::none;
    bool held = false;  ///< enrolled already
  };
  struct Teacher {
    std::string id;
    std::int32_t school = -1;
    std::string subject;
    std::int32_t need = 0;
    std::vector<std::string> done;  ///< of the courses that come before another
    std::vector<Seat> seats;        ///< that may be given, by session
  };
  struct Session {
    std::string id;
    std::string course;
    std::string after;  ///< a course; empty: none
    std::int32_t capacity = 0;
    std::int32_t minimum = 0;
    std::int64_t cost = 0;
    std::int64_t seat_cost = 0;
    std::vector<Meeting> meetings;
  };
  struct School {
    std::string id;
    std::int32_t limit = 0;                                      ///< people away on one day
    std::vector<std::pair<std::string, std::int32_t>> subjects;  ///< the same of some subjects' teachers
  };
  std::string program;
  std::string rules_digest;  ///< of the planning rules' file
  Date as_of;
  Period term;  ///< sessions that begin in it
  std::int64_t gap = 0;
  std::int32_t most_per_month = 1;
  std::optional<std::int64_t> budget;
  std::optional<std::int64_t> disturb;  ///< seats that may differ from those held
  std::vector<Teacher> teachers;        ///< by id
  std::vector<Session> sessions;        ///< by id
  std::vector<School> schools;          ///< by id
};

/// A plan in terms of its inputs.
struct CohortAnswer {
  CohortStatus status = CohortStatus::infeasible;
  std::int64_t objective = 0;
  std::int64_t bound = 0;
  std::vector<std::pair<std::int32_t, std::int32_t>> seats;  ///< teacher and session, by both
  std::vector<std::int32_t> cancelled;                       ///< sessions
  std::vector<std::int64_t> prices;                          ///< of one more seat, by session
  /// Of one more person away from a school on a day; those above 0, by school, subject and day.
  struct Away {
    std::int32_t school = 0;
    std::string subject;  ///< empty: all its people
    Date day;
    std::int64_t price = 0;
  };
  std::vector<Away> away;
  std::int64_t budget_price = 0;  ///< of one more yuan
  /// A limit moved as far as is needed for the pins, or for the changes allowed, to be kept.
  struct Relaxation {
    CohortRelaxation::What what = CohortRelaxation::What::need;
    std::int32_t teacher = -1;
    std::int32_t session = -1;
    std::int32_t other = -1;   ///< the session that it overlaps
    std::int32_t school = -1;  ///< from which too many are away
    std::string subject;       ///< of that school's teachers; empty: all its people
    Date day;
    std::int64_t from = 0;  ///< people, sessions, changes; the budget in millionths of a yuan
    std::int64_t to = 0;
    friend bool operator==(const Relaxation&, const Relaxation&) = default;
  };
  std::vector<Relaxation> relaxation;  ///< if infeasible: changes that would make it feasible
};
[[nodiscard]] std::string_view code(CohortStatus status);

/// Throws Cancelled.
[[nodiscard]] CohortAnswer plan_seats(const CohortInputs& inputs, const Progress& progress = {});

/// The run bundle: inputs, digest and result as JSON with sorted keys, ending in a line feed.
[[nodiscard]] std::string cohort_bundle(const CohortInputs& inputs, const CohortAnswer& answer);
/// The ways back. Throw Error naming what is wrong with it.
[[nodiscard]] CohortInputs read_cohort_inputs(const std::string& bundle);
[[nodiscard]] CohortAnswer read_cohort_answer(const CohortInputs& inputs, const std::string& bundle);

/// Why a teacher has a seat, or has it not.
struct SeatAnswer {
  enum class Why : std::uint8_t {
    given,
    pinned_out,
    not_run,       ///< too few came together
    overlap,       ///< in time with a session that they go to
    same_course,   ///< as a session that they go to
    month,         ///< enough in that month
    enough,        ///< as many sessions as they need, worth more together
    full,          ///< to others to whom it is worth more
    away,          ///< too many of the school are away on a day of it
    prerequisite,  ///< no seat in the course before it
    elsewhere      ///< room, but the whole is worth more so
  };
  std::int32_t session = 0;
  std::int64_t value = 0;
  Why why = Why::elsewhere;
  Words says;
};
/// `capacity`, `minimum`, `absence` …: what a relaxation moves, as plain files' plans call it.
[[nodiscard]] std::string_view code(CohortRelaxation::What what);
/// What the relaxation says, to someone who knows people and schools by name.
[[nodiscard]] Words words(const CohortInputs& inputs, const CohortAnswer::Relaxation& change,
                          const Snapshot& snapshot);

/// Each seat that the teacher might have, given ones first, then by value from high to low.
[[nodiscard]] std::vector<SeatAnswer> explain_seats(const CohortInputs& inputs, const CohortAnswer& answer,
                                                    std::int32_t teacher);

}  // namespace echelon
