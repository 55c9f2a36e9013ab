#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "echelon/graph/graph.hpp"

namespace bench {

/// Mentorships over forty years of joining, vertices in the order in which they joined: everyone after the
/// first year has as many mentors as chance gives, each of whom joined 3 to 25 years earlier. `shuffled`: the
/// same under other numbers and in another order; `uniform`: a mentor may be anyone who joined earlier.
enum class GraphShape { joining, shuffled, uniform };

[[nodiscard]] GraphShape graph_shape(const std::string& name);
[[nodiscard]] std::vector<echelon::Edge> mentorships(GraphShape shape, std::size_t people, std::size_t edges,
                                                     std::uint64_t seed);
/// Edges between any two, cycles and all, none twice and none from a vertex to itself: about so many.
[[nodiscard]] std::vector<echelon::Edge> any_edges(std::size_t vertices, std::size_t edges,
                                                   std::uint64_t seed);

}  // namespace bench
