#pragma once

#include <cstdint>
#include <vector>

#include "echelon/graph/graph.hpp"

namespace echelon {

/// Someone without whom a weak component falls apart.
struct ArticulationPoint {
  Vertex vertex = 0;
  std::uint32_t pieces = 0;   ///< what remains of the component, two or more
  std::uint32_t cut_off = 0;  ///< the vertices outside the largest piece
  friend bool operator==(const ArticulationPoint&, const ArticulationPoint&) = default;
};

/// The articulation points of the graph without directions, ascending. Hopcroft and Tarjan, *Algorithm 447*,
/// 1973, without recursion; O(vertices + edges).
[[nodiscard]] std::vector<ArticulationPoint> articulation_points(const Graph& graph);

}  // namespace echelon
