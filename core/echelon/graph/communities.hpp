#pragma once

#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// Groups with more edges among themselves than chance would give them.
struct Communities {
  std::vector<Vertex> of;  ///< for each vertex the smallest vertex of its community
  std::size_t count = 0;
  /// Of edges without their directions: the share within communities less what it would be if each vertex
  /// drew as many at random (Newman and Girvan 2004); 0 for a graph without edges. Between −0.5 and 1.
  double modularity = 0;
};

/// The graph without directions and without edges from a vertex to itself; parallel edges and weights add up.
/// Blondel, Guillaume, Lambiotte and Lefebvre, *Fast unfolding of communities in large networks*, 2008,
/// vertices in order, ties to the smaller number, so that the answer is always the same; after each level,
/// communities that are not connected are parted, as they may become (Traag, Waltman and van Eck 2019). A
/// good division, not proven the best. Some passes over all edges. Throws Cancelled.
[[nodiscard]] Communities communities(const Graph& graph, const Progress& progress = {});

/// The modularity of a division, as above; `of` has a number below `graph.vertices()` for each vertex.
[[nodiscard]] double modularity(const Graph& graph, const std::vector<Vertex>& of);

}  // namespace echelon
