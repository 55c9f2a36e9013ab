// A session on the command line: courses and sessions in → wishes → enrol → publish → attendance → close →
// certificates; undo, log, verify.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

/// The people, a course, and B1 of two half days with two seats.
void prepare(const Bureau& bureau) {
  bureau.import_people();
  bureau.done({"import", "courses",
               bureau.file("courses.csv", "id,name,hours,subject,mode\nK1,实验教学实训,12,物理,面授\n")});
  bureau.done({"session", "add", "B1", "--course", "K1", "--capacity", "2", "--meeting",
               "2024-10-12T09:00/T12:00", "--meeting", "2024-10-12T14:00/T17:00", "--place", "教研室"});
}

void hold(const Bureau& bureau) {
  prepare(bureau);
  bureau.done({"enrol", "B1", "--person", "T01", "T02"});
  bureau.done({"session", "publish", "B1"});
  bureau.done({"attendance", "B1", "--mark", "present", "--all"});
  bureau.done({"attendance", "B1", "--mark", "absent", "--person", "T02", "--time", "14:00"});
}

std::string state_of(const Bureau& bureau, const std::string& person) {
  const Json session = bureau.json({"sessions", "B1"}).json();
  for (const Json& each : session.at("enrolments")) {
    if (each.at("person") == person) return each.at("state");
  }
  return "none";
}

}  // namespace

TEST_CASE("a session from its making to its certificates") {
  const Bureau bureau;
  hold(bureau);
  CHECK(bureau.json({"attendance", "B1"}).json().size() == 4);
  bureau.done({"session", "close", "B1"});
  const Json session = bureau.json({"sessions", "B1"}).json();
  CHECK(session.at("state") == "closed");
  CHECK(session.at("closed_on") == "2024-10-15");
  CHECK(session.at("meetings").size() == 2);
  CHECK(session.at("meetings").at(0).at("from") == "09:00");
  bureau.done({"feedback", "B1", "--person", "T01", "--score", "5", "--text", "很好"});
  CHECK(bureau.json({"feedback", "B1"}).json().at(0).at("score") == 5);
  bureau.done({"report", "session-result:B1", bureau.path("result.csv")});
  bureau.done({"report", "certificates:B1", bureau.path("certificates.pdf")});
  CHECK(bureau.json({"verify"}).json().at("sound") == true);
  CHECK(bureau.json({"log"}).json().at(1).at("command") == "session.close");
}

TEST_CASE("the list of sessions counts who asks, waits and sits") {
  const Bureau bureau;
  prepare(bureau);
  bureau.done({"enrol", "B1", "--wish", "--rank", "1", "--person", "T03"});
  bureau.done({"enrol", "B1", "--school", "青石一中", "--person", "T04"});
  bureau.done({"enrol", "B1", "--person", "T01", "T02"});
  bureau.done({"enrol", "B1", "--wait", "--person", "T05"});
  const Json row = bureau.json({"sessions", "--state", "planned"}).json().at(0);
  CHECK(row.at("id") == "B1");
  CHECK(row.at("name") == "实验教学实训");
  CHECK(row.at("capacity") == 2);
  CHECK(row.at("enrolled") == 2);
  CHECK(row.at("waiting") == 1);
  CHECK(row.at("nominated") == 1);
  CHECK(row.at("wishes") == 1);
  CHECK(bureau.json({"sessions", "--state", "closed"}).json().empty());
  CHECK(bureau.json({"courses"}).json().at(0).at("hours") == 12);
  bureau.done({"enrol", "B1", "--decline", "--person", "T01"});
  CHECK(state_of(bureau, "T05") == "enrolled");
  bureau.done({"undo"});
  CHECK(state_of(bureau, "T05") == "waiting");
  CHECK(state_of(bureau, "T01") == "enrolled");
}

TEST_CASE("several people are handled in one entry, or none, the log says how many") {
  const Bureau bureau;
  prepare(bureau);
  const auto entries = [&] { return bureau.json({"log"}).json().size(); };
  const std::size_t before = entries();
  bureau.done({"enrol", "B1", "--wish", "--person", "T03", "T04", "T05"});
  bureau.done({"enrol", "B1", "--wait", "--person", "T03", "T04"});
  bureau.done({"enrol", "B1", "--pin", "in", "--person", "T03", "T05"});
  CHECK(entries() == before + 3);
  CHECK(state_of(bureau, "T03") == "waiting");
  CHECK(state_of(bureau, "T05") == "wish");
  CHECK(says(bureau.run({"log"}).out, "and 1 more"));
  CHECK(bureau.run({"enrol", "B1", "--decline", "--person", "T03", "T09"}).status == 2);
  CHECK(state_of(bureau, "T03") == "waiting");
  bureau.done({"enrol", "B1", "--decline", "--person", "T03", "T04"});
  CHECK(state_of(bureau, "T04") == "declined");
  bureau.done({"undo"});
  CHECK(state_of(bureau, "T03") == "waiting");
  CHECK(state_of(bureau, "T04") == "waiting");
}

TEST_CASE("several sessions are cancelled or published in one entry, other steps take one") {
  const Bureau bureau;
  prepare(bureau);
  bureau.done({"session", "add", "B2", "--course", "K1", "--capacity", "2", "--meeting", "2024-11-12"});
  const std::size_t before = bureau.json({"log"}).json().size();
  bureau.done({"session", "cancel", "B1", "B2"});
  CHECK(bureau.json({"log"}).json().size() == before + 1);
  CHECK(bureau.json({"sessions", "--state", "cancelled"}).json().size() == 2);
  bureau.done({"undo"});
  bureau.done({"session", "publish", "B1", "B2"});
  CHECK(bureau.json({"sessions", "--state", "published"}).json().size() == 2);
  CHECK(bureau.run({"session", "close", "B1", "B2"}).status == 2);
}

TEST_CASE("what cannot be is refused in one line, status 2, and nothing is written") {
  const Bureau bureau;
  prepare(bureau);
  bureau.done({"enrol", "B1", "--person", "T01", "T02"});
  const std::size_t before = bureau.json({"log"}).json().size();
  const std::vector<std::pair<Words, std::string>> rows{
      {{"enrol", "B1", "--person", "T03"}, "all 2 seats"},
      {{"enrol", "B9", "--person", "T03"}, "no session B9"},
      {{"enrol", "B1", "--wish", "--decline", "--person", "T03"}, "exclude each other"},
      {{"enrol", "B1", "--pin", "perhaps", "--person", "T03"}, "not on the list"},
      {{"sessions", "B9"}, "no session B9"},
      {{"session", "open", "B1"}, "no step open"},
      {{"session", "add", "B2", "--course", "K1", "--capacity", "2"}, "--meeting"},
      {{"session", "close", "B1"}, "is planned"},
      {{"attendance", "B1", "--mark", "present", "--all"}, "is planned"},
      {{"attendance", "B1", "--mark", "present"}, "whose attendance"},
      {{"feedback", "B1", "--person", "T01"}, "--score"},
      {{"report", "certificates:B1", "x.pdf"}, "is not closed"}};
  for (const auto& [words, why] : rows) {
    const Ran ran = bureau.run(words);
    CAPTURE(words);
    CAPTURE(ran.error);
    CHECK(ran.status == 2);
    CHECK(is_one_line(ran.error, why));
  }
  CHECK(bureau.json({"log"}).json().size() == before);
}

TEST_CASE("a certificate's number that is not held, or miswritten, is status 1") {
  const Bureau bureau;
  hold(bureau);
  bureau.done({"session", "close", "B1"});
  const Ran damaged = bureau.json({"certificate", "PX2024-00001"});
  CHECK(damaged.status == 1);
  CHECK(damaged.json().at("answer") == "damaged");
  int held = 0;
  int unknown = 0;
  // Of the characters that may stand last, one makes the number whole.
  for (const char last : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*")) {
    for (const std::string serial : {"000001", "000002"}) {
      const Ran ran = bureau.json({"certificate", "PX2024-" + serial + "-" + last});
      const Json answer = ran.json();
      CHECK((ran.status == 0) == (answer.at("answer") == "held"));
      if (answer.at("answer") == "held") {
        CHECK(answer.at("holders").at(0).at("id") == "T01");
        ++held;
      }
      unknown += answer.at("answer") == "unknown" ? 1 : 0;
    }
  }
  CHECK(held == 1);
  CHECK(unknown == 1);
}

TEST_CASE("a plan of many is one entry through perform") {
  const Bureau bureau;
  prepare(bureau);
  bureau.done({"session", "add", "B2", "--course", "K1", "--capacity", "5", "--meeting", "2024-11-02"});
  const std::size_t before = bureau.json({"log"}).json().size();
  bureau.done({"perform", "session.enrol", "enrol=B1\tT01", "enrol=B2\tT01", "enrol=B2\tT02"});
  CHECK(bureau.json({"log"}).json().size() == before + 1);
  CHECK(bureau.json({"sessions"}).json().at(1).at("enrolled") == 2);
}

}  // namespace cli_tests
