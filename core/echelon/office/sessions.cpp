// Courses and sessions as front ends read them, and what a request about them leaves to the office.

#include <algorithm>

#include "echelon/base/error.hpp"
#include "echelon/model/certificate_number.hpp"
#include "echelon/office/state.hpp"
#include "echelon/rules/attendance_rule.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

/// The setting's text, else `otherwise`.
std::string setting_or(const Store& store, const std::string& key, std::string otherwise) {
  std::string value = load_setting(store, key);
  return value.empty() ? std::move(otherwise) : value;
}

template <class Record>
const Record& with_id(const std::vector<Record>& records, const std::string& id, const Words& kind,
                      const char* verb) {
  const auto found = std::ranges::lower_bound(records, id, {}, &Record::id);
  if (found != records.end() && found->id == id) return *found;
  throw Error(Fault::request, {"没有编号为 " + id + " 的" + kind.zh, "there is no " + kind.en + " " + id},
              {std::string("用 ") + verb + " 查看编号", std::string("see '") + verb + "' for their ids"});
}

}  // namespace

const std::vector<Course>& Office::courses() const {
  if (!state_->courses) state_->courses = load_courses(state_->store);
  return *state_->courses;
}

const std::vector<Session>& Office::sessions() const {
  if (!state_->sessions) state_->sessions = load_sessions(state_->store);
  return *state_->sessions;
}

const Course& Office::course(const std::string& id) const {
  return with_id(courses(), id, {"课程", "course"}, "courses");
}

const Session& Office::session(const std::string& id) const {
  return with_id(sessions(), id, {"班次", "session"}, "sessions");
}

CertificateFound Office::certificate(const std::string& number) const {
  CertificateFound found;
  const auto read = read_certificate(number);
  if (!read) return found;
  found.answer = CertificateFound::Answer::unknown;
  Statement ask = state_->store.statement(
      "SELECT person, name, course, hours, started_on, ended_on, provider FROM training "
      "JOIN person ON person.id = person WHERE certificate = ?1 UNION ALL "
      "SELECT training_history.person, name, course.text, "
      "CAST(round(json_extract(value, '$[3]') * 1000000) AS INTEGER), json_extract(value, '$[4]'), "
      "json_extract(value, '$[0]'), provider.text FROM training_history "
      "JOIN person ON person.id = training_history.person JOIN json_each(records) "
      "JOIN training_text AS course ON course.number = json_extract(value, '$[1]') "
      "JOIN training_text AS provider ON provider.number = json_extract(value, '$[7]') "
      "WHERE instr(records, ?1) > 0 AND json_extract(value, '$[9]') = ?1 ORDER BY person, ended_on, course");
  ask.with(certificate_number_text(*read));
  while (ask.step()) {
    found.answer = CertificateFound::Answer::held;
    found.holders.push_back({.id = ask.string(0),
                             .name = ask.string(1),
                             .course = ask.string(2),
                             .hours = ask.decimal(3),
                             .started_on = ask.date(4),
                             .ended_on = ask.date(5),
                             .provider = ask.string(6)});
  }
  return found;
}

void Office::State::complete(CommandRequest& request) const {
  const auto leave_to_office = [&](const char* name, const std::string& value) {
    if (request.argument(name).empty()) {
      std::erase_if(request.arguments, [&](const auto& each) { return each.first == name; });
      request.with(name, value);
    }
  };
  if (request.command.starts_with("enrolment.") && request.command != "enrolment.pin" &&
      request.command != "enrolment.decline")
    leave_to_office("on", as_of.iso());
  if (request.command != "session.close") return;
  leave_to_office("on", as_of.iso());
  const Date on = Date::from_iso(request.argument("on")).value_or(as_of);
  const auto all = read_attendance_terms(options.data / "rules" / "attendance.toml");
  const AttendanceTerms& terms = terms_on(all, on);
  leave_to_office("late_allowed",
                  setting_or(store, "attendance.late_allowed", std::to_string(terms.late_allowed)));
  leave_to_office("letters", setting_or(store, "certificate.letters", terms.certificate_letters));
  const std::string permille =
      setting_or(store, "attendance.void_permille", std::to_string(terms.void_permille));
  leave_to_office("void_share", Decimal::read(permille).value_or(Decimal()).over(Decimal::of(1000)).text());
}

}  // namespace echelon
