#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "echelon/graph/graph.hpp"

namespace echelon {

/// Someone reached along edges, and by how few.
struct Relative {
  Vertex vertex = 0;
  std::uint32_t generation = 0;
  friend bool operator==(const Relative&, const Relative&) = default;
};

inline constexpr std::uint32_t all_generations = std::numeric_limits<std::uint32_t>::max();

/// Who is reached backwards from `of` by at most so many edges, without itself, by generation and number.
/// O(what is reached and its edges), and 1 byte a vertex of the graph.
[[nodiscard]] std::vector<Relative> ancestors_of(const Graph& graph, Vertex of,
                                                 std::uint32_t generations = all_generations);
/// The same forwards.
[[nodiscard]] std::vector<Relative> descendants_of(const Graph& graph, Vertex of,
                                                   std::uint32_t generations = all_generations);

/// Someone from whom two others come.
struct CommonAncestor {
  Vertex vertex = 0;
  std::uint32_t to_first = 0;  ///< the fewest edges to each
  std::uint32_t to_second = 0;
  friend bool operator==(const CommonAncestor&, const CommonAncestor&) = default;
};

/// The nearest common ancestors, either of the two included: those no successor of whom is a common ancestor
/// too. By the sum of edges, then by number; empty where there is none. On a cycle, where all are each
/// other's ancestors, there may be none.
[[nodiscard]] std::vector<CommonAncestor> nearest_common_ancestors(const Graph& graph, Vertex first,
                                                                   Vertex second);

}  // namespace echelon
