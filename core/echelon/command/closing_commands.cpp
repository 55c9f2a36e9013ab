#include <array>

#include "echelon/base/error.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/session_now.hpp"
#include "echelon/model/attended.hpp"
#include "echelon/model/certificate_number.hpp"

namespace echelon::command {
namespace {

/// What a course gives to whoever was there.
struct Gives {
  std::string name;
  std::string category;
  std::string mode;
  std::string provider;
  Decimal hours;
};

Gives gives(const Writer& writer, const std::string& course) {
  Statement ask = writer.ask("SELECT name, category, mode, provider, hours FROM course WHERE id = ?", course);
  ask.step();
  return {ask.string(0), ask.string(1), ask.string(2), ask.string(3), ask.decimal(4)};
}

/// What was noted of everyone enrolled, by person; each has a state for every meeting, in the order of the
/// meetings. Throws Error when a mark is missing: not noted is not absent.
std::vector<std::pair<std::string, std::vector<AttendanceState>>> marks(const Writer& writer,
                                                                        const SessionNow& session) {
  std::vector<std::pair<std::string, std::vector<AttendanceState>>> all;
  std::int64_t missing = 0;
  Statement ask = writer.ask(
      "SELECT enrolment.person, coalesce(attendance.state, '') FROM enrolment "
      "JOIN meeting ON meeting.session = enrolment.session LEFT JOIN attendance ON "
      "attendance.session = enrolment.session AND attendance.person = enrolment.person AND "
      "attendance.day = meeting.day AND attendance.from_minute = meeting.from_minute "
      "WHERE enrolment.session = ? AND enrolment.state = 'enrolled' "
      "ORDER BY enrolment.person, meeting.day, meeting.from_minute",
      session.id);
  while (ask.step()) {
    if (all.empty() || all.back().first != ask.text(0))
      all.emplace_back(ask.string(0), std::vector<AttendanceState>());
    const auto state = read<AttendanceState>(ask.text(1));
    missing += state ? 0 : 1;
    all.back().second.push_back(state.value_or(AttendanceState::absent));
  }
  if (missing == 0) return all;
  const std::string count = std::to_string(missing);
  throw Error(Fault::request,
              {"班次 " + session.id + " 还有 " + count + " 处没有考勤",
               "session " + session.id + " has " + count + " marks of attendance missing"},
              {"补登后再结班；可先全部登记为出勤，再改例外",
               "note them before closing; all present first, then the exceptions, is quickest"});
}

struct Row {
  std::string person;
  Decimal hours;
  int attendance_permille = 0;
};

void insert(Writer& writer, const Gives& course, const std::vector<Meeting>& meetings, const Row& row,
            const std::string& certificate) {
  writer.run(
      "INSERT INTO training (person, ended_on, course, number, hours, started_on, category, mode, provider, "
      "attendance, certificate) SELECT ?1, ?2, ?3, 1 + coalesce((SELECT max(number) FROM training WHERE "
      "person = ?1 AND ended_on = ?2 AND course = ?3), 0), ?4, ?5, ?6, ?7, ?8, ?9, ?10",
      row.person, meetings.back().day, course.name, row.hours, meetings.front().day, course.category,
      course.mode, course.provider, row.attendance_permille, certificate);
}

std::string letters_of(const Arguments& arguments) {
  std::string letters = arguments.given("letters") ? arguments.text("letters") : "PX";
  for (const char c : letters) {
    if (c < 'A' || c > 'Z') arguments.refuse("letters", {"应为大写字母", "must be capital letters"});
  }
  return letters;
}

/// The whole hours of the course to whoever attended, none to whoever missed `void_share` of its minutes or
/// more; a training record for each of them either way, and a certificate for those with hours.
void close(Writer& writer, const Arguments& arguments) {
  const SessionNow session = session_of(writer, arguments);
  require_state(session, {SessionState::published}, {"结班", "close it"});
  const Date on = arguments.date("on");
  const AttendanceRule rule{.late_allowed = static_cast<int>(arguments.number("late_allowed")),
                            .void_share = arguments.decimal("void_share")};
  if (rule.void_share <= Decimal() || rule.void_share > Decimal::of(1))
    arguments.refuse("void_share", {"应大于 0 且不超过 1", "must be more than 0 and at most 1"});
  const std::vector<Meeting> meetings = meetings_of(writer, session.id);
  if (meetings.empty() || meetings.back().day > on)
    arguments.refuse("on", {"早于最后一次课", "is before the last meeting"});
  const auto noted = marks(writer, session);
  if (noted.empty()) {
    throw Error(Fault::request,
                {"班次 " + session.id + " 没有录取任何人", "no one is enrolled in session " + session.id},
                {"没有人参加的班次应取消", "cancel a session that no one attends"});
  }
  const Gives course = gives(writer, session.course);
  std::vector<Row> rows;
  std::int64_t certificates = 0;
  for (const auto& [person, states] : noted) {
    const Attended share = attended(meetings, states, rule);
    rows.push_back({person, share.is_void ? Decimal() : course.hours, share.permille});
    certificates += share.is_void ? 0 : 1;
  }
  CertificateNumber next{letters_of(arguments), on.year(), 0};
  if (certificates > 0) next.serial = writer.new_numbers("session.close", certificates);
  for (const Row& row : rows) {
    const bool granted = row.hours > Decimal();
    insert(writer, course, meetings, row, granted ? certificate_number_text(next) : std::string());
    if (granted) ++next.serial;
  }
  writer.run("UPDATE session SET state = 'closed', closed_on = ? WHERE id = ?", on, session.id);
}

}  // namespace

std::span<const Command> closing_commands() {
  static const std::array<Command, 1> list{{
      {"session.close", {"session", "on", "late_allowed", "void_share", "letters?"}, close},
  }};
  return list;
}

}  // namespace echelon::command
