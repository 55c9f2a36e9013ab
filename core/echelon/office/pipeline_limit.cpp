#include <algorithm>
#include <cmath>
#include <numeric>

#include "echelon/office/pipeline_count.hpp"

namespace echelon {
namespace {

constexpr int boundless = 1'000'000;

/// Tiers with a source below the lowest and a sink above the highest; arcs with capacities.
struct StepNetwork {
  struct Arc {
    std::size_t from;
    std::size_t to;
    int capacity;
    int flow = 0;
  };
  std::size_t nodes = 0;  ///< the source is the last but one, the sink the last
  std::vector<Arc> arcs;

  /// The arcs of a shortest way on which more can flow, backwards ones as ~arc; empty when there is none.
  [[nodiscard]] std::vector<std::ptrdiff_t> way(std::vector<bool>* reached = nullptr) const {
    const std::size_t source = nodes - 2;
    std::vector<std::ptrdiff_t> by(nodes, 0);
    std::vector<bool> seen(nodes, false);
    std::vector<std::size_t> queue{source};
    seen[source] = true;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (std::size_t a = 0; a < arcs.size(); ++a) {
        const Arc& arc = arcs[a];
        const auto go = [&](std::size_t from, std::size_t to, bool room, std::ptrdiff_t name) {
          if (from != queue[at] || !room || seen[to]) return;
          seen[to] = true;
          by[to] = name;
          queue.push_back(to);
        };
        go(arc.from, arc.to, arc.flow < arc.capacity, static_cast<std::ptrdiff_t>(a));
        go(arc.to, arc.from, arc.flow > 0, ~static_cast<std::ptrdiff_t>(a));
      }
    }
    if (reached != nullptr) *reached = seen;
    std::vector<std::ptrdiff_t> path;
    if (!seen[nodes - 1]) return path;
    for (std::size_t node = nodes - 1; node != source;) {
      path.push_back(by[node]);
      node = by[node] >= 0 ? arcs[static_cast<std::size_t>(by[node])].from
                           : arcs[static_cast<std::size_t>(~by[node])].to;
    }
    return path;
  }

  /// Sends as much as can flow; returns how much.
  int fill() {
    int sent = 0;
    for (auto path = way(); !path.empty(); path = way()) {
      int room = boundless;
      for (const std::ptrdiff_t name : path) {
        const Arc& arc = arcs[static_cast<std::size_t>(name >= 0 ? name : ~name)];
        room = std::min(room, name >= 0 ? arc.capacity - arc.flow : arc.flow);
      }
      for (const std::ptrdiff_t name : path)
        arcs[static_cast<std::size_t>(name >= 0 ? name : ~name)].flow += name >= 0 ? room : -room;
      sent += room;
    }
    return sent;
  }
};

StepNetwork network_of(const Ladder& ladder, const PipelineLimit& limit) {
  StepNetwork network;
  network.nodes = ladder.tiers.size() + 2;
  std::vector<bool> has_lower(ladder.tiers.size(), false);
  std::vector<bool> has_higher(ladder.tiers.size(), false);
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const LadderStep& step = ladder.steps[s];
    network.arcs.push_back({step.from, step.to, limit.steps[s].capacity});
    has_lower[step.to] = true;
    has_higher[step.from] = true;
  }
  for (std::size_t t = 0; t < ladder.tiers.size(); ++t) {
    if (!has_lower[t] && has_higher[t]) network.arcs.push_back({network.nodes - 2, t, limit.newcomers});
    if (has_lower[t] && !has_higher[t]) network.arcs.push_back({t, network.nodes - 1, boundless});
  }
  return network;
}

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
  for (std::size_t s = 0; s < ladder.steps.size(); ++s) {
    const LadderStep& step = ladder.steps[s];
    PipelineLimit::Step each;
    each.step = s;
    each.limited = step.yearly_places > 0;
    each.capacity = step.yearly_places;
    if (!each.limited) {
      for (const PipelineFlow& flow : count.flows) {
        if (flow.from == step.from && flow.to == step.to)
          each.capacity = mean(flow.total(), count.years.size());
      }
    }
    limit.steps.push_back(each);
  }
  StepNetwork network = network_of(ladder, limit);
  limit.reach_top = network.fill();
  std::vector<bool> reached;
  static_cast<void>(network.way(&reached));
  int best = 0;
  for (PipelineLimit::Step& step : limit.steps) {
    const auto& arc = network.arcs[step.step];
    step.flow = arc.flow;
    step.in_cut = reached[arc.from] && !reached[arc.to];
    StepNetwork wider = network;  // what flows already still can
    wider.arcs[step.step].capacity += 1;
    step.one_more = wider.fill();
    StepNetwork widest = network;
    widest.arcs[step.step].capacity = boundless;
    const int gain = widest.fill();
    if (gain <= best) continue;
    best = gain;
    limit.widen_first = step.step;
    limit.widen_by = gain;  // each place brings one, up to there
    limit.then_reach = limit.reach_top + gain;
  }
  return limit;
}

}  // namespace echelon
