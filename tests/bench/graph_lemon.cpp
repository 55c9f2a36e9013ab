// graph_lemon SHAPE VERTICES EDGES SEED: the tasks of graph_bench that LEMON knows, on its static digraph;
// PageRank, which it does not know, as anyone would write it there.

#include <lemon/adaptors.h>
#include <lemon/connectivity.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "graph_figures.hpp"
#include "graph_instances.hpp"

namespace {

using bench::figure;
using Graph = lemon::StaticDigraph;

double pagerank(const Graph& graph, int vertices) {
  std::vector<double> ranks(static_cast<std::size_t>(vertices), 1.0 / vertices);
  std::vector<double> next(ranks.size());
  for (int step = 0; step < 20; ++step) {
    double dangling = 0;
    std::fill(next.begin(), next.end(), 0.0);
    for (int u = 0; u < vertices; ++u) {
      int leaves = 0;
      const auto node = Graph::node(u);
      for (Graph::OutArcIt arc(graph, node); arc != lemon::INVALID; ++arc) ++leaves;
      if (leaves == 0) dangling += ranks[static_cast<std::size_t>(u)];
      for (Graph::OutArcIt arc(graph, node); arc != lemon::INVALID; ++arc)
        next[static_cast<std::size_t>(Graph::id(graph.target(arc)))] +=
            ranks[static_cast<std::size_t>(u)] / leaves;
    }
    const double alike = (0.15 + 0.85 * dangling) / vertices;
    for (double& each : next) each = alike + 0.85 * each;
    ranks.swap(next);
  }
  return ranks[static_cast<std::size_t>(vertices / 2)] * vertices;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("graph_lemon SHAPE VERTICES EDGES SEED\n", stderr);
    return 2;
  }
  const int vertices = std::stoi(arguments[2]);
  std::vector<std::pair<int, int>> pairs;
  for (const auto& each :
       bench::mentorships(bench::graph_shape(arguments[1]), static_cast<std::size_t>(vertices),
                          std::stoul(arguments[3]), std::stoul(arguments[4])))
    pairs.emplace_back(each.from, each.to);
  Graph graph;
  figure("build", [&] {
    std::sort(pairs.begin(), pairs.end());  // it takes arcs in order of their sources only
    graph.build(vertices, pairs.begin(), pairs.end());
    return static_cast<double>(graph.arcNum());
  });
  figure("pagerank 20", [&] { return pagerank(graph, vertices); });
  figure("weak components", [&] {
    const lemon::Undirector<const Graph> both(graph);
    return static_cast<double>(countConnectedComponents(both));
  });
  figure("cycle and lineage", [&] {
    Graph::NodeMap<int> place(graph);
    checkedTopologicalSort(graph, place);
    std::vector<int> order(static_cast<std::size_t>(vertices));
    for (int v = 0; v < vertices; ++v) order[static_cast<std::size_t>(place[Graph::node(v)])] = v;
    std::vector<int> depth(static_cast<std::size_t>(vertices));
    for (const int u : order)
      for (Graph::OutArcIt arc(graph, Graph::node(u)); arc != lemon::INVALID; ++arc) {
        int& there = depth[static_cast<std::size_t>(Graph::id(graph.target(arc)))];
        there = std::max(there, depth[static_cast<std::size_t>(u)] + 1);
      }
    return static_cast<double>(*std::max_element(depth.begin(), depth.end()));
  });
  figure("strong components", [&] { return static_cast<double>(countStronglyConnectedComponents(graph)); });
  return 0;
}
