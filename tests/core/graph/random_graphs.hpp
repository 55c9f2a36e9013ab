#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "echelon/graph/graph.hpp"

/// Small graphs of all kinds: none, one vertex, without edges, forests, without cycles, with everything.
struct DrawnGraph {
  std::size_t vertices = 0;
  std::vector<echelon::Edge> edges;

  [[nodiscard]] echelon::Graph graph() const { return {vertices, edges}; }
  [[nodiscard]] std::vector<std::vector<bool>> adjacent() const {
    std::vector<std::vector<bool>> matrix(vertices, std::vector<bool>(vertices));
    for (const auto& each : edges) matrix[each.from][each.to] = true;
    return matrix;
  }
  /// Which vertices are reached by at least one edge.
  [[nodiscard]] std::vector<std::vector<bool>> reached() const {
    auto matrix = adjacent();
    for (std::size_t k = 0; k < vertices; ++k)
      for (std::size_t i = 0; i < vertices; ++i)
        for (std::size_t j = 0; j < vertices; ++j)
          if (matrix[i][k] && matrix[k][j]) matrix[i][j] = true;
    return matrix;
  }
};

class GraphDraws {
 public:
  explicit GraphDraws(unsigned seed) : chance_(seed) {}

  std::size_t below(std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(0, most - 1)(chance_);
  }

  DrawnGraph draw() {
    DrawnGraph drawn;
    drawn.vertices = below(12);
    if (drawn.vertices == 0) return drawn;
    const std::size_t kind = below(4);
    const std::size_t edges = below(3) == 0 ? below(4) : below(3 * drawn.vertices);
    std::vector<echelon::Vertex> names(drawn.vertices);
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = static_cast<echelon::Vertex>(i);
    if (below(2) == 0) std::shuffle(names.begin(), names.end(), chance_);
    std::vector<bool> has_parent(drawn.vertices);
    for (std::size_t e = 0; e < edges; ++e) {
      std::size_t from = below(drawn.vertices);
      std::size_t to = below(drawn.vertices);
      if (kind != 0) {  // no cycles
        if (from == to) continue;
        if (from > to) std::swap(from, to);
      }
      if (kind == 1) {  // a forest
        if (has_parent[to]) continue;
        has_parent[to] = true;
      }
      drawn.edges.push_back({names[from], names[to]});
      if (below(8) == 0 && kind != 1) drawn.edges.push_back(drawn.edges.back());
    }
    return drawn;
  }
  template <class Row>
  void shuffle(std::vector<Row>& rows) {
    std::shuffle(rows.begin(), rows.end(), chance_);
  }
  double weight() { return static_cast<double>(below(5)) / 4; }

 private:
  std::mt19937 chance_;
};
