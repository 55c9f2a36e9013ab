#include <doctest/doctest.h>

#include "echelon/rules/kinds.hpp"

using namespace echelon;

namespace {

/// One person with ten hours of a course without a category, and none of any other.
Snapshot uncategorised() {
  Snapshot snapshot;
  snapshot.as_of = *Date::of(2024, 9, 1);
  snapshot.people.id = {"T1"};
  Training training;
  training.hours = Decimal::of(10);
  training.ended_on = *Date::of(2024, 5, 1);
  snapshot.training.push(training);
  snapshot.training.close_person();
  return snapshot;
}

Program program(const std::string& rule) {
  return read_program(
      "id = \"p\"\norder = 1\nname = { zh = \"甲\", en = \"A\" }\npurpose = { zh = \"甲\", en = \"A\" }\n" +
          rule,
      "test");
}

const char* const entry = "id = \"r\"\nzh = \"乙\"\nen = \"B\"\nsource = \"C\"\n";

}  // namespace

TEST_CASE("hours without a category do not count for a category that nobody has") {
  const Snapshot snapshot = uncategorised();
  const Program asks =
      program(std::string("[[requirement]]\n") + entry +
              "kind = \"hours_in_window\"\nat_least = 6\nmonths = 12\ncategories = [\"竞赛教练\"]\n");
  CHECK_FALSE(judge_all(asks, Kinds::core(), snapshot).eligible(0));
  const Program any = program(std::string("[[requirement]]\n") + entry +
                              "kind = \"hours_in_window\"\nat_least = 6\nmonths = 12\n");
  CHECK(judge_all(any, Kinds::core(), snapshot).eligible(0));
}

TEST_CASE("hours without a category give no points for a category that nobody has") {
  const Snapshot snapshot = uncategorised();
  const Program gives = program(
      std::string("[[criterion]]\n") + entry +
      "kind = \"hours_points\"\nweight = 9\nyears = 1\nper_hour = 0.5\ncategories = [\"竞赛教练\"]\n");
  CHECK(Kinds::core().criterion(gives.criteria.front(), snapshot)->score(snapshot, 0).points == Decimal());
}

TEST_CASE("a misspelt role of an award is refused, not taken for one's own") {
  const Program wrong = program(std::string("[[criterion]]\n") + entry +
                                "kind = \"award_points\"\nweight = 9\nyears = 1\nrole = \"choach\"\n");
  CHECK_THROWS_AS(static_cast<void>(Kinds::core().criterion(wrong.criteria.front(), Snapshot())), Error);
}

TEST_CASE("a number of a program is shown as it was written") {
  const Program written = program(std::string("[[criterion]]\n") + entry +
                                  "kind = \"hours_points\"\nweight = 0.3\nyears = 1\nper_hour = 0.15\n");
  CHECK(written.criteria.front().parameters.text("per_hour") == "0.15");
  CHECK(written.criteria.front().weight == Decimal::from_millionths(300'000));
}
