#include "echelon/optimise/fair_lottery.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
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
}

TEST_CASE("sums at least and at most beside the counts") {
  const auto counted = check_random(
      1, 60, {.candidates = 9, .seats = 4, .features = 2, .values = 3, .sums = 1, .tight = true});
  CHECK(counted.optimal > 30);
}

TEST_CASE("without quotas everyone has seats / people, and a drawn set holds as many as there are seats") {
  SelectionProblem problem{.seats = 3, .scores = {5, 1, 4, 2, 3, 9, 8}};
  const auto lottery = fair_lottery(problem);
  REQUIRE(lottery.status == SelectionStatus::optimal);
  check_panels(problem, lottery);
  for (const auto each : lottery.probabilities) CHECK(std::abs(each - 3 * lottery_units / 7) <= 2);
  problem.seats = 7;
  CHECK(fair_lottery(problem).probabilities == std::vector<std::int64_t>(7, lottery_units));
  problem.seats = 0;
  CHECK(fair_lottery(problem).probabilities == std::vector<std::int64_t>(7, 0));
  problem.seats = 8;
  CHECK(fair_lottery(problem).status == SelectionStatus::infeasible);
  CHECK(fair_lottery({}).panels.size() == 1);
}

TEST_CASE("whoever can be in no set has probability 0, and the others share as if they were not there") {
  // Two of the group are needed, there are but two, and two is all the seats.
  SelectionProblem problem{.seats = 2, .scores = std::vector<std::int64_t>(5, 0)};
  problem.features = {{1, 1, 0, 0, 0}};
  problem.counts = {{.feature = 0, .value = 1, .min = 2}};
  const auto lottery = fair_lottery(problem);
  CHECK(lottery.probabilities == std::vector<std::int64_t>{lottery_units, lottery_units, 0, 0, 0});
  CHECK(lottery.panels.size() == 1);
}

TEST_CASE(
    "a pool whose quotas leave no room for halves: the lottery is over sets, not over shares of people") {
  // Pairs of crossing groups: halves of people would fit in where no set does.
  SelectionProblem problem{.seats = 2, .scores = std::vector<std::int64_t>(6, 0)};
  problem.features = {{0, 0, 1, 1, 2, 2}, {0, 1, 0, 2, 1, 2}};
  for (std::int32_t value = 0; value < 3; ++value) {
    problem.counts.push_back({.feature = 0, .value = value, .max = 1});
    problem.counts.push_back({.feature = 1, .value = value, .max = 1});
  }
  const auto lottery = fair_lottery(problem);
  REQUIRE(lottery.status == SelectionStatus::optimal);
  check_panels(problem, lottery);
  check_proof(lottery, every_feasible_set(problem));
}

namespace {

/// Seven crossing features with quotas around the shares of another population.
SelectionProblem assembly(std::size_t people, std::int64_t seats) {
  SelectionProblem problem{.seats = seats, .scores = std::vector<std::int64_t>(people, 0)};
  constexpr std::array<std::int32_t, 7> values{2, 4, 3, 5, 6, 4, 3};
  std::uint64_t state = 1;
  const auto below = [&state](std::int64_t limit) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::int64_t>(state >> 33U) % limit;
  };
  for (std::size_t f = 0; f < values.size(); ++f) {
    auto& codes = problem.features.emplace_back();
    for (std::size_t i = 0; i < people; ++i)
      codes.push_back(static_cast<std::int32_t>(std::min(below(values[f]), below(values[f] + 1))));
    for (std::int32_t v = 0; v < values[f]; ++v)
      problem.counts.push_back({.feature = f,
                                .value = v,
                                .min = seats * 8 / (values[f] * 10),
                                .max = seats * 12 / (values[f] * 10) + 1});
  }
  return problem;
}

}  // namespace

TEST_CASE("a citizens' assembly of 600 people and 60 seats: proven, and the same whoever asks") {
  const auto problem = assembly(600, 60);
  const auto lottery = fair_lottery(problem);
  REQUIRE(lottery.status == SelectionStatus::optimal);
  check_panels(problem, lottery);
  CHECK(lottery.open <= lottery_units / 1'000'000'000);
  CHECK(lottery.levels.size() > 1);
  const auto again = fair_lottery(problem);
  CHECK(again.probabilities == lottery.probabilities);
  CHECK(again.panels.size() == lottery.panels.size());
}

TEST_CASE("people alike have one probability") {
  const auto problem = assembly(300, 30);
  const auto lottery = fair_lottery(problem);
  std::map<std::vector<std::int32_t>, std::pair<std::int64_t, std::int64_t>> alike;
  for (std::size_t i = 0; i < problem.scores.size(); ++i) {
    std::vector<std::int32_t> key;
    for (const auto& codes : problem.features) key.push_back(codes[i]);
    const auto own = lottery.probabilities[i];
    auto& [least, most] = alike.try_emplace(key, own, own).first->second;
    least = std::min(least, own);
    most = std::max(most, own);
  }
  for (const auto& [key, range] : alike) CHECK(range.second - range.first <= 4);
}

TEST_CASE("a lottery that is cancelled is interrupted and says nothing") {
  std::stop_source stop;
  stop.request_stop();
  const auto lottery = fair_lottery(assembly(300, 30), Progress({}, stop.get_token()));
  CHECK(lottery.status == SelectionStatus::interrupted);
  CHECK(lottery.panels.empty());
  CHECK(lottery.probabilities.empty());
}

TEST_CASE("the ticket is the hash as a fraction, and each ticket lies in one panel") {
  std::array<std::uint8_t, 32> number{};
  CHECK(lottery_ticket(number) == 0);
  number.fill(0xff);
  CHECK(lottery_ticket(number) == lottery_units - 1);
  number.fill(0);
  number[0] = 0x80;
  CHECK(lottery_ticket(number) == lottery_units / 2);
  const std::vector<LotteryPanel> panels{{lottery_units / 2, {0}}, {lottery_units / 2, {1}}};
  CHECK(drawn_panel(panels, number) == 1);
  number[0] = 0x7f;
  CHECK(drawn_panel(panels, number) == 0);
}
