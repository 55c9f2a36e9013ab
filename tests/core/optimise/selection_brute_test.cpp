#include <doctest/doctest.h>

#include <algorithm>

#include "brute_force.hpp"

using namespace echelon;

namespace {

std::vector<std::size_t> sorted(std::vector<std::size_t> members) {
  std::ranges::sort(members);
  return members;
}

/// Was it feasible?
bool compare(const SelectionProblem& problem) {
  Selection selection(problem);
  const auto& result = selection.run();
  const auto truth = try_every_set(problem);
  REQUIRE((result.status == SelectionStatus::optimal) == truth.feasible);
  if (truth.feasible) {
    REQUIRE(result.objective == truth.objective);
    REQUIRE(result.bound == truth.objective);
    REQUIRE(sorted(result.chosen) == truth.members);
    return true;
  }
  REQUIRE(result.status == SelectionStatus::infeasible);
  REQUIRE(weight_of(problem, result.relaxation) == truth.least_change);
  REQUIRE(try_every_set(with_changes(problem, result.relaxation)).feasible);
  return false;
}

void compare_many(unsigned first_seed, unsigned count, const Flavour& flavour) {
  unsigned feasible = 0;
  for (auto seed = first_seed; seed < first_seed + count; ++seed) {
    CAPTURE(seed);
    feasible += compare(random_problem(seed, flavour)) ? 1 : 0;
  }
  CHECK(feasible > count / 10);
}

}  // namespace

TEST_CASE("the selection equals trying every set: few different scores, loose quotas") {
  compare_many(1000, 600, {.candidates = 10, .seats = 4, .features = 2, .values = 2, .score_steps = 4});
}

TEST_CASE("the selection equals trying every set: three crossing features whose bounds only just fit") {
  compare_many(2000, 400,
               {.candidates = 12, .seats = 5, .features = 3, .values = 2, .score_steps = 50, .tight = true});
}

TEST_CASE("the selection equals trying every set: all candidates have the same score") {
  compare_many(3000, 400, {.candidates = 11, .seats = 5, .features = 3, .values = 2, .score_steps = 1});
}

TEST_CASE("the selection equals trying every set: six-decimal scores, some negative") {
  compare_many(4000, 400,
               {.candidates = 12, .seats = 5, .features = 2, .values = 3, .score_steps = 1'000'000});
}

TEST_CASE("the selection equals trying every set: sums at least and at most") {
  compare_many(5000, 400,
               {.candidates = 11, .seats = 4, .features = 1, .values = 2, .sums = 2, .score_steps = 20});
}

TEST_CASE("the selection equals trying every set: sums that only one set meets") {
  compare_many(
      6000, 300,
      {.candidates = 11, .seats = 5, .features = 2, .values = 2, .sums = 1, .score_steps = 3, .tight = true});
}

TEST_CASE("the selection equals trying every set: one seat, no seat, every seat") {
  compare_many(7000, 150, {.candidates = 8, .seats = 1, .features = 2, .values = 2});
  compare_many(7200, 150, {.candidates = 8, .seats = 0, .features = 2, .values = 2, .sums = 1});
  compare_many(7400, 150, {.candidates = 7, .seats = 7, .features = 2, .values = 2, .sums = 1});
  compare_many(7600, 50, {.candidates = 0, .seats = 0, .features = 1, .values = 2, .sums = 1});
}
