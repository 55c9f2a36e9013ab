#include <doctest/doctest.h>

#include <set>

#include "bureau.hpp"

namespace cli_tests {

namespace {

/// Twelve teachers, four at each school, of whom one may be away on a day; one course with two sessions.
void add_sessions(const Bureau& bureau) {
  bureau.import_people();
  bureau.done({"perform", "course.add", "id=K1", "name=实验教学", "hours=12", "mode=面授", "category=专业"});
  bureau.done({"perform", "session.add", "id=B1", "course=K1", "capacity=12", "meeting=2024-11-02"});
  bureau.done({"perform", "session.add", "id=B2", "course=K1", "capacity=1", "meeting=2024-11-09"});
}

std::set<std::string> people_in(const Json& plan, const std::string& session) {
  std::set<std::string> people;
  for (const Json& each : plan.at("assignments"))
    if (each.at("session") == session) people.insert(each.at("teacher"));
  return people;
}

std::string reason(const Bureau& bureau, const std::string& person, const std::string& session) {
  for (const Json& each : bureau.json({"explain", "1", person}).json())
    if (each.at("session") == session) return each.at("why");
  return "none";
}

}  // namespace

TEST_CASE("of each school one goes on a day: the one who asked, and the others are told why not") {
  const Bureau bureau;
  add_sessions(bureau);
  bureau.done({"perform", "enrolment.wish", "session=B1", "person=T05", "rank=1", "on=2024-10-01"});
  const Json plan = bureau.json({"plan", "tiered_training"}).json();
  CHECK(plan.at("run") == 1);
  CHECK(plan.at("status") != "infeasible");
  CHECK(people_in(plan, "B1").size() == 3);
  CHECK(people_in(plan, "B1").contains("T05"));
  CHECK(people_in(plan, "B2").size() == 1);
  CHECK(reason(bureau, "T05", "B1") == "has the seat");
  CHECK(says(reason(bureau, "T05", "B2"), "another session of the course: B1"));
  const auto in_b2 = *people_in(plan, "B2").begin();
  const auto other = in_b2 == "T08" ? "T11" : "T08";
  CHECK(says(reason(bureau, other, "B1"), "away from the school that day: 2024-11-02"));
  CHECK(says(reason(bureau, other, "B2"), "full"));
}

TEST_CASE("who declined or is pinned out does not go, who is pinned in does") {
  const Bureau bureau;
  add_sessions(bureau);
  bureau.done({"perform", "enrolment.pin", "session=B1", "person=T04", "pin=in"});
  bureau.done({"perform", "enrolment.pin", "session=B1", "person=T05", "pin=out"});
  bureau.done({"perform", "enrolment.wish", "session=B1", "person=T06", "on=2024-10-01"});
  bureau.done({"perform", "enrolment.decline", "session=B1", "person=T06"});
  const auto people = people_in(bureau.json({"plan", "tiered_training"}).json(), "B1");
  CHECK(people.contains("T04"));
  CHECK_FALSE(people.contains("T05"));
  CHECK_FALSE(people.contains("T06"));
  CHECK(says(reason(bureau, "T05", "B1"), "pinned out"));
}

TEST_CASE("a plan enrols nobody until it is published, which is one entry and can be taken back") {
  const Bureau bureau;
  add_sessions(bureau);
  const Json plan = bureau.json({"plan", "tiered_training"}).json();
  const auto enrolled = [&] {
    std::set<std::string> people;
    const Json session = bureau.json({"sessions", "B1"}).json();
    for (const Json& each : session.at("enrolments"))
      if (each.at("state") == "enrolled") people.insert(each.at("person"));
    return people;
  };
  CHECK(enrolled().empty());
  bureau.done({"plan", "publish", "1"});
  CHECK(Json(enrolled()).dump() == Json(people_in(plan, "B1")).dump());
  CHECK(says(bureau.run({"plan", "publish", "1"}).out, "already"));
  CHECK(says(bureau.run({"verify", "1"}).out, "byte for byte"));
  const Json same = bureau.json({"plan", "tiered_training", "--disturb", "0"}).json();
  CHECK(people_in(same, "B1") == people_in(plan, "B1"));
  bureau.done({"undo"});
  bureau.done({"undo"});
  CHECK(enrolled().empty());
}

TEST_CASE("what cannot be planned is said in words") {
  const Bureau bureau;
  bureau.import_people();
  CHECK(says(bureau.run({"plan", "tiered_training"}).error, "no open session"));
  CHECK(says(bureau.run({"plan", "publish"}).error, "number is missing"));
  CHECK(says(bureau.run({"plan", "show", "7"}).error, "no run 7"));
  bureau.done({"perform", "course.add", "id=K1", "name=实验教学", "hours=12"});
  bureau.done({"perform", "session.add", "id=B1", "course=K1", "capacity=12", "meeting=2024-11-02"});
  CHECK(says(bureau.run({"plan", "tiered_training", "--to", "2024-11-01"}).error, "no open session"));
  CHECK(says(bureau.run({"plan", "tiered_training", "--from", "spring"}).error, "is no date"));
}

}  // namespace cli_tests
