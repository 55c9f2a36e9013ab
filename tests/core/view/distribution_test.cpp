// Quartiles, boxes, bins and thinned lines against what a few lines of brute force say.

#include "echelon/view/distribution.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "echelon/view/chart.hpp"

using namespace echelon;

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Random sizes, repeated values, whole numbers and fractions.
std::vector<double> some_values(std::mt19937& random) {
  std::vector<double> values(1 + random() % 60);
  const bool whole = random() % 2 == 0;
  const double scale = std::pow(10, static_cast<double>(random() % 9) - 4);
  for (double& value : values) {
    value = (static_cast<double>(random() % 1000) - 300) * (whole ? 1 : scale / 7);
    if (random() % 5 == 0) value = values.front();
  }
  return values;
}

/// Definition 7 by counting instead of indexing: the value v of the broken line through (i / (n - 1),
/// sorted[i]).
double brute_quantile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  if (values.size() == 1) return values[0];
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    const double from = static_cast<double>(i) / static_cast<double>(values.size() - 1);
    const double to = static_cast<double>(i + 1) / static_cast<double>(values.size() - 1);
    if (share <= to) return values[i] + (share - from) / (to - from) * (values[i + 1] - values[i]);
  }
  return values.back();
}

}  // namespace

TEST_CASE("quartiles are those that spreadsheets give") {
  // QUARTILE.INC of 1, 2, 4, 8, 16, 32
  const std::vector<double> values{1, 2, 4, 8, 16, 32};
  CHECK(quantile(values, 0.25) == doctest::Approx(2.5));
  CHECK(quantile(values, 0.5) == doctest::Approx(6));
  CHECK(quantile(values, 0.75) == doctest::Approx(14));
  CHECK(quantile(values, 0) == 1);
  CHECK(quantile(values, 1) == 32);
  CHECK(std::isnan(quantile({}, 0.5)));
}

TEST_CASE("a box has the quartiles, whiskers within one and a half boxes, and the rest as outliers") {
  std::mt19937 random(6);
  for (int round = 0; round < 400; ++round) {
    std::vector<double> values = some_values(random);
    const BoxNumbers box = box_of(values);
    const auto near = [](double a, double b) {
      return std::abs(a - b) <= 1e-9 * (1 + std::abs(a) + std::abs(b));
    };
    CHECK(box.count == values.size());
    CHECK(near(box.lower, brute_quantile(values, 0.25)));
    CHECK(near(box.median, brute_quantile(values, 0.5)));
    CHECK(near(box.upper, brute_quantile(values, 0.75)));
    const double reach = 1.5 * (box.upper - box.lower);
    std::vector<double> outside;
    double least = box.lower;
    double most = box.upper;
    for (const double value : values) {
      if (value < box.lower - reach || value > box.upper + reach) {
        outside.push_back(value);
      } else {
        least = std::min(least, value);
        most = std::max(most, value);
      }
    }
    std::sort(outside.begin(), outside.end());
    CHECK(box.outliers == outside);
    CHECK(box.least == least);
    CHECK(box.most == most);
  }
}

TEST_CASE("a box of one value, of none, and of values that are none") {
  const BoxNumbers one = box_of(std::vector<double>{7});
  CHECK(one.count == 1);
  CHECK(one.least == 7);
  CHECK(one.most == 7);
  CHECK(one.outliers.empty());
  CHECK(box_of(std::vector<double>{}).count == 0);
  const BoxNumbers some =
      box_of(std::vector<double>{no_number, 1, 2, 3, std::numeric_limits<double>::infinity()});
  CHECK(some.count == 3);
  CHECK(some.median == 2);
}

TEST_CASE("every value lies in one bin, bins are of one round width") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const std::vector<double> values = some_values(random);
    const Bins bins = bins_of(values, 30);
    REQUIRE(bins.edges.size() == bins.counts.size() + 1);
    CHECK(bins.counts.size() <= 30);
    CHECK(std::accumulate(bins.counts.begin(), bins.counts.end(), 0.0) == static_cast<double>(values.size()));
    const double width = bins.edges[1] - bins.edges[0];
    for (std::size_t i = 0; i < bins.counts.size(); ++i) {
      CHECK(bins.edges[i + 1] - bins.edges[i] == doctest::Approx(width));
      const bool last = i + 1 == bins.counts.size();
      const auto here = std::ranges::count_if(values, [&](double value) {
        return value >= bins.edges[i] && (value < bins.edges[i + 1] || (last && value <= bins.edges[i + 1]));
      });
      CHECK(bins.counts[i] == static_cast<double>(here));
    }
  }
}

TEST_CASE("bins are as wide as Freedman and Diaconis say, to a round number") {
  std::mt19937 random(8);
  std::normal_distribution<double> bell(50, 10);
  std::vector<double> values(1000);
  for (double& value : values) value = bell(random);
  const Bins bins = bins_of(values);
  const double rule = 2 * (brute_quantile(values, 0.75) - brute_quantile(values, 0.25)) / std::cbrt(1000.0);
  const double width = bins.edges[1] - bins.edges[0];
  CHECK(width >= rule / 1.6);
  CHECK(width <= rule * 1.6);
  CHECK(width == doctest::Approx(2.5));
  // Whole values are never parted between two whole numbers.
  const Bins whole = bins_of(std::vector<double>{1, 1, 2, 2, 2, 3, 3, 4});
  CHECK(whole.edges[1] - whole.edges[0] >= 1);
  CHECK(whole.edges.front() == std::floor(whole.edges.front()));
}

TEST_CASE("values that are all the same, or none, make one bin, or none") {
  const Bins same = bins_of(std::vector<double>{4, 4, 4});
  CHECK(same.counts == std::vector<double>{3});
  CHECK(same.edges.front() < 4);
  CHECK(same.edges.back() > 4);
  CHECK(bins_of(std::vector<double>{}).counts.empty());
  CHECK(bins_of(std::vector<double>{no_number}).counts.empty());
}

TEST_CASE("a thinned line keeps each pixel's first, least, greatest and last, and no more") {
  std::mt19937 random(9);
  std::vector<double> x;
  std::vector<double> y;
  for (int i = 0; i < 10'000; ++i) {
    x.push_back(i);
    y.push_back(static_cast<double>(random() % 1000));
  }
  constexpr std::size_t columns = 300;
  const auto kept = line_corners(x, y, 0, 10'000, columns);
  CHECK(kept.size() <= 4 * columns);
  CHECK(std::ranges::is_sorted(kept));
  for (std::size_t column = 0; column < columns; ++column) {
    const auto in = [&](std::size_t i) {
      return static_cast<std::size_t>(std::floor(x[i] * columns / 10'000)) == column;
    };
    double least = 1e9;
    double most = -1;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (!in(i)) continue;
      least = std::min(least, y[i]);
      most = std::max(most, y[i]);
    }
    double kept_least = 1e9;
    double kept_most = -1;
    for (const std::size_t i : kept) {
      if (!in(i)) continue;
      kept_least = std::min(kept_least, y[i]);
      kept_most = std::max(kept_most, y[i]);
    }
    CHECK(kept_least == least);
    CHECK(kept_most == most);
  }
}

TEST_CASE("a histogram states its rule, a box chart holds medians") {
  const std::vector<double> values{1, 2, 3, 4, 5, 6, 7, 8};
  const Chart chart = histogram_of("h", {"学时", "hours"}, values, {"学时", "hours"});
  CHECK(chart.note.en.find("Freedman") != std::string::npos);
  CHECK(chart.note.en.find("n = 8") != std::string::npos);
  const Series series = box_series({"分", "points"}, std::vector<std::vector<double>>{{1, 2, 3}, {}});
  CHECK(series.y[0] == 2);
  CHECK(std::isnan(series.y[1]));
}
