#include "echelon/graph/pagerank.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "echelon/graph/components.hpp"
#include "echelon/graph/order.hpp"
#include "echelon/graph/pagerank_power.hpp"

namespace echelon {

std::vector<double> out_weights(const Graph& graph) {
  std::vector<double> sums(graph.vertices());
  for (Vertex u = 0; u < graph.vertices(); ++u) {
    if (graph.weighted()) {
      const auto row = graph.successor_weights(u);
      sums[u] = std::accumulate(row.begin(), row.end(), 0.0);
    } else {
      sums[u] = graph.out_degree(u);
    }
  }
  return sums;
}

namespace {

constexpr std::size_t look_ahead = 40;

/// Solves x = 1 + d Pᵀ x. `passed_` is what each vertex hands on along an edge (of weight 1).
class Solver {
 public:
  Solver(const Graph& graph, double damping)
      : graph_(graph),
        damping_(damping),
        begins_(graph.predecessor_begins().data()),
        before_(graph.all_predecessors().data()),
        x_(graph.vertices()),
        passed_(graph.vertices()) {
    if (graph.weighted()) weights_ = out_weights(graph);
  }

  void solve(const TopologicalOrder* order, const Progress& progress) {
    if (order != nullptr) {
      solve_in_order(*order);
    } else if (const Lineages lineages = longest_lineages(graph_, progress); lineages.acyclic()) {
      solve_in_order(lineages.order);
    } else {
      solve_by_components(progress);
    }
  }
  /// The solution, scaled to a sum of 1.
  [[nodiscard]] std::vector<double> ranks() && {
    constexpr std::size_t stretch = 4096;
    double sum = 0;
    for (std::size_t from = 0; from < x_.size(); from += stretch) {
      const std::size_t to = std::min(from + stretch, x_.size());
      sum += std::accumulate(x_.begin() + static_cast<std::ptrdiff_t>(from),
                             x_.begin() + static_cast<std::ptrdiff_t>(to), 0.0);
    }
    for (double& each : x_) each /= sum;
    return std::move(x_);
  }

 private:
  /// The vertex's value from what its predecessors hand on.
  void update(Vertex v) {
    double sum = 0;
    if (graph_.weighted()) {
      const auto row = graph_.predecessor_weights(v);
      for (std::size_t i = 0; i < row.size(); ++i) sum += row[i] * passed_[before_[begins_[v] + i]];
    } else {
      for (std::size_t e = begins_[v]; e < begins_[v + 1]; ++e) sum += passed_[before_[e]];
    }
    x_[v] = 1 + sum;
    const double leaves = graph_.weighted() ? weights_[v] : graph_.out_degree(v);
    passed_[v] = leaves > 0 ? damping_ * x_[v] / leaves : 0;
  }

  void solve_in_order(const TopologicalOrder& order) {
    if (order.by() == TopologicalOrder::By::list) {
      for (std::size_t place = 0; place < order.size(); ++place) {
        if (place + 16 < order.size()) __builtin_prefetch(before_ + begins_[order[place + 16]]);
        update(order[place]);
      }
      return;
    }
    const std::size_t edges = graph_.edges();
    const bool reverse = order.by() == TopologicalOrder::By::reverse;
    for (std::size_t place = 0; place < order.size(); ++place) {
      const Vertex v = order[place];
      const std::size_t e = begins_[v];
      const std::size_t ahead = reverse ? (e >= look_ahead ? e - look_ahead : 0) : e + look_ahead;
      for (std::size_t i = ahead; i < std::min<std::size_t>(ahead + begins_[v + 1] - e, edges); ++i)
        __builtin_prefetch(&passed_[before_[i]]);
      update(v);
    }
  }

  void solve_by_components(const Progress& progress) {
    const StrongComponents components = strong_components(graph_, progress);
    std::vector<std::uint32_t> begins(components.count + 1);
    for (const std::uint32_t each : components.of) ++begins[each + 1];
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    std::vector<Vertex> members(graph_.vertices());
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (Vertex v = 0; v < graph_.vertices(); ++v) members[next[components.of[v]]++] = v;
    for (std::size_t c = 0; c < components.count; ++c)
      solve_component({members.data() + begins[c], members.data() + begins[c + 1]}, progress);
  }
  void solve_component(std::span<const Vertex> members, const Progress& progress) {
    const auto after = graph_.successors(members[0]);
    if (members.size() == 1 && !std::binary_search(after.begin(), after.end(), members[0])) {
      update(members[0]);
      return;
    }
    constexpr double small = 1e-13;
    constexpr int most_sweeps = 1000;  // of which each takes away at least 1 − damping of the error
    for (int sweep = 0; sweep < most_sweeps; ++sweep) {
      progress.check();
      double change = 0;
      double sum = 0;
      for (const Vertex v : members) {
        const double old = x_[v];
        update(v);
        change += std::abs(x_[v] - old);
        sum += x_[v];
      }
      if (change <= small * sum) return;
    }
  }

  const Graph& graph_;
  double damping_;
  const std::uint32_t* begins_;
  const Vertex* before_;
  std::vector<double> x_;
  std::vector<double> passed_;
  std::vector<double> weights_;
};

}  // namespace

std::vector<double> pagerank(const Graph& graph, const PageRankOptions& options, const Progress& progress) {
  if (graph.vertices() == 0) return {};
  if (options.steps) return power_method(graph, options.damping, *options.steps, options.threads, progress);
  Solver solver(graph, options.damping);
  solver.solve(options.order, progress);
  return std::move(solver).ranks();
}

}  // namespace echelon
