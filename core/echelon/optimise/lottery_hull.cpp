#include "echelon/optimise/lottery_hull.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::optimise {
namespace {

constexpr double met = 1e-11;  ///< so much broken in all counts as nothing
constexpr std::int64_t too_small_step = 1'000;

}  // namespace

LotteryHull::LotteryHull(const LotteryTypes& types, const Progress& progress)
    : types_(types), progress_(progress), program_(types.count() + 1), reached_(types.count(), -1) {
  program_.set_row(types.count(), 1, 1);
}

void LotteryHull::add(TypePanel panel) {
  std::vector<PhaseOne::Entry> entries{{static_cast<std::int32_t>(panel.size()), 1}};
  for (std::size_t t = 0; t < panel.size(); ++t)
    if (panel[t] != 0) entries.push_back({static_cast<std::int32_t>(t), static_cast<double>(panel[t])});
  program_.add_column(0, 1, std::move(entries));
  known_.push_back(std::move(panel));
}

LotteryHull::Lottery LotteryHull::leximin() {
  Lottery lottery;
  while (std::ranges::any_of(reached_, [](std::int64_t value) { return value < 0; })) {
    auto level = next_level();
    settle(level);
    if (!level.weights.empty()) lottery.shares.levels.push_back(std::move(level));
  }
  lottery.shares.probability = reached_;
  lottery.panels = weighted_panels();
  return lottery;
}

void LotteryHull::set_rows(std::int64_t probability) {
  for (std::size_t t = 0; t < types_.count(); ++t) {
    const auto least = static_cast<double>(is_open(t) ? probability : reached_[t]);
    program_.set_row(t, least / share_units * types_.size(t), types_.size(t));
  }
}

/// Any weights bound the level, be the program solved or not: no lottery weighs more than the heaviest set.
LevelProof LotteryHull::next_level() {
  LevelProof level{.probability = share_units, .weights = {}};
  for (;;) {
    set_rows(level.probability);
    if (program_.solve(progress_) <= met) return level;
    auto wish = wish_of(program_.prices());
    for (auto& weight : wish.weights) weight = std::max<std::int64_t>(0, weight);
    auto heaviest = types_.heaviest(wish.weights, wish.at_least, progress_);
    const auto probability = highest(wish.weights, heaviest ? heaviest->weight : Wide{wish.at_least - 1});
    const auto lower = probability && *probability < level.probability - too_small_step;
    if (lower || level.weights.empty()) {
      level.probability = lower ? std::max<std::int64_t>(0, *probability) : level.probability;
      level.weights.assign(wish.weights.begin(), wish.weights.end());
    }
    const auto fresh = heaviest && std::ranges::find(known_, heaviest->panel) == known_.end();
    if (fresh) add(std::move(heaviest->panel));
    if (!fresh && !lower) return level;
  }
}

/// The probability that everyone open can have at most when no set weighs more than `most`; nothing where no
/// one open has weight.
std::optional<std::int64_t> LotteryHull::highest(const std::vector<std::int64_t>& weights, Wide most) const {
  auto paid = most * share_units;
  Wide open = 0;
  for (std::size_t t = 0; t < weights.size(); ++t) {
    const auto all = Wide{weights[t]} * types_.size(t);
    if (is_open(t))
      open += all;
    else
      paid -= all * reached_[t];
  }
  if (open == 0) return std::nullopt;
  return static_cast<std::int64_t>(std::min(paid / open, Wide{share_units}));
}

void LotteryHull::settle(const LevelProof& level) {
  bool anyone = false;
  const auto everyone = level.weights.empty();
  for (std::size_t t = 0; t < types_.count(); ++t) {
    if (!is_open(t) || (!everyone && level.weights[t] <= 0)) continue;
    reached_[t] = level.probability;
    anyone = true;
  }
  if (anyone) return;
  // Doubles went astray; the proof will tell.
  for (auto& each : reached_)
    if (each < 0) each = level.probability;
}

std::vector<WeightedPanel> LotteryHull::weighted_panels() const {
  std::vector<WeightedPanel> panels;
  for (std::size_t c = 0; c < known_.size(); ++c)
    if (const auto units = std::llround(program_.value(c) * share_units); units > 0)
      panels.push_back({units, known_[c]});
  return panels;
}

}  // namespace echelon::optimise
