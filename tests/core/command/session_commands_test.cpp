#include <algorithm>
#include <set>

#include "term_fixture.hpp"

namespace echelon {
namespace {

struct Case {
  std::string command;
  Given given;
  std::vector<std::pair<std::string, Given>> first = {};
};

/// One that succeeds for each command of a term.
const std::vector<Case>& cases() {
  static const std::pair<std::string, Given> enrolled{"enrolment.enrol",
                                                      {{"session", "B1"}, {"person", "T1"}}};
  static const std::pair<std::string, Given> published{"session.publish", {{"session", "B1"}}};
  static const std::pair<std::string, Given> marked{"attendance.set",
                                                    {{"session", "B1"}, {"mark", "*\t\t\tpresent"}}};
  static const Given waived{{"person", "T1"},
                            {"from", "2026-03-01"},
                            {"to", "2026-08-31"},
                            {"reason", "支教"},
                            {"authority", "甲"}};
  static const std::vector<Case> list{
      {"course.add", {{"id", "K3"}, {"name", "心理"}, {"hours", "12.5"}, {"stage", "小学"}}},
      {"course.change", {{"course", "K1"}, {"subject", "信息学"}, {"before", "none"}, {"hours", "20"}}},
      {"session.add", {{"id", "B9"}, {"course", "K1"}, {"capacity", "40"}, {"meeting", "2026-06-01"}}},
      {"session.change",
       {{"session", "B1"}, {"capacity", "9"}, {"place", "礼堂"}, {"meeting", "2026-06-02"}}},
      {"session.publish", {{"session", "B1"}, {"session", "B2"}}},
      {"session.cancel", {{"session", "B1"}, {"reason", "场地"}}},
      {"session.close", closing("B1", "2026-04-13"), {enrolled, published, marked}},
      {"enrolment.wish", {{"session", "B1"}, {"person", "T1"}, {"rank", "1"}, {"on", "2026-03-01"}}},
      {"enrolment.nominate", {{"session", "B1"}, {"school", "S1"}, {"person", "T1"}, {"person", "T2"}}},
      {"enrolment.enrol", {{"session", "B1"}, {"person", "T1"}, {"person", "T2"}}},
      {"enrolment.wait", {{"session", "B1"}, {"person", "T1"}}},
      {"enrolment.decline", {{"session", "B1"}, {"person", "T1"}}, {enrolled}},
      {"enrolment.pin", {{"session", "B1"}, {"person", "T1"}, {"pin", "out"}}},
      {"session.enrol", {{"enrol", "B1\tT1"}, {"enrol", "B2\tT2"}}},
      {"attendance.set", {{"session", "B1"}, {"mark", "T1\t2026-04-11\t\tlate"}}, {enrolled, published}},
      {"feedback.add", {{"session", "B1"}, {"person", "T1"}, {"score", "4"}}, {enrolled, published}},
      {"hour_rule.set", {{"id", "own"}, {"toml", "[[rule]]"}}},
      {"hour_rule.remove", {{"id", "own"}}, {{"hour_rule.set", {{"id", "own"}}}}},
      {"waiver.add", waived},
      {"waiver.end",
       {{"person", "T1"}, {"from", "2026-03-01"}, {"on", "2026-05-31"}},
       {{"waiver.add", waived}}},
      {"waivers.add",
       {{"waiver", "T1\t\t2026-03-01\t\tstudy\t甲"}, {"waiver", "T2\town\t2026-03-01\t\tother\t乙"}}},
      {"waivers.grant",
       {{"person", "T1"},
        {"person", "T2"},
        {"from", "2026-03-01"},
        {"reason", "disaster"},
        {"authority", "甲"}}},
  };
  return list;
}

TEST_CASE("every command of a term is one entry that undo takes back and redo brings again") {
  std::set<std::string_view> tried;
  for (const Case& each : cases()) {
    CAPTURE(each.command);
    TermOffice office;
    for (const auto& [command, given] : each.first) office.perform(command, given);
    const std::string before = content(office.store);
    const std::int64_t head = office.ledger.head().number;
    CHECK(office.attempt(each.command, each.given).empty());
    const std::string after = content(office.store);
    CHECK(office.ledger.head().number == head + 1);
    CHECK(after != before);
    REQUIRE(office.ledger.undo(by()));
    CHECK(content(office.store) == before);
    REQUIRE(office.ledger.redo(by()));
    CHECK(content(office.store) == after);
    CHECK(office.ledger.verify().sound());
    tried.insert(each.command);
  }
  for (const command::Command* command : command::all_commands()) {
    CAPTURE(command->name);
    if (is_about_training(command->name)) CHECK(tried.contains(command->name));
  }
}

TEST_CASE("a command tried again with the same id is done once") {
  TermOffice office;
  const CommandRequest request{"enrolment.wait", {{"session", "B1"}, {"person", "T1"}}};
  const Performed first = office.ledger.perform(request, {"王主任", "2026-03-01T09:00:00", "a"});
  const Performed second = office.ledger.perform(request, {"王主任", "2026-03-01T09:00:00", "a"});
  CHECK(second.repeated);
  CHECK(second.entry == first.entry);
}

TEST_CASE("what is not there or makes no sense is refused in words, and nothing changes") {
  const std::vector<std::tuple<std::string, Given, std::string>> rows{
      {"course.add", {{"id", "K1"}, {"name", "x"}, {"hours", "3"}}, "is another course's"},
      {"course.add", {{"id", "K4"}, {"name", "x"}, {"hours", "0"}}, "more than 0"},
      {"course.add", {{"id", "K4"}, {"name", "x"}, {"hours", "3"}, {"stage", "moon"}}, "not on the list"},
      {"course.add", {{"id", "K4"}, {"name", "x"}, {"hours", "3"}, {"before", "K9"}}, "no course K9"},
      {"course.change", {{"course", "K1"}, {"before", "K2"}}, "wait for each other"},
      {"course.change", {{"course", "K1"}, {"before", "K1"}}, "wait for each other"},
      {"course.change", {{"course", "K8"}}, "no course K8"},
      {"session.add",
       {{"id", "B1"}, {"course", "K1"}, {"capacity", "9"}, {"meeting", "2026-06-01"}},
       "another session's"},
      {"session.add",
       {{"id", "B9"}, {"course", "K9"}, {"capacity", "9"}, {"meeting", "2026-06-01"}},
       "no course K9"},
      {"session.add",
       {{"id", "B9"}, {"course", "K1"}, {"capacity", "0"}, {"meeting", "2026-06-01"}},
       "from 1 to"},
      {"session.add",
       {{"id", "B9"}, {"course", "K1"}, {"capacity", "9"}, {"minimum", "10"}, {"meeting", "2026-06-01"}},
       "more than the capacity"},
      {"session.add",
       {{"id", "B9"}, {"course", "K1"}, {"capacity", "9"}, {"meeting", "2026-06-31"}},
       "must read"},
      {"session.add",
       {{"id", "B9"},
        {"course", "K1"},
        {"capacity", "9"},
        {"meeting", "2026-06-01T09:00/T12:00"},
        {"meeting", "2026-06-01T11:59/T13:00"}},
       "none may overlap"},
      {"session.add",
       {{"id", "B9"}, {"course", "K1"}, {"capacity", "9"}, {"meeting", "2026-06-01"}, {"cost", "-1"}},
       "negative"},
      {"session.change", {{"session", "B9"}, {"place", "x"}}, "no session B9"},
      {"session.publish", {{"session", "B3"}}, "has 0 enrolled and needs 1"},
      {"session.close", closing("B1", "2026-04-13"), "is planned"},
      {"enrolment.wish", {{"session", "B1"}, {"person", "T99"}}, "no person T99"},
      {"enrolment.nominate", {{"session", "B1"}, {"school", "S2"}, {"person", "T1"}}, "does not serve at"},
      {"enrolment.decline", {{"session", "B1"}, {"person", "T1"}}, "never asked"},
      {"enrolment.pin", {{"session", "B1"}, {"person", "T1"}, {"pin", "maybe"}}, "not on the list"},
      {"enrolment.enrol", {{"session", "B3"}, {"person", "T1"}}, "not yet done the course K1"},
      {"session.enrol", {{"enrol", "B1"}}, "too few fields"},
      {"session.enrol", {{"enrol", "B7\tT1"}}, "no session B7"},
      {"session.enrol", {{"enrol", "B1\tT77"}}, "no person T77"},
      {"attendance.set", {{"session", "B1"}, {"mark", "*\t\t\tpresent"}}, "is planned"},
      {"feedback.add", {{"session", "B1"}, {"person", "T1"}, {"score", "4"}}, "is planned"},
  };
  TermOffice office;
  const std::string before = content(office.store);
  for (const auto& [command, given, part] : rows) {
    CAPTURE(command);
    CAPTURE(part);
    const std::string said = office.attempt(command, given);
    CAPTURE(said);
    CHECK(says(said, part));
    CHECK(content(office.store) == before);
  }
}

TEST_CASE("a full session takes no one more") {
  TermOffice office;
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}, {"person", "T2"}});
  CHECK(says(office.attempt("enrolment.enrol", {{"session", "B1"}, {"person", "T3"}}), "all 2 seats"));
  CHECK(says(office.attempt("session.enrol", {{"enrol", "B1\tT3"}}), "all 2 seats"));
  CHECK(
      says(office.attempt("session.change", {{"session", "B1"}, {"capacity", "1"}}), "below the 2 enrolled"));
  CHECK(office.attempt("session.enrol", {{"release", "B1\tT1"}, {"enrol", "B1\tT3"}}).empty());
  CHECK(office.session("B1").count(EnrolmentState::enrolled) == 2);
}

TEST_CASE("no one is enrolled in two sessions that share a minute, but for cancelled ones") {
  TermOffice office;
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}});
  CHECK(says(office.attempt("enrolment.enrol", {{"session", "B2"}, {"person", "T1"}}), "overlaps B2"));
  CHECK(says(office.attempt("session.enrol", {{"enrol", "B2\tT1"}}), "overlaps"));
  office.perform("session.cancel", {{"session", "B1"}});
  CHECK(office.attempt("enrolment.enrol", {{"session", "B2"}, {"person", "T1"}}).empty());
}

TEST_CASE("a session is not moved onto another of someone enrolled in both") {
  TermOffice office;
  office.perform("session.change", {{"session", "B2"}, {"meeting", "2026-06-01"}});
  office.perform("session.enrol", {{"enrol", "B1\tT1"}, {"enrol", "B2\tT1"}});
  CHECK(says(office.attempt("session.change", {{"session", "B2"}, {"meeting", "2026-04-13"}}),
             "T1 is enrolled in both"));
}

TEST_CASE("a course that comes first is done, or enrolled in before") {
  TermOffice office;
  CHECK(office.attempt("session.enrol", {{"enrol", "B3\tT1"}, {"enrol", "B1\tT1"}}).empty());
  office.perform("course.change", {{"course", "K1"}, {"name", "命题研修"}});
  // Everyone in the small office has a record of 命题研修.
  CHECK(office.attempt("enrolment.enrol", {{"session", "B3"}, {"person", "T2"}}).empty());
}

TEST_CASE("when someone declines, the first who waits moves up, past those who cannot come") {
  TermOffice office;
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}, {"person", "T2"}});
  for (const char* person : {"T5", "T4", "T3"})
    office.perform("enrolment.wait", {{"session", "B1"}, {"person", person}});
  office.perform("enrolment.enrol", {{"session", "B2"}, {"person", "T5"}});
  office.perform("enrolment.decline", {{"session", "B1"}, {"person", "T1"}});
  CHECK(office.state("B1", "T1") == EnrolmentState::declined);
  CHECK(office.state("B1", "T5") == EnrolmentState::waiting);
  CHECK(office.state("B1", "T4") == EnrolmentState::enrolled);
  CHECK(office.state("B1", "T3") == EnrolmentState::waiting);
  office.perform("enrolment.decline", {{"session", "B1"}, {"person", "T3"}});
  CHECK(office.session("B1").count(EnrolmentState::enrolled) == 2);
}

TEST_CASE("more seats let those waiting in, as far as they go, and not whoever is pinned out") {
  TermOffice office;
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}, {"person", "T2"}});
  for (const char* person : {"T3", "T4", "T5"})
    office.perform("enrolment.wait", {{"session", "B1"}, {"person", person}});
  office.perform("enrolment.pin", {{"session", "B1"}, {"person", "T3"}, {"pin", "out"}});
  office.perform("session.change", {{"session", "B1"}, {"capacity", "3"}});
  CHECK(office.state("B1", "T3") == EnrolmentState::waiting);
  CHECK(office.state("B1", "T4") == EnrolmentState::enrolled);
  CHECK(office.state("B1", "T5") == EnrolmentState::waiting);
}

TEST_CASE(
    "who has left before a session begins gets no seat in it, by hand, by plan or from the waiting list") {
  TermOffice office;
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}, {"person", "T2"}});
  for (const char* person : {"T3", "T4"})
    office.perform("enrolment.wait", {{"session", "B1"}, {"person", person}});
  office.perform("person.leave", {{"person", "T3"}, {"on", "2026-04-11"}});
  office.perform("person.leave", {{"person", "T5"}, {"on", "2026-04-12"}});
  for (const char* command : {"enrolment.wish", "enrolment.enrol", "enrolment.wait"})
    CHECK(says(office.attempt(command, {{"session", "B2"}, {"person", "T3"}}), "has left before session B2"));
  CHECK(says(office.attempt("enrolment.pin", {{"session", "B2"}, {"person", "T3"}, {"pin", "in"}}),
             "has left"));
  CHECK(says(office.attempt("session.enrol", {{"enrol", "B2\tT3"}}), "has left"));
  // Whoever leaves while it runs may have been there.
  CHECK(office.attempt("enrolment.enrol", {{"session", "B2"}, {"person", "T5"}}).empty());
  CHECK(office.attempt("enrolment.pin", {{"session", "B1"}, {"person", "T3"}, {"pin", "out"}}).empty());
  office.perform("enrolment.pin", {{"session", "B1"}, {"person", "T3"}, {"pin", "none"}});
  office.perform("enrolment.decline", {{"session", "B1"}, {"person", "T1"}});
  CHECK(office.state("B1", "T3") == EnrolmentState::waiting);
  CHECK(office.state("B1", "T4") == EnrolmentState::enrolled);
}

TEST_CASE("a plan releases nobody who has attendance") {
  TermOffice office;
  office.hold("B1", {"T1", "T2"});
  CHECK(says(office.attempt("session.enrol", {{"release", "B1\tT1"}, {"enrol", "B1\tT3"}}),
             "has attendance in session B1"));
  CHECK(office.state("B1", "T1") == EnrolmentState::enrolled);
}

TEST_CASE("a pin alone makes a row and takes it away again, a pin out keeps people out") {
  TermOffice office;
  const std::string before = content(office.store);
  office.perform("enrolment.pin", {{"session", "B1"}, {"person", "T1"}, {"pin", "out"}});
  CHECK(says(office.attempt("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}}), "pinned out"));
  CHECK(says(office.attempt("session.enrol", {{"enrol", "B1\tT1"}}), "pinned out"));
  office.perform("enrolment.pin", {{"session", "B1"}, {"person", "T1"}, {"pin", "none"}});
  CHECK(content(office.store) == before);
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}});
  CHECK(says(office.attempt("enrolment.pin", {{"session", "B1"}, {"person", "T1"}, {"pin", "out"}}),
             "contradicts"));
}

TEST_CASE("a plan that is taken back leaves wishes as they were, and of its own rows nothing") {
  TermOffice office;
  office.perform("enrolment.wish",
                 {{"session", "B1"}, {"person", "T1"}, {"rank", "2"}, {"on", "2026-03-01"}});
  const std::string before = content(office.store);
  office.perform("session.enrol", {{"enrol", "B1\tT1"}, {"enrol", "B2\tT2"}});
  office.perform("session.enrol", {{"release", "B1\tT1"}, {"release", "B2\tT2"}});
  CHECK(content(office.store) == before);
}

TEST_CASE("attendance is of meetings that are and people who are enrolled, later marks overrule") {
  TermOffice office;
  office.hold("B1", {"T1", "T2"});
  CHECK(office.session("B1").attendance.size() == 10);
  office.mark("B1", "T1\t2026-04-12\t\tabsent");
  office.mark("B1", "T1\t2026-04-12\t14:00\tnone");
  const Session of = office.session("B1");
  CHECK(of.attendance.size() == 9);
  CHECK(std::ranges::count(of.attendance, AttendanceState::absent, &Attendance::state) == 1);
  CHECK(says(office.attempt("attendance.set", {{"session", "B1"}, {"mark", "T1\t2026-04-14\t\tlate"}}),
             "does not meet"));
  CHECK(says(office.attempt("attendance.set", {{"session", "B1"}, {"mark", "T1\t2026-04-11\t10:00\tlate"}}),
             "does not meet"));
  CHECK(says(office.attempt("attendance.set", {{"session", "B1"}, {"mark", "T3\t\t\tlate"}}),
             "T3 is not enrolled"));
  CHECK(says(office.attempt("attendance.set", {{"session", "B1"}, {"mark", "T1\t\t\tasleep"}}),
             "not on the list"));
  CHECK(says(office.attempt("enrolment.decline", {{"session", "B1"}, {"person", "T1"}}), "has attendance"));
  CHECK(says(office.attempt("session.change", {{"session", "B1"}, {"meeting", "2026-05-01"}}),
             "attendance was taken"));
}

}  // namespace
}  // namespace echelon
