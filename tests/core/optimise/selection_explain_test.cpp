#include <doctest/doctest.h>

#include <algorithm>

#include "brute_force.hpp"

using namespace echelon;

namespace {

constexpr std::int64_t fortune = 1'000'000'000'000;

bool chosen_with(SelectionProblem problem, std::size_t candidate, std::int64_t score) {
  problem.scores[candidate] = score;
  return std::ranges::binary_search(try_every_set(problem).members, candidate);
}

std::vector<std::size_t> set_with(SelectionProblem problem, std::size_t candidate, std::int64_t score) {
  problem.scores[candidate] = score;
  return try_every_set(problem).members;
}

void check_chosen(const SelectionProblem& problem, std::size_t j, const SelectionExplanation& why) {
  if (!why.margin) {
    CHECK(chosen_with(problem, j, -fortune));
    return;
  }
  CHECK(chosen_with(problem, j, why.score - *why.margin));
  CHECK_FALSE(chosen_with(problem, j, why.score - *why.margin - 1));
}

void check_left_out(const SelectionProblem& problem, std::size_t j, const SelectionExplanation& why,
                    const std::vector<std::size_t>& members) {
  if (!why.needed_score) {
    CHECK_FALSE(chosen_with(problem, j, fortune));
    return;
  }
  CHECK_FALSE(chosen_with(problem, j, *why.needed_score - 1));
  std::vector<std::size_t> then = why.enter;
  then.push_back(j);
  for (const auto member : members)
    if (std::ranges::find(why.leave, member) == why.leave.end()) then.push_back(member);
  std::ranges::sort(then);
  CHECK(set_with(problem, j, *why.needed_score) == then);
}

void explain_everyone(const SelectionProblem& problem) {
  Selection selection(problem);
  const auto result = selection.run();
  if (result.status != SelectionStatus::optimal) return;
  for (std::size_t j = 0; j < problem.scores.size(); ++j) {
    CAPTURE(j);
    const auto why = selection.explain(j);
    REQUIRE(why.chosen == (std::ranges::find(result.chosen, j) != result.chosen.end()));
    if (why.chosen)
      check_chosen(problem, j, why);
    else
      check_left_out(problem, j, why, result.chosen);
  }
}

bool could_replace(const SelectionProblem& problem, std::vector<std::size_t> members, std::size_t incomer) {
  return std::ranges::any_of(members, [&](std::size_t member) {
    auto swapped = members;
    std::ranges::replace(swapped, member, incomer);
    return broken_by(problem, swapped) == 0;
  });
}

/// Nothing but `bounds` of the problem.
SelectionProblem only(const SelectionProblem& problem, const std::vector<QuotaBound>& bounds) {
  auto rest = problem;
  for (auto& quota : rest.counts) quota.min.reset(), quota.max.reset();
  for (auto& quota : rest.sums) quota.min.reset(), quota.max.reset();
  for (const auto& at : bounds) {
    const auto restore = [&](auto& to, const auto& from) {
      if (at.bound == Bound::min) to.min = from.min;
      if (at.bound == Bound::max) to.max = from.max;
    };
    if (at.kind == QuotaKind::count) restore(rest.counts[at.quota], problem.counts[at.quota]);
    if (at.kind == QuotaKind::sum) restore(rest.sums[at.quota], problem.sums[at.quota]);
  }
  return rest;
}

}  // namespace

TEST_CASE(
    "one millionth less than the needed score loses the seat, and the needed score takes it from those "
    "named") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    explain_everyone(random_problem(seed, {.candidates = 9, .seats = 3, .values = 2, .score_steps = 4}));
    explain_everyone(
        random_problem(seed, {.candidates = 9, .seats = 4, .features = 3, .values = 1, .tight = true}));
    explain_everyone(
        random_problem(seed, {.candidates = 8, .seats = 3, .features = 1, .values = 2, .sums = 1}));
  }
}

TEST_CASE("reserves are the unchosen who can take a member's seat, by score and then by tie order") {
  for (unsigned seed = 1; seed <= 200; ++seed) {
    CAPTURE(seed);
    auto problem =
        random_problem(seed, {.candidates = 10, .seats = 4, .values = 2, .sums = seed % 2, .score_steps = 5});
    problem.reserves = 100;
    const auto result = Selection(problem).run();
    if (result.status != SelectionStatus::optimal) continue;
    std::vector<std::size_t> expected;
    for (std::size_t j = 0; j < problem.scores.size(); ++j)
      if (std::ranges::find(result.chosen, j) == result.chosen.end() &&
          could_replace(problem, result.chosen, j))
        expected.push_back(j);
    std::ranges::stable_sort(expected, std::greater{}, [&](std::size_t j) { return problem.scores[j]; });
    CHECK(result.reserves == expected);
  }
}

TEST_CASE("whoever fills a vacancy is the best who keeps every quota with the others seated") {
  SelectionProblem problem{
      .seats = 3, .scores = {90, 80, 70, 60, 50}, .features = {{0, 1, 0, 1, 0}}, .counts = {{0, 1, 1, 2}}};
  Selection selection(problem);
  REQUIRE(selection.run().chosen == std::vector<std::size_t>{0, 1, 2});
  CHECK(selection.replacements({1}) == std::vector<std::size_t>{3});
  CHECK(selection.replacements({0}) == std::vector<std::size_t>{3});
  CHECK(selection.replacements({0, 2}) == std::vector<std::size_t>{3, 4});
  CHECK(selection.replacements({}) == std::vector<std::size_t>{});
  CHECK_FALSE(selection.replacements({0, 1, 2}));
}

TEST_CASE("the price of a bound is what the optimum gains when it is loosened by one") {
  for (unsigned seed = 1; seed <= 120; ++seed) {
    CAPTURE(seed);
    const auto problem =
        random_problem(seed, {.candidates = 10, .seats = 4, .values = 2, .sums = seed % 2, .tight = true});
    Selection selection(problem);
    if (selection.run().status != SelectionStatus::optimal) continue;
    for (const auto& [at, price] : selection.prices()) {
      auto looser = problem;
      const auto by = (at.kind == QuotaKind::sum ? 1'000'000 : 1) * (at.bound == Bound::min ? -1 : 1);
      const auto loosen = [&](auto& quota) { *(at.bound == Bound::min ? quota.min : quota.max) += by; };
      if (at.kind == QuotaKind::count) loosen(looser.counts[at.quota]);
      if (at.kind == QuotaKind::sum) loosen(looser.sums[at.quota]);
      CHECK(price > 0);
      CHECK(try_every_set(looser).objective == *selection.run().objective + price);
    }
  }
}

TEST_CASE("a conflict cannot be met, and can as soon as any one of its bounds is left out") {
  int seen = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    CAPTURE(seed);
    const auto problem = random_problem(seed, {.candidates = 9, .seats = 4, .values = 2, .sums = seed % 2});
    const auto result = Selection(problem).run();
    if (result.status != SelectionStatus::infeasible) continue;
    ++seen;
    CHECK_FALSE(try_every_set(only(problem, result.conflict)).feasible);
    for (std::size_t i = 0; i < result.conflict.size(); ++i) {
      auto rest = result.conflict;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      CHECK(try_every_set(only(problem, rest)).feasible);
    }
  }
  CHECK(seen > 20);
}
