#include "echelon/base/error.hpp"
#include "echelon/store/load.hpp"
#include "echelon/store/tables.hpp"

namespace echelon {
namespace {

using store::from_code;

/// Hands each row of a query, whose first column is the id of what it belongs to, to the one it belongs to;
/// both stand in bytewise order of ids. Throws Error for a row that belongs to nothing.
template <class Owner, class Take>
void each_of(const Store& store, const char* sql, std::vector<Owner>& owners, Take take) {
  Statement ask = store.statement(sql);
  auto owner = owners.begin();
  while (ask.step()) {
    while (owner != owners.end() && owner->id < ask.text(0)) ++owner;
    if (owner == owners.end() || owner->id != ask.text(0)) {
      throw Error(Fault::request,
                  {"办公文件已损坏（有不属于任何班次或课程的记录）",
                   "the office is damaged: a row belongs to no session or course"},
                  {"请改用经过核验的备份", "go on with a verified backup"});
    }
    take(*owner, ask);
  }
}

void read_people_of(const Store& store, std::vector<Session>& sessions) {
  each_of(store, "SELECT session, person, state, rank, pin, asked_on FROM enrolment ORDER BY session, person",
          sessions, [](Session& session, const Statement& row) {
            session.enrolments.push_back({.person = row.string(1),
                                          .state = from_code<EnrolmentState>(row.text(2)),
                                          .rank = row.whole(3),
                                          .pin = from_code<EnrolmentPin>(row.text(4)),
                                          .asked_on = row.date(5)});
          });
  each_of(store,
          "SELECT session, person, day, from_minute, state FROM attendance "
          "ORDER BY session, person, day, from_minute",
          sessions, [](Session& session, const Statement& row) {
            session.attendance.push_back({.person = row.string(1),
                                          .day = row.date(2),
                                          .from = row.whole(3),
                                          .state = from_code<AttendanceState>(row.text(4))});
          });
  each_of(store, "SELECT session, person, score, text FROM feedback ORDER BY session, person", sessions,
          [](Session& session, const Statement& row) {
            session.feedback.push_back({row.string(1), row.whole(2), row.string(3)});
          });
}

}  // namespace

std::vector<Course> load_courses(const Store& store) {
  const Reading one_state(store);
  std::vector<Course> courses;
  Statement ask = store.statement(
      "SELECT id, name, tier, category, subject, stage, mode, hours, provider FROM course ORDER BY id");
  while (ask.step()) {
    courses.push_back({.id = ask.string(0),
                       .name = ask.string(1),
                       .tier = ask.string(2),
                       .category = ask.string(3),
                       .subject = ask.string(4),
                       .stage = from_code<Stage>(ask.text(5)),
                       .mode = from_code<TrainingMode>(ask.text(6)),
                       .hours = ask.decimal(7),
                       .provider = ask.string(8),
                       .before = {}});
  }
  each_of(store, "SELECT course, earlier FROM course_before ORDER BY course, earlier", courses,
          [](Course& course, const Statement& row) { course.before.push_back(row.string(1)); });
  return courses;
}

std::vector<Session> load_sessions(const Store& store) {
  const Reading one_state(store);
  std::vector<Session> sessions;
  Statement ask = store.statement(
      "SELECT id, course, place, town, trainer, capacity, minimum, cost, seat_cost, state, closed_on "
      "FROM session ORDER BY id");
  while (ask.step()) {
    Session session;
    session.id = ask.string(0);
    session.course = ask.string(1);
    session.place = ask.string(2);
    session.town = ask.string(3);
    session.trainer = ask.string(4);
    session.capacity = ask.whole(5);
    session.minimum = ask.whole(6);
    session.cost = ask.decimal(7);
    session.seat_cost = ask.decimal(8);
    session.state = from_code<SessionState>(ask.text(9));
    session.closed_on = ask.date(10);
    sessions.push_back(std::move(session));
  }
  each_of(store,
          "SELECT session, day, from_minute, to_minute FROM meeting ORDER BY session, day, from_minute",
          sessions, [](Session& session, const Statement& row) {
            session.meetings.push_back({row.date(1), row.whole(2), row.whole(3)});
          });
  read_people_of(store, sessions);
  return sessions;
}

std::map<std::string, std::string> load_hour_rules(const Store& store) {
  std::map<std::string, std::string> rules;
  Statement ask = store.statement("SELECT id, toml FROM hour_rule ORDER BY id");
  while (ask.step()) rules.emplace(ask.string(0), ask.string(1));
  return rules;
}

}  // namespace echelon
