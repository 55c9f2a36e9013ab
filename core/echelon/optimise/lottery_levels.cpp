#include "echelon/optimise/lottery_levels.hpp"

#include <algorithm>
#include <cmath>

#include "echelon/optimise/phase_one.hpp"

namespace echelon::optimise {
namespace {

constexpr double met = 1e-10;       ///< so much broken in all counts as nothing
constexpr double no_weight = 1e-9;  ///< beside the greatest weight
constexpr std::int64_t too_small_step = 1'000;

/// One level after the other on a linear program over types.
class Levels {
 public:
  Levels(const LotteryTypes& types, const Progress& progress)
      : types_(types), progress_(progress), rows_(types.rows().rows.size()), program_(rows_) {
    set_rows();
    columns_.resize(types.count());
    for (std::size_t t = 0; t < types.count(); ++t) {
      for (const auto& [row, by] : types.entries(t))
        if (by != 0)
          columns_[t].push_back({static_cast<std::int32_t>(row), static_cast<double>(by) / scale_[row]});
      program_.add_column(0, types.size(t), columns_[t]);
    }
  }

  LeximinShares run() {
    LeximinShares shares;
    reached_.assign(types_.count(), -1);
    while (std::ranges::any_of(reached_, [](std::int64_t value) { return value < 0; })) {
      auto level = next_level();
      settle(level);
      if (!level.weights.empty()) shares.levels.push_back(std::move(level));
    }
    shares.probability = reached_;
    return shares;
  }

 private:
  void set_rows() {
    for (const auto& row : types_.rows().rows) {
      scale_.push_back(static_cast<double>(row.largest));
      low_.push_back(static_cast<double>(row.low) / scale_.back());
      high_.push_back(static_cast<double>(row.high) / scale_.back());
      program_.set_row(scale_.size() - 1, low_.back(), high_.back());
    }
  }

  /// The proof that this level cannot be higher; no weights where everyone can have 1.
  LevelProof next_level() {
    LevelProof level{.probability = share_units, .weights = {}};
    for (;;) {
      for (std::size_t t = 0; t < types_.count(); ++t) {
        const auto least = is_open(t) ? level.probability : reached_[t];
        program_.set_column(t, static_cast<double>(least) / share_units * types_.size(t), types_.size(t));
      }
      if (program_.solve(progress_) <= met) return level;
      auto weights = weights_of_prices();
      const auto probability = highest(weights);
      if (probability >= level.probability - too_small_step) {
        if (level.weights.empty()) level.weights = std::move(weights);
        return level;
      }
      level.probability = std::max<std::int64_t>(0, probability);
      level.weights = std::move(weights);
    }
  }

  /// Nothing but the quotas holds the type at its probability: so it is with those who are in every set.
  [[nodiscard]] bool is_open(std::size_t t) const { return reached_[t] < 0 || reached_[t] == share_units; }

  /// What each type weighs under the program's prices, made simple fractions where they are.
  std::vector<double> weights_of_prices() {
    const auto prices = program_.prices();
    prices_.assign(prices.begin(), prices.end());
    const auto simple = simple_proportions(prices_);
    exact_ = simple && std::ranges::all_of(scale_, [](double scale) { return scale == 1; });
    if (simple) prices_.assign(simple->begin(), simple->end());
    std::vector<double> weights(types_.count(), 0);
    double most = 0;
    for (std::size_t t = 0; t < weights.size(); ++t) {
      for (const auto& [row, by] : columns_[t]) weights[t] += prices_[static_cast<std::size_t>(row)] * by;
      most = std::max(most, std::abs(weights[t]));
    }
    for (auto& weight : weights)
      if (std::abs(weight) < no_weight * most) weight = 0;
    return weights;
  }

  /// The probability up to which the weights prove nothing; more than 1 where they never do.
  [[nodiscard]] std::int64_t highest(const std::vector<double>& weights) const {
    return exact_ ? highest_as<Wide>(weights) : highest_as<double>(weights);
  }
  template <class Number>
  [[nodiscard]] std::int64_t highest_as(const std::vector<double>& weights) const {
    Number paid = 0;
    for (std::size_t r = 0; r < rows_; ++r)
      paid += static_cast<Number>(prices_[r]) * static_cast<Number>(prices_[r] > 0 ? high_[r] : low_[r]);
    paid *= static_cast<Number>(share_units);
    Number open = 0;
    for (std::size_t t = 0; t < weights.size(); ++t) {
      const auto all = static_cast<Number>(weights[t]) * static_cast<Number>(types_.size(t));
      if (weights[t] < 0)
        paid -= all * static_cast<Number>(share_units);
      else if (!is_open(t))
        paid -= all * static_cast<Number>(reached_[t]);
      else
        open += all;
    }
    return open > 0 ? static_cast<std::int64_t>(paid / open) : share_units + 1;
  }

  /// Whoever has weight is at the level; whoever has weight below 0 must be in every set.
  void settle(LevelProof& level) {
    bool anyone = false;
    for (std::size_t t = 0; t < types_.count(); ++t) {
      const auto weight = level.weights.empty() ? 1 : level.weights[t];
      if (reached_[t] >= 0 || weight == 0) continue;
      reached_[t] = weight > 0 ? level.probability : share_units;
      anyone = true;
    }
    for (auto& weight : level.weights) weight = std::max(0.0, weight);
    if (anyone) return;
    // Doubles went astray; the proof will tell.
    for (auto& each : reached_)
      if (each < 0) each = level.probability;
  }

  const LotteryTypes& types_;
  const Progress& progress_;
  std::size_t rows_;
  PhaseOne program_;
  std::vector<std::vector<PhaseOne::Entry>> columns_;
  std::vector<double> scale_;
  std::vector<double> low_;
  std::vector<double> high_;
  std::vector<double> prices_;
  bool exact_ = false;                 ///< the last prices, and with them the weights, are whole
  std::vector<std::int64_t> reached_;  ///< below 0: at no level yet
};

}  // namespace

LeximinShares relaxed_leximin(const LotteryTypes& types, const Progress& progress) {
  return Levels(types, progress).run();
}

}  // namespace echelon::optimise
