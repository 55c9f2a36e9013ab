#include "echelon/graph/betweenness.hpp"

#include <algorithm>
#include <atomic>
#include <limits>

#include "echelon/graph/parallel.hpp"

namespace echelon {
namespace {

/// Searches from one vertex after another and adds up what passes through the others.
class Brandes {
 public:
  explicit Brandes(const Graph& graph) : graph_(graph), nodes_(graph.vertices()) {
    queue_.reserve(graph.vertices());
  }

  void add_from(Vertex start, std::vector<double>& sums) {
    search(start);
    // From the farthest back: what passes through u is what its successors one layer on draw from it.
    for (std::size_t at = queue_.size(); at-- > 1;) {
      const Vertex u = queue_[at];
      Node& node = nodes_[u];
      double drawn = 0;
      for (const Vertex v : graph_.successors(u))
        if (nodes_[v].layer == node.layer + 1) drawn += nodes_[v].drawn;
      const double through = drawn * node.paths;
      sums[u] += through;
      node.drawn = (1 + through) / node.paths;
    }
    for (const Vertex u : queue_) nodes_[u].layer = unmet;
  }

 private:
  static constexpr std::uint32_t unmet = std::numeric_limits<std::uint32_t>::max() - 1;
  struct Node {
    double paths = 0;  ///< shortest ones from the start
    double drawn = 0;  ///< by this vertex and what is behind it, for each of its paths
    std::uint32_t layer = unmet;
  };

  void search(Vertex start) {
    queue_.assign(1, start);
    nodes_[start] = {1, 0, 0};
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      const Vertex u = queue_[at];
      const double paths = nodes_[u].paths;
      const std::uint32_t next = nodes_[u].layer + 1;
      for (const Vertex v : graph_.successors(u)) {
        Node& node = nodes_[v];
        if (node.layer == unmet) {
          node = {paths, 0, next};
          queue_.push_back(v);
        } else if (node.layer == next) {
          node.paths += paths;
        }
      }
    }
  }

  const Graph& graph_;
  std::vector<Node> nodes_;
  std::vector<Vertex> queue_;
};

}  // namespace

std::vector<double> betweenness(const Graph& graph, unsigned threads, const Progress& progress) {
  constexpr std::size_t most_parts = 16;
  const Graph simple = simple_graph(graph);
  const std::size_t count = graph.vertices();
  const std::size_t parts = std::min(most_parts, std::max<std::size_t>(count / 64, 1));
  const unsigned workers = threads_for(threads);
  std::vector<std::vector<double>> sums(parts);
  std::vector<Brandes> searches;
  searches.reserve(workers);
  for (unsigned thread = 0; thread < workers; ++thread) searches.emplace_back(simple);
  std::atomic<std::size_t> done{0};
  in_parts(parts, workers, [&](std::size_t part, unsigned thread) {
    sums[part].resize(count);
    const std::size_t end = count * (part + 1) / parts;
    for (std::size_t start = count * part / parts; start < end; ++start) {
      if (thread == 0) {
        progress.at(static_cast<double>(done++) / static_cast<double>(count),
                    {"计算中介度", "computing betweenness"});
      } else {
        ++done;
        progress.check();
      }
      searches[thread].add_from(static_cast<Vertex>(start), sums[part]);
    }
  });
  std::vector<double> total(count);
  for (const auto& each : sums)
    for (std::size_t v = 0; v < count; ++v) total[v] += each[v];
  return total;
}

}  // namespace echelon
