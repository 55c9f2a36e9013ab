#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/session_now.hpp"

namespace echelon::command {
namespace {

constexpr std::int64_t most_seats = 100'000;

std::int64_t capacity_of(const Arguments& arguments) {
  const std::int64_t capacity = arguments.number("capacity");
  if (capacity < 1 || capacity > most_seats)
    arguments.refuse("capacity", {"应为 1–100000", "must be from 1 to 100,000"});
  return capacity;
}

Decimal cost_of(const Arguments& arguments, std::string_view name) {
  if (!arguments.given(name)) return {};
  const Decimal cost = arguments.decimal(name);
  if (cost < Decimal()) arguments.refuse(name, {"不能为负数", "must not be negative"});
  return cost;
}

/// The meetings that all `meeting` arguments name, by time.
std::vector<Meeting> meetings_given(const Arguments& arguments) {
  std::string all;
  for (const std::string& each : arguments.each("meeting")) all += each + ";";
  const auto meetings = read_meetings(all);
  if (!meetings || meetings->empty()) {
    arguments.refuse("meeting",
                     {"应为 2026-04-11 或 2026-04-11T09:00/T12:00，且互不重叠",
                      "must read 2026-04-11 or 2026-04-11T09:00/T12:00, and none may overlap another"});
  }
  return *meetings;
}

void insert_meetings(Writer& writer, const std::string& session, const std::vector<Meeting>& meetings) {
  for (const Meeting& meeting : meetings) {
    writer.run("INSERT INTO meeting (session, day, from_minute, to_minute) VALUES (?, ?, ?, ?)", session,
               meeting.day, meeting.from, meeting.to);
  }
}

/// Throws Error when someone enrolled is now at two places at once.
void require_no_overlap(const Writer& writer, const std::string& session) {
  Statement enrolled = writer.ask(
      "SELECT person FROM enrolment WHERE session = ? AND state = 'enrolled' ORDER BY person", session);
  while (enrolled.step()) {
    const std::string person = enrolled.string(0);
    const std::string other = overlapping(writer, session, person);
    if (other.empty()) continue;
    throw Error(
        Fault::request,
        {"班次 " + session + " 与 " + other + " 时间重叠，" + person + " 两边都已录取",
         "session " + session + " would overlap " + other + ", and " + person + " is enrolled in both"},
        {"换一个时间，或先调整该人员的班次", "choose another time, or move that person first"});
  }
}

void add(Writer& writer, const Arguments& arguments) {
  const std::string id = arguments.text("id");
  if (writer.holds("SELECT 1 FROM session WHERE id = ?", id))
    arguments.refuse("id", {"已有班次使用", "is another session's"});
  const std::string course = arguments.text("course");
  require_course(writer, course);
  const std::int64_t capacity = capacity_of(arguments);
  const std::int64_t minimum = arguments.number("minimum", 0);
  if (minimum > capacity) arguments.refuse("minimum", {"超过名额", "is more than the capacity"});
  writer.run(
      "INSERT INTO session (id, course, place, town, trainer, capacity, minimum, cost, seat_cost, state, "
      "closed_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', 0)",
      id, course, arguments.optional_text("place"), arguments.optional_text("town"),
      arguments.optional_text("trainer"), capacity, minimum, cost_of(arguments, "cost"),
      cost_of(arguments, "seat_cost"));
  insert_meetings(writer, id, meetings_given(arguments));
}

void change_size(Writer& writer, const Arguments& arguments, SessionNow& session) {
  if (arguments.given("capacity")) session.capacity = static_cast<int>(capacity_of(arguments));
  if (arguments.given("minimum")) session.minimum = static_cast<int>(arguments.number("minimum"));
  if (session.minimum > session.capacity)
    arguments.refuse(arguments.given("minimum") ? "minimum" : "capacity",
                     {"使最低人数超过名额", "puts the minimum above the capacity"});
  const int enrolled = enrolled_in(writer, session.id);
  if (session.capacity < enrolled) {
    const std::string count = std::to_string(enrolled);
    arguments.refuse("capacity", {"少于已录取的 " + count + " 人", "is below the " + count + " enrolled"});
  }
  writer.run("UPDATE session SET capacity = ?, minimum = ? WHERE id = ?", session.capacity, session.minimum,
             session.id);
  move_up(writer, session);
}

void change_meetings(Writer& writer, const Arguments& arguments, const SessionNow& session) {
  if (!arguments.given("meeting")) return;
  if (writer.holds("SELECT 1 FROM attendance WHERE session = ?", session.id))
    arguments.refuse("meeting", {"不能再改，已有考勤", "cannot change any more: attendance was taken"});
  writer.run("DELETE FROM meeting WHERE session = ?", session.id);
  insert_meetings(writer, session.id, meetings_given(arguments));
  require_no_overlap(writer, session.id);
}

void change(Writer& writer, const Arguments& arguments) {
  SessionNow session = session_of(writer, arguments);
  require_state(session, {SessionState::planned, SessionState::published}, {"更改", "change it"});
  for (const char* name : {"place", "town", "trainer"}) {
    if (arguments.given(name))
      writer.run(std::string("UPDATE session SET ") + name + " = ?2 WHERE id = ?1", session.id,
                 arguments.text(name));
  }
  for (const char* name : {"cost", "seat_cost"}) {
    if (arguments.given(name))
      writer.run(std::string("UPDATE session SET ") + name + " = ?2 WHERE id = ?1", session.id,
                 cost_of(arguments, name));
  }
  change_meetings(writer, arguments, session);
  if (arguments.given("capacity") || arguments.given("minimum")) change_size(writer, arguments, session);
}

void publish(Writer& writer, const Arguments& arguments) {
  for (const std::string& id : arguments.each("session")) {
    const SessionNow session = session_of(writer, id);
    if (session.state == SessionState::published) continue;
    require_state(session, {SessionState::planned}, {"公布", "publish it"});
    const int enrolled = enrolled_in(writer, id);
    if (enrolled < session.minimum) {
      throw Error(
          Fault::request,
          {"班次 " + id + " 录取 " + std::to_string(enrolled) + " 人，不足最低人数 " +
               std::to_string(session.minimum),
           "session " + id + " has " + std::to_string(enrolled) + " enrolled and needs " +
               std::to_string(session.minimum)},
          {"增加录取、降低最低人数，或取消该班次", "enrol more, lower its minimum, or cancel the session"});
    }
    writer.run("UPDATE session SET state = 'published' WHERE id = ?", id);
  }
}

/// Its enrolments stay, to be read; they no longer stand in anyone's way.
void cancel(Writer& writer, const Arguments& arguments) {
  for (const std::string& id : arguments.each("session")) {
    const SessionNow session = session_of(writer, id);
    require_state(session, {SessionState::planned, SessionState::published}, {"取消", "cancel it"});
    writer.run("UPDATE session SET state = 'cancelled' WHERE id = ?", id);
  }
}

}  // namespace

std::span<const Command> session_commands() {
  static const std::array<Command, 4> list{{
      {"session.add",
       {"id", "course", "capacity", "meeting", "minimum?", "place?", "town?", "trainer?", "cost?",
        "seat_cost?"},
       add},
      {"session.change",
       {"session", "capacity?", "minimum?", "meeting?", "place?", "town?", "trainer?", "cost?", "seat_cost?"},
       change},
      {"session.publish", {"session"}, publish},
      {"session.cancel", {"session", "reason?"}, cancel},
  }};
  return list;
}

}  // namespace echelon::command
