#include <doctest/doctest.h>

#include <map>
#include <random>

#include "echelon/rules/training_sums.hpp"

namespace echelon {

TEST_CASE("hours by person and category agree with adding them up one by one") {
  std::mt19937 random(4);
  const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
  for (int round = 0; round < 60; ++round) {
    Snapshot people;
    const int count = below(20);
    for (int p = 0; p < count; ++p) {
      people.people.id.push_back("P" + std::to_string(100 + p));
      for (int i = below(6); i > 0; --i) {
        const std::string category = below(4) == 0 ? "" : "类别" + std::to_string(below(round % 9 + 1));
        people.training.push({.course = Symbol::empty,
                              .category = people.symbols.intern(category),
                              .hours = Decimal::from_millionths(below(90'000'000)),
                              .started_on = {},
                              .ended_on = below(9) == 0 ? Date() : Date::from_days(below(40))});
      }
      people.training.close_person();
    }
    const Period period{below(4) == 0 ? Date() : Date::from_days(below(30)),
                        below(4) == 0 ? Date() : Date::from_days(10 + below(30))};
    const CategoryHours sums = hours_by_category(people, period);
    std::vector<PersonIndex> short_of;
    for (PersonIndex p = 0; p < count; ++p) {
      std::map<std::string, Decimal> expected;
      Decimal total;
      for (const Training& t : people.training.of(p)) {
        if (!t.ended_on.known() || !period.contains(t.ended_on)) continue;
        expected[people.text(t.category)] += t.hours;
        total += t.hours;
      }
      for (std::size_t c = 0; c < sums.categories.size(); ++c)
        CHECK(Decimal::from_millionths(sums.of(p)[c]) == expected[people.text(sums.categories[c])]);
      CHECK(sums.total(p) == total);
      if (total < Decimal::of(90)) short_of.push_back(p);
    }
    CHECK(people_below(sums, people, Decimal::of(90)) == short_of);
  }
}

}  // namespace echelon
