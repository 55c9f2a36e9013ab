#include "echelon/optimise/fair_lottery.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "echelon/optimise/lottery_hull.hpp"
#include "echelon/optimise/lottery_levels.hpp"
#include "echelon/optimise/lottery_people.hpp"
#include "echelon/optimise/lottery_split.hpp"
#include "echelon/optimise/lottery_types.hpp"
#include "echelon/optimise/selection_state.hpp"

namespace echelon {

using optimise::LeximinShares;
using optimise::LotteryTypes;
using optimise::WeightedPanel;
using optimise::Wide;

namespace {

constexpr std::int64_t promised = lottery_units / 1'000'000'000;

/// The relaxation's shares as a mean of sets; where they are none, nothing but the sets found on the way.
struct Relaxed {
  LeximinShares shares;
  optimise::SharesSplit split;
};

Relaxed relaxed_lottery(const LotteryTypes& types, const Progress& progress) {
  progress.at(0.1, {"正在计算公平概率", "working out the fair probabilities"});
  Relaxed relaxed{optimise::relaxed_leximin(types, progress), {}};
  std::vector<Wide> seats(types.count());
  for (std::size_t t = 0; t < seats.size(); ++t)
    seats[t] = Wide{relaxed.shares.probability[t]} * types.size(t);
  progress.at(0.3, {"正在分解为各组名单", "splitting them into sets"});
  relaxed.split = optimise::split_shares(types, seats, progress);
  return relaxed;
}

/// How far above the lottery's own the level's weights would let probabilities be, in units × weight.
Wide gap_of(const LotteryLevel& level, const std::vector<std::int64_t>& probabilities) {
  Wide gap = Wide{level.most} * lottery_units;
  for (std::size_t i = 0; i < probabilities.size(); ++i)
    gap -= Wide{level.weights[i]} * std::min(probabilities[i], level.probability);
  return std::max(Wide{0}, gap);
}

Wide weight_of(const LotteryPanel& panel, const LotteryTypes& types,
               const std::vector<std::int64_t>& weights) {
  Wide weight = 0;
  for (const auto member : panel.members) weight += weights[types.type_of(member)];
  return weight;
}

/// Proves the lottery level by level and says what stays open.
void prove(FairLottery& lottery, const LotteryTypes& types, const LeximinShares& shares, std::int64_t seats,
           const Progress& progress) {
  const auto largest = std::ldexp(1.0, 60) / static_cast<double>(std::max<std::int64_t>(1, seats));
  const auto people = lottery.probabilities.size();
  lottery.levels.clear();
  lottery.open = 0;
  std::vector<Wide> open(people, lottery_units);
  for (std::size_t i = 0; i < people; ++i) open[i] -= lottery.probabilities[i];
  for (const auto& each : shares.levels) {
    const auto weights = optimise::whole_weights(each.weights, largest);
    Wide most = 0;
    for (const auto& panel : lottery.panels) most = std::max(most, weight_of(panel, types, weights));
    if (const auto heavier = types.heaviest(weights, most + 1, progress)) most = heavier->weight;
    constexpr auto finer = optimise::share_units / lottery_units;
    LotteryLevel level{.probability = (each.probability + finer / 2) / finer,
                       .weights = std::vector<std::int64_t>(people),
                       .most = static_cast<std::int64_t>(most)};
    for (std::size_t i = 0; i < people; ++i) level.weights[i] = weights[types.type_of(i)];
    const auto gap = gap_of(level, lottery.probabilities);
    for (std::size_t i = 0; i < people; ++i)
      if (const auto weight = level.weights[i]; weight > 0)
        open[i] = std::min(open[i], (gap + weight - 1) / weight);
    lottery.levels.push_back(std::move(level));
  }
  for (const auto each : open) lottery.open = std::max(lottery.open, static_cast<std::int64_t>(each));
}

void seat_people(FairLottery& lottery, const LotteryTypes& types, const std::vector<WeightedPanel>& panels) {
  lottery.panels = optimise::panels_of_people(types, panels);
  std::ranges::fill(lottery.probabilities, 0);
  for (const auto& panel : lottery.panels)
    for (const auto member : panel.members) lottery.probabilities[member] += panel.probability;
}

void solve(FairLottery& lottery, const SelectionProblem& problem, const Progress& progress) {
  const LotteryTypes types(problem);
  const std::vector<std::int64_t> no_weights(types.count(), 0);
  const auto enough = problem.seats <= static_cast<std::int64_t>(problem.scores.size());
  const auto first = enough ? types.heaviest(no_weights, std::nullopt, progress) : std::nullopt;
  if (!first) {
    lottery.relaxation = optimise::smallest_relaxation(problem, progress);
    lottery.status = SelectionStatus::infeasible;
    return;
  }
  lottery.probabilities.assign(problem.scores.size(), 0);
  auto relaxed = relaxed_lottery(types, progress);
  auto proven = false;
  if (relaxed.split.complete) {
    seat_people(lottery, types, relaxed.split.panels);
    prove(lottery, types, relaxed.shares, problem.seats, progress);
    proven = lottery.open <= promised;
  }
  if (!proven) {
    progress.at(0.5, {"正在逐组计算公平概率", "working out the fair probabilities set by set"});
    optimise::LotteryHull hull(types, progress);
    hull.add(first->panel);
    for (auto& [probability, panel] : relaxed.split.panels) hull.add(std::move(panel));
    const auto found = hull.leximin();
    seat_people(lottery, types, found.panels);
    prove(lottery, types, found.shares, problem.seats, progress);
  }
  if (lottery.open > promised)
    throw Error(Fault::request,
                {"公平概率无法证明到十亿分之一", "the fair probabilities could not be proven to 1e-9"},
                {"请减少合计类约束，或放宽相互紧扣的界限",
                 "use fewer sums, or loosen bounds that only just fit together"});
  lottery.status = SelectionStatus::optimal;
}

}  // namespace

FairLottery fair_lottery(const SelectionProblem& problem, const Progress& progress) {
  optimise::check_problem(problem);
  FairLottery lottery;
  try {
    solve(lottery, problem, progress);
  } catch (const Cancelled&) {
    lottery = {};
  }
  return lottery;
}

std::int64_t lottery_ticket(const std::array<std::uint8_t, 32>& number) {
  std::uint64_t carried = 0;
  for (std::size_t i = number.size(); i-- > 0;)
    carried = (carried + number[i] * static_cast<std::uint64_t>(lottery_units)) >> 8U;
  return static_cast<std::int64_t>(carried);
}

std::size_t drawn_panel(const std::vector<LotteryPanel>& panels, const std::array<std::uint8_t, 32>& number) {
  auto left = lottery_ticket(number);
  for (std::size_t i = 0; i < panels.size(); ++i) {
    if (left < panels[i].probability) return i;
    left -= panels[i].probability;
  }
  return panels.size();
}

}  // namespace echelon
