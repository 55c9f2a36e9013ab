// Round ticks and what numbers and days are called on axes.

#include "echelon/view/axis.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "echelon/base/date.hpp"

using namespace echelon;

TEST_CASE("an axis covers its values with about as many round ticks as wanted") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    const double scale = std::pow(10, static_cast<double>(random() % 24) - 12);
    const double least = (static_cast<double>(random() % 2000) - 1000) * scale;
    const double most = least + static_cast<double>(1 + random() % 1000) * scale;
    const int wanted = 1 + static_cast<int>(random() % 9);
    const Axis axis = axis_over(least, most, wanted, false);
    CHECK(axis.from <= least + axis.step * 1e-6);
    CHECK(axis.to >= most - axis.step * 1e-6);
    const auto ticks = axis.ticks();
    CHECK(ticks.size() >= 2);
    CHECK(ticks.size() <= static_cast<std::size_t>(wanted) + 4);
    const double power = std::pow(10, std::floor(std::log10(axis.step) + 1e-9));
    const double lead = axis.step / power;
    const bool is_round = std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 ||
                          std::abs(lead - 2.5) < 1e-6 || std::abs(lead - 5) < 1e-6 ||
                          std::abs(lead - 10) < 1e-6;
    CHECK(is_round);
  }
}

TEST_CASE("an axis of what is no range is still an axis") {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const auto& [least, most] : {std::pair{nan, 1.0},
                                    {0.0, infinity},
                                    {5.0, 5.0},
                                    {0.0, 0.0},
                                    {3.0, 1.0},
                                    {-1.7e308, 1.7e308},
                                    {1e15, 1e15 + 0.1},
                                    {1e-300, 1e-300}}) {
    const Axis axis = axis_over(least, most, 4, false);
    CHECK(std::isfinite(axis.from));
    CHECK(std::isfinite(axis.to));
    CHECK(axis.to > axis.from);
    CHECK(axis.step > 0);
    CHECK(axis.ticks().size() < 101);
  }
  CHECK(axis_over(3, 9, 4, true).from == 0);
  CHECK(axis_over(-9, -3, 4, true).to == 0);
}

TEST_CASE("ticks of one axis have different names") {
  std::mt19937 random(12);
  for (int round = 0; round < 2000; ++round) {
    const double scale = std::pow(10, static_cast<double>(random() % 20) - 6);
    const double least = static_cast<double>(random() % 50) * scale;
    const double most = least + static_cast<double>(1 + random() % 100) * scale;
    const Axis axis = axis_over(least, most, 5, false);
    for (const Language language : {Language::chinese, Language::english}) {
      std::set<std::string> names;
      for (const double tick : axis.ticks()) names.insert(axis.name(tick, language));
      CHECK(names.size() == axis.ticks().size());
    }
  }
}

TEST_CASE("great numbers are named in each language's units") {
  const Axis axis = axis_over(0, 3'000'000, 3, true);
  CHECK(axis.name(1'000'000, Language::chinese) == "100万");
  CHECK(axis.name(1'000'000, Language::english) == "1M");
  CHECK(axis_over(0, 9000, 3, true).name(2000, Language::chinese) == "2,000");
  CHECK(axis_over(0, 9e8, 3, true).name(5e8, Language::chinese) == "5亿");
  CHECK(axis_over(0, 0.02, 4, true).name(0.005, Language::english) == "0.005");
}

TEST_CASE("a number of a chart is short and never naught when it is not") {
  CHECK(chart_number(12'500) == "12,500");
  CHECK(chart_number(0.25) == "0.25");
  CHECK(chart_number(-1234.5) == "-1,234.5");
  CHECK(chart_number(0.00125) == "0.00125");
  CHECK(chart_number(-0.0) == "0");
  CHECK(chart_number(1e20) == "1e+20");
  CHECK(chart_number(std::nan("")) == "–");
}

TEST_CASE("days on an axis are round, within it and no more than wanted") {
  std::mt19937 random(13);
  for (int round = 0; round < 500; ++round) {
    const double from = 19'000 + static_cast<double>(random() % 3000);
    const double to = from + static_cast<double>(1 + random() % 9000);
    const int most = 1 + static_cast<int>(random() % 12);
    const auto marks = day_marks(from, to, most);
    CHECK(marks.size() <= static_cast<std::size_t>(most));
    for (const DayMark& mark : marks) {
      CHECK(mark.at >= from);
      CHECK(mark.at <= to);
    }
  }
  const double new_year = Date::of(2026, 1, 1)->days();
  const auto months = day_marks(new_year, new_year + 364, 12);
  REQUIRE(months.size() == 12);
  CHECK(months.front().name == "2026-01");
  CHECK(day_marks(new_year, new_year + 9, 20).front().name == "01-01");
  CHECK(day_marks(new_year, new_year + 3650, 12).front().name == "2026");
  CHECK(day_marks(1, 0, 4).empty());
  CHECK(day_marks(-1e18, 1e18, 4).empty());
}
