// graph_igraph SHAPE VERTICES EDGES SEED SMALL_VERTICES SMALL_EDGES: the tasks of graph_bench by igraph's C
// library.

#include <igraph/igraph.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "graph_figures.hpp"
#include "graph_instances.hpp"

namespace {

using bench::figure;

/// A graph of igraph's; its own way of owning memory.
class Held {
 public:
  Held(std::size_t vertices, const std::vector<echelon::Edge>& edges) {
    igraph_vector_int_t pairs;
    igraph_vector_int_init(&pairs, static_cast<igraph_integer_t>(2 * edges.size()));
    for (std::size_t e = 0; e < edges.size(); ++e) {
      VECTOR(pairs)[2 * e] = edges[e].from;
      VECTOR(pairs)[2 * e + 1] = edges[e].to;
    }
    figure("build", [&] {
      igraph_create(&graph_, &pairs, static_cast<igraph_integer_t>(vertices), IGRAPH_DIRECTED);
      return static_cast<double>(igraph_ecount(&graph_));
    });
    igraph_vector_int_destroy(&pairs);
  }
  ~Held() { igraph_destroy(&graph_); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  [[nodiscard]] const igraph_t* get() const { return &graph_; }

 private:
  igraph_t graph_{};
};

double depth_of(const igraph_t* graph) {
  igraph_vector_int_t order;
  igraph_vector_int_t after;
  igraph_vector_int_init(&order, 0);
  igraph_vector_int_init(&after, 0);
  igraph_topological_sorting(graph, &order, IGRAPH_OUT);
  std::vector<std::uint32_t> depth(static_cast<std::size_t>(igraph_vcount(graph)));
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(&order); ++i) {
    const igraph_integer_t u = VECTOR(order)[i];
    igraph_neighbors(graph, &after, u, IGRAPH_OUT);
    for (igraph_integer_t j = 0; j < igraph_vector_int_size(&after); ++j) {
      auto& there = depth[static_cast<std::size_t>(VECTOR(after)[j])];
      there = std::max(there, depth[static_cast<std::size_t>(u)] + 1);
    }
  }
  igraph_vector_int_destroy(&order);
  igraph_vector_int_destroy(&after);
  return static_cast<double>(*std::max_element(depth.begin(), depth.end()));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 7) {
    std::fputs("graph_igraph SHAPE VERTICES EDGES SEED SMALL_VERTICES SMALL_EDGES\n", stderr);
    return 2;
  }
  const std::size_t vertices = std::stoul(arguments[2]);
  const std::size_t small = std::stoul(arguments[5]);
  {
    const Held graph(vertices, bench::mentorships(bench::graph_shape(arguments[1]), vertices,
                                                  std::stoul(arguments[3]), std::stoul(arguments[4])));
    igraph_vector_t values;
    igraph_vector_init(&values, 0);
    figure("pagerank exact", [&] {
      igraph_real_t value = 0;
      igraph_pagerank(graph.get(), IGRAPH_PAGERANK_ALGO_PRPACK, &values, &value, igraph_vss_all(),
                      IGRAPH_DIRECTED, 0.85, nullptr, nullptr);
      return VECTOR(values)[vertices / 2] * static_cast<double>(vertices);
    });
    igraph_vector_destroy(&values);
    figure("weak components", [&] {
      igraph_integer_t components = 0;
      igraph_connected_components(graph.get(), nullptr, nullptr, &components, IGRAPH_WEAK);
      return static_cast<double>(components);
    });
    figure("cycle and lineage", [&] { return depth_of(graph.get()); });
    figure("strong components", [&] {
      igraph_integer_t components = 0;
      igraph_connected_components(graph.get(), nullptr, nullptr, &components, IGRAPH_STRONG);
      return static_cast<double>(components);
    });
  }
  std::puts("--");
  const Held other(small, bench::any_edges(small, std::stoul(arguments[6]), 1));
  igraph_vector_t sums;
  igraph_vector_init(&sums, 0);
  figure("betweenness", [&] {
    igraph_betweenness(other.get(), &sums, igraph_vss_all(), IGRAPH_DIRECTED, nullptr);
    return igraph_vector_sum(&sums);
  });
  igraph_vector_destroy(&sums);
  return 0;
}
