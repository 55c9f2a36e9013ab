#pragma once

#include <cstdint>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// For each vertex the smallest vertex of its weak component (connected when directions are ignored). Union
/// by smaller number with halved paths (Tarjan and van Leeuwen, *Worst-case analysis of set union
/// algorithms*, 1984), vertices in order; nearly O(vertices + edges).
[[nodiscard]] std::vector<Vertex> weak_components(const Graph& graph);

/// Sets of vertices each of which reaches all others of its set.
struct StrongComponents {
  /// For each vertex the number of its component. Edges between components lead from lower to higher numbers.
  std::vector<std::uint32_t> of;
  std::size_t count = 0;

  /// The components of two or more vertices, each ascending, by their smallest vertices. A vertex with an
  /// edge to itself alone is none of them.
  [[nodiscard]] std::vector<std::vector<Vertex>> cyclic() const;
};

/// Pearce, *An improved algorithm for finding the strongly connected components of a directed graph*, 2005,
/// without recursion; O(vertices + edges). Throws Cancelled.
[[nodiscard]] StrongComponents strong_components(const Graph& graph, const Progress& progress = {});

}  // namespace echelon
