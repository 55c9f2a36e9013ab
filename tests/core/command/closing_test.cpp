#include <algorithm>

#include "echelon/model/certificate_number.hpp"
#include "term_fixture.hpp"

namespace echelon {
namespace {

struct Record {
  Decimal hours;
  int attendance = 0;
  std::string certificate;
};

/// What the closing of B1 wrote of a person.
std::optional<Record> record_of(const TermOffice& office, const std::string& person) {
  Statement ask = office.store.statement(
      "SELECT hours, attendance, certificate FROM training WHERE person = ? AND course = '单元教学实训'");
  if (!ask.with(person).step()) return std::nullopt;
  return Record{ask.decimal(0), ask.whole(1), ask.string(2)};
}

TEST_CASE("nothing is granted before a session is closed, and whole hours then") {
  TermOffice office;
  office.hold("B1", {"T1", "T2"});
  CHECK_FALSE(record_of(office, "T1"));
  office.perform("session.close", closing("B1", "2026-04-13"));
  const auto record = record_of(office, "T1");
  REQUIRE(record);
  CHECK(record->hours == Decimal::of(15));
  CHECK(record->attendance == 1000);
  CHECK(read_certificate(record->certificate) == CertificateNumber{"PX", 2026, 1});
  Statement row = office.store.statement(
      "SELECT started_on, ended_on, category, mode, provider FROM training WHERE person = 'T1' AND course = "
      "'单元教学实训'");
  REQUIRE(row.step());
  CHECK(row.date(0) == day("2026-04-11"));
  CHECK(row.date(1) == day("2026-04-13"));
  CHECK(row.string(2) == "学科教学");
  CHECK(row.string(3) == "face_to_face");
  CHECK(row.string(4) == "进修学校");
  CHECK(office.session("B1").state == SessionState::closed);
  CHECK(office.session("B1").closed_on == day("2026-04-13"));
}

TEST_CASE("exactly a fifth missed is too much: the record says what was attended, and grants nothing") {
  TermOffice office;
  office.hold("B1", {"T1", "T2"});
  // One of five half days of three hours is a fifth.
  office.mark("B1", "T1\t2026-04-11\t14:00\tabsent");
  office.perform("session.close", closing("B1", "2026-04-13"));
  CHECK(record_of(office, "T1")->hours == Decimal());
  CHECK(record_of(office, "T1")->attendance == 800);
  CHECK(record_of(office, "T1")->certificate.empty());
  CHECK(record_of(office, "T2")->hours == Decimal::of(15));
  CHECK(office.ledger.entries(1).front().made == 1);
}

TEST_CASE("a minute less than a fifth missed is granted") {
  TermOffice office;
  office.perform("session.change", {{"session", "B1"},
                                    {"meeting", "2026-04-11T09:00/T11:59"},
                                    {"meeting", "2026-04-11T14:00/T17:00"},
                                    {"meeting", "2026-04-12T09:00/T12:00"},
                                    {"meeting", "2026-04-12T14:00/T17:00"},
                                    {"meeting", "2026-04-13T09:00/T12:00"}});
  office.hold("B1", {"T1"});
  office.mark("B1", "T1\t2026-04-11\t09:00\tabsent");
  office.perform("session.close", closing("B1", "2026-04-13"));
  CHECK(record_of(office, "T1")->hours == Decimal::of(15));
  CHECK(record_of(office, "T1")->attendance == 801);
}

TEST_CASE("leave is no attendance, late is forgiven as often as the rule says, then counts as absent") {
  TermOffice office;
  office.perform("session.change", {{"session", "B1"}, {"capacity", "3"}});
  office.hold("B1", {"T1", "T2", "T3"});
  office.mark("B1", "T1\t2026-04-11\t09:00\tleave");
  office.mark("B1", "T2\t2026-04-11\t09:00\tlate");
  office.mark("B1", "T3\t2026-04-11\t\tlate");
  office.perform("session.close", closing("B1", "2026-04-13"));
  CHECK(record_of(office, "T1")->hours == Decimal());
  CHECK(record_of(office, "T2")->attendance == 1000);
  CHECK(record_of(office, "T3")->attendance == 800);
  CHECK(record_of(office, "T3")->hours == Decimal());
}

TEST_CASE("a session whose attendance was not taken, or not of everyone, is not closed") {
  TermOffice office;
  office.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T1"}});
  office.perform("session.publish", {{"session", "B1"}});
  CHECK(says(office.attempt("session.close", closing("B1", "2026-04-13")), "5 marks of attendance missing"));
  office.mark("B1", "*\t\t\tpresent");
  office.mark("B1", "T1\t2026-04-12\t09:00\tnone");
  CHECK(says(office.attempt("session.close", closing("B1", "2026-04-13")), "1 marks of attendance missing"));
  CHECK_FALSE(record_of(office, "T1"));
}

TEST_CASE("a session is not closed before its last meeting, nor without anyone, nor twice") {
  TermOffice office;
  office.perform("session.publish", {{"session", "B2"}});
  CHECK(says(office.attempt("session.close", closing("B2", "2026-04-13")), "no one is enrolled"));
  office.hold("B1", {"T1"});
  CHECK(says(office.attempt("session.close", closing("B1", "2026-04-12")), "before the last meeting"));
  office.perform("session.close", closing("B1", "2026-04-13"));
  CHECK(says(office.attempt("session.close", closing("B1", "2026-04-13")), "is closed"));
  for (const char* command : {"session.cancel", "session.publish"})
    CHECK(says(office.attempt(command, {{"session", "B1"}}), "is closed"));
  CHECK(says(office.attempt("enrolment.enrol", {{"session", "B1"}, {"person", "T2"}}), "is closed"));
  CHECK(says(office.attempt("attendance.set", {{"session", "B1"}, {"mark", "*\t\t\tlate"}}), "is closed"));
  CHECK(office.attempt("feedback.add", {{"session", "B1"}, {"person", "T1"}, {"score", "5"}}).empty());
}

TEST_CASE("undo reopens a session, and the numbers it had given are not given again") {
  TermOffice office;
  office.hold("B1", {"T1", "T2"});
  const std::string before = content(office.store);
  office.perform("session.close", closing("B1", "2026-04-13"));
  office.ledger.undo(by());
  CHECK(content(office.store) == before);
  CHECK_FALSE(record_of(office, "T1"));
  office.mark("B1", "T1\t2026-04-11\t\tabsent");
  office.perform("session.close", closing("B1", "2026-04-13"));
  CHECK(read_certificate(record_of(office, "T2")->certificate)->serial == 3);
  CHECK(office.ledger.verify().sound());
}

TEST_CASE("who only wished or waited is granted nothing") {
  TermOffice office;
  office.perform("enrolment.wish", {{"session", "B1"}, {"person", "T4"}});
  office.perform("enrolment.wait", {{"session", "B1"}, {"person", "T5"}});
  office.hold("B1", {"T1"});
  office.perform("session.close", closing("B1", "2026-04-13"));
  CHECK(record_of(office, "T1"));
  CHECK_FALSE(record_of(office, "T4"));
  CHECK_FALSE(record_of(office, "T5"));
}

}  // namespace
}  // namespace echelon
