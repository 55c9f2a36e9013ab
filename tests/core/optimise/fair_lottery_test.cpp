#include "echelon/optimise/fair_lottery.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stop_token>

#include "brute_force.hpp"

using namespace echelon;

namespace {

using Members = std::vector<std::size_t>;
__extension__ using Wide = __int128;

std::vector<Members> every_feasible_set(const SelectionProblem& problem) {
  std::vector<Members> sets;
  const auto people = problem.scores.size();
  for (std::size_t mask = 0; mask < (std::size_t{1} << people); ++mask) {
    Members members;
    for (std::size_t i = 0; i < people; ++i)
      if ((mask >> i) & 1U) members.push_back(i);
    if (static_cast<std::int64_t>(members.size()) == problem.seats && broken_by(problem, members) == 0)
      sets.push_back(std::move(members));
  }
  return sets;
}

bool meets_quotas(const SelectionProblem& problem, const Members& members) {
  return static_cast<std::int64_t>(std::set(members.begin(), members.end()).size()) == problem.seats &&
         broken_by(problem, members) == 0;
}

/// Panels are feasible, their probabilities sum up to exactly 1 and to everyone's own.
void check_panels(const SelectionProblem& problem, const FairLottery& lottery) {
  std::vector<std::int64_t> sums(problem.scores.size(), 0);
  std::int64_t all = 0;
  for (const auto& panel : lottery.panels) {
    CHECK(panel.probability > 0);
    CHECK(meets_quotas(problem, panel.members));
    CHECK(std::ranges::is_sorted(panel.members));
    all += panel.probability;
    for (const auto member : panel.members) sums[member] += panel.probability;
  }
  CHECK(all == lottery_units);
  CHECK(sums == lottery.probabilities);
  CHECK(std::ranges::is_sorted(lottery.panels, std::greater{}, &LotteryPanel::probability));
}

/// The whole proof, with every set that there is instead of a search: no set is heavier than the level says,
/// and the people of weight have so little below it that nobody could have 1e-9 more.
void check_proof(const FairLottery& lottery, const std::vector<Members>& sets) {
  std::vector<double> open(lottery.probabilities.size());
  for (std::size_t i = 0; i < open.size(); ++i)
    open[i] = static_cast<double>(lottery_units - lottery.probabilities[i]);
  for (const auto& level : lottery.levels) {
    Wide heaviest = 0;
    for (const auto& members : sets) {
      Wide weight = 0;
      for (const auto member : members) weight += level.weights[member];
      heaviest = std::max(heaviest, weight);
    }
    CHECK(heaviest <= level.most);
    Wide gap = heaviest * lottery_units;
    for (std::size_t i = 0; i < open.size(); ++i) {
      CHECK(level.weights[i] >= 0);
      gap -= Wide{level.weights[i]} * std::min(lottery.probabilities[i], level.probability);
    }
    for (std::size_t i = 0; i < open.size(); ++i)
      if (level.weights[i] > 0)
        open[i] = std::min(open[i], static_cast<double>(gap) / static_cast<double>(level.weights[i]));
  }
  for (const auto each : open) CHECK(each <= 1e-9 * static_cast<double>(lottery_units));
  CHECK(lottery.open <= lottery_units / 1'000'000'000);
}

struct Counted {
  int optimal = 0;
  int infeasible = 0;
  int left_out = 0;
};

Counted check_random(unsigned first, unsigned last, const Flavour& flavour) {
  Counted counted;
  for (auto seed = first; seed < last; ++seed) {
    CAPTURE(seed);
    const auto problem = random_problem(seed, flavour);
    const auto sets = every_feasible_set(problem);
    const auto lottery = fair_lottery(problem);
    if (sets.empty()) {
      CHECK(lottery.status == SelectionStatus::infeasible);
      CHECK(weight_of(problem, lottery.relaxation) == try_every_set(problem).least_change);
      ++counted.infeasible;
      continue;
    }
    REQUIRE(lottery.status == SelectionStatus::optimal);
    check_panels(problem, lottery);
    check_proof(lottery, sets);
    ++counted.optimal;
    for (std::size_t i = 0; i < problem.scores.size(); ++i) {
      const auto somewhere = std::ranges::any_of(
          sets, [i](const Members& members) { return std::ranges::find(members, i) != members.end(); });
      CHECK((lottery.probabilities[i] > 0) == somewhere);
      counted.left_out += somewhere ? 0 : 1;
    }
  }
  return counted;
}

}  // namespace

TEST_CASE("on hundreds of small pools the lottery is leximin, proven against every set") {
  Counted all;
  for (const auto& flavour :
       {Flavour{.candidates = 8, .seats = 3, .features = 2, .values = 3},
        Flavour{.candidates = 10, .seats = 4, .features = 3, .values = 3, .tight = true},
        Flavour{.candidates = 11, .seats = 5, .features = 4, .values = 2, .tight = true},
        Flavour{.candidates = 9, .seats = 4, .features = 3, .values = 4}}) {
    const auto counted = check_random(1, 60, flavour);
    all.optimal += counted.optimal;
    all.infeasible += counted.infeasible;
    all.left_out += counted.left_out;
  }
  CHECK(all.optimal > 100);
  CHECK(all.infeasible > 5);
  CHECK(all.left_out > 20);
  MESSAGE(all.optimal, " ", all.infeasible, " ", all.left_out);
}

TEST_CASE("sums at least and at most beside the counts") {
  const auto counted = check_random(
      1, 60, {.candidates = 9, .seats = 4, .features = 2, .values = 3, .sums = 1, .tight = true});
  CHECK(counted.optimal > 30);
}
