#include "echelon/command/session_now.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"

namespace echelon::command {
namespace {

SessionState state_from(std::string_view text) {
  for (const SessionState state : all<SessionState>()) {
    if (code(state) == text) return state;
  }
  return SessionState::cancelled;
}

}  // namespace

SessionNow session_of(const Writer& writer, const std::string& id) {
  Statement row = writer.ask("SELECT course, state, capacity, minimum FROM session WHERE id = ?", id);
  if (!row.step()) {
    throw Error(Fault::request, {"没有编号为 " + id + " 的班次", "there is no session " + id},
                {"用 sessions 查看班次编号", "see 'sessions' for their ids"});
  }
  return {id, row.string(0), state_from(row.text(1)), row.whole(2), row.whole(3)};
}

SessionNow session_of(const Writer& writer, const Arguments& arguments) {
  return session_of(writer, arguments.text("session"));
}

void require_course(const Writer& writer, const std::string& id) {
  if (writer.holds("SELECT 1 FROM course WHERE id = ?", id)) return;
  throw Error(Fault::request, {"没有编号为 " + id + " 的课程", "there is no course " + id},
              {"用 courses 查看课程编号", "see 'courses' for their ids"});
}

void require_person(const Writer& writer, const std::string& id) {
  static_cast<void>(person_of(writer, Arguments(CommandRequest{"person", {{"person", id}}})));
}

void require_state(const SessionNow& session, std::initializer_list<SessionState> allowed,
                   const Words& action) {
  if (std::ranges::count(allowed, session.state) > 0) return;
  Words when;
  for (const SessionState state : allowed) {
    when.zh += (when.zh.empty() ? "“" : "、“") + words(state).zh + "”";
    when.en += (when.en.empty() ? "" : " or ") + words(state).en;
  }
  throw Error(Fault::request,
              {"班次 " + session.id + " " + words(session.state).zh + "，不能" + action.zh,
               "session " + session.id + " is " + words(session.state).en + "; you cannot " + action.en},
              {"此操作只能在班次" + when.zh + "时进行", "this can be done only while it is " + when.en});
}

std::vector<Meeting> meetings_of(const Writer& writer, const std::string& session) {
  std::vector<Meeting> meetings;
  Statement ask = writer.ask(
      "SELECT day, from_minute, to_minute FROM meeting WHERE session = ? ORDER BY day, from_minute", session);
  while (ask.step()) meetings.push_back({ask.date(0), ask.whole(1), ask.whole(2)});
  return meetings;
}

int enrolled_in(const Writer& writer, const std::string& session) {
  Statement ask =
      writer.ask("SELECT count(*) FROM enrolment WHERE session = ? AND state = 'enrolled'", session);
  ask.step();
  return ask.whole(0);
}

std::string overlapping(const Writer& writer, const std::string& session, const std::string& person) {
  Statement ask = writer.ask(
      "SELECT session.id FROM enrolment JOIN session ON session.id = enrolment.session "
      "JOIN meeting AS theirs ON theirs.session = session.id "
      "JOIN meeting AS mine ON mine.session = ?1 AND mine.day = theirs.day "
      "AND mine.from_minute < theirs.to_minute AND theirs.from_minute < mine.to_minute "
      "WHERE enrolment.person = ?2 AND enrolment.state = 'enrolled' AND session.state <> 'cancelled' "
      "AND session.id <> ?1 ORDER BY session.id LIMIT 1",
      session, person);
  return ask.step() ? ask.string(0) : std::string();
}

bool has_left(const Writer& writer, const std::string& session, const std::string& person) {
  return writer.holds(
      "SELECT 1 FROM person WHERE id = ?2 AND left_on <> 0 "
      "AND left_on <= (SELECT min(day) FROM meeting WHERE session = ?1)",
      session, person);
}

void require_serving(const Writer& writer, const std::string& session, const std::string& person) {
  if (!has_left(writer, session, person)) return;
  throw Error(Fault::request,
              {person + " 在班次 " + session + " 开始前已离开",
               person + " has left before session " + session + " begins"},
              {"换一个人，或更正其离开日期", "choose someone else, or correct the day on which they left"});
}

void move_up(Writer& writer, const SessionNow& session) {
  int room = session.capacity - enrolled_in(writer, session.id);
  std::vector<std::string> waiting;
  Statement ask = writer.ask(
      "SELECT person FROM enrolment WHERE session = ? AND state = 'waiting' AND pin <> 'out' "
      "ORDER BY rank, asked_on, person",
      session.id);
  while (ask.step()) waiting.push_back(ask.string(0));
  ask.reset();
  for (const std::string& person : waiting) {
    if (room <= 0) return;
    if (!overlapping(writer, session.id, person).empty() || has_left(writer, session.id, person)) continue;
    writer.run("UPDATE enrolment SET state = 'enrolled' WHERE session = ? AND person = ?", session.id,
               person);
    --room;
  }
}

}  // namespace echelon::command
