#include "echelon/graph/cycle.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "echelon/graph/components.hpp"

namespace echelon {
namespace {

/// Breadth-first searches within strong components, from one vertex after another back to itself.
class CycleSearch {
 public:
  CycleSearch(const Graph& graph, const StrongComponents& components)
      : graph_(graph), components_(components), came_from_(graph.vertices()), seen_(graph.vertices()) {}

  /// Searches for a cycle through `start` that is shorter than the best so far.
  void search_from(Vertex start) {
    queue_.assign(1, start);
    seen_[start] = ++stamp_;
    std::size_t layer_end = 1;
    std::size_t length = 1;
    for (std::size_t at = 0; at < queue_.size() && (best_.empty() || length < best_.size()); ++at) {
      const Vertex u = queue_[at];
      for (const Vertex v : graph_.successors(u)) {
        ++steps_;
        if (v == start) {
          keep(start, u, length);
          return;
        }
        if (components_.of[v] != components_.of[start] || seen_[v] == stamp_) continue;
        seen_[v] = stamp_;
        came_from_[v] = u;
        queue_.push_back(v);
      }
      if (at + 1 == layer_end) {
        layer_end = queue_.size();
        ++length;
      }
    }
  }
  [[nodiscard]] bool is_over() const { return best_.size() == 1 || (steps_ > most_steps && !best_.empty()); }
  [[nodiscard]] std::vector<Vertex> best() && { return std::move(best_); }

 private:
  static constexpr std::uint64_t most_steps = 50'000'000;

  void keep(Vertex start, Vertex last, std::size_t length) {
    best_.resize(length);
    for (std::size_t place = length; place-- > 0; last = came_from_[last]) {
      best_[place] = last;
      if (last == start) break;
    }
    std::rotate(best_.begin(), std::min_element(best_.begin(), best_.end()), best_.end());
  }

  const Graph& graph_;
  const StrongComponents& components_;
  std::vector<Vertex> came_from_;
  std::vector<std::uint32_t> seen_;
  std::uint32_t stamp_ = 0;
  std::vector<Vertex> queue_;
  std::vector<Vertex> best_;
  std::uint64_t steps_ = 0;
};

}  // namespace

std::vector<Vertex> short_cycle(const Graph& graph, const Progress& progress) {
  for (Vertex v = 0; v < graph.vertices(); ++v) {
    const auto after = graph.successors(v);
    if (std::binary_search(after.begin(), after.end(), v)) return {v};
  }
  const StrongComponents components = strong_components(graph, progress);
  std::vector<std::uint32_t> sizes(components.count);
  for (const std::uint32_t each : components.of) ++sizes[each];
  CycleSearch search(graph, components);
  for (Vertex v = 0; v < graph.vertices() && !search.is_over(); ++v) {
    if (sizes[components.of[v]] < 2) continue;
    progress.check();
    search.search_from(v);
  }
  return std::move(search).best();
}

}  // namespace echelon
