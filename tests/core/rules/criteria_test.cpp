#include <doctest/doctest.h>

#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

const Date today = Date::of(2024, 9, 1).value();

std::string points(const std::string& kind, const std::string& weight, const std::string& parameters,
                   const Life& life) {
  return scored(kind, weight, parameters, life, today).points.text();
}

Life awarded(std::vector<Life::Prize> prizes) { return {.prizes = std::move(prizes)}; }

const std::string usual =
    "role = \"coach\"\nyears = 6\nyearly_factor = 0.85\nprovince = 6\ncity = 3\n"
    "grade_first = 1\ngrade_second = 0.8\ngrade_unknown = 0.5\n";

}  // namespace

TEST_CASE("an award's points follow its level and grade and fade with every whole year") {
  struct Row {
    const char* says;
    Life::Prize prize;
    const char* points;
  };
  for (const Row& row : {
           Row{"this year's", {"2024-05-01", AwardLevel::province}, "6"},
           Row{"a second prize", {"2024-05-01", AwardLevel::province, AwardGrade::second}, "4.8"},
           Row{"a grade with no factor of its own",
               {"2024-05-01", AwardLevel::city, AwardGrade::special},
               "3"},
           Row{"a level with no points", {"2024-05-01", AwardLevel::nation}, "0"},
           Row{"one year old to the day", {"2023-09-01", AwardLevel::province}, "5.1"},
           Row{"one day less than a year", {"2023-09-02", AwardLevel::province}, "6"},
           Row{"three years old", {"2021-09-01", AwardLevel::province}, "3.68475"},
           Row{"the window's first day", {"2018-09-02", AwardLevel::city}, "1.331116"},
           Row{"just outside the window", {"2018-09-01", AwardLevel::city}, "0"},
           Row{"won, not coached", {"2024-05-01", AwardLevel::city, AwardGrade::first, AwardRole::self}, "0"},
       }) {
    CAPTURE(row.says);
    CHECK(points("award_points", "30", usual, awarded({row.prize})) == row.points);
  }
}

TEST_CASE("only the best awards count, and no more than the weight") {
  const Life many = awarded({{"2024-05-01", AwardLevel::city},
                             {"2024-05-02", AwardLevel::province},
                             {"2024-05-03", AwardLevel::city, AwardGrade::second},
                             {"2024-05-04", AwardLevel::city}});
  CHECK(points("award_points", "30", usual, many) == "14.4");
  CHECK(points("award_points", "30", usual + "best = 2\n", many) == "9");
  CHECK(points("award_points", "5.5", usual, many) == "5.5");
  const Points scored_points = scored("award_points", "30", usual + "best = 2\n", many, today);
  REQUIRE(scored_points.facts.size() == 2);
  CHECK(scored_points.facts[0].from == day("2024-05-02"));
  CHECK(scored_points.facts[1].from == day("2024-05-01"));
}

TEST_CASE("awards outside the own subject give nothing where the own one is asked for") {
  const Life life = awarded({{"2024-05-01", AwardLevel::city, AwardGrade::first, AwardRole::coach, "物理"},
                             {"2024-05-01", AwardLevel::city, AwardGrade::second, AwardRole::coach, "数学"}});
  CHECK(points("award_points", "30", usual + "own_subject = true\n", life) == "2.4");
  Life without = life;
  without.subject = "";
  without.prizes.push_back({"2024-05-01", AwardLevel::city, AwardGrade::first, AwardRole::coach, ""});
  CHECK(points("award_points", "30", usual + "own_subject = true\n", without) == "0");
}

TEST_CASE("hours give points by the hour, of the categories asked for") {
  const Life life{.courses = {{"2024-03-01", 40, "竞赛教练", -1},
                              {"2019-09-01", 99, "竞赛教练", -1},
                              {"2024-03-01", 7, "", -1}}};
  CHECK(points("hours_points", "8", "years = 5\nper_hour = 0.1", life) == "4.7");
  CHECK(points("hours_points", "8", "years = 5\nper_hour = 0.1\ncategories = [\"竞赛教练\"]", life) == "4");
  CHECK(points("hours_points", "8", "years = 5\nper_hour = 0.1\ncategories = [\"无此类\"]", life) == "0");
  CHECK(points("hours_points", "3", "years = 5\nper_hour = 0.1", life) == "3");
}

TEST_CASE("mentoring gives points for each mentee, lasting or ended within the years") {
  const Life life{.mentees = {{"2010-09-01", "2012-08-31"},
                              {"2015-09-01", "2019-09-02"},
                              {"2023-09-01", ""},
                              {"2022-09-01", "2026-08-31"},
                              {"2024-10-01", ""}}};
  CHECK(points("mentoring_points", "4", "each = 1\nyears = 5", life) == "3");
  CHECK(points("mentoring_points", "2", "each = 1\nyears = 5", life) == "2");
}

TEST_CASE("years of service give points, unknown years are missing, not zero") {
  CHECK(points("years_points", "3", "per_year = 0.15", {.hired = "2014-09-01"}) == "1.5");
  CHECK(points("years_points", "3", "per_year = 0.15", {.hired = "1990-09-01"}) == "3");
  CHECK(scored("years_points", "3", "per_year = 0.15", {.hired = "2014-09-01"}, today).known);
  CHECK_FALSE(scored("years_points", "3", "per_year = 0.15", {.hired = ""}, today).known);
}

TEST_CASE("a review criterion knows nothing until reviewers have scored") {
  CHECK_FALSE(scored("review", "25", "", {}, today).known);
}

TEST_CASE("points beyond all range stop at the weight instead of turning over") {
  const std::string absurd =
      "role = \"coach\"\nyears = 6\ncity = 9000000000000\ngrade_first = 9000000000000\n";
  CHECK(points("award_points", "30", absurd, awarded({{"2024-05-01", AwardLevel::city}})) == "30");
}

}  // namespace echelon::rules_tests
