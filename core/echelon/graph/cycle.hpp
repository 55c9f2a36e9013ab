#pragma once

#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// The vertices of a cycle, each leading to the next and the last to the first, beginning with the smallest;
/// empty where the graph has none. It is the shortest (then the one with the smallest first vertex) unless
/// that takes more than some 50 million steps, when it is the shortest of those found by then: the answer
/// never depends on the machine. Throws Cancelled.
[[nodiscard]] std::vector<Vertex> short_cycle(const Graph& graph, const Progress& progress = {});

}  // namespace echelon
