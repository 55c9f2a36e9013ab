#include "echelon/optimise/cohort_dual.hpp"

#include <algorithm>

namespace echelon::optimise {

using Run = CohortChoices::Run;

void CohortDual::evaluate(const CohortPrices& prices, const CohortChoices& choices, std::size_t stride) {
  std::ranges::fill(use_, 0);
  chosen_.clear();
  bound_ = 0;
  bool possible = true;
  const auto weight = static_cast<std::int64_t>(stride);
  for (std::size_t t = 0; t < model_.teachers(); t += stride) {
    const auto best = chooser_.best(t, prices, choices);
    possible = possible && best.over != BundleChooser::impossible;
    bound_ += best.over;
    for (const auto o : best.options)
      use_[static_cast<std::size_t>(model_.session[static_cast<std::size_t>(o)])] += weight;
    std::size_t rows_seen = chosen_.size();
    chosen_.insert(chosen_.end(), best.options.begin(), best.options.end());
    for (; rows_seen < chosen_.size(); ++rows_seen) {
      const auto o = static_cast<std::size_t>(chosen_[rows_seen]);
      const bool many = best.options.size() > 1 && model_.intricate[t] != 0;
      for (const auto day : model_.lane_days[static_cast<std::size_t>(model_.lane[o])]) {
        const auto before = chosen_.end() - static_cast<std::ptrdiff_t>(best.options.size());
        const auto here = chosen_.begin() + static_cast<std::ptrdiff_t>(rows_seen);
        const auto loads = [&](std::int32_t other) {
          return std::ranges::binary_search(
              model_.lane_days[static_cast<std::size_t>(model_.lane[static_cast<std::size_t>(other)])], day);
        };
        if (!many || std::none_of(before, here, loads)) use_[static_cast<std::size_t>(day)] += weight;
      }
      if (model_.changes_row >= 0)
        use_[static_cast<std::size_t>(model_.changes_row)] += weight * model_.change[o];
    }
  }
  for (std::size_t s = 0; s < model_.sessions; ++s) bound_ += seats_term(s, prices, choices);
  for (std::size_t r = model_.sessions; r < model_.sessions + model_.away.size(); ++r)
    bound_ += prices.row[r] * model_.limit[r];
  if (model_.changes_row >= 0) {
    const auto r = static_cast<std::size_t>(model_.changes_row);
    bound_ += prices.row[r] * model_.limit[r];
  }
  money_ = 0;
  if (model_.budget_row >= 0) {
    bound_ += prices.money_up(model_.limit[static_cast<std::size_t>(model_.budget_row)]);
    for (std::size_t s = 0; s < model_.sessions; ++s) {
      money_ += use_[s] * model_.seat_cost[s];
      if (choices.run[s] == Run::open || seats_term(s, prices, choices) > 0) money_ += model_.cost[s];
    }
  }
  if (!possible) bound_ = BundleChooser::impossible;
}

std::int64_t CohortDual::seats_term(std::size_t session, const CohortPrices& prices,
                                    const CohortChoices& choices) const {
  if (choices.run[session] == Run::closed) return 0;
  const auto price = prices.row[session];
  const auto seats = price * (price > 0 ? model_.limit[session] : model_.minimum[session]);
  const auto worth = seats - prices.money(model_.cost[session]);
  return choices.run[session] == Run::open ? worth : std::max<std::int64_t>(0, worth);
}

std::int64_t CohortDual::excess(std::size_t row, const CohortPrices& prices,
                                const CohortChoices& choices) const {
  if (static_cast<std::ptrdiff_t>(row) == model_.budget_row) return (money_ - model_.limit[row]) / 1'000'000;
  if (row >= model_.sessions) return use_[row] - model_.limit[row];
  const auto price = prices.row[row];
  const bool must = choices.run[row] == Run::open;
  if (choices.run[row] == Run::closed) return 0;
  if (price > 0) {
    const bool runs = must || seats_term(row, prices, choices) > 0 || prices.money(model_.cost[row]) == 0;
    return use_[row] - (runs ? model_.limit[row] : 0);
  }
  if (must && use_[row] < model_.minimum[row]) return use_[row] - model_.minimum[row];
  if (prices.money(model_.cost[row]) > 0 && !must) return use_[row];
  if (price < 0) return use_[row] - model_.minimum[row];
  return std::max<std::int64_t>(0, use_[row] - model_.limit[row]);
}

std::int64_t mean_value(const CohortModel& model) {
  std::int64_t sum = 0;
  const auto count = static_cast<std::int64_t>(std::max<std::size_t>(1, model.options()));
  for (const auto value : model.value) sum += value / count;
  return std::max<std::int64_t>(1, sum);
}

namespace {

/// Each row's own step.
class Steps {
 public:
  Steps(const CohortModel& model, std::int64_t first)
      : model_(model),
        step_(model.rows, std::max<std::int64_t>(1, first)),
        last_(model.rows, 0),
        most_(4 * first + 1) {}

  void move(const CohortDual& dual, const CohortChoices& choices, CohortPrices& prices, std::size_t rows,
            std::int64_t weight) {
    const CohortPrices before = prices;
    for (std::size_t r = 0; r < rows; ++r) {
      const auto excess = dual.excess(r, before, choices);
      const bool below_zero = r < model_.sessions && choices.run[r] == CohortChoices::Run::open;
      // A part of the teachers tells a row's use only roughly.
      int sign = excess > weight / 2 ? 1 : (excess < -(weight / 2) ? -1 : 0);
      if (sign < 0 && prices.row[r] <= 0 && !below_zero) sign = 0;
      if (sign * last_[r] > 0) step_[r] = std::min(most_, step_[r] + step_[r] / 5 + 1);
      if (sign * last_[r] < 0) step_[r] = std::max<std::int64_t>(1, step_[r] / 2);
      prices.row[r] += sign * step_[r];
      if (!below_zero) prices.row[r] = std::max<std::int64_t>(0, prices.row[r]);
      last_[r] = sign;
    }
    prices.refresh(model_);
  }

 private:
  const CohortModel& model_;
  std::vector<std::int64_t> step_;
  std::vector<int> last_;
  std::int64_t most_;
};

}  // namespace

std::int64_t lower_bound_by_steps(const CohortModel& model, const CohortChoices& choices,
                                  CohortPrices& prices, int rounds, std::int64_t first_step,
                                  const Progress& progress) {
  CohortDual dual(model);
  Steps steps(model, first_step);
  CohortPrices tried = prices;
  tried.refresh(model);
  std::int64_t best = INT64_MAX;
  for (int round = 0; round < rounds; ++round) {
    progress.check();
    dual.evaluate(tried, choices);
    if (dual.bound() < best) {
      best = dual.bound();
      prices = tried;
    }
    if (round + 1 < rounds) steps.move(dual, choices, tried, model.rows, 0);
  }
  return best;
}

void first_prices(const CohortModel& model, const CohortChoices& choices, CohortPrices& prices,
                  const Progress& progress) {
  CohortDual dual(model);
  const auto scale = mean_value(model);
  for (const auto& [stride, rounds] : {std::pair<std::size_t, int>{32, 60}, {8, 30}}) {
    if (model.teachers() / stride < 200) continue;
    Steps steps(model, scale / static_cast<std::int64_t>(stride == 32 ? 10 : 50));
    for (int round = 0; round < rounds; ++round) {
      progress.check();
      dual.evaluate(prices, choices, stride);
      steps.move(dual, choices, prices, model.sessions, static_cast<std::int64_t>(stride));
    }
  }
}

}  // namespace echelon::optimise
