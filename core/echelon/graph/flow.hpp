#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/graph.hpp"

namespace echelon {

/// Arcs with room for so many, such as the places of a tier a year, between a source and a sink.
struct FlowProblem {
  static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;
  static constexpr std::int64_t most = 1'000'000'000'000;  ///< of a capacity that is not unlimited
  struct Arc {
    Vertex from = 0;
    Vertex to = 0;
    std::int64_t capacity = 0;
  };
  std::size_t vertices = 0;
  std::vector<Arc> arcs;
  Vertex source = 0;
  Vertex sink = 0;
};

/// The most that can flow, and what holds it back.
struct MaximumFlow {
  std::int64_t value = 0;  ///< 0 and `bounded` false where a path without limits leads to the sink
  bool bounded = true;
  std::vector<std::int64_t> flow;  ///< by arc
  /// The arcs of a smallest cut, ascending: together they hold exactly `value`. Of several cuts the one
  /// nearest to the source.
  std::vector<std::size_t> cut;
  std::vector<bool> before_cut;  ///< by vertex: on the source's side
  /// By arc: how much more would flow with room for one more there, 0 or 1. It can be 0 on the cut, where
  /// another bottleneck follows.
  std::vector<std::uint8_t> gain;
};

/// Dinic, *Algorithm for solution of a problem of maximum flow in networks with power estimation*, 1970,
/// without recursion; at worst O(vertices² × arcs), in practice some milliseconds for 10,000 arcs. Throws
/// Error for a vertex that is not there, a capacity below 0 or between `most` and `unlimited`, and a source
/// that is the sink; Cancelled.
[[nodiscard]] MaximumFlow maximum_flow(const FlowProblem& problem, const Progress& progress = {});

}  // namespace echelon
