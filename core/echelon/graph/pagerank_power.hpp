#pragma once

#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// Within graph: what leaves each vertex: the sum of its edges' weights, or their number.
[[nodiscard]] std::vector<double> out_weights(const Graph& graph);

/// Within graph: `steps` steps of the power method, as `pagerank` promises.
[[nodiscard]] std::vector<double> power_method(const Graph& graph, double damping, unsigned steps,
                                               unsigned threads, const Progress& progress);

}  // namespace echelon
