#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace echelon {

/// A vertex is its number, from 0.
using Vertex = std::uint32_t;

/// One directed edge, such as from a mentor to a mentee.
struct Edge {
  Vertex from = 0;
  Vertex to = 0;
  friend bool operator==(const Edge&, const Edge&) = default;
};

/// A directed graph as compressed sparse rows in both directions. It never changes; copies share the same
/// rows, and any number of threads may read them.
///
/// Several edges between the same two vertices, and edges from a vertex to itself, are kept; each algorithm
/// says what they mean to it. Neighbours ascend (parallel edges: by weight), so that the order in which edges
/// were given never shows.
///
/// Memory: 8 bytes a vertex and 8 an edge, 24 an edge with weights; while it is built 8 (16 with weights)
/// more an edge, twice that for a moment where edges do not come by ascending `to`. Below 2^32 vertices and
/// edges.
class Graph {
 public:
  Graph() = default;
  /// Counting sort, O(vertices + edges). `weights` is empty or has one for each edge. Throws Error for an
  /// edge to a vertex that is not there, for other numbers of weights, and for too many edges or vertices.
  Graph(std::size_t vertices, std::vector<Edge> edges, std::vector<double> weights = {});

  [[nodiscard]] std::size_t vertices() const { return vertices_; }
  [[nodiscard]] std::size_t edges() const { return edges_; }
  [[nodiscard]] bool weighted() const { return out_weights_ != nullptr; }

  [[nodiscard]] std::span<const Vertex> successors(Vertex v) const { return row(out_begins_, out_, v); }
  [[nodiscard]] std::span<const Vertex> predecessors(Vertex v) const { return row(in_begins_, in_, v); }
  [[nodiscard]] std::uint32_t out_degree(Vertex v) const { return out_begins_[v + 1] - out_begins_[v]; }
  [[nodiscard]] std::uint32_t in_degree(Vertex v) const { return in_begins_[v + 1] - in_begins_[v]; }
  /// Beside each successor or predecessor the edge's weight; only where the graph is weighted.
  [[nodiscard]] std::span<const double> successor_weights(Vertex v) const {
    return row(out_begins_, out_weights_, v);
  }
  [[nodiscard]] std::span<const double> predecessor_weights(Vertex v) const {
    return row(in_begins_, in_weights_, v);
  }

  /// The rows as they lie in memory: `vertices() + 1` beginnings, and all neighbours one row behind another.
  [[nodiscard]] std::span<const std::uint32_t> successor_begins() const { return begins(out_begins_); }
  [[nodiscard]] std::span<const Vertex> all_successors() const { return {out_, edges_}; }
  [[nodiscard]] std::span<const std::uint32_t> predecessor_begins() const { return begins(in_begins_); }
  [[nodiscard]] std::span<const Vertex> all_predecessors() const { return {in_, edges_}; }

 private:
  struct Rows;
  template <class Value>
  [[nodiscard]] std::span<const Value> row(const std::uint32_t* from, const Value* values, Vertex v) const {
    return {values + from[v], values + from[v + 1]};
  }
  [[nodiscard]] std::span<const std::uint32_t> begins(const std::uint32_t* from) const {
    return {from, from == nullptr ? 0 : vertices_ + 1};
  }

  std::shared_ptr<const Rows> rows_;
  std::size_t vertices_ = 0;
  std::size_t edges_ = 0;
  const std::uint32_t* out_begins_ = nullptr;
  const std::uint32_t* in_begins_ = nullptr;
  const Vertex* out_ = nullptr;
  const Vertex* in_ = nullptr;
  const double* out_weights_ = nullptr;
  const double* in_weights_ = nullptr;
};

/// The graph without parallel edges, edges from a vertex to itself, and weights. O(vertices + edges).
[[nodiscard]] Graph simple_graph(const Graph& graph);

}  // namespace echelon
