#include <array>
#include <map>
#include <optional>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"
#include "echelon/command/session_now.hpp"

namespace echelon::command {
namespace {

const Words changing_enrolments{"更改报名", "change its enrolments"};

/// A person and a session in one line of a bulk argument.
struct Pair {
  std::string session;
  std::string person;
};

/// The state of the person's row; nothing when there is none.
std::optional<std::string> state_of(const Writer& writer, const std::string& session,
                                    const std::string& person) {
  Statement ask = writer.ask("SELECT state FROM enrolment WHERE session = ? AND person = ?", session, person);
  return ask.step() ? std::optional(ask.string(0)) : std::nullopt;
}

SessionNow open_session(const Writer& writer, const Arguments& arguments) {
  SessionNow session = session_of(writer, arguments);
  require_state(session, {SessionState::planned, SessionState::published}, changing_enrolments);
  return session;
}

/// Writes the state; what the row already says of rank, pin and day stays where nothing is given.
void put(Writer& writer, const std::string& session, const std::string& person, EnrolmentState state,
         std::int64_t rank, Date on) {
  writer.run(
      "INSERT INTO enrolment (session, person, state, rank, pin, asked_on) VALUES (?1, ?2, ?3, ?4, '', ?5) "
      "ON CONFLICT (session, person) DO UPDATE SET state = excluded.state, "
      "rank = CASE ?4 WHEN 0 THEN rank ELSE ?4 END, asked_on = CASE ?5 WHEN 0 THEN asked_on ELSE ?5 END",
      session, person, code(state), rank, on);
}

/// Asking again is harmless; asking for what one already has, or gave up, is not.
void require_asking(const Writer& writer, const SessionNow& session, const std::string& person) {
  require_serving(writer, session.id, person);
  const auto state = state_of(writer, session.id, person);
  if (!state || *state == "wish" || *state == "nominated" || *state == "declined") return;
  const bool enrolled = *state == "enrolled";
  throw Error(Fault::request,
              {person + (enrolled ? " 已录取到" : " 已在候补") + "班次 " + session.id,
               person + (enrolled ? " is enrolled in session " : " is waiting for session ") + session.id +
                   " already"},
              {"无需再报", "there is nothing more to ask for"});
}

void wish(Writer& writer, const Arguments& arguments) {
  const SessionNow session = open_session(writer, arguments);
  for (const std::string& person : arguments.each("person")) {
    require_person(writer, person);
    require_asking(writer, session, person);
    // A school's nomination says more than a wish, and stays.
    const bool nominated = state_of(writer, session.id, person) == "nominated";
    put(writer, session.id, person, nominated ? EnrolmentState::nominated : EnrolmentState::wish,
        arguments.number("rank", 0), arguments.date("on", Date()));
  }
}

void nominate(Writer& writer, const Arguments& arguments) {
  const SessionNow session = open_session(writer, arguments);
  const std::string school = school_of(writer, arguments);
  const Date on = arguments.date("on", Date());
  std::int64_t rank = arguments.number("rank", 0);
  for (const std::string& person : arguments.each("person")) {
    require_person(writer, person);
    if (!writer.holds("SELECT 1 FROM posting WHERE person = ? AND school = ? AND (to_on = 0 OR to_on >= ?)",
                      person, school, on)) {
      throw Error(Fault::request,
                  {person + " 不在学校 " + school, person + " does not serve at the school " + school},
                  {"由其现任学校推荐", "the school where they serve nominates"});
    }
    require_asking(writer, session, person);
    put(writer, session.id, person, EnrolmentState::nominated, rank, on);
    if (rank > 0) ++rank;
  }
}

void require_not_pinned_out(const Writer& writer, const std::string& session, const std::string& person) {
  if (!writer.holds("SELECT 1 FROM enrolment WHERE session = ? AND person = ? AND pin = 'out'", session,
                    person))
    return;
  throw Error(Fault::request,
              {person + " 已固定不参加班次 " + session, person + " is pinned out of session " + session},
              {"先取消固定", "take the pin off first"});
}

void require_room(const Writer& writer, const SessionNow& session) {
  if (enrolled_in(writer, session.id) <= session.capacity) return;
  const std::string seats = std::to_string(session.capacity);
  throw Error(Fault::request,
              {"班次 " + session.id + " 的 " + seats + " 个名额已满",
               "all " + seats + " seats of session " + session.id + " are taken"},
              {"列为候补，或增加名额", "put the person on the waiting list, or raise the capacity"});
}

void require_free(const Writer& writer, const std::string& session, const std::string& person) {
  const std::string other = overlapping(writer, session, person);
  if (other.empty()) return;
  throw Error(Fault::request,
              {person + " 已录取的班次 " + other + " 与 " + session + " 时间重叠",
               person + " is enrolled in session " + other + ", which overlaps " + session},
              {"先放弃其中一个班次", "decline one of the two first"});
}

/// Each course to be done first was done (a training record of its name with hours), or a session of it, not
/// cancelled, in which the person is enrolled, ends before this one begins.
void require_earlier_courses(const Writer& writer, const SessionNow& session, const std::string& person) {
  Statement missing = writer.ask(
      "SELECT earlier, course.name FROM course_before JOIN course ON course.id = earlier "
      "WHERE course_before.course = ?1 AND NOT EXISTS (SELECT 1 FROM training WHERE training.person = ?2 "
      "AND training.course = course.name AND hours > 0) AND NOT EXISTS (SELECT 1 FROM training_history "
      "JOIN json_each(records) JOIN training_text ON training_text.number = json_extract(value, '$[1]') "
      "WHERE training_history.person = ?2 AND text = course.name AND json_extract(value, '$[3]') > 0) "
      "AND NOT EXISTS (SELECT 1 FROM enrolment "
      "JOIN session ON session.id = enrolment.session WHERE enrolment.person = ?2 "
      "AND enrolment.state = 'enrolled' AND session.course = earlier AND session.state <> 'cancelled' "
      "AND (SELECT max(day) FROM meeting WHERE meeting.session = session.id) < "
      "(SELECT min(day) FROM meeting WHERE meeting.session = ?3)) ORDER BY earlier LIMIT 1",
      session.course, person, session.id);
  if (!missing.step()) return;
  const std::string course = missing.string(1) + "（" + missing.string(0) + "）";
  throw Error(Fault::request,
              {person + " 还没有学过先修课程" + course,
               person + " has not yet done the course " + missing.string(0) + " (" + missing.string(1) + ")"},
              {"先安排先修课程", "arrange the earlier course first"});
}

void require_all(const Writer& writer, const SessionNow& session, const std::string& person) {
  require_serving(writer, session.id, person);
  require_not_pinned_out(writer, session.id, person);
  require_free(writer, session.id, person);
  require_earlier_courses(writer, session, person);
}

void enrol(Writer& writer, const Arguments& arguments) {
  const SessionNow session = open_session(writer, arguments);
  for (const std::string& person : arguments.each("person")) {
    require_person(writer, person);
    put(writer, session.id, person, EnrolmentState::enrolled, 0, arguments.date("on", Date()));
    require_all(writer, session, person);
  }
  require_room(writer, session);
}

/// Behind everyone who is waiting.
void wait_behind(Writer& writer, const SessionNow& session, const std::string& person, Date on) {
  require_person(writer, person);
  const auto state = state_of(writer, session.id, person);
  if (state == "waiting") return;
  require_serving(writer, session.id, person);
  require_not_pinned_out(writer, session.id, person);
  Statement last = writer.ask(
      "SELECT coalesce(max(rank), 0) FROM enrolment WHERE session = ? AND state = 'waiting'", session.id);
  last.step();
  const std::int64_t place = last.integer(0) + 1;
  last.reset();
  put(writer, session.id, person, EnrolmentState::waiting, place, on);
}

void wait(Writer& writer, const Arguments& arguments) {
  const SessionNow session = open_session(writer, arguments);
  bool gave_up_seat = false;
  for (const std::string& person : arguments.each("person")) {
    gave_up_seat = gave_up_seat || state_of(writer, session.id, person) == "enrolled";
    wait_behind(writer, session, person, arguments.date("on", Date()));
  }
  if (gave_up_seat) move_up(writer, session);
}

/// Who came keeps the seat.
void require_no_attendance(const Writer& writer, const std::string& session, const std::string& person) {
  if (!writer.holds("SELECT 1 FROM attendance WHERE session = ? AND person = ?", session, person)) return;
  throw Error(Fault::request,
              {person + " 在班次 " + session + " 已有考勤，不能再退出",
               person + " has attendance in session " + session + " and cannot give the seat up any more"},
              {"按缺勤登记其余时段", "note the other meetings as absent"});
}

void decline(Writer& writer, const Arguments& arguments) {
  const SessionNow session = open_session(writer, arguments);
  for (const std::string& person : arguments.each("person")) {
    if (!state_of(writer, session.id, person)) {
      throw Error(Fault::request,
                  {person + " 没有报班次 " + session.id, person + " never asked for session " + session.id},
                  {"用 sessions 查看报名", "see 'sessions' for who did"});
    }
    require_no_attendance(writer, session.id, person);
    put(writer, session.id, person, EnrolmentState::declined, 0, Date());
  }
  move_up(writer, session);
}

/// `in`, `out` or `none`. A row that a pin alone made is gone with it.
void pin(Writer& writer, const Arguments& arguments) {
  const SessionNow session = open_session(writer, arguments);
  const EnrolmentPin wanted = choice(arguments, "pin", EnrolmentPin::none);
  for (const std::string& person : arguments.each("person")) {
    require_person(writer, person);
    const auto state = state_of(writer, session.id, person);
    if (wanted == EnrolmentPin::in) require_serving(writer, session.id, person);
    if (wanted == EnrolmentPin::out && state == "enrolled") {
      arguments.refuse("pin",
                       {"与录取矛盾，先让其放弃", "contradicts the enrolment: let the person decline first"});
    }
    if (!state) put(writer, session.id, person, EnrolmentState::wish, 0, Date());
    writer.run("UPDATE enrolment SET pin = ? WHERE session = ? AND person = ?", code(wanted), session.id,
               person);
    writer.run(
        "DELETE FROM enrolment WHERE session = ? AND person = ? AND state = 'wish' AND rank = 0 AND pin = "
        "'' AND asked_on = 0",
        session.id, person);
  }
}

std::vector<Pair> pairs(const Arguments& arguments, std::string_view name) {
  std::vector<Pair> list;
  for (const std::string& line : arguments.each(name)) {
    if (line.empty()) continue;
    const auto fields = parted<2>(arguments, name, line);
    list.push_back({fields[0], fields[1]});
  }
  return list;
}

/// A whole plan as one entry: each `enrol` and each `release` is a session and a person parted by a tab. All
/// releases come first; an enrolled person released goes back to a wish, and whose row only a plan had made
/// (no rank, no day) is gone. What must hold for one enrolment must hold for each once all are in place.
void apply_plan(Writer& writer, const Arguments& arguments) {
  if (!arguments.given("release")) static_cast<void>(arguments.text("enrol"));
  const std::vector<Pair> released = pairs(arguments, "release");
  const std::vector<Pair> enrolled = pairs(arguments, "enrol");
  std::map<std::string, SessionNow> sessions;
  for (const std::vector<Pair>* list : {&released, &enrolled}) {
    for (const Pair& pair : *list) {
      if (sessions.contains(pair.session)) continue;
      SessionNow session = session_of(writer, pair.session);
      require_state(session, {SessionState::planned, SessionState::published}, changing_enrolments);
      sessions.emplace(pair.session, std::move(session));
    }
  }
  for (const Pair& pair : released) {
    require_no_attendance(writer, pair.session, pair.person);
    writer.run("UPDATE enrolment SET state = 'wish' WHERE session = ? AND person = ? AND state = 'enrolled'",
               pair.session, pair.person);
    writer.run(
        "DELETE FROM enrolment WHERE session = ? AND person = ? AND state = 'wish' AND rank = 0 AND pin = '' "
        "AND asked_on = 0",
        pair.session, pair.person);
  }
  const Date on = arguments.date("on", Date());
  for (const Pair& pair : enrolled) {
    if (!state_of(writer, pair.session, pair.person)) require_person(writer, pair.person);
    put(writer, pair.session, pair.person, EnrolmentState::enrolled, 0, on);
  }
  for (const Pair& pair : enrolled) require_all(writer, sessions.at(pair.session), pair.person);
  for (const auto& [id, session] : sessions) require_room(writer, session);
}

}  // namespace

std::span<const Command> enrolment_commands() {
  static const std::array<Command, 7> list{{
      {"enrolment.wish", {"session", "person", "rank?", "on?"}, wish},
      {"enrolment.nominate", {"session", "school", "person", "rank?", "on?"}, nominate},
      {"enrolment.enrol", {"session", "person", "on?"}, enrol},
      {"enrolment.wait", {"session", "person", "on?"}, wait},
      {"enrolment.decline", {"session", "person"}, decline},
      {"enrolment.pin", {"session", "person", "pin"}, pin},
      {"session.enrol", {"enrol?", "release?", "on?"}, apply_plan},
  }};
  return list;
}

}  // namespace echelon::command
