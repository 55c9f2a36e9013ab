// graph_bench ours|boost SHAPE VERTICES EDGES SEED SMALL_VERTICES SMALL_EDGES: the graph engine, or Boost's
// own algorithms on its compressed sparse rows, on a mentorship graph; betweenness on a smaller one with
// cycles. Prints a line for each task: its name, seconds of CPU, and a number to compare.

#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>
#include <numeric>

#include "echelon/graph/betweenness.hpp"
#include "echelon/graph/components.hpp"
#include "echelon/graph/descendants.hpp"
#include "echelon/graph/order.hpp"
#include "echelon/graph/pagerank.hpp"
#include "graph_figures.hpp"
#include "graph_instances.hpp"

namespace {

using bench::figure;
using echelon::Edge;
using echelon::Graph;
using echelon::Vertex;
using Sparse = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                                  boost::no_property, std::uint32_t, std::uint32_t>;

double roots_of(const std::vector<Vertex>& component) {
  double count = 0;
  for (Vertex v = 0; v < component.size(); ++v) count += component[v] == v ? 1 : 0;
  return count;
}

void run_ours(std::size_t vertices, std::vector<Edge> edges, std::size_t small,
              std::vector<Edge> small_edges) {
  Graph graph;
  figure("build", [&] {
    graph = Graph(vertices, std::move(edges));
    return static_cast<double>(graph.edges());
  });
  echelon::PageRankOptions options;
  options.steps = 20;
  figure("pagerank 20",
         [&] { return pagerank(graph, options)[vertices / 2] * static_cast<double>(vertices); });
  figure("pagerank exact", [&] { return pagerank(graph)[vertices / 2] * static_cast<double>(vertices); });
  figure("weak components", [&] { return roots_of(weak_components(graph)); });
  figure("cycle and lineage", [&] {
    const auto lineages = longest_lineages(graph);
    return static_cast<double>(*std::max_element(lineages.depth.begin(), lineages.depth.end()));
  });
  figure("strong components", [&] { return static_cast<double>(strong_components(graph).count); });
  const Graph other(small, std::move(small_edges));
  figure("betweenness", [&] {
    const auto sums = betweenness(other);
    return std::accumulate(sums.begin(), sums.end(), 0.0);
  });
}

void run_boost(std::size_t vertices, const std::vector<Edge>& edges, std::size_t small,
               const std::vector<Edge>& small_edges) {
  using Pair = std::pair<std::uint32_t, std::uint32_t>;
  const auto pairs_of = [](const std::vector<Edge>& list) {
    std::vector<Pair> pairs;
    pairs.reserve(list.size());
    for (const Edge& each : list) pairs.emplace_back(each.from, each.to);
    return pairs;
  };
  std::vector<Pair> pairs = pairs_of(edges);
  Sparse graph;
  figure("build", [&] {
    graph = Sparse(boost::edges_are_unsorted_multi_pass, pairs.begin(), pairs.end(),
                   static_cast<std::uint32_t>(vertices));
    return static_cast<double>(num_edges(graph));
  });
  std::vector<Pair>().swap(pairs);
  const auto index = get(boost::vertex_index, graph);
  figure("pagerank 20", [&] {
    std::vector<double> ranks(vertices);
    std::vector<double> others(vertices);
    boost::graph::page_rank(graph, make_iterator_property_map(ranks.begin(), index),
                            boost::graph::n_iterations(20), 0.85, static_cast<std::uint32_t>(vertices),
                            make_iterator_property_map(others.begin(), index));
    return 0.0;  // it loses what dangling vertices hold: other ranks
  });
  figure("weak components", [&] {
    std::vector<std::uint32_t> parents(vertices);
    std::vector<std::uint8_t> ranks(vertices);
    const auto by_rank = make_iterator_property_map(ranks.begin(), boost::identity_property_map());
    const auto by_parent = make_iterator_property_map(parents.begin(), boost::identity_property_map());
    boost::disjoint_sets sets(by_rank, by_parent);
    for (std::uint32_t v = 0; v < vertices; ++v) sets.make_set(v);
    for (std::uint32_t u = 0; u < vertices; ++u)
      for (const auto v : boost::make_iterator_range(adjacent_vertices(u, graph))) sets.union_set(u, v);
    double count = 0;
    for (std::uint32_t v = 0; v < vertices; ++v) count += sets.find_set(v) == v ? 1 : 0;
    return count;
  });
  figure("cycle and lineage", [&] {
    std::vector<std::uint32_t> order;
    order.reserve(vertices);
    topological_sort(graph, std::back_inserter(order));
    std::vector<std::uint32_t> depth(vertices);
    for (auto u = order.rbegin(); u != order.rend(); ++u)
      for (const auto v : boost::make_iterator_range(adjacent_vertices(*u, graph)))
        depth[v] = std::max(depth[v], depth[*u] + 1);
    return static_cast<double>(*std::max_element(depth.begin(), depth.end()));
  });
  figure("strong components", [&] {
    std::vector<std::uint32_t> component(vertices);
    return static_cast<double>(
        strong_components(graph, make_iterator_property_map(component.begin(), index)));
  });
  const std::vector<Pair> small_pairs = pairs_of(small_edges);
  const Sparse other(boost::edges_are_unsorted_multi_pass, small_pairs.begin(), small_pairs.end(),
                     static_cast<std::uint32_t>(small));
  figure("betweenness", [&] {
    std::vector<double> sums(small);
    brandes_betweenness_centrality(other,
                                   make_iterator_property_map(sums.begin(), get(boost::vertex_index, other)));
    return std::accumulate(sums.begin(), sums.end(), 0.0);
  });
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 8) {
    std::fputs("graph_bench ours|boost SHAPE VERTICES EDGES SEED SMALL_VERTICES SMALL_EDGES\n", stderr);
    return 2;
  }
  const std::size_t vertices = std::stoul(arguments[3]);
  const std::size_t small = std::stoul(arguments[6]);
  auto edges = bench::mentorships(bench::graph_shape(arguments[2]), vertices, std::stoul(arguments[4]),
                                  std::stoul(arguments[5]));
  auto small_edges = bench::any_edges(small, std::stoul(arguments[7]), 1);
  if (std::string(arguments[1]) == "ours") {
    run_ours(vertices, std::move(edges), small, std::move(small_edges));
  } else {
    run_boost(vertices, edges, small, small_edges);
  }
  return 0;
}
