#include "echelon/graph/betweenness.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>

#include "echelon/graph/parallel.hpp"

namespace echelon {
namespace {

/// Searches from one vertex after another and adds up what passes through the others. Edges to a vertex of
/// the next layer, and no others, are noted on the way out, so that the way back need not ask. The loops over
/// edges have no branches: each would be guessed wrong every other time.
class Brandes {
 public:
  explicit Brandes(const Graph& graph)
      : begins_(graph.successor_begins().data()),
        after_(graph.all_successors().data()),
        layer_(graph.vertices(), unmet),
        paths_(graph.vertices()),
        drawn_(graph.vertices()),
        queue_(graph.vertices() + 1),
        noted_(graph.edges() + 1),
        noted_begins_(graph.vertices() + 1) {}

  void add_from(Vertex start, std::vector<double>& sums) {
    const std::size_t met = search(start);
    // From the farthest back: what passes through u is what its successors one layer on draw from it.
    for (std::size_t at = met; at-- > 0;) {
      const Vertex u = queue_[at];
      double drawn = 0;
      for (std::size_t i = noted_begins_[at]; i < noted_begins_[at + 1]; ++i) drawn += drawn_[noted_[i]];
      const double through = drawn * paths_[u];
      if (at > 0) sums[u] += through;
      drawn_[u] = (1 + through) / paths_[u];
      paths_[u] = 0;
      layer_[u] = unmet;
    }
  }

 private:
  static constexpr std::uint32_t unmet = std::numeric_limits<std::uint32_t>::max() - 1;

  /// How many vertices were met; they stand in `queue_`, the nearest first.
  std::size_t search(Vertex start) {
    std::uint32_t* const layer = layer_.data();
    double* const paths = paths_.data();
    Vertex* const queue = queue_.data();
    Vertex* const noted = noted_.data();
    queue[0] = start;
    layer[start] = 0;
    paths[start] = 1;
    std::size_t met = 1;
    std::size_t notes = 0;
    for (std::size_t at = 0; at < met; ++at) {
      const Vertex u = queue[at];
      const std::uint32_t next = layer[u] + 1;
      const std::array<double, 2> share{0, paths[u]};
      noted_begins_[at] = static_cast<std::uint32_t>(notes);
      for (std::size_t e = begins_[u]; e < begins_[u + 1]; ++e) {
        const Vertex v = after_[e];
        const std::uint32_t was = layer[v];
        const bool is_new = was == unmet;
        const std::uint32_t is = is_new ? next : was;
        layer[v] = is;
        queue[met] = v;
        met += is_new ? 1 : 0;
        const bool is_next = is == next;
        paths[v] += share[is_next ? 1 : 0];
        noted[notes] = v;
        notes += is_next ? 1 : 0;
      }
    }
    noted_begins_[met] = static_cast<std::uint32_t>(notes);
    return met;
  }

  const std::uint32_t* begins_;
  const Vertex* after_;
  std::vector<std::uint32_t> layer_;
  std::vector<double> paths_;  ///< shortest ones from the start
  std::vector<double> drawn_;  ///< by a vertex and what is behind it, for each of its paths
  std::vector<Vertex> queue_;
  std::vector<Vertex> noted_;
  std::vector<std::uint32_t> noted_begins_;  ///< by places in the queue
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
