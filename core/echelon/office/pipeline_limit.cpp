#include <algorithm>
#include <cmath>
#include <utility>

#include "echelon/graph/flow.hpp"
#include "echelon/office/pipeline_count.hpp"

namespace echelon {
namespace {

/// A step without places above all that have some is not the bureau's to widen, such as a title that the
/// province gives; nor is one that nobody took.
bool is_closed(const PipelineLimit::Step& step) { return !step.limited && step.capacity == 0; }

/// Of each tier whether a step with places begins there or above it; everywhere, where no step has places.
std::vector<bool> leads_to_places(const Ladder& ladder) {
  std::vector<bool> leads(ladder.tiers.size(), false);
  const bool none =
      std::ranges::none_of(ladder.steps, [](const LadderStep& step) { return step.yearly_places > 0; });
  if (none) leads.assign(ladder.tiers.size(), true);
  for (bool more = true; more;) {
    more = false;
    for (const LadderStep& step : ladder.steps) {
      if (leads[step.from] || (step.yearly_places == 0 && !leads[step.to])) continue;
      leads[step.from] = true;
      more = true;
    }
  }
  return leads;
}

/// Tiers with a source below the lowest and a sink above the highest; the steps' arcs come first.
FlowProblem problem_of(const Ladder& ladder, const PipelineLimit& limit) {
  FlowProblem problem;
  problem.vertices = ladder.tiers.size() + 2;
  problem.source = static_cast<Vertex>(ladder.tiers.size());
  problem.sink = problem.source + 1;
  std::vector<bool> has_lower(ladder.tiers.size(), false);
  std::vector<bool> has_higher(ladder.tiers.size(), false);
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const LadderStep& step = ladder.steps[s];
    problem.arcs.push_back(
        {static_cast<Vertex>(step.from), static_cast<Vertex>(step.to), limit.steps[s].capacity});
    if (is_closed(limit.steps[s])) continue;
    has_lower[step.to] = true;
    has_higher[step.from] = true;
  }
  for (std::size_t t = 0; t < ladder.tiers.size(); ++t) {
    const auto tier = static_cast<Vertex>(t);
    if (!has_lower[t] && has_higher[t]) problem.arcs.push_back({problem.source, tier, limit.newcomers});
    if (has_lower[t] && !has_higher[t]) problem.arcs.push_back({tier, problem.sink, FlowProblem::unlimited});
  }
  return problem;
}

constexpr std::int64_t boundless = 1'000'000;  ///< more people than there are

int mean(int sum, std::size_t years) {
  return years == 0 ? 0 : static_cast<int>(std::ceil(static_cast<double>(sum) / static_cast<double>(years)));
}

}  // namespace

PipelineLimit limit_of(const Ladder& ladder, const PipelineCount& count) {
  PipelineLimit limit;
  std::vector<bool> has_lower(ladder.tiers.size(), false);
  for (const LadderStep& step : ladder.steps) has_lower[step.to] = true;
  int came = 0;
  for (const PipelineFlow& flow : count.flows) {
    if (flow.from == PipelineFlow::outside && !has_lower[flow.to]) came += flow.total();
  }
  limit.newcomers = mean(came, count.years.size());
  const auto leads = leads_to_places(ladder);
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const LadderStep& step = ladder.steps[s];
    PipelineLimit::Step each;
    each.step = s;
    each.limited = step.yearly_places > 0;
    each.capacity = step.yearly_places;
    if (!each.limited && !has_lower[step.from]) {
      each.capacity = limit.newcomers;  // everyone passes the first step in time
    } else if (!each.limited && leads[step.to]) {
      for (const PipelineFlow& flow : count.flows) {
        if (flow.from == step.from && flow.to == step.to)
          each.capacity = mean(flow.total(), count.years.size());
      }
    }
    limit.steps.push_back(each);
  }
  FlowProblem problem = problem_of(ladder, limit);
  const MaximumFlow most = maximum_flow(problem);
  for (const FlowProblem::Arc& arc : problem.arcs)
    if (arc.to == problem.sink) limit.tops.push_back(arc.from);
  limit.reach_top = static_cast<int>(most.value);
  int best = 0;
  for (PipelineLimit::Step& step : limit.steps) {
    step.flow = static_cast<int>(most.flow[step.step]);
    step.in_cut = !is_closed(step) && std::binary_search(most.cut.begin(), most.cut.end(), step.step);
    step.one_more = most.gain[step.step];
    if (step.one_more == 0 || !step.limited) continue;
    auto& capacity = problem.arcs[step.step].capacity;
    const auto kept = std::exchange(capacity, boundless);
    const int gain = static_cast<int>(maximum_flow(problem).value) - limit.reach_top;
    capacity = kept;
    if (gain <= best) continue;
    best = gain;
    limit.widen_first = step.step;
    limit.widen_by = gain;  // each place brings one, up to there
    limit.then_reach = limit.reach_top + gain;
  }
  return limit;
}

}  // namespace echelon
