#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/base/progress.hpp"

namespace echelon {

/// Who goes to which session: teachers with wishes, sessions with seats and times, and what must not happen
/// on any one day. Teachers, sessions, options and groups are named by their positions; values and costs are
/// whole numbers (millionths of a point, of a yuan).
struct CohortProblem {
  struct Session {
    std::int32_t capacity = 0;
    std::int32_t minimum = 0;    ///< with fewer it does not run at all
    std::int64_t cost = 0;       ///< once, if it runs
    std::int64_t seat_cost = 0;  ///< for each one who goes
  };
  /// A stretch of a day, [from, to) in minutes. Sessions with meetings that share a minute overlap.
  struct Meeting {
    std::int32_t session = 0;
    std::int32_t day = 0;
    std::int32_t from = 0;
    std::int32_t to = 24 * 60;
  };
  /// A teacher may go to a session, for a value above 0.
  struct Option {
    std::int32_t teacher = 0;
    std::int32_t session = 0;
    std::int64_t value = 0;
    std::int32_t after = -1;  ///< one of `earlier` that the teacher must go to as well; −1: none
    enum class Pin : std::int8_t { none, in, out } pin = Pin::none;
  };
  /// At most `limit` of the members away on any one day, however many meetings each has.
  struct Absence {
    std::vector<std::int32_t> members;
    std::int32_t limit = 0;
  };
  /// Each teacher goes to at most `most` of these sessions (of one course, of one month).
  struct Together {
    std::vector<std::int32_t> sessions;
    std::int32_t most = 1;
  };
  /// The best plan near an old one: at most `changes` options chosen in one and not in the other.
  struct Published {
    std::vector<std::int32_t> chosen;  ///< options
    std::int64_t changes = 0;
  };

  std::vector<std::int32_t> need;  ///< for each teacher the most sessions
  std::vector<Session> sessions;
  std::vector<Meeting> meetings;
  std::vector<Option> options;  ///< one for a teacher and session
  std::vector<Absence> absences;
  std::vector<Together> together;
  std::vector<std::vector<std::int32_t>> earlier;  ///< sessions, one of which must be gone to before
  std::optional<std::int64_t> budget;
  std::optional<Published> published;
};

enum class CohortStatus : std::uint8_t { optimal, feasible, infeasible };

/// How hard to try. Without `seconds` the same problem gives the same plan.
struct CohortEffort {
  double gap = 0;                 ///< stop once (bound − objective) ≤ gap × objective
  std::optional<double> seconds;  ///< wall time; the best plan so far is given then
};

/// A bound raised or lowered by as much as is needed to keep every pin.
struct CohortRelaxation {
  enum class What : std::uint8_t {
    need,
    capacity,
    minimum,
    absence,
    together,
    overlap,
    earlier,
    budget,
    changes
  } what = What::need;
  std::int32_t first = -1;   ///< teacher, session or absence group
  std::int32_t second = -1;  ///< overlap: the other session; absence: the day
  std::int64_t from = 0;
  std::int64_t to = 0;
};

struct CohortPlan {
  CohortStatus status = CohortStatus::infeasible;
  std::int64_t objective = 0;
  std::int64_t bound = 0;                    ///< no plan is worth more
  std::vector<std::int32_t> chosen;          ///< options, ascending
  std::vector<std::int32_t> cancelled;       ///< sessions that do not run, ascending
  std::vector<CohortRelaxation> relaxation;  ///< if infeasible: a smallest set of changes
  /// What one more seat, one more person away, one more yuan would be worth at most (marginal prices of the
  /// relaxed problem, millionths).
  std::vector<std::int64_t> seat_prices;  ///< by session
  struct AbsencePrice {
    std::int32_t group = 0;
    std::int32_t day = 0;
    std::int64_t price = 0;
  };
  std::vector<AbsencePrice> absence_prices;  ///< those above 0
  std::int64_t budget_price = 0;             ///< millionths of a point for a yuan
};

/// Plans the cohorts: the greatest total value under capacity, minimum size, no overlaps, absence limits,
/// prerequisites, budget and pins, with a proven bound. Among equal plans the choice depends on the problem
/// only, never on the order of its rows. Throws Error on positions or numbers out of range, on two options of
/// one teacher and session; Cancelled when `progress` asks for it.
[[nodiscard]] CohortPlan plan_cohorts(const CohortProblem& problem, const CohortEffort& effort = {},
                                      const Progress& progress = {});

}  // namespace echelon
