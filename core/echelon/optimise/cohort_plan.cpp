#include "echelon/optimise/cohort_plan.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "echelon/optimise/cohort_dual.hpp"
#include "echelon/optimise/cohort_model.hpp"
#include "echelon/optimise/cohort_seats.hpp"

namespace echelon {
namespace {

using namespace optimise;

/// Plans one problem: prices from below, plans from above, until they meet or are near enough.
class Planning {
 public:
  Planning(const CohortProblem& problem, const CohortEffort& effort, const Progress& progress)
      : effort_(effort), progress_(progress), model_(problem), choices_(model_), prices_(model_) {
    close_hopeless();
    for (const auto value : model_.value) grain_ = std::gcd(grain_, value);
  }

  CohortPlan plan() {
    const bool large = model_.teachers() >= 6400;
    if (large) first_prices(model_, choices_, prices_, progress_);
    bound_ = lower_bound_by_steps(model_, choices_, prices_, large ? 40 : 200,
                                  mean_value(model_) / (large ? 100 : 10), progress_);
    offer(prices_);
    return made();
  }

 private:
  /// Sessions that too few could ever go to.
  void close_hopeless() {
    std::vector<std::int64_t> wanted(model_.sessions, 0);
    for (const auto s : model_.session) ++wanted[static_cast<std::size_t>(s)];
    for (std::size_t s = 0; s < model_.sessions; ++s)
      if (std::min(wanted[s], model_.limit[s]) < std::max(1, model_.minimum[s]))
        choices_.run[s] = CohortChoices::Run::closed;
  }

  /// A plan from prices: what pays best first, then everyone as well as there is room.
  void offer(const CohortPrices& prices) {
    CohortDual dual(model_);
    dual.evaluate(prices, choices_);
    auto order = dual.chosen();
    std::ranges::stable_sort(order, std::greater<>(), [&](std::int32_t o) {
      return prices.over(model_, static_cast<std::size_t>(o));
    });
    CohortSeats seats(model_, choices_, prices);
    if (!seats.possible()) return;
    seats.take_in_order(order);
    seats.improve(progress_);
    seats.settle_minimums(progress_);
    seats.improve(progress_);
    if (!seats.complete() || (found_ && seats.objective() <= objective_)) return;
    found_ = true;
    objective_ = seats.objective();
    chosen_ = seats.chosen();
  }

  [[nodiscard]] CohortPlan made() const {
    CohortPlan plan;
    if (!found_) return plan;
    plan.objective = objective_;
    plan.bound = grain_ == 0 ? 0 : bound_ / grain_ * grain_;
    plan.status = plan.bound <= plan.objective ? CohortStatus::optimal : CohortStatus::feasible;
    plan.bound = std::max(plan.bound, plan.objective);
    std::vector<char> runs(model_.sessions, 0);
    for (const auto o : chosen_) {
      plan.chosen.push_back(model_.option[static_cast<std::size_t>(o)]);
      runs[static_cast<std::size_t>(model_.session[static_cast<std::size_t>(o)])] = 1;
    }
    std::ranges::sort(plan.chosen);
    for (std::size_t s = 0; s < model_.sessions; ++s)
      if (runs[s] == 0) plan.cancelled.push_back(static_cast<std::int32_t>(s));
    give_prices(plan);
    return plan;
  }

  void give_prices(CohortPlan& plan) const {
    plan.seat_prices.assign(prices_.row.begin(),
                            prices_.row.begin() + static_cast<std::ptrdiff_t>(model_.sessions));
    for (std::size_t i = 0; i < model_.away.size(); ++i)
      if (const auto price = prices_.row[model_.sessions + i]; price > 0)
        plan.absence_prices.push_back({model_.away[i].group, model_.away[i].day, price});
    if (model_.budget_row >= 0) plan.budget_price = prices_.row[static_cast<std::size_t>(model_.budget_row)];
  }

  const CohortEffort& effort_;
  const Progress& progress_;
  CohortModel model_;
  CohortChoices choices_;
  CohortPrices prices_;
  std::int64_t grain_ = 0;
  std::int64_t bound_ = 0;
  bool found_ = false;
  std::int64_t objective_ = 0;
  std::vector<std::int32_t> chosen_;
};

}  // namespace

CohortPlan plan_cohorts(const CohortProblem& problem, const CohortEffort& effort, const Progress& progress) {
  return Planning(problem, effort, progress).plan();
}

}  // namespace echelon
