#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/fields.hpp"
#include "echelon/command/session_now.hpp"

namespace echelon::command {
namespace {

std::vector<std::string> enrolled_people(const Writer& writer, const std::string& session) {
  std::vector<std::string> people;
  Statement ask = writer.ask(
      "SELECT person FROM enrolment WHERE session = ? AND state = 'enrolled' ORDER BY person", session);
  while (ask.step()) people.push_back(ask.string(0));
  return people;
}

void require_enrolled(const Writer& writer, const std::string& session, const std::string& person) {
  if (writer.holds("SELECT 1 FROM enrolment WHERE session = ? AND person = ? AND state = 'enrolled'", session,
                   person))
    return;
  throw Error(Fault::request,
              {person + " 没有录取到班次 " + session, person + " is not enrolled in session " + session},
              {"先录取，再登记", "enrol the person first"});
}

/// The meetings that a mark is about: of a day, at a time, or all where both are empty.
std::vector<Meeting> chosen(const Arguments& arguments, const std::vector<Meeting>& meetings,
                            const std::string& day, const std::string& time) {
  std::vector<Meeting> found;
  for (const Meeting& meeting : meetings) {
    const bool same_day = day.empty() || meeting.day.iso() == day;
    if (same_day && (time.empty() || clock_text(meeting.from) == time)) found.push_back(meeting);
  }
  if (found.empty()) {
    arguments.refuse("mark", {"中 " + day + " " + time + " 没有课",
                              "names " + day + " " + time + ", when the session does not meet"});
  }
  return found;
}

void put(Writer& writer, const std::string& session, const std::string& person, const Meeting& meeting,
         std::optional<AttendanceState> state) {
  if (!state) {
    writer.run("DELETE FROM attendance WHERE session = ? AND person = ? AND day = ? AND from_minute = ?",
               session, person, meeting.day, meeting.from);
    return;
  }
  writer.run(
      "INSERT INTO attendance (session, person, day, from_minute, state) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (session, person, day, from_minute) DO UPDATE SET state = excluded.state",
      session, person, meeting.day, meeting.from, code(*state));
}

/// Each `mark` is a person, a day, a time and a state parted by tabs: `T1<tab>2026-04-11<tab>09:00<tab>late`.
/// `*` is everyone enrolled, no time every meeting of the day, neither day nor time every meeting; the state
/// `none` takes the mark away. Later marks overrule earlier ones, so that "all present" may come first.
void set(Writer& writer, const Arguments& arguments) {
  const SessionNow session = session_of(writer, arguments);
  require_state(session, {SessionState::published}, {"登记考勤", "take attendance"});
  const std::vector<Meeting> meetings = meetings_of(writer, session.id);
  for (const std::string& line : arguments.each("mark")) {
    const auto [person, day, time, said] = parted<4>(arguments, "mark", line);
    std::optional<AttendanceState> state;
    if (said != "none") {
      state = read<AttendanceState>(said);
      if (!state) arguments.refuse("mark", {"的考勤不在清单内", "has a state that is not on the list"});
    }
    const std::vector<Meeting> about = chosen(arguments, meetings, day, time);
    if (person != "*") require_enrolled(writer, session.id, person);
    for (const std::string& each :
         person == "*" ? enrolled_people(writer, session.id) : std::vector<std::string>{person}) {
      for (const Meeting& meeting : about) put(writer, session.id, each, meeting, state);
    }
  }
}

void add_feedback(Writer& writer, const Arguments& arguments) {
  const SessionNow session = session_of(writer, arguments);
  require_state(session, {SessionState::published, SessionState::closed}, {"登记反馈", "give feedback"});
  const std::string person = person_of(writer, arguments);
  require_enrolled(writer, session.id, person);
  const std::int64_t score = arguments.number("score");
  if (score < 1 || score > 5) arguments.refuse("score", {"应为 1–5", "must be from 1 to 5"});
  writer.run(
      "INSERT INTO feedback (session, person, score, text) VALUES (?, ?, ?, ?) "
      "ON CONFLICT (session, person) DO UPDATE SET score = excluded.score, text = excluded.text",
      session.id, person, score, arguments.optional_text("text"));
}

}  // namespace

std::span<const Command> attendance_commands() {
  static const std::array<Command, 2> list{{
      {"attendance.set", {"session", "mark"}, set},
      {"feedback.add", {"session", "person", "score", "text?"}, add_feedback},
  }};
  return list;
}

}  // namespace echelon::command
