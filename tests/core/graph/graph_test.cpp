#include "echelon/graph/graph.hpp"

#include <doctest/doctest.h>

#include "echelon/base/error.hpp"
#include "random_graphs.hpp"

using echelon::Edge;
using echelon::Graph;
using echelon::Vertex;

namespace {

std::vector<Edge> edges_of(const Graph& graph) {
  std::vector<Edge> edges;
  for (Vertex u = 0; u < graph.vertices(); ++u)
    for (const Vertex v : graph.successors(u)) edges.push_back({u, v});
  return edges;
}

bool before(const Edge& a, const Edge& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; }

}  // namespace

TEST_CASE("a graph holds exactly the edges it was given, in both directions, neighbours ascending") {
  GraphDraws draws(1);
  for (int round = 0; round < 500; ++round) {
    DrawnGraph drawn = draws.draw();
    const Graph graph = drawn.graph();
    std::sort(drawn.edges.begin(), drawn.edges.end(), before);
    REQUIRE(edges_of(graph) == drawn.edges);
    std::vector<Edge> backwards;
    for (Vertex v = 0; v < graph.vertices(); ++v) {
      const auto row = graph.predecessors(v);
      REQUIRE(std::is_sorted(row.begin(), row.end()));
      REQUIRE(row.size() == graph.in_degree(v));
      for (const Vertex u : row) backwards.push_back({u, v});
    }
    std::sort(backwards.begin(), backwards.end(), before);
    REQUIRE(backwards == drawn.edges);
  }
}

TEST_CASE("the order of edges never shows, nor does that of weighted parallel edges") {
  GraphDraws draws(2);
  for (int round = 0; round < 300; ++round) {
    DrawnGraph drawn = draws.draw();
    struct Row {
      Edge edge;
      double weight;
    };
    std::vector<Row> rows;
    for (const Edge& each : drawn.edges) rows.push_back({each, draws.weight()});
    std::vector<std::vector<double>> seen;
    for (int order = 0; order < 2; ++order) {
      draws.shuffle(rows);
      std::vector<Edge> edges;
      std::vector<double> weights;
      for (const Row& each : rows) {
        edges.push_back(each.edge);
        weights.push_back(each.weight);
      }
      const Graph graph(drawn.vertices, edges, weights);
      std::vector<double> all;
      for (Vertex v = 0; v < graph.vertices() && graph.weighted(); ++v) {
        for (std::size_t i = 0; i < graph.out_degree(v); ++i) {
          all.push_back(graph.successors(v)[i]);
          all.push_back(graph.successor_weights(v)[i]);
        }
        for (std::size_t i = 0; i < graph.in_degree(v); ++i) {
          all.push_back(graph.predecessors(v)[i]);
          all.push_back(graph.predecessor_weights(v)[i]);
        }
      }
      seen.push_back(all);
    }
    REQUIRE(seen[0] == seen[1]);
  }
}

TEST_CASE("a graph over several stretches of vertices is sorted like a small one") {
  GraphDraws draws(3);
  constexpr std::size_t vertices = 300'000;
  std::vector<Edge> edges;
  for (std::size_t e = 0; e < 400'000; ++e)
    edges.push_back({static_cast<Vertex>(draws.below(vertices)), static_cast<Vertex>(draws.below(vertices))});
  const Graph graph(vertices, edges);
  std::sort(edges.begin(), edges.end(), before);
  CHECK(edges_of(graph) == edges);
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return before({a.to, a.from}, {b.to, b.from});
  });
  const Graph again(vertices, edges);  // by ascending `to`, as in joining order
  CHECK(edges_of(again) == edges_of(graph));
}

TEST_CASE("an edge to a vertex that is not there is refused, and so are weights for other edges") {
  CHECK_THROWS_AS(Graph(2, {{0, 2}}), echelon::Error);
  CHECK_THROWS_AS(Graph(0, {{0, 0}}), echelon::Error);
  CHECK_THROWS_AS(Graph(2, {{0, 1}}, {1.0, 2.0}), echelon::Error);
}

TEST_CASE("a graph without vertices has none, and one without edges has no neighbours") {
  const Graph none(0, {});
  CHECK(none.vertices() == 0);
  const Graph alone(1, {});
  CHECK(alone.successors(0).empty());
  CHECK(alone.predecessors(0).empty());
}

TEST_CASE("the simple graph has each edge once and none from a vertex to itself") {
  const Graph simple = simple_graph(Graph(3, {{1, 0}, {0, 1}, {0, 1}, {2, 2}, {0, 2}, {0, 0}}));
  CHECK(edges_of(simple) == std::vector<Edge>{{0, 1}, {0, 2}, {1, 0}});
}
