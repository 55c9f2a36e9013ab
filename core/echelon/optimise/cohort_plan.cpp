#include "echelon/optimise/cohort_plan.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "echelon/optimise/cohort_model.hpp"
#include "echelon/optimise/cohort_pins.hpp"
#include "echelon/optimise/cohort_search.hpp"

namespace echelon {
namespace {

using namespace optimise;

/// Searches until `seconds` are over, or the user cancels.
void run_for(CohortSearch& search, std::optional<double> seconds, const Progress& progress) {
  if (!seconds) return search.run(progress);
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                      std::chrono::duration<double>(std::clamp(*seconds, 0.0, 1e6)));
  std::stop_source stop;
  const std::jthread watch([&](const std::stop_token& finished) {
    while (!finished.stop_requested() && !progress.cancelled() && Clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    stop.request_stop();
  });
  try {
    search.run(Progress([&](double done, const Words& what) { progress.at(done, what); }, stop.get_token()));
  } catch (const Cancelled&) {
    if (progress.cancelled()) throw;
  }
}

void give_prices(const CohortModel& model, const CohortPrices& prices, CohortPlan& plan) {
  for (std::size_t s = 0; s < model.sessions; ++s)
    plan.seat_prices.push_back(std::max<std::int64_t>(0, prices.row[s]));
  for (std::size_t i = 0; i < model.away.size(); ++i)
    if (const auto price = prices.row[model.sessions + i]; price > 0)
      plan.absence_prices.push_back({model.away[i].group, model.away[i].day, price});
  if (model.budget_row >= 0) plan.budget_price = prices.row[static_cast<std::size_t>(model.budget_row)];
}

/// The plan in the problem's own numbers; `chosen` are its options, ascending.
CohortPlan written(const CohortModel& model, const CohortSearch& search, std::vector<std::int32_t> chosen,
                   const CohortProblem& problem) {
  CohortPlan plan;
  std::vector<char> runs(model.sessions, 0);
  for (const auto o : chosen) {
    const auto& option = problem.options[static_cast<std::size_t>(o)];
    plan.objective += option.value;
    runs[static_cast<std::size_t>(option.session)] = 1;
  }
  plan.chosen = std::move(chosen);
  plan.bound = std::max(search.bound(), plan.objective);
  plan.status = plan.bound == plan.objective ? CohortStatus::optimal : CohortStatus::feasible;
  for (std::size_t s = 0; s < model.sessions; ++s)
    if (runs[s] == 0) plan.cancelled.push_back(static_cast<std::int32_t>(s));
  give_prices(model, search.prices(), plan);
  return plan;
}

}  // namespace

CohortPlan plan_cohorts(const CohortProblem& problem, const CohortEffort& effort, const Progress& progress) {
  const CohortModel model(problem);
  CohortPlan none;
  none.relaxation = broken_by_pins(problem);
  if (!none.relaxation.empty()) return none;
  CohortSearch search(model, effort.gap);
  run_for(search, effort.seconds, progress);
  if (search.found().found) {
    std::vector<std::int32_t> chosen;
    for (const auto o : search.found().chosen) chosen.push_back(model.option[static_cast<std::size_t>(o)]);
    std::ranges::sort(chosen);
    return written(model, search, std::move(chosen), problem);
  }
  CohortRepair repaired = repair(problem, progress);
  none.relaxation = std::move(repaired.relaxation);
  if (repaired.plan.empty()) return none;
  return written(model, search, repaired.plan, problem);
}

}  // namespace echelon
