#include "echelon/graph/order.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "echelon/graph/components.hpp"
#include "echelon/graph/cycle.hpp"
#include "random_graphs.hpp"

using echelon::Edge;
using echelon::Graph;
using echelon::Vertex;

namespace {

/// The length of a shortest cycle by the powers of the matrix; 0 where there is none.
std::size_t girth(const DrawnGraph& drawn) {
  const auto step = drawn.adjacent();
  auto walk = step;
  for (std::size_t length = 1; length <= drawn.vertices; ++length) {
    for (std::size_t v = 0; v < drawn.vertices; ++v)
      if (walk[v][v]) return length;
    std::vector<std::vector<bool>> next(drawn.vertices, std::vector<bool>(drawn.vertices));
    for (std::size_t i = 0; i < drawn.vertices; ++i)
      for (std::size_t k = 0; k < drawn.vertices; ++k)
        for (std::size_t j = 0; walk[i][k] && j < drawn.vertices; ++j)
          if (step[k][j]) next[i][j] = true;
    walk = next;
  }
  return 0;
}

}  // namespace

TEST_CASE("depths are longest paths, or a shortest cycle is named") {
  GraphDraws draws(11);
  int with_cycle = 0;
  for (int round = 0; round < 2000; ++round) {
    const DrawnGraph drawn = draws.draw();
    const Graph graph = drawn.graph();
    const auto lineages = longest_lineages(graph);
    const std::size_t shortest = girth(drawn);
    REQUIRE(lineages.acyclic() == (shortest == 0));
    if (shortest > 0) {
      ++with_cycle;
      REQUIRE(lineages.cycle.size() == shortest);
      REQUIRE(*std::min_element(lineages.cycle.begin(), lineages.cycle.end()) == lineages.cycle[0]);
      const auto adjacent = drawn.adjacent();
      for (std::size_t i = 0; i < shortest; ++i)
        REQUIRE(adjacent[lineages.cycle[i]][lineages.cycle[(i + 1) % shortest]]);
      continue;
    }
    std::vector<std::uint32_t> depth(drawn.vertices);
    for (std::size_t pass = 0; pass < drawn.vertices; ++pass)
      for (const Edge& each : drawn.edges) depth[each.to] = std::max(depth[each.to], depth[each.from] + 1);
    REQUIRE(lineages.depth == depth);
    std::vector<std::size_t> place(drawn.vertices, drawn.vertices);
    for (std::size_t i = 0; i < lineages.order.size(); ++i) place[lineages.order[i]] = i;
    for (const Edge& each : drawn.edges) REQUIRE(place[each.from] < place[each.to]);
    const auto chain = longest_chain(graph, lineages);
    REQUIRE(chain.size() == (drawn.vertices == 0 ? 0 : *std::max_element(depth.begin(), depth.end()) + 1));
    const auto adjacent = drawn.adjacent();
    for (std::size_t i = 1; i < chain.size(); ++i) REQUIRE(adjacent[chain[i - 1]][chain[i]]);
  }
  CHECK(with_cycle > 100);
}

TEST_CASE("a path and a ring of a million vertices, whichever way they are numbered") {
  constexpr Vertex count = 1'000'000;
  const auto name = [&](int kind, Vertex v) {
    if (kind == 0) return v;
    if (kind == 1) return count - 1 - v;
    return static_cast<Vertex>(std::uint64_t{v} * 700'001 % count);
  };
  for (int kind = 0; kind < 3; ++kind) {
    std::vector<Edge> edges;
    for (Vertex v = 1; v < count; ++v) edges.push_back({name(kind, v - 1), name(kind, v)});
    const auto path = longest_lineages(Graph(count, edges));
    REQUIRE(path.acyclic());
    CHECK(path.depth[name(kind, count - 1)] == count - 1);
    edges.push_back({name(kind, count - 1), name(kind, 0)});
    const auto ring = longest_lineages(Graph(count, edges));
    CHECK(ring.cycle.size() == count);
    CHECK(ring.cycle[0] == 0);
  }
}

TEST_CASE("a vertex that leads to itself is the shortest cycle there is") {
  CHECK(echelon::short_cycle(Graph(4, {{0, 1}, {1, 0}, {3, 3}, {2, 2}})) == std::vector<Vertex>{2});
  CHECK(echelon::short_cycle(Graph(4, {{2, 1}, {1, 2}, {0, 1}, {3, 0}})) == std::vector<Vertex>{1, 2});
  CHECK(echelon::short_cycle(Graph(0, {})).empty());
}

TEST_CASE("weak and strong components are those of the transitive closure") {
  GraphDraws draws(12);
  for (int round = 0; round < 2000; ++round) {
    const DrawnGraph drawn = draws.draw();
    const Graph graph = drawn.graph();
    DrawnGraph both = drawn;
    for (const Edge& each : drawn.edges) both.edges.push_back({each.to, each.from});
    const auto joined = both.reached();
    const auto reached = drawn.reached();
    const auto weak = weak_components(graph);
    const auto strong = strong_components(graph);
    for (Vertex u = 0; u < drawn.vertices; ++u) {
      Vertex smallest = u;
      for (Vertex v = 0; v < drawn.vertices; ++v) {
        if (joined[u][v]) smallest = std::min(smallest, v);
        REQUIRE((strong.of[u] == strong.of[v]) == (u == v || (reached[u][v] && reached[v][u])));
        if (reached[u][v]) REQUIRE(strong.of[u] <= strong.of[v]);
      }
      REQUIRE(weak[u] == smallest);
      REQUIRE(strong.of[u] < strong.count);
    }
    for (const auto& set : strong.cyclic()) {
      REQUIRE(set.size() > 1);
      for (const Vertex v : set) REQUIRE(strong.of[v] == strong.of[set[0]]);
    }
  }
}

TEST_CASE("a million isolated vertices are a million components, a path of as many is one") {
  constexpr Vertex count = 1'000'000;
  const Graph isolated(count, {});
  CHECK(weak_components(isolated)[count - 1] == count - 1);
  CHECK(strong_components(isolated).count == count);
  std::vector<Edge> edges;
  for (Vertex v = 1; v < count; ++v) edges.push_back({v, v - 1});
  const Graph path(count, edges);
  CHECK(weak_components(path)[count - 1] == 0);
  CHECK(strong_components(path).count == count);
  edges.push_back({0, count - 1});
  CHECK(strong_components(Graph(count, edges)).count == 1);
}
