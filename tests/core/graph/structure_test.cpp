#include <doctest/doctest.h>

#include <set>

#include "echelon/base/error.hpp"
#include "echelon/graph/articulation.hpp"
#include "echelon/graph/communities.hpp"
#include "echelon/graph/components.hpp"
#include "echelon/graph/flow.hpp"
#include "echelon/graph/kinship.hpp"
#include "random_graphs.hpp"

using echelon::Edge;
using echelon::FlowProblem;
using echelon::Graph;
using echelon::Relative;
using echelon::Vertex;

namespace {

/// The smallest cut by trying every side of it.
std::int64_t smallest_cut(const FlowProblem& problem) {
  std::int64_t least = INT64_MAX;
  for (std::size_t side = 0; side < (std::size_t{1} << problem.vertices); ++side) {
    const auto is_before = [&](Vertex v) { return (side >> v & 1U) != 0; };
    if (!is_before(problem.source) || is_before(problem.sink)) continue;
    std::int64_t sum = 0;
    for (const auto& each : problem.arcs)
      if (is_before(each.from) && !is_before(each.to)) sum += each.capacity;
    least = std::min(least, sum);
  }
  return least;
}

FlowProblem flow_drawn(GraphDraws& draws) {
  FlowProblem problem;
  problem.vertices = 2 + draws.below(6);
  problem.source = static_cast<Vertex>(draws.below(problem.vertices));
  problem.sink =
      static_cast<Vertex>((problem.source + 1 + draws.below(problem.vertices - 1)) % problem.vertices);
  for (std::size_t a = draws.below(16); a-- > 0;)
    problem.arcs.push_back({static_cast<Vertex>(draws.below(problem.vertices)),
                            static_cast<Vertex>(draws.below(problem.vertices)),
                            static_cast<std::int64_t>(draws.below(5))});
  return problem;
}

/// The sizes of the weak components that are left of v's without v.
std::vector<std::size_t> pieces_without(const DrawnGraph& drawn, Vertex v) {
  const auto whole = weak_components(drawn.graph());
  DrawnGraph rest{drawn.vertices, {}};
  for (const Edge& each : drawn.edges)
    if (each.from != v && each.to != v) rest.edges.push_back(each);
  const auto parts = weak_components(rest.graph());
  std::vector<std::size_t> sizes(drawn.vertices);
  for (Vertex u = 0; u < drawn.vertices; ++u)
    if (u != v && whole[u] == whole[v]) ++sizes[parts[u]];
  sizes.erase(std::remove(sizes.begin(), sizes.end(), 0U), sizes.end());
  return sizes;
}

}  // namespace

TEST_CASE("what flows is a flow, as much as the smallest cut holds, and one more place gains what it says") {
  GraphDraws draws(31);
  for (int round = 0; round < 1500; ++round) {
    FlowProblem problem = flow_drawn(draws);
    const auto found = maximum_flow(problem);
    REQUIRE(found.bounded);
    REQUIRE(found.value == smallest_cut(problem));
    std::vector<std::int64_t> balance(problem.vertices);
    std::int64_t held = 0;
    for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
      REQUIRE(found.flow[a] >= 0);
      REQUIRE(found.flow[a] <= problem.arcs[a].capacity);
      balance[problem.arcs[a].from] -= found.flow[a];
      balance[problem.arcs[a].to] += found.flow[a];
    }
    for (const std::size_t a : found.cut) held += problem.arcs[a].capacity;
    REQUIRE(held == found.value);
    for (Vertex v = 0; v < problem.vertices; ++v)
      REQUIRE(balance[v] == (v == problem.source ? -found.value : v == problem.sink ? found.value : 0));
    for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
      ++problem.arcs[a].capacity;
      REQUIRE(maximum_flow(problem).value == found.value + found.gain[a]);
      --problem.arcs[a].capacity;
    }
  }
}

TEST_CASE("a way without limits to the sink has no greatest flow, and what is no problem is refused") {
  const auto limitless = FlowProblem::unlimited;
  CHECK_FALSE(maximum_flow(FlowProblem{3, {{0, 1, limitless}, {1, 2, limitless}}, 0, 2}).bounded);
  const auto held = maximum_flow(FlowProblem{3, {{0, 1, limitless}, {1, 2, 7}}, 0, 2});
  CHECK(held.bounded);
  CHECK(held.value == 7);
  CHECK(held.cut == std::vector<std::size_t>{1});
  CHECK_THROWS_AS(static_cast<void>(maximum_flow(FlowProblem{2, {}, 1, 1})), echelon::Error);
  CHECK_THROWS_AS(static_cast<void>(maximum_flow(FlowProblem{2, {{0, 1, -1}}, 0, 1})), echelon::Error);
  CHECK_THROWS_AS(static_cast<void>(maximum_flow(FlowProblem{2, {{0, 1, limitless - 1}}, 0, 1})),
                  echelon::Error);
  CHECK_THROWS_AS(static_cast<void>(maximum_flow(FlowProblem{2, {{0, 2, 1}}, 0, 1})), echelon::Error);
}

TEST_CASE("articulation points are those without whom a component falls apart, and say how far") {
  GraphDraws draws(32);
  for (int round = 0; round < 2000; ++round) {
    const DrawnGraph drawn = draws.draw();
    std::vector<echelon::ArticulationPoint> expected;
    for (Vertex v = 0; v < drawn.vertices; ++v) {
      const auto sizes = pieces_without(drawn, v);
      if (sizes.size() < 2) continue;
      std::size_t sum = 0;
      for (const std::size_t each : sizes) sum += each;
      expected.push_back({v, static_cast<std::uint32_t>(sizes.size()),
                          static_cast<std::uint32_t>(sum - *std::max_element(sizes.begin(), sizes.end()))});
    }
    REQUIRE(articulation_points(drawn.graph()) == expected);
  }
}

TEST_CASE("every inner vertex of a path of a million is an articulation point") {
  constexpr Vertex count = 1'000'000;
  std::vector<Edge> edges;
  for (Vertex v = 1; v < count; ++v) edges.push_back({v - 1, v});
  const auto points = articulation_points(Graph(count, edges));
  CHECK(points.size() == count - 2);
  CHECK(points[0] == echelon::ArticulationPoint{1, 2, 1});
}

TEST_CASE("relatives by generations are those of the transitive closure") {
  GraphDraws draws(33);
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = draws.draw();
    if (drawn.vertices == 0) continue;
    const Graph graph = drawn.graph();
    const auto reached = drawn.reached();
    const auto of = static_cast<Vertex>(draws.below(drawn.vertices));
    std::set<Vertex> forwards;
    std::uint32_t generation = 1;
    for (const Relative& each : descendants_of(graph, of)) {
      forwards.insert(each.vertex);
      REQUIRE(each.generation >= generation);
      generation = each.generation;
      REQUIRE((reached[of][each.vertex] && each.vertex != of));
      if (generation == 1) REQUIRE(drawn.adjacent()[of][each.vertex]);
    }
    for (Vertex v = 0; v < drawn.vertices; ++v) REQUIRE(forwards.contains(v) == (v != of && reached[of][v]));
    std::size_t near = 0;
    for (const Relative& each : descendants_of(graph, of)) near += each.generation <= 2 ? 1U : 0U;
    REQUIRE(descendants_of(graph, of, 2).size() == near);
    DrawnGraph turned = drawn;
    for (Edge& each : turned.edges) std::swap(each.from, each.to);
    REQUIRE(ancestors_of(graph, of) == descendants_of(turned.graph(), of));
  }
}

TEST_CASE("nearest common ancestors are common ancestors above no other") {
  GraphDraws draws(34);
  for (int round = 0; round < 1500; ++round) {
    const DrawnGraph drawn = draws.draw();
    if (drawn.vertices == 0) continue;
    auto reached = drawn.reached();
    bool has_cycle = false;
    for (Vertex v = 0; v < drawn.vertices; ++v) has_cycle = has_cycle || reached[v][v];
    if (has_cycle) continue;
    for (Vertex v = 0; v < drawn.vertices; ++v) reached[v][v] = true;
    const auto a = static_cast<Vertex>(draws.below(drawn.vertices));
    const auto b = static_cast<Vertex>(draws.below(drawn.vertices));
    std::set<Vertex> expected;
    for (Vertex v = 0; v < drawn.vertices; ++v) {
      bool nearest = reached[v][a] && reached[v][b];
      for (Vertex u = 0; u < drawn.vertices; ++u)
        nearest = nearest && !(u != v && reached[v][u] && reached[u][a] && reached[u][b]);
      if (nearest) expected.insert(v);
    }
    std::set<Vertex> found;
    for (const auto& each : nearest_common_ancestors(drawn.graph(), a, b)) found.insert(each.vertex);
    REQUIRE(found == expected);
  }
}

TEST_CASE("communities are connected, never worse than everyone apart, and named by their first") {
  GraphDraws draws(35);
  for (int round = 0; round < 800; ++round) {
    const DrawnGraph drawn = draws.draw();
    const Graph graph = drawn.graph();
    const auto found = communities(graph);
    std::vector<Vertex> apart(drawn.vertices);
    for (Vertex v = 0; v < drawn.vertices; ++v) apart[v] = v;
    REQUIRE(found.modularity >= modularity(graph, apart) - 1e-12);
    REQUIRE(found.modularity == modularity(graph, found.of));
    REQUIRE(std::set<Vertex>(found.of.begin(), found.of.end()).size() == found.count);
    DrawnGraph inside{drawn.vertices, {}};
    for (const Edge& each : drawn.edges)
      if (found.of[each.from] == found.of[each.to]) inside.edges.push_back(each);
    REQUIRE(weak_components(inside.graph()) == found.of);
  }
}

TEST_CASE("two cliques joined by one edge are two communities") {
  std::vector<Edge> edges{{4, 5}};
  for (Vertex clique : {0U, 5U})
    for (Vertex a = 0; a < 5; ++a)
      for (Vertex b = a + 1; b < 5; ++b) edges.push_back({clique + a, clique + b});
  const auto found = communities(Graph(10, edges));
  CHECK(found.of == std::vector<Vertex>{0, 0, 0, 0, 0, 5, 5, 5, 5, 5});
  CHECK(found.modularity == doctest::Approx(2 * (10.0 / 21 - 0.25)));
}
