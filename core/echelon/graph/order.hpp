#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// An order in which every edge leads from an earlier to a later vertex.
class TopologicalOrder {
 public:
  enum class By : std::uint8_t {
    number,   ///< the vertices as they are numbered, as people by the day they joined mostly are
    reverse,  ///< from the last to the first
    list,
  };
  TopologicalOrder() = default;
  TopologicalOrder(By by, std::size_t size) : by_(by), size_(size) {}
  explicit TopologicalOrder(std::vector<Vertex> listed)
      : by_(By::list), size_(listed.size()), listed_(std::move(listed)) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] By by() const { return by_; }
  [[nodiscard]] Vertex operator[](std::size_t place) const {
    if (by_ == By::list) return listed_[place];
    return static_cast<Vertex>(by_ == By::number ? place : size_ - 1 - place);
  }

 private:
  By by_ = By::number;
  std::size_t size_ = 0;
  std::vector<Vertex> listed_;
};

/// The longest lineages of a graph, or a cycle that forbids them.
struct Lineages {
  /// For each vertex the edges of a longest path that ends there; 0 for a root. Empty where there is a cycle.
  std::vector<std::uint32_t> depth;
  TopologicalOrder order;
  /// The vertices of a short cycle, each leading to the next and the last to the first, beginning with the
  /// smallest; empty where there is none. As `short_cycle` finds it.
  std::vector<Vertex> cycle;

  [[nodiscard]] bool acyclic() const { return cycle.empty(); }
};

/// One pass where all edges ascend or all descend (0.2 s for 27.5 million), else Kahn's algorithm by layers
/// (*Topological sorting of large networks*, 1962). O(vertices + edges). Throws Cancelled.
[[nodiscard]] Lineages longest_lineages(const Graph& graph, const Progress& progress = {});

/// Whether the numbers of vertices, or their reverse, are a topological order already. O(vertices).
[[nodiscard]] std::optional<TopologicalOrder> plain_order(const Graph& graph);

/// A longest path, from a root; of several the one whose end, then the one before it and so on, has the
/// smallest number. Empty for a graph without vertices. `lineages` are the graph's and know of no cycle.
[[nodiscard]] std::vector<Vertex> longest_chain(const Graph& graph, const Lineages& lineages);

}  // namespace echelon
