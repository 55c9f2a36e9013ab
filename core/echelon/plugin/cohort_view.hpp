#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/model/attended.hpp"
#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon {

/// A seat that a person has or could have.
struct CohortSeat {
  std::size_t session = 0;  ///< position in CohortView::sessions
  Decimal value;            ///< points that a plan counts for it
  bool held = false;        ///< enrolled
  bool planned = false;     ///< in the latest plan
  EnrolmentPin pin = EnrolmentPin::none;
};

/// Someone whom a session that is still to come could serve.
struct CohortPerson {
  PersonIndex person = nobody;
  int need = 0;     ///< sessions, at most
  int held = 0;     ///< sessions
  Decimal missing;  ///< hours: of the rule that misses most
  Date by;          ///< when the first of them are due; unknown: nothing is missing
  std::vector<CohortSeat> seats;
};

struct CohortSession {
  const Session* session = nullptr;
  const Course* course = nullptr;
  bool on_board = false;  ///< begins on the office's day or later, neither closed nor cancelled
  int planned = 0;        ///< people in the latest plan
  bool stands_in_plan = false;
  bool not_run = false;  ///< the latest plan lets it fall
  Decimal price;         ///< of the latest plan: what one more seat would be worth at most
};

/// Something that must not be: a session too full, a school too empty.
struct CohortBreach {
  enum class What : std::uint8_t {
    capacity,
    minimum,
    overlap,
    month,
    course_twice,
    earlier,
    away,
    away_subject,
    budget,
    pinned_out,
    not_for
  } what = What::capacity;
  std::string session;  ///< id; empty where none is meant
  std::string person;   ///< id
  std::string school;   ///< id
  Words says;
  friend bool operator==(const CohortBreach& a, const CohortBreach& b) {
    return a.what == b.what && a.session == b.session && a.person == b.person && a.school == b.school &&
           a.says.zh == b.says.zh;
  }
};

/// From one session to another; an empty id: from none, to none.
struct CohortMove {
  std::string person;
  std::string from;
  std::string to;
  friend bool operator==(const CohortMove&, const CohortMove&) = default;
};

/// What a move would do, before it is made.
struct CohortEffect {
  Decimal points;                     ///< gained; below 0: lost
  Decimal cost;                       ///< yuan more; below 0: saved
  std::vector<CohortBreach> breaks;   ///< not so now, but then
  std::vector<CohortBreach> mends;    ///< so now, but not then
  std::vector<CohortBreach> forbids;  ///< of `breaks`, what the office refuses
};

/// The latest recorded plan.
struct CohortPlanView {
  std::int64_t run = 0;
  bool feasible = false;
  bool optimal = false;
  Decimal objective;
  Decimal bound;
  Date as_of;
  std::optional<std::int64_t> disturb;  ///< changes that it was allowed
  int seats = 0;
  int enters = 0;                    ///< seats of the plan that are not enrolled
  int leaves = 0;                    ///< enrolled seats that are not in the plan
  std::vector<std::string> not_run;  ///< sessions
  struct AwayPrice {
    std::string school;
    std::string subject;  ///< empty: all its people
    Date day;
    Decimal price;
  };
  std::vector<AwayPrice> away;  ///< what one more person away would be worth at most, dearest first
  Decimal budget_price;         ///< points for one more yuan
  /// Where there is no plan: what would have to give way so that there is one.
  std::vector<Words> relaxation;
};

/// Courses and sessions with everything in them, and the board: the sessions still to come with their people.
struct CohortView {
  std::shared_ptr<const std::vector<Course>> courses;           ///< by id
  std::shared_ptr<const std::vector<Session>> session_records;  ///< by id
  std::vector<CohortSession> sessions;                          ///< by id
  std::vector<CohortPerson> people;                             ///< by person
  std::vector<CohortBreach> breaches;                           ///< of the board as it stands
  Decimal points;                                               ///< of the board as it stands
  Decimal cost;                                                 ///< yuan, of the sessions that have people
  std::optional<Decimal> budget;
  std::optional<CohortPlanView> plan;
  AttendanceRule attendance;  ///< by which a session is closed today
  /// Quick enough for every frame.
  std::function<CohortEffect(const CohortMove&)> effect;
  /// The same of a session held so many days later, before 0 earlier.
  std::function<CohortEffect(const std::string& session, int days)> shift;

  /// Null when there is none.
  [[nodiscard]] const CohortSession* session(const std::string& id) const;
  [[nodiscard]] const CohortPerson* of(PersonIndex person) const;
};

}  // namespace echelon
