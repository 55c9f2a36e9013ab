#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <utility>

#include "brute_force.hpp"

// Random instances of every kind against trying every set. A few seconds in CI;
// ECHELON_DIFFERENTIAL_SECONDS=3600 makes it an hour, ECHELON_DIFFERENTIAL_SEED another beginning.

using namespace echelon;

namespace {

using Members = std::vector<std::size_t>;

long from_environment(const char* name, long otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

Members sorted(Members members) {
  std::ranges::sort(members);
  return members;
}

Flavour random_flavour(std::mt19937& random) {
  const auto pick = [&](unsigned from, unsigned to) {
    return from + static_cast<unsigned>(random() % (to - from + 1));
  };
  const std::int64_t steps[] = {1, 2, 4, 20, 1'000'000};
  return {.candidates = pick(1, 12),
          .seats = pick(0, 5),
          .features = pick(0, 4),
          .values = static_cast<std::int32_t>(pick(1, 3)),
          .sums = pick(0, 3) == 0 ? pick(1, 2) : 0,
          .score_steps = steps[pick(0, 4)],
          .tight = pick(0, 1) == 1};
}

bool seated(SelectionProblem problem, std::size_t candidate, std::int64_t score) {
  problem.scores[candidate] = score;
  return std::ranges::binary_search(try_every_set(problem).members, candidate);
}

void check_explanations(const SelectionProblem& problem, Selection& selection) {
  constexpr std::int64_t fortune = 1'000'000'000'000;
  const auto all = selection.explain_all();
  REQUIRE(all.size() == problem.scores.size());
  for (std::size_t j = 0; j < all.size(); ++j) {
    CAPTURE(j);
    if (!all[j].needed_score) {
      CHECK(seated(problem, j, -fortune) == all[j].chosen);
      CHECK(seated(problem, j, fortune) == all[j].chosen);
      continue;
    }
    CHECK(seated(problem, j, *all[j].needed_score));
    CHECK_FALSE(seated(problem, j, *all[j].needed_score - 1));
  }
}

void check_prices(const SelectionProblem& problem, Selection& selection, const SelectionResult& result) {
  std::map<std::pair<std::size_t, bool>, std::int64_t> found;
  for (const auto& price : selection.prices())
    if (price.at.kind == QuotaKind::count)
      found[{price.at.quota, price.at.bound == Bound::min}] = price.price;
  for (std::size_t q = 0; q < problem.counts.size(); ++q)
    for (const auto is_min : {true, false}) {
      auto looser = problem;
      auto& bound = is_min ? looser.counts[q].min : looser.counts[q].max;
      if (!bound || *bound != result.count_usage[q]) continue;  // only where the chosen stand at it
      *bound += is_min ? -1 : 1;
      CHECK(try_every_set(looser).objective - *result.objective == found[{q, is_min}]);
    }
}

void check_reserves(const SelectionProblem& problem, const SelectionResult& result) {
  Members could;
  for (std::size_t j = 0; j < problem.scores.size(); ++j) {
    if (std::ranges::find(result.chosen, j) != result.chosen.end()) continue;
    for (auto members = result.chosen; auto& member : members) {
      const auto was = std::exchange(member, j);
      if (broken_by(problem, members) == 0) {
        could.push_back(j);
        break;
      }
      member = was;
    }
  }
  std::ranges::stable_sort(could, [&](auto a, auto b) { return problem.scores[a] > problem.scores[b]; });
  if (could.size() > static_cast<std::size_t>(problem.seats))
    could.resize(static_cast<std::size_t>(problem.seats));
  CHECK(result.reserves == could);
}

void compare_small(unsigned seed) {
  std::mt19937 random(seed);
  const auto problem = random_problem(seed, random_flavour(random));
  const auto truth = try_every_set(problem);
  Selection selection(problem);
  const auto& result = selection.run();
  REQUIRE((result.status == SelectionStatus::optimal) == truth.feasible);
  if (!truth.feasible) {
    if (truth.least_change >= 0) CHECK(weight_of(problem, result.relaxation) == truth.least_change);
    CHECK(try_every_set(with_changes(problem, result.relaxation)).feasible);
    return;
  }
  REQUIRE(result.objective == truth.objective);
  REQUIRE(sorted(result.chosen) == truth.members);
  if (seed % 4 == 0) check_explanations(problem, selection);
  if (seed % 4 == 1) check_prices(problem, selection, result);
  if (seed % 4 == 2) check_reserves(problem, result);
}

/// The candidates of a large problem without those who are alike and behind as many better ones as there are
/// seats.
Members foremost(const SelectionProblem& problem) {
  std::map<std::vector<std::int32_t>, Members> alike;
  for (std::size_t j = 0; j < problem.scores.size(); ++j) {
    auto& kind = alike[{problem.features[0][j], problem.features[1][j]}];
    kind.push_back(j);
  }
  Members kept;
  for (auto& [kind, members] : alike) {
    std::ranges::stable_sort(members, [&](auto a, auto b) { return problem.scores[a] > problem.scores[b]; });
    members.resize(std::min(members.size(), static_cast<std::size_t>(problem.seats)));
    kept.insert(kept.end(), members.begin(), members.end());
  }
  return sorted(kept);
}

SelectionProblem only(const SelectionProblem& problem, const Members& who) {
  auto some = problem;
  const auto keep = [&](auto& column) {
    auto whole = std::exchange(column, {});
    for (const auto j : who) column.push_back(whole[j]);
  };
  keep(some.scores);
  for (auto& codes : some.features) keep(codes);
  return some;
}

/// Large enough for the samples and lists that small pools never see.
void compare_large(unsigned seed) {
  std::mt19937 random(seed);
  Flavour flavour{.candidates = 20'000 + random() % 40'000,
                  .seats = 1 + static_cast<std::int64_t>(random() % 3),
                  .features = 2,
                  .values = 2,
                  .score_steps = random() % 2 == 0 ? 3 : 50'000'000,
                  .tight = random() % 2 == 0};
  const auto problem = random_problem(seed, flavour);
  const auto kept = foremost(problem);
  const auto truth = try_every_set(only(problem, kept));
  const auto result = Selection(problem).run();
  REQUIRE((result.status == SelectionStatus::optimal) == truth.feasible);
  if (!truth.feasible) return;
  REQUIRE(result.objective == truth.objective);
  Members expected;
  for (const auto i : truth.members) expected.push_back(kept[i]);
  REQUIRE(sorted(result.chosen) == expected);
}

}  // namespace

TEST_CASE("random selections, what is said about them, and relaxations agree with trying every set") {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::seconds(from_environment("ECHELON_DIFFERENTIAL_SECONDS", 2));
  auto seed = static_cast<unsigned>(from_environment("ECHELON_DIFFERENTIAL_SEED", 1));
  unsigned compared = 0;
  for (; compared < 20 || Clock::now() < until; ++seed, ++compared) {
    CAPTURE(seed);
    if (seed % 100 == 99) {
      compare_large(seed);
    } else {
      compare_small(seed);
    }
  }
  MESSAGE("instances compared: " << compared);
}
