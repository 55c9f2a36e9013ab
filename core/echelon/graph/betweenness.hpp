#pragma once

#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// Betweenness: for each vertex v the sum over ordered pairs of other vertices s, t of the share of shortest
/// directed paths from s to t that pass through v; not normalised. Paths are counted by their vertices:
/// parallel edges are one, edges from a vertex to itself none, weights are not regarded.
///
/// Brandes, *A faster algorithm for betweenness centrality*, 2001; O(vertices × edges): 10,000 vertices with
/// 50,000 edges take about 3 s of CPU, 100,000 with 500,000 a hundred times that. Memory: 136 bytes a vertex,
/// and for each thread 28 a vertex and 4 an edge. `threads`: 0 as many as the machine has; sums are made in
/// one order, so that the result is the same bytes for any number. Throws Cancelled.
[[nodiscard]] std::vector<double> betweenness(const Graph& graph, unsigned threads = 0,
                                              const Progress& progress = {});

}  // namespace echelon
