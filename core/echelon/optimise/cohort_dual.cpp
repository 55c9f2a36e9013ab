#include "echelon/optimise/cohort_dual.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace echelon::optimise {

using Run = CohortChoices::Run;

namespace {

std::int64_t seats_worth(const CohortModel& model, std::size_t session, const CohortPrices& prices,
                         const CohortChoices& choices) {
  if (choices.run[session] == Run::closed) return 0;
  const auto price = prices.row[session];
  const auto seats = price * (price > 0 ? model.limit[session] : model.minimum[session]);
  const auto worth = seats - prices.money(model.cost[session]);
  return choices.run[session] == Run::open ? worth : std::max<std::int64_t>(0, worth);
}

}  // namespace

std::int64_t rows_worth(const CohortModel& model, const CohortPrices& prices, const CohortChoices& choices) {
  std::int64_t sum = 0;
  for (std::size_t s = 0; s < model.sessions; ++s) sum += seats_worth(model, s, prices, choices);
  for (std::size_t r = model.sessions; r < model.sessions + model.away.size(); ++r)
    sum += prices.row[r] * model.limit[r];
  if (model.changes_row >= 0) {
    const auto r = static_cast<std::size_t>(model.changes_row);
    sum += prices.row[r] * model.limit[r];
  }
  if (model.budget_row >= 0) sum += prices.money_up(model.limit[static_cast<std::size_t>(model.budget_row)]);
  return sum;
}

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
  bound_ += rows_worth(model_, prices, choices);
  money_ = 0;
  if (model_.budget_row >= 0) {
    for (std::size_t s = 0; s < model_.sessions; ++s) {
      money_ += use_[s] * model_.seat_cost[s];
      if (choices.run[s] == Run::open || seats_worth(model_, s, prices, choices) > 0)
        money_ += model_.cost[s];
    }
  }
  if (!possible) bound_ = BundleChooser::impossible;
}

std::int64_t CohortDual::excess(std::size_t row, const CohortPrices& prices,
                                const CohortChoices& choices) const {
  if (static_cast<std::ptrdiff_t>(row) == model_.budget_row) return (money_ - model_.limit[row]) / 1'000'000;
  if (row >= model_.sessions) return use_[row] - model_.limit[row];
  const auto price = prices.row[row];
  const bool must = choices.run[row] == Run::open;
  if (choices.run[row] == Run::closed) return 0;
  if (price > 0) {
    const bool runs =
        must || seats_worth(model_, row, prices, choices) > 0 || prices.money(model_.cost[row]) == 0;
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
  for (const auto value : model.value) sum += std::abs(value) / count;
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
        mean_(model.rows, 0),
        most_(4 * first + 1) {}

  void move(const CohortDual& dual, const CohortChoices& choices, CohortPrices& prices, std::size_t rows,
            std::int64_t weight) {
    const CohortPrices before = prices;
    for (std::size_t r = 0; r < rows; ++r) {
      mean_[r] = (mean_[r] * 60) / 100 + 100 * dual.excess(r, before, choices);
      const auto excess = mean_[r] / 100;
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
  std::vector<std::int64_t> mean_;

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

namespace {

/// Of a large problem: prices of seats by steps on a sample.
void sampled_prices(const CohortModel& model, const CohortChoices& choices, CohortPrices& prices,
                    const Progress& progress) {
  CohortDual dual(model);
  const auto scale = mean_value(model);
  for (const auto& [stride, rounds, part] :
       {std::tuple<std::size_t, int, std::int64_t>{32, 60, 10}, {8, 30, 50}}) {
    Steps steps(model, scale / part);
    for (int round = 0; round < rounds; ++round) {
      progress.check();
      dual.evaluate(prices, choices, stride);
      steps.move(dual, choices, prices, model.sessions, static_cast<std::int64_t>(stride));
    }
  }
}

/// One teacher after the other takes what pays, and what is taken becomes dearer at once.
void followed_prices(const CohortModel& model, const CohortChoices& choices, CohortPrices& prices,
                     const Progress& progress) {
  const auto teachers = model.teachers();
  const auto rows = model.sessions + model.away.size();
  const auto scale = static_cast<double>(mean_value(model));
  // Neighbours in the model belong to one school: a stride that visits all, far apart.
  auto stride = teachers * 5 / 8 + 1;
  while (std::gcd(stride, teachers) != 1) ++stride;
  BundleChooser chooser(model);
  std::vector<double> sums(rows, 0);
  constexpr std::size_t chunks = 64;
  int kept = 0;
  for (const double pace : {1.0, 0.3, 0.1}) {
    std::vector<std::int64_t> step(rows, 0);
    for (std::size_t r = 0; r < rows; ++r)
      step[r] = static_cast<std::int64_t>(pace * scale / std::max(1.0, static_cast<double>(model.limit[r])));
    std::size_t done = 0;
    for (std::size_t chunk = 1; chunk <= chunks; ++chunk) {
      progress.check();
      const auto end = teachers * chunk / chunks;
      const auto part = static_cast<double>(end - done) / static_cast<double>(teachers);
      for (; done < end; ++done) {
        const auto best = chooser.best(done * stride % teachers, prices, choices);
        for (const auto o : best.options) {
          const auto s = static_cast<std::size_t>(model.session[static_cast<std::size_t>(o)]);
          prices.set(model, s, prices.row[s] + step[s]);
          for (const auto day :
               model.lane_days[static_cast<std::size_t>(model.lane[static_cast<std::size_t>(o)])])
            prices.set(model, static_cast<std::size_t>(day),
                       prices.row[static_cast<std::size_t>(day)] + step[static_cast<std::size_t>(day)]);
        }
      }
      for (std::size_t r = 0; r < rows; ++r) {
        const auto drift = static_cast<double>(step[r]) * static_cast<double>(model.limit[r]) * part;
        prices.row[r] = std::max<std::int64_t>(0, prices.row[r] - static_cast<std::int64_t>(drift));
        if (pace < 1) sums[r] += static_cast<double>(prices.row[r]);
      }
      if (pace < 1) ++kept;
      prices.refresh(model);
    }
  }
  for (std::size_t r = 0; r < rows; ++r) prices.row[r] = static_cast<std::int64_t>(sums[r] / kept);
  prices.refresh(model);
}

}  // namespace

void first_prices(const CohortModel& model, const CohortChoices& choices, CohortPrices& prices,
                  const Progress& progress) {
  if (model.teachers() == 0) return;
  constexpr std::size_t large = 6400;
  if (model.teachers() >= large) {
    sampled_prices(model, choices, prices, progress);
  } else {
    followed_prices(model, choices, prices, progress);
  }
}

std::int64_t lower_bound_by_volume(const CohortModel& model, const CohortChoices& choices,
                                   CohortPrices& prices, std::int64_t objective, int rounds,
                                   std::vector<double>& shares, const Progress& progress) {
  CohortDual dual(model);
  prices.refresh(model);
  dual.evaluate(prices, choices);
  shares.assign(model.options(), 0);
  for (const auto o : dual.chosen()) shares[static_cast<std::size_t>(o)] = 1;
  double scale = 1;  // shares stand divided by it
  auto best = dual.bound();
  std::vector<double> mean(model.rows, 0);
  for (std::size_t r = 0; r < model.rows; ++r) mean[r] = static_cast<double>(dual.excess(r, prices, choices));
  CohortPrices tried = prices;
  double pace = 0.2;
  int failures = 0;
  for (int round = 0; round < rounds && best > objective; ++round) {
    progress.check();
    double length = 0;
    for (std::size_t r = 0; r < model.rows; ++r)
      if (prices.row[r] > 0 || mean[r] > 0) length += mean[r] * mean[r];
    if (length < 1e-9) break;
    const auto step = pace * static_cast<double>(best - objective) / length;
    for (std::size_t r = 0; r < model.rows; ++r) {
      const auto moved = static_cast<double>(prices.row[r]) + step * mean[r];
      const bool below_zero = r < model.sessions && choices.run[r] == CohortChoices::Run::open;
      tried.row[r] = static_cast<std::int64_t>(below_zero ? moved : std::max(0.0, moved));
    }
    tried.refresh(model);
    dual.evaluate(tried, choices);
    constexpr double share = 0.1;
    scale *= 1 - share;
    for (const auto o : dual.chosen()) shares[static_cast<std::size_t>(o)] += share / scale;
    if (scale < 1e-100) {
      for (auto& each : shares) each *= scale;
      scale = 1;
    }
    for (std::size_t r = 0; r < model.rows; ++r)
      mean[r] = share * static_cast<double>(dual.excess(r, tried, choices)) + (1 - share) * mean[r];
    if (dual.bound() < best) {
      best = dual.bound();
      prices = tried;
      pace = std::min(2.0, pace * 1.1);
      failures = 0;
    } else if (++failures == 10) {
      pace *= 0.66;
      failures = 0;
    }
  }
  for (auto& each : shares) each *= scale;
  return best;
}

}  // namespace echelon::optimise
