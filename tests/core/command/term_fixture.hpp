#pragma once

#include <optional>

#include "../refusal.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/store/load.hpp"
#include "office_fixture.hpp"

namespace echelon {

using Given = std::vector<std::pair<std::string, std::string>>;

/// How sessions are judged in these tests: a fifth missed is too much, once late is forgiven.
inline Given closing(const std::string& session, const std::string& on) {
  return {{"session", session}, {"on", on}, {"late_allowed", "1"}, {"void_share", "0.2"}};
}

/// A small office with two courses, the second after the first, and three sessions: B1 of five half days with
/// two seats, B2 at the same days, B3 of the second course a month later.
struct TermOffice : SmallOffice {
  TermOffice() {
    perform("course.add", {{"id", "K1"},
                           {"name", "单元教学实训"},
                           {"hours", "15"},
                           {"category", "学科教学"},
                           {"mode", "face_to_face"},
                           {"provider", "进修学校"}});
    perform("course.add", {{"id", "K2"}, {"name", "命题提高"}, {"hours", "8"}, {"before", "K1"}});
    add_session("B1", "K1", 4, "2", "0");
    add_session("B2", "K1", 4, "5", "0");
    add_session("B3", "K2", 5, "3", "1");
  }
  void add_session(const std::string& id, const std::string& course, int month, const std::string& capacity,
                   const std::string& minimum) {
    Given given{{"id", id}, {"course", course}, {"capacity", capacity}, {"minimum", minimum}};
    for (const char* each :
         {"-11T09:00/T12:00", "-11T14:00/T17:00", "-12T09:00/T12:00", "-12T14:00/T17:00", "-13T09:00/T12:00"})
      given.emplace_back("meeting", "2026-0" + std::to_string(month) + each);
    perform("session.add", given);
  }
  /// Enrols, publishes, and marks everyone present at every meeting.
  void hold(const std::string& session, const std::vector<std::string>& people) {
    for (const std::string& person : people)
      perform("enrolment.enrol", {{"session", session}, {"person", person}});
    perform("session.publish", {{"session", session}});
    perform("attendance.set", {{"session", session}, {"mark", "*\t\t\tpresent"}});
  }
  void mark(const std::string& session, const std::string& line) {
    perform("attendance.set", {{"session", session}, {"mark", line}});
  }
  /// What stops the command; empty when it was carried out.
  std::string attempt(const std::string& command, const Given& given) {
    return refusal([&] { perform(command, given); });
  }
  [[nodiscard]] Session session(const std::string& id) const {
    for (Session& each : load_sessions(store)) {
      if (each.id == id) return std::move(each);
    }
    FAIL("no session " << id);
    return {};
  }
  [[nodiscard]] EnrolmentState state(const std::string& id, const std::string& person) const {
    const Session of = session(id);
    const Enrolment* found = of.enrolment_of(person);
    REQUIRE(found != nullptr);
    return found->state;
  }
};

}  // namespace echelon
