#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "echelon/graph/betweenness.hpp"
#include "echelon/graph/descendants.hpp"
#include "echelon/graph/pagerank.hpp"
#include "random_graphs.hpp"

using echelon::Edge;
using echelon::Graph;
using echelon::Vertex;

namespace {

/// The power method by the definition, until nothing changes.
std::vector<double> ranks_by_definition(std::size_t count, const std::vector<Edge>& edges,
                                        const std::vector<double>& weights, int steps) {
  constexpr double damping = 0.85;
  std::vector<double> leaves(count);
  for (std::size_t e = 0; e < edges.size(); ++e) leaves[edges[e].from] += weights.empty() ? 1 : weights[e];
  std::vector<double> ranks(count, 1.0 / static_cast<double>(count));
  for (int step = 0; step < steps; ++step) {
    double dangling = 0;
    for (std::size_t v = 0; v < count; ++v) dangling += leaves[v] > 0 ? 0 : ranks[v];
    std::vector<double> next(count, (1 - damping + damping * dangling) / static_cast<double>(count));
    for (std::size_t e = 0; e < edges.size(); ++e) {
      const double weight = weights.empty() ? 1 : weights[e];
      if (leaves[edges[e].from] > 0)
        next[edges[e].to] += damping * ranks[edges[e].from] * weight / leaves[edges[e].from];
    }
    ranks = next;
  }
  return ranks;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]);
  return sum;
}

/// By counting the paths of every length up to the shortest.
std::vector<double> betweenness_by_definition(const DrawnGraph& drawn) {
  const std::size_t n = drawn.vertices;
  const auto adjacent = drawn.adjacent();
  std::vector<std::vector<std::size_t>> far(n, std::vector<std::size_t>(n, n));
  std::vector<std::vector<double>> paths(n, std::vector<double>(n));
  for (std::size_t s = 0; s < n; ++s) {
    far[s][s] = 0;
    paths[s][s] = 1;
    for (std::size_t length = 1; length < n; ++length)
      for (std::size_t u = 0; u < n; ++u)
        for (std::size_t v = 0; v < n; ++v)
          if (u != v && adjacent[u][v] && far[s][u] == length - 1 && far[s][v] >= length) {
            far[s][v] = length;
            paths[s][v] += paths[s][u];
          }
  }
  std::vector<double> sums(n);
  for (std::size_t s = 0; s < n; ++s)
    for (std::size_t t = 0; t < n; ++t)
      for (std::size_t v = 0; v < n; ++v)
        if (s != t && v != s && v != t && far[s][t] < n && far[s][v] + far[v][t] == far[s][t])
          sums[v] += paths[s][v] * paths[v][t] / paths[s][t];
  return sums;
}

std::vector<Edge> many_edges(GraphDraws& draws, std::size_t vertices, std::size_t count, bool ascending) {
  std::vector<Edge> edges;
  while (edges.size() < count) {
    auto from = static_cast<Vertex>(draws.below(vertices));
    auto to = static_cast<Vertex>(draws.below(vertices));
    if (ascending && from == to) continue;
    if (ascending && from > to) std::swap(from, to);
    edges.push_back({from, to});
  }
  return edges;
}

}  // namespace

TEST_CASE("ranks are those of the power method, with weights too") {
  GraphDraws draws(21);
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = draws.draw();
    std::vector<double> weights;
    if (round % 2 == 1)
      for (std::size_t e = 0; e < drawn.edges.size(); ++e) weights.push_back(draws.weight());
    const Graph graph(drawn.vertices, drawn.edges, weights);
    const auto ranks = pagerank(graph);
    REQUIRE(ranks.size() == drawn.vertices);
    if (drawn.vertices == 0) continue;
    REQUIRE(distance(ranks, ranks_by_definition(drawn.vertices, drawn.edges, weights, 300)) < 1e-12);
    echelon::PageRankOptions options;
    options.steps = 7;
    REQUIRE(distance(pagerank(graph, options), ranks_by_definition(drawn.vertices, drawn.edges, weights, 7)) <
            1e-14);
    REQUIRE(std::accumulate(ranks.begin(), ranks.end(), 0.0) == doctest::Approx(1).epsilon(1e-13));
  }
}

TEST_CASE("ranks of many vertices are the same bytes for any number of threads") {
  GraphDraws draws(22);
  constexpr std::size_t count = 200'000;
  const auto edges = many_edges(draws, count, 300'000, false);
  const Graph graph(count, edges);
  echelon::PageRankOptions options;
  options.steps = 5;
  options.threads = 1;
  const auto one = pagerank(graph, options);
  for (const unsigned threads : {2U, 3U, 8U}) {
    options.threads = threads;
    CHECK(pagerank(graph, options) == one);
  }
  CHECK(distance(one, ranks_by_definition(count, edges, {}, 5)) < 1e-12);
  CHECK(distance(pagerank(graph), ranks_by_definition(count, edges, {}, 150)) < 1e-10);
}

TEST_CASE("descendants are the vertices of the transitive closure") {
  GraphDraws draws(23);
  for (int round = 0; round < 3000; ++round) {
    const DrawnGraph drawn = draws.draw();
    const auto counts = descendant_counts(drawn.graph(), 1 + static_cast<unsigned>(round % 2));
    const auto reached = drawn.reached();
    for (std::size_t u = 0; u < drawn.vertices; ++u) {
      std::uint32_t expected = 0;
      for (std::size_t v = 0; v < drawn.vertices; ++v) expected += v != u && reached[u][v] ? 1U : 0U;
      REQUIRE(counts[u] == expected);
    }
  }
}

TEST_CASE("descendants by sets and by searching are the same, whatever the threads") {
  GraphDraws draws(24);
  for (const bool ascending : {true, false}) {
    constexpr std::size_t count = 3'000;
    const auto edges = many_edges(draws, count, 9'000, ascending);
    const Graph graph(count, edges);
    const auto one = descendant_counts(graph, 1);
    CHECK(descendant_counts(graph, 3) == one);
    for (Vertex u = 0; u < count; u += 7) {
      std::vector<bool> seen(count);
      std::vector<Vertex> queue{u};
      seen[u] = true;
      for (std::size_t at = 0; at < queue.size(); ++at)
        for (const Vertex v : graph.successors(queue[at]))
          if (!seen[v]) {
            seen[v] = true;
            queue.push_back(v);
          }
      REQUIRE(one[u] == queue.size() - 1);
    }
  }
}

TEST_CASE("small families among very many vertices are searched one by one to the same counts") {
  GraphDraws draws(27);
  constexpr std::size_t families = 20'000;
  std::vector<Edge> edges;
  for (Vertex f = 0; f < families; ++f)
    for (int e = 0; e < 12; ++e) {
      const auto from = static_cast<Vertex>(draws.below(9));
      const auto to = static_cast<Vertex>(draws.below(9));
      if (from < to) edges.push_back({9 * f + from, 9 * f + to});
    }
  const auto counts = descendant_counts(Graph(9 * families, edges), 2);
  for (Vertex f = 0; f < families; f += 97) {
    DrawnGraph family{9, {}};
    for (const Edge& each : edges)
      if (each.from / 9 == f) family.edges.push_back({each.from % 9, each.to % 9});
    const auto reached = family.reached();
    for (std::size_t v = 0; v < 9; ++v)
      REQUIRE(counts[9 * f + v] ==
              static_cast<std::uint32_t>(std::count(reached[v].begin(), reached[v].end(), true)));
  }
}

TEST_CASE("a path of a million has a million descendants at its head, isolated vertices none") {
  constexpr Vertex count = 1'000'000;
  std::vector<Edge> edges;
  for (Vertex v = 1; v < count; ++v) edges.push_back({v, v - 1});
  CHECK(descendant_counts(Graph(count, edges))[count - 1] == count - 1);
  CHECK(descendant_counts(Graph(count, {}))[7] == 0);
}

TEST_CASE("betweenness is what passes through by shortest paths") {
  GraphDraws draws(25);
  for (int round = 0; round < 1000; ++round) {
    const DrawnGraph drawn = draws.draw();
    const auto expected = betweenness_by_definition(drawn);
    const auto found = betweenness(drawn.graph());
    for (std::size_t v = 0; v < drawn.vertices; ++v)
      REQUIRE(found[v] == doctest::Approx(expected[v]).epsilon(1e-12));
  }
}

TEST_CASE("betweenness is the same bytes for any number of threads") {
  GraphDraws draws(26);
  const Graph graph(1'000, many_edges(draws, 1'000, 4'000, false));
  const auto one = betweenness(graph, 1);
  CHECK(betweenness(graph, 2) == one);
  CHECK(betweenness(graph, 5) == one);
}
