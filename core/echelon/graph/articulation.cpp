#include "echelon/graph/articulation.hpp"

#include <algorithm>

namespace echelon {
namespace {

/// A search in depth through both directions. Those that come back no higher than a vertex from below it
/// remain apart without it.
class Search {
 public:
  explicit Search(const Graph& graph)
      : graph_(graph),
        met_(graph.vertices()),
        low_(graph.vertices()),
        below_(graph.vertices(), 1),
        apart_(graph.vertices()),
        apart_sum_(graph.vertices()),
        largest_(graph.vertices()) {}

  std::vector<ArticulationPoint> search() {
    std::vector<ArticulationPoint> found;
    for (Vertex root = 0; root < graph_.vertices(); ++root) {
      if (met_[root] != 0) continue;
      component_.clear();
      search_from(root);
      for (const Vertex v : component_) describe(v, v == root, found);
    }
    std::sort(found.begin(), found.end(),
              [](const ArticulationPoint& a, const ArticulationPoint& b) { return a.vertex < b.vertex; });
    return found;
  }

 private:
  struct Step {
    Vertex at = 0;
    Vertex from = 0;
    std::uint32_t next = 0;  ///< among successors, then predecessors
  };

  void enter(Vertex v, Vertex from) {
    met_[v] = low_[v] = ++count_;
    component_.push_back(v);
    path_.push_back({v, from, 0});
  }
  void search_from(Vertex root) {
    enter(root, root);
    while (!path_.empty()) {
      Step& step = path_.back();
      const auto after = graph_.successors(step.at);
      const auto before = graph_.predecessors(step.at);
      if (step.next < after.size() + before.size()) {
        const Vertex v = step.next < after.size() ? after[step.next] : before[step.next - after.size()];
        ++step.next;
        if (met_[v] == 0) {
          enter(v, step.at);
        } else {
          low_[step.at] = std::min(low_[step.at], met_[v]);
        }
        continue;
      }
      const Step done = step;
      path_.pop_back();
      if (!path_.empty()) leave(done.at, done.from);
    }
  }
  void leave(Vertex v, Vertex parent) {
    low_[parent] = std::min(low_[parent], low_[v]);
    below_[parent] += below_[v];
    if (low_[v] < met_[parent]) return;
    ++apart_[parent];
    apart_sum_[parent] += below_[v];
    largest_[parent] = std::max(largest_[parent], below_[v]);
  }
  void describe(Vertex v, bool is_root, std::vector<ArticulationPoint>& found) const {
    const auto others = static_cast<std::uint32_t>(component_.size() - 1);
    const std::uint32_t above = others - apart_sum_[v];
    const std::uint32_t pieces = apart_[v] + (is_root ? 0U : 1U);
    if (pieces < 2) return;
    found.push_back({v, pieces, others - std::max(largest_[v], above)});
  }

  const Graph& graph_;
  std::vector<std::uint32_t> met_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> below_;      ///< vertices of the search tree from each on
  std::vector<std::uint32_t> apart_;      ///< its branches that remain apart
  std::vector<std::uint32_t> apart_sum_;  ///< … and their vertices
  std::vector<std::uint32_t> largest_;
  std::vector<Step> path_;
  std::vector<Vertex> component_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::vector<ArticulationPoint> articulation_points(const Graph& graph) { return Search(graph).search(); }

}  // namespace echelon
