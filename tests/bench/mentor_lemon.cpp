#include "mentor_lemon.hpp"

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace {

using Graph = lemon::SmartDigraph;

/// Mentees to mentors, from one end to the other and back.
class Flow {
 public:
  explicit Flow(const MentorFlowInput& input) {
    const auto begin = graph_.addNode();
    const auto end = graph_.addNode();
    std::vector<Graph::Node> mentees;
    std::vector<Graph::Node> mentors;
    for (int i = 0; i < input.mentees; ++i) add(begin, mentees.emplace_back(graph_.addNode()), 1, 0);
    for (const int capacity : input.capacity) add(mentors.emplace_back(graph_.addNode()), end, capacity, 0);
    for (const auto& pair : input.pairs)
      add(mentees[static_cast<std::size_t>(pair.mentee)], mentors[static_cast<std::size_t>(pair.mentor)], 1,
          -pair.fit);
    add(end, begin, input.mentees, 0);
  }
  template <class Solver>
  [[nodiscard]] std::int64_t solve() const {
    Solver solver(graph_);
    solver.upperMap(capacity_).costMap(cost_).run();
    return -solver.template totalCost<std::int64_t>();
  }

 private:
  void add(Graph::Node from, Graph::Node to, std::int64_t capacity, std::int64_t cost) {
    const auto arc = graph_.addArc(from, to);
    capacity_[arc] = capacity;
    cost_[arc] = cost;
  }
  Graph graph_;
  Graph::ArcMap<std::int64_t> capacity_{graph_};
  Graph::ArcMap<std::int64_t> cost_{graph_};
};

}  // namespace

std::int64_t lemon_network_simplex(const MentorFlowInput& input) {
  return Flow(input).solve<lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>>();
}

std::int64_t lemon_cost_scaling(const MentorFlowInput& input) {
  return Flow(input).solve<lemon::CostScaling<Graph, std::int64_t, std::int64_t>>();
}
