// The property behind every "earliest": judging again on that day says met, the day before still unmet.

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : numbers_(seed) {}
  int between(int least, int most) {
    return least + static_cast<int>(numbers_() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  std::string day_in(int first_year, int last_year) {
    // Days at the ends of months and on 29 February are the ones that go wrong.
    const Date date = Date::of(between(first_year, last_year), between(1, 12), 1).value();
    const int kind = between(1, 4);
    if (kind == 1) return date.plus_days(-1).iso();
    if (kind == 2) return "2020-02-29";
    return date.plus_days(between(0, 30)).iso();
  }

 private:
  std::mt19937_64 numbers_;
};

Life random_life(Chance& chance) {
  Life life;
  life.birth = chance.one_in(9) ? "" : chance.day_in(1960, 2002);
  life.hired = chance.one_in(9) ? "" : chance.day_in(1990, 2024);
  life.at_school_since = chance.one_in(9) ? "" : chance.day_in(1990, 2024);
  for (int i = chance.between(0, 3); i > 0; --i) {
    const auto title = static_cast<Title>(chance.between(1, 5));
    life.titles.emplace_back(title, chance.one_in(6) ? "" : chance.day_in(1995, 2024));
  }
  for (int i = chance.between(0, 4); i > 0; --i) {
    life.courses.push_back({chance.day_in(2018, 2024), chance.between(1, 60),
                            chance.one_in(2) ? "竞赛教练" : "", chance.between(600, 1000)});
  }
  for (int i = chance.between(0, 3); i > 0; --i)
    life.prizes.push_back({chance.day_in(2015, 2024), static_cast<AwardLevel>(chance.between(0, 6))});
  for (int year = 2019; year <= 2024; ++year) {
    const auto kind = chance.one_in(2) ? AssessmentKind::annual : AssessmentKind::ethics;
    life.assessments.push_back({year, kind, static_cast<AssessmentResult>(chance.between(1, 5))});
  }
  return life;
}

std::array<std::pair<std::string, std::string>, 9> random_requirements(Chance& chance) {
  const auto number = [&](int most) { return std::to_string(chance.between(0, most)); };
  return {{{"in_service", ""},
           {"years_of_service", "at_least = " + number(30)},
           {"years_at_school", "at_least = " + number(10)},
           {"years_in_title", "title = \"second\"\nat_least = " + number(6)},
           {"age_at_most", "at_most = " + std::to_string(chance.between(25, 60))},
           {"no_failed_assessment", "assessment = \"ethics\"\nyears = " + number(5)},
           {"assessments_at_least", "assessment = \"annual\"\nresult = \"competent\"\nyears = " + number(3)},
           {"hours_in_window", "at_least = " + number(90) + "\nmonths = " + number(72)},
           {"award_at_least", "level = \"city\"\nyears = " + number(8)}}};
}

}  // namespace

TEST_CASE("the earliest day is the first on which judging again says met, whatever the history") {
  Chance chance(20240901);
  int mended = 0;
  for (int round = 0; round < 400; ++round) {
    const Life life = random_life(chance);
    const Date as_of = day("2024-12-31").plus_days(chance.between(0, 400));
    for (const auto& requirement : random_requirements(chance)) {
      const std::string& kind = requirement.first;
      const std::string& parameters = requirement.second;
      CAPTURE(round);
      CAPTURE(kind);
      CAPTURE(parameters);
      const Finding finding = judged(kind, parameters, life, as_of);
      if (finding.met) {
        CHECK_FALSE(finding.earliest.known());
      } else if (finding.earliest.known()) {
        ++mended;
        CHECK(finding.earliest > as_of);
        CHECK(judged(kind, parameters, life, finding.earliest).met);
        const Finding eve = judged(kind, parameters, life, finding.earliest.plus_days(-1));
        CHECK_FALSE(eve.met);
        CHECK(eve.earliest == finding.earliest);
      } else {
        for (const int years : {1, 2, 3, 5, 8, 20, 45})
          CHECK_FALSE(judged(kind, parameters, life, as_of.plus_years(years)).met);
      }
    }
  }
  CHECK(mended > 100);
}

}  // namespace echelon::rules_tests
