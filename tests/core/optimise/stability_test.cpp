#include "echelon/optimise/stability.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "brute_force.hpp"

using namespace echelon;

namespace {

CriteriaPoints random_points(std::mt19937& chance, std::size_t criteria, std::size_t candidates,
                             unsigned steps) {
  CriteriaPoints points(criteria, std::vector<std::int64_t>(candidates));
  for (auto& column : points)
    for (std::int64_t& each : column)
      each =
          static_cast<std::int64_t>(chance() % steps) * (100'000'000 / steps) - (steps == 7 ? 30'000'000 : 0);
  return points;
}

/// Everyone in order under one weighting.
std::vector<std::size_t> ranking(const CriteriaPoints& points, const std::vector<std::int64_t>& weights) {
  std::vector<std::int64_t> scores(points[0].size());
  for (std::size_t c = 0; c < points.size(); ++c)
    for (std::size_t j = 0; j < scores.size(); ++j) scores[j] += weights[c] * points[c][j];
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t j) { return scores[j]; });
  return order;
}

SelectionProblem with_scores(SelectionProblem problem, const CriteriaPoints& points,
                             const std::vector<std::int64_t>& weights) {
  std::ranges::fill(problem.scores, 0);
  for (std::size_t c = 0; c < points.size(); ++c)
    for (std::size_t j = 0; j < problem.scores.size(); ++j) problem.scores[j] += weights[c] * points[c][j];
  return problem;
}

/// A small problem with points in whole numbers from 0 to `steps` − 1.
struct Small {
  SelectionProblem problem;
  CriteriaPoints points;
};
Small small_problem(unsigned seed, unsigned steps) {
  std::mt19937 chance(seed);
  Small made{random_problem(seed, {.candidates = 9, .seats = 3, .features = 2, .values = 2}), {}};
  made.points = CriteriaPoints(3, std::vector<std::int64_t>(9));
  for (auto& column : made.points)
    for (std::int64_t& each : column) each = static_cast<std::int64_t>(chance() % steps);
  return made;
}

}  // namespace

TEST_CASE("the times among the first are those of sorting everyone, ties included") {
  std::mt19937 chance(1);
  for (const auto& [criteria, candidates, top, steps] :
       {std::tuple(1, 30, 4, 7U), std::tuple(2, 200, 10, 7U), std::tuple(3, 1500, 20, 25U),
        std::tuple(6, 1500, 30, 100'000'000U), std::tuple(4, 700, 300, 1000U), std::tuple(3, 90, 89, 7U)}) {
    const auto points = random_points(chance, static_cast<std::size_t>(criteria),
                                      static_cast<std::size_t>(candidates), steps);
    for (const std::optional<std::int64_t> spread :
         {std::optional<std::int64_t>(), std::optional<std::int64_t>(50'000)}) {
      CAPTURE(candidates);
      const WeightDraws draws{std::vector<std::int64_t>(points.size(), 250'000), spread, 150, 9};
      std::vector<std::int64_t> expected(points[0].size());
      for (std::size_t number = 0; number < draws.count; ++number) {
        const auto order = ranking(points, drawn_weights(draws, number));
        for (int place = 0; place < top; ++place) ++expected[order[static_cast<std::size_t>(place)]];
      }
      CHECK(times_in_top(points, static_cast<std::size_t>(top), draws) == expected);
    }
  }
}

TEST_CASE("no places, more places than people, and no weightings have answers") {
  const CriteriaPoints points{{3, 1, 2}};
  const WeightDraws draws{{1}, std::nullopt, 5, 1};
  CHECK(times_in_top(points, 0, draws) == std::vector<std::int64_t>{0, 0, 0});
  CHECK(times_in_top(points, 3, draws) == std::vector<std::int64_t>{5, 5, 5});
  CHECK(times_in_top(points, 1, {{1}, std::nullopt, 0, 1}) == std::vector<std::int64_t>{0, 0, 0});
  CHECK(times_in_top({{}}, 2, draws).empty());
}

TEST_CASE("weightings without a spread are uniform on the simplex") {
  const WeightDraws draws{{1, 1, 1, 1}, std::nullopt, 20'000, 3};
  std::vector<double> means(4);
  int below_a_tenth = 0;
  for (std::size_t number = 0; number < draws.count; ++number) {
    const auto weights = drawn_weights(draws, number);
    REQUIRE(std::accumulate(weights.begin(), weights.end(), std::int64_t{0}) == 1'000'000);
    REQUIRE(std::ranges::min(weights) >= 0);
    for (std::size_t c = 0; c < 4; ++c) means[c] += static_cast<double>(weights[c]) / 20'000e6;
    below_a_tenth += weights[2] < 100'000 ? 1 : 0;
  }
  for (const double mean : means) CHECK(std::abs(mean - 0.25) < 0.006);
  // One of four has less than a tenth with the chance 1 − 0.9³.
  CHECK(std::abs(below_a_tenth / 20'000.0 - 0.271) < 0.012);
}

TEST_CASE("weightings with a spread stay within it and reach its ends") {
  const WeightDraws draws{{400'000, 0, 3}, 250'000, 5'000, 3};
  std::int64_t least = 1'000'000;
  std::int64_t most = 0;
  for (std::size_t number = 0; number < draws.count; ++number) {
    const auto weights = drawn_weights(draws, number);
    REQUIRE(weights[1] == 0);
    least = std::min(least, weights[0]);
    most = std::max(most, weights[0]);
  }
  CHECK((least >= 300'000 && least < 300'500));
  CHECK((most <= 500'000 && most > 499'500));
}

TEST_CASE("rank quantiles are those of the sorted ranks") {
  std::mt19937 chance(4);
  const auto points = random_points(chance, 3, 40, 7);
  const WeightDraws draws{{1, 2, 3}, std::nullopt, 40, 8};
  std::vector<std::vector<std::int64_t>> ranks(40);
  for (std::size_t number = 0; number < draws.count; ++number) {
    const auto order = ranking(points, drawn_weights(draws, number));
    for (std::size_t place = 0; place < order.size(); ++place)
      ranks[order[place]].push_back(static_cast<std::int64_t>(place) + 1);
  }
  const auto quantiles = rank_quantiles(points, {0, 50'000, 500'000, 1'000'000}, draws);
  for (std::size_t j = 0; j < 40; ++j) {
    std::ranges::sort(ranks[j]);
    CHECK(quantiles[j] == std::vector<std::int64_t>{ranks[j][0], ranks[j][1], ranks[j][19], ranks[j][39]});
  }
}

TEST_CASE("normal deviates are the quantiles of the normal distribution") {
  for (std::uint64_t i = 0; i < 8192; i += 31) {
    const double deviate = static_cast<double>(normal_deviate(i)) / 1e6;
    const double share = 0.5 * std::erfc(-deviate / std::sqrt(2.0));
    CHECK(std::abs(share - (0.5 + (static_cast<double>(i) + 0.5) / 16384)) < 1e-6);
    CHECK(normal_deviate(i + 8192) == -normal_deviate(i));
  }
  CHECK(normal_deviate(8191) == doctest::Approx(4.0086e6).epsilon(0.001));
}

TEST_CASE("noise turns a lead into a chance, and no noise into certainty") {
  CHECK(times_in_top(std::vector<std::int64_t>{5, 7, 7, 1}, 2, RaterNoise{{0, 0, 0, 0}, 10, 1}) ==
        std::vector<std::int64_t>{0, 10, 10, 0});
  // Two deviations of 1 each: a lead of 1 holds with the chance Φ(1/√2) = 0.760.
  const auto times = times_in_top(std::vector<std::int64_t>{1'000'000, 0, -90'000'000}, 1,
                                  RaterNoise{{1'000'000, 1'000'000, 1'000'000}, 20'000, 5});
  CHECK(std::abs(static_cast<double>(times[0]) / 20'000 - 0.760) < 0.012);
  CHECK(times[0] + times[1] == 20'000);
}

TEST_CASE("whoever noise cannot lift among the first changes nothing for the others") {
  std::mt19937 chance(6);
  std::vector<std::int64_t> scores(300);
  for (std::int64_t& each : scores) each = static_cast<std::int64_t>(chance() % 9'000'000);
  RaterNoise noise{std::vector<std::int64_t>(300, 1'000'000), 300, 2};
  const auto alone = times_in_top(scores, 20, noise);
  for (int i = 0; i < 500; ++i) {
    scores.push_back(-50'000'000);
    noise.deviations.push_back(2'000'000);
  }
  const auto crowded = times_in_top(scores, 20, noise);
  CHECK(std::equal(alone.begin(), alone.end(), crowded.begin()));
  CHECK(std::accumulate(crowded.begin(), crowded.end(), std::int64_t{0}) == 300 * 20);
}

TEST_CASE("the times in the best selection are those of trying every set under each weighting") {
  int feasible = 0;
  for (unsigned seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    const auto [problem, points] = small_problem(seed, 4);
    const WeightDraws draws{{1, 1, 1}, std::nullopt, 12, seed};
    std::vector<std::int64_t> expected(9);
    for (std::size_t number = 0; number < draws.count; ++number) {
      const auto best = try_every_set(with_scores(problem, points, drawn_weights(draws, number)));
      for (const std::size_t j : best.members) ++expected[j];
      feasible += best.feasible ? 1 : 0;
    }
    CHECK(times_selected(problem, points, draws) == expected);
  }
  CHECK(feasible > 100);
}

TEST_CASE("with the weights of an interval, and with no others, the same set is returned") {
  int ends = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const auto [problem, points] = small_problem(seed, seed % 2 == 0 ? 3 : 20);
    const std::vector<std::int64_t> weights{7, static_cast<std::int64_t>(seed % 5), 12};
    const auto set_at = [&, &held = problem, &own = points](std::size_t c, std::int64_t weight) {
      auto moved = weights;
      moved[c] = weight;
      return try_every_set(with_scores(held, own, moved)).members;
    };
    const auto intervals = weight_intervals(problem, points, weights);
    if (!try_every_set(problem).feasible) {
      CHECK(!intervals);
      continue;
    }
    const auto chosen = set_at(0, weights[0]);
    for (std::size_t c = 0; c < 3; ++c) {
      const WeightInterval& interval = (*intervals)[c];
      // No break lies beyond 19 × 24 × 3 seats: lines of slope 1 at least, and so far apart at most.
      for (std::int64_t weight = 0; weight < 1'500; weight += weight < 60 ? 1 : 37) {
        const bool inside = interval.from <= weight && (!interval.to || weight <= *interval.to);
        CHECK((set_at(c, weight) == chosen) == inside);
      }
      if (interval.from > 0) CHECK(set_at(c, interval.from - 1) == interval.below);
      if (interval.to) CHECK(set_at(c, *interval.to) == chosen);
      if (interval.to) CHECK(set_at(c, *interval.to + 1) == interval.above);
      CHECK(interval.above.empty() == !interval.to.has_value());
      ends += interval.to ? 1 : 0;
    }
  }
  CHECK(ends > 30);
}

TEST_CASE("a break between two millionths leaves the last one on either side") {
  SelectionProblem problem{.seats = 1, .scores = {0, 0}};
  // 3 + 7·w against 10·w: they meet at w = 1; 2 + 7·w against 10·w: between 0 and 1.
  const CriteriaPoints meet{{3, 0}, {7, 10}};
  CHECK((*weight_intervals(problem, meet, {1, 1}))[1].to == 1);
  CHECK((*weight_intervals(problem, meet, {1, 2}))[1].from == 2);
  const CriteriaPoints between{{2, 0}, {7, 10}};
  CHECK((*weight_intervals(problem, between, {1, 0}))[1].to == 0);
  CHECK((*weight_intervals(problem, between, {1, 1}))[1].from == 1);
  CHECK(!(*weight_intervals(problem, between, {1, 1}))[1].to);
}

TEST_CASE("weights and points that do not fit each other are refused, and a cancelled run stops") {
  const CriteriaPoints points{{1, 2}, {3, 4}};
  const WeightDraws draws{{1, 1}, std::nullopt, 5, 1};
  CHECK_THROWS_AS((void)times_in_top(points, 1, {{1}, std::nullopt, 5, 1}), Error);
  CHECK_THROWS_AS((void)times_in_top(points, 1, {{1, -1}, 0, 5, 1}), Error);
  CHECK_THROWS_AS((void)times_in_top(points, 1, {{1, 1}, 1'000'001, 5, 1}), Error);
  CHECK_THROWS_AS((void)times_in_top(CriteriaPoints{{1, 2}, {3}}, 1, draws), Error);
  CHECK_THROWS_AS((void)times_in_top(CriteriaPoints{{1LL << 60, 2}, {3, 4}}, 1, draws), Error);
  CHECK_THROWS_AS((void)times_in_top(std::vector<std::int64_t>{1, 2}, 1, RaterNoise{{1}, 5, 1}), Error);
  SelectionProblem problem{.seats = 1, .scores = {0, 0, 0}};
  CHECK_THROWS_AS((void)weight_intervals(problem, points, {1, 1}), Error);
  problem.scores.pop_back();
  std::stop_source stop;
  stop.request_stop();
  const Progress stopped({}, stop.get_token());
  CHECK_THROWS_AS((void)times_in_top(points, 1, draws, stopped), Cancelled);
  CHECK_THROWS_AS((void)times_selected(problem, points, draws, stopped), Cancelled);
  CHECK_THROWS_AS((void)weight_intervals(problem, points, {1, 1}, stopped), Cancelled);
}
