// A training program on the command line: its pages as text and JSON, its list of who is short.

#include <doctest/doctest.h>

#include <fstream>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string program = "trial_training";

}  // namespace

TEST_CASE("a training program without C++ has the pages of hours and nothing of a round") {
  const Bureau bureau;
  bureau.import_people();
  const Ran panels = bureau.done({"panel", program});
  for (const char* panel : {"hours_year", "hours_person", "hour_rules"}) CHECK(says(panels.out, panel));
  CHECK_FALSE(says(panels.out, "selection"));
  const Ran text = bureau.done({"programs", program});
  CHECK(says(text.out, "annual_hours"));
  CHECK_FALSE(says(text.out, "Quotas"));
  CHECK(bureau.json({"programs", program}).json().at("kinds") == Json{"training"});
  CHECK(bureau.json({"programs", "trial_coaches"}).json().at("kinds") == Json{"selection"});
  const Ran refused = bureau.run({"round", program, "open"});
  CHECK(refused.status == 2);
  CHECK(is_one_line(refused.error, "selects nobody"));
}

TEST_CASE("the year page counts as the verb hours does, and a principal's only the school") {
  const Bureau bureau;
  bureau.import_people();
  const Json standings = bureau.json({"hours", "--short"}).json().at("standings");
  REQUIRE_FALSE(standings.empty());
  const Ran all = bureau.done({"panel", program, "hours_year", "--rows", "1000"});
  CHECK(says(all.out, "bound: 12"));
  for (const Json& each : standings) CHECK(says(all.out, each.at("id").get<std::string>().c_str()));
  const Ran own = bureau.done(
      {"panel", program, "hours_year", "--rows", "1000", "--role", "principal", "--school", "青石一中"});
  CHECK(says(own.out, "bound: 4"));
  CHECK(says(own.out, "T01"));
  CHECK_FALSE(says(own.out, "T02"));
  CHECK(bureau.json({"panel", program, "hours_year"}).json().is_array());
}

TEST_CASE(
    "a page's table is written whole, as it is shown, one that is not there is named with those that are") {
  const Bureau bureau;
  bureau.import_people();
  const std::size_t people = bureau.json({"hours", "--short"}).json().at("standings").size();
  bureau.done({"panel", program, "hours_year", "--table", "short", "--out", bureau.path("short.csv")});
  std::ifstream in(bureau.path("short.csv"));
  std::size_t lines = 0;
  std::string first;
  for (std::string line; std::getline(in, line); ++lines)
    if (lines == 0) first = line;
  CHECK(lines == people + 1);
  CHECK(says(first, "missing"));
  bureau.done({"panel", program, "hours_year", "--table", "short", "--out", bureau.path("short.xlsx")});
  const Ran none =
      bureau.run({"panel", program, "hours_year", "--table", "long", "--out", bureau.path("x.csv")});
  CHECK(none.status == 2);
  CHECK(says(none.error, "no table named 'long'"));
  CHECK(says(none.error, "short"));
  const Ran both =
      bureau.run({"panel", program, "hours_year", "--table", "short", "--picture", "x", "--out", "x.csv"});
  CHECK(both.status == 2);
}

TEST_CASE("a person's page says what counted and why not, a waiver's reason is HR's alone") {
  const Bureau bureau;
  bureau.import_people();
  bureau.done({"perform", "waiver.add", "person=T01", "from=2024-01-01", "to=2024-03-31", "reason=illness",
               "authority=示例批文"});
  const Ran hr = bureau.done({"panel", program, "hours_person", "--person", "T01"});
  CHECK(says(hr.out, "命题研修"));
  CHECK(says(hr.out, "before the window"));
  CHECK(says(hr.out, "示例批文"));
  CHECK(says(hr.out, "illness"));
  const Ran principal = bureau.done(
      {"panel", program, "hours_person", "--person", "T01", "--role", "principal", "--school", "青石一中"});
  CHECK(says(principal.out, "示例批文"));
  CHECK_FALSE(says(principal.out, "illness"));
  const Ran elsewhere = bureau.done(
      {"panel", program, "hours_person", "--person", "T01", "--role", "principal", "--school", "白溪中学"});
  CHECK(says(elsewhere.out, "not at your school"));
  CHECK_FALSE(says(elsewhere.out, "命题研修"));
}

TEST_CASE("the page of rules names each rule's source and whose it is") {
  const Bureau bureau;
  bureau.import_people();
  const Ran shipped = bureau.done({"panel", program, "hour_rules", "--rows", "100"});
  CHECK(says(shipped.out, "教师〔2011〕1号"));
  CHECK(says(shipped.out, "in force"));
  bureau.done({"perform", "hour_rule.set", "id=annual_hours"});
  CHECK(says(bureau.done({"panel", program, "hour_rules", "--rows", "100"}).out, "off here"));
}

TEST_CASE("the list of who is short is written for all schools or one, without reasons") {
  const Bureau bureau;
  bureau.import_people();
  const auto lines = [&](const std::string& report) {
    bureau.done({"report", report, bureau.path("short.csv")});
    std::ifstream stream(bureau.path("short.csv"));
    std::size_t count = 0;
    for (std::string line; std::getline(stream, line);) ++count;
    return count;
  };
  const Json standings = bureau.json({"hours", "--short"}).json().at("standings");
  CHECK(lines("hours-short") == standings.size() + 1);
  const Json school = bureau.json({"hours", "--short", "--school", "青石一中"}).json().at("standings");
  CHECK(lines("hours-short:青石一中") == school.size() + 1);
  CHECK(bureau.run({"report", "hours-short:无此校", bureau.path("none.csv")}).status == 2);
}

}  // namespace cli_tests
