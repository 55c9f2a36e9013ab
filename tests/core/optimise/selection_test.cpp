#include "echelon/optimise/selection.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <stop_token>

#include "brute_force.hpp"

using namespace echelon;

namespace {

using Members = std::vector<std::size_t>;

SelectionResult solved(SelectionProblem problem) { return Selection(std::move(problem)).run(); }

}  // namespace

TEST_CASE("without quotas the highest scores are chosen, listed from high to low") {
  const auto result = solved({.seats = 3, .scores = {5, 9, 7, 9, 1}});
  CHECK(result.chosen == Members{1, 3, 2});
  CHECK(result.reserves == Members{0, 4});
  CHECK(result.objective == 25);
}

TEST_CASE("two scores that differ in the sixth decimal are not a tie") {
  CHECK(solved({.seats = 1, .scores = {87'500'000, 87'500'001}}).chosen == Members{1});
  CHECK(solved({.seats = 1, .scores = {87'500'001, 87'500'001}}).chosen == Members{0});
}

TEST_CASE("no seats choose no one, nobody at all can only fill no seats") {
  CHECK(solved({.seats = 0, .scores = {5, 4}}).chosen.empty());
  CHECK(solved({.seats = 0, .scores = {5, 4}}).status == SelectionStatus::optimal);
  CHECK(solved({}).status == SelectionStatus::optimal);
  CHECK(solved({.seats = 0, .scores = {5}, .features = {{0}}, .counts = {{0, 0, 1, std::nullopt}}}).status ==
        SelectionStatus::infeasible);
}

TEST_CASE("more seats than candidates: the seats are what must change") {
  const auto result =
      solved({.seats = 4, .scores = {5, 4}, .features = {{0, 1}}, .counts = {{0, 1, 2, std::nullopt}}});
  CHECK(result.status == SelectionStatus::infeasible);
  CHECK(result.relaxation == std::vector<BoundChange>{{QuotaKind::seats, 0, Bound::min, 4, 2},
                                                      {QuotaKind::count, 0, Bound::min, 2, 1}});
  CHECK(result.conflict == std::vector<QuotaBound>{{QuotaKind::seats, 0, Bound::min}});
}

TEST_CASE("minima that sum to 24 for 22 seats are infeasible, and two fewer would do") {
  SelectionProblem problem{.seats = 22};
  auto& subject = problem.features.emplace_back();
  for (int j = 0; j < 90; ++j) {
    problem.scores.push_back(1'000'000 * (j % 7));
    subject.push_back(j % 3);
  }
  for (std::int32_t value = 0; value < 3; ++value)
    problem.counts.push_back({.feature = 0, .value = value, .min = 8});
  const auto result = solved(problem);
  CHECK(result.status == SelectionStatus::infeasible);
  CHECK(weight_of(problem, result.relaxation) == 2'000'000);
  CHECK(result.conflict.size() == 3);
  CHECK(solved(with_changes(problem, result.relaxation)).status == SelectionStatus::optimal);
}

TEST_CASE(
    "a minimum above its own maximum, or of a value that nobody has, is infeasible with a smallest change") {
  SelectionProblem crossed{
      .seats = 2, .scores = {3, 2, 1}, .features = {{0, 0, 1}}, .counts = {{0, 0, 2, 1}}};
  CHECK(weight_of(crossed, solved(crossed).relaxation) == 1'000'000);
  SelectionProblem nobody{
      .seats = 2, .scores = {3, 2, 1}, .features = {{0, 0, 1}}, .counts = {{0, 7, 1, std::nullopt}}};
  CHECK(solved(nobody).relaxation == std::vector<BoundChange>{{QuotaKind::count, 0, Bound::min, 1, 0}});
  nobody.counts[0].value = -1;
  CHECK(solved(nobody).relaxation == std::vector<BoundChange>{{QuotaKind::count, 0, Bound::min, 1, 0}});
}

TEST_CASE("a heavy quota is changed only where no light one would do") {
  SelectionProblem problem{.seats = 2, .scores = {3, 2, 1}, .features = {{0, 0, 0}}};
  problem.counts = {{0, 0, std::nullopt, 1, 5}, {0, 0, std::nullopt, 1, 1}};
  CHECK(weight_of(problem, solved(problem).relaxation) == 6'000'000);
  problem.features.push_back({1, 1, 0});
  problem.counts = {{0, 0, std::nullopt, 2, 5}, {1, 1, 2, std::nullopt, 5}, {1, 0, 1, std::nullopt, 1}};
  CHECK(solved(problem).relaxation == std::vector<BoundChange>{{QuotaKind::count, 2, Bound::min, 1, 0}});
}

TEST_CASE("a star quota holds for each value that occurs") {
  SelectionProblem problem{.seats = 3, .scores = {9, 8, 7, 6, 5}, .features = {{4, 4, 4, 2, -1}}};
  problem.counts = each_value(problem, {.feature = 0, .max = 1});
  REQUIRE(problem.counts.size() == 2);
  CHECK(problem.counts[0].value == 2);
  CHECK(solved(problem).chosen == Members{0, 3, 4});
}

TEST_CASE("ten thousand schools with one place each never send two") {
  SelectionProblem problem{.seats = 40};
  auto& school = problem.features.emplace_back();
  for (std::int32_t j = 0; j < 20'000; ++j) {
    problem.scores.push_back(j / 4 * 1'000);
    school.push_back(j / 2);
  }
  problem.counts = each_value(problem, {.feature = 0, .max = 1});
  Members expected;
  for (std::size_t i = 0; i < 40; ++i) expected.push_back(20'000 - 2 * (i + 1));
  for (std::size_t i = 0; i < 40; i += 2) std::swap(expected[i], expected[i + 1]);
  CHECK(solved(problem).chosen == expected);
}

TEST_CASE("the order of quotas, of columns and the numbering of values never change the answer") {
  for (unsigned seed = 1; seed <= 100; ++seed) {
    auto problem =
        random_problem(seed, {.candidates = 40, .seats = 9, .features = 3, .score_steps = 6, .tight = true});
    const auto before = solved(problem);
    std::mt19937 random(seed);
    std::shuffle(problem.counts.begin(), problem.counts.end(), random);
    std::swap(problem.features[0], problem.features[2]);
    const auto renumbered = [](std::int32_t code) { return code < 0 ? code : 1000 - 7 * code; };
    for (auto& codes : problem.features) std::ranges::transform(codes, codes.begin(), renumbered);
    for (auto& quota : problem.counts) {
      quota.feature = 2 - quota.feature;
      quota.value = renumbered(quota.value);
    }
    const auto after = solved(problem);
    CHECK(after.status == before.status);
    CHECK(after.chosen == before.chosen);
    CHECK(after.reserves == before.reserves);
  }
}

TEST_CASE("a cancelled selection says so and can be run again") {
  std::stop_source stop;
  stop.request_stop();
  Selection selection(
      {.seats = 2, .scores = {3, 2, 1}, .features = {{0, 0, 1}}, .counts = {{0, 1, 1, std::nullopt}}});
  const auto cancelled = selection.run(Progress({}, stop.get_token()));
  CHECK(cancelled.status == SelectionStatus::interrupted);
  CHECK(cancelled.bound.has_value());
  CHECK(selection.run().status == SelectionStatus::optimal);
}

TEST_CASE("scores of very different size are still compared to the millionth") {
  const std::int64_t huge = 900'000'000'000'000'000;
  CHECK(solved({.seats = 2, .scores = {1, -huge, huge, 2, 0}}).chosen == Members{2, 3});
  CHECK(solved({.seats = 2, .scores = {huge, huge + 1, huge - 1, huge + 1}}).chosen == Members{1, 3});
}

TEST_CASE("a malformed problem is refused in words") {
  const auto refused = [](const SelectionProblem& problem) { CHECK_THROWS_AS(Selection{problem}, Error); };
  refused({.seats = -1});
  refused({.seats = 1, .scores = {1, 2}, .features = {{0}}});
  refused({.seats = 1, .scores = {1}, .measures = {{1, 2}}});
  refused({.seats = 1, .scores = {1}, .counts = {{.feature = 0, .value = 0}}});
  refused({.seats = 1, .scores = {1}, .sums = {{.measure = 0}}});
  refused({.seats = 1, .scores = {1}, .features = {{1 << 25}}});
  refused({.seats = 5, .scores = {4'000'000'000'000'000'000, 1, 1, 1, 1}});
  refused(
      {.seats = 1, .scores = {1}, .features = {{0}}, .counts = {{.feature = 0, .value = 0, .weight = 0}}});
}
