#include "echelon/graph/descendants.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <numeric>

#include "echelon/graph/components.hpp"
#include "echelon/graph/order.hpp"
#include "echelon/graph/parallel.hpp"

namespace echelon {
namespace {

/// Counts on a graph without cycles, parallel edges and edges from a vertex to itself, where each vertex
/// stands for `sizes` vertices (for one, where that is empty).
class Counting {
 public:
  Counting(const Graph& graph, const TopologicalOrder& order, const std::vector<std::uint32_t>& sizes,
           unsigned threads, const Progress& progress)
      : graph_(graph),
        order_(order),
        sizes_(sizes),
        threads_(threads_for(threads)),
        progress_(progress),
        reached_(graph.vertices()) {}

  /// For each vertex the sizes of what it reaches, itself included.
  std::vector<std::uint32_t> count() && {
    add_up_trees();
    if (!left_.empty()) {
      if (searching_costs() <= propagating_costs()) {
        search();
      } else {
        propagate();
      }
      add_up_singles();
    }
    return std::move(reached_);
  }

 private:
  static constexpr std::size_t words = 8;
  using Set = std::array<std::uint64_t, words>;
  static constexpr std::size_t set_size = 64 * words;

  [[nodiscard]] std::uint32_t size_of(Vertex v) const { return sizes_.empty() ? 1 : sizes_[v]; }

  /// What is a tree, or follows a single successor, from the last vertex to the first; `reached_` is 0 for
  /// what is left over.
  void add_up_trees() {
    std::vector<bool> tree(graph_.vertices());
    for (std::size_t place = order_.size(); place-- > 0;) {
      const Vertex u = order_[place];
      const auto after = graph_.successors(u);
      std::uint32_t sum = size_of(u);
      bool is_tree = true;
      bool known = true;
      for (const Vertex v : after) {
        is_tree = is_tree && tree[v] && graph_.in_degree(v) == 1;
        known = known && reached_[v] != 0;
        sum += reached_[v];
      }
      tree[u] = is_tree;
      if (known && (is_tree || after.size() == 1)) {
        reached_[u] = sum;
      } else if (after.size() > 1) {
        left_.push_back(u);
      }
    }
  }
  /// Those whose only successor was left over.
  void add_up_singles() {
    for (std::size_t place = order_.size(); place-- > 0;) {
      const Vertex u = order_[place];
      if (reached_[u] == 0) reached_[u] = size_of(u) + reached_[graph_.successors(u)[0]];
    }
  }

  /// A search from a vertex.
  struct Search {
    std::vector<std::uint32_t> seen;
    std::vector<Vertex> queue;
    std::uint32_t stamp = 0;
    std::uint64_t steps = 0;
  };
  std::uint32_t reach(Search& search, Vertex start, std::uint64_t most_steps) const {
    if (search.seen.empty()) search.seen.resize(graph_.vertices());
    if (++search.stamp == 0) {
      std::fill(search.seen.begin(), search.seen.end(), 0);
      search.stamp = 1;
    }
    search.queue.assign(1, start);
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < search.queue.size() && search.steps < most_steps; ++at) {
      sum += size_of(search.queue[at]);
      for (const Vertex v : graph_.successors(search.queue[at])) {
        ++search.steps;
        if (search.seen[v] == search.stamp) continue;
        search.seen[v] = search.stamp;
        search.queue.push_back(v);
      }
    }
    return sum;
  }

  /// Steps that searching what is left would take, from a sample.
  [[nodiscard]] double searching_costs() const {
    constexpr std::size_t sample = 256;
    constexpr std::uint64_t most_steps = 1U << 24;
    Search search;
    const std::size_t stride = std::max<std::size_t>(left_.size() / sample, 1);
    std::size_t asked = 0;
    for (std::size_t i = stride / 2; i < left_.size() && search.steps < most_steps; i += stride, ++asked)
      static_cast<void>(reach(search, left_[i], most_steps));
    return static_cast<double>(search.steps) * static_cast<double>(left_.size()) /
           static_cast<double>(std::max<std::size_t>(asked, 1));
  }
  [[nodiscard]] double propagating_costs() const {
    const double sets = static_cast<double>(members()) / static_cast<double>(set_size);
    return sets * static_cast<double>(graph_.edges() + graph_.vertices());
  }
  [[nodiscard]] std::size_t members() const {
    return sizes_.empty() ? graph_.vertices() : std::accumulate(sizes_.begin(), sizes_.end(), std::size_t{0});
  }

  void search() {
    constexpr std::size_t part_size = 1024;
    const std::size_t parts = (left_.size() + part_size - 1) / part_size;
    std::vector<Search> searches(threads_);
    std::vector<std::uint32_t> found(left_.size());
    std::atomic<std::size_t> done{0};
    in_parts(parts, threads_, [&](std::size_t part, unsigned thread) {
      report(thread, done++, parts);
      const std::size_t end = std::min(left_.size(), (part + 1) * part_size);
      for (std::size_t i = part * part_size; i < end; ++i)
        found[i] = reach(searches[thread], left_[i], UINT64_MAX);
    });
    for (std::size_t i = 0; i < left_.size(); ++i) reached_[left_[i]] = found[i];
  }

  /// Sets of 512 targets at a time, from the last vertex to the first.
  void propagate() {
    std::vector<std::uint32_t> place_of(graph_.vertices());
    for (std::size_t place = 0; place < order_.size(); ++place)
      place_of[order_[place]] = static_cast<std::uint32_t>(place);
    // Bits of vertices stand one behind the other in order; a set begins wherever its first bit falls.
    std::vector<std::size_t> bit(order_.size() + 1);
    for (std::size_t place = 0; place < order_.size(); ++place)
      bit[place + 1] = bit[place] + size_of(order_[place]);
    const std::size_t parts = (bit.back() + set_size - 1) / set_size;
    std::vector<std::vector<Set>> sets(threads_);
    std::vector<std::vector<std::uint32_t>> sums(threads_);
    std::atomic<std::size_t> done{0};
    in_parts(parts, threads_, [&](std::size_t part, unsigned thread) {
      report(thread, done++, parts);
      if (sets[thread].empty()) {
        sets[thread].resize(graph_.vertices());
        sums[thread].resize(graph_.vertices());
      }
      const std::size_t end_bit = std::min(bit.back(), (part + 1) * set_size);
      const auto last = std::lower_bound(bit.begin(), bit.end(), end_bit) - bit.begin();
      propagate_set(part * set_size, end_bit, static_cast<std::size_t>(last), bit, place_of, sets[thread],
                    sums[thread]);
    });
    for (const Vertex u : left_)
      for (const auto& each : sums)
        if (!each.empty()) reached_[u] += each[place_of[u]];
  }
  /// Only vertices before `last` can reach a target of the set.
  void propagate_set(std::size_t from_bit, std::size_t end_bit, std::size_t last,
                     const std::vector<std::size_t>& bit, const std::vector<std::uint32_t>& place_of,
                     std::vector<Set>& sets, std::vector<std::uint32_t>& sums) const {
    for (std::size_t place = last; place-- > 0;) {
      Set set{};
      for (std::size_t b = std::max(bit[place], from_bit); b < std::min(bit[place + 1], end_bit); ++b)
        set[(b - from_bit) / 64] |= std::uint64_t{1} << (b - from_bit) % 64;
      for (const Vertex v : graph_.successors(order_[place])) {
        if (place_of[v] >= last) continue;
        const Set& other = sets[place_of[v]];
        for (std::size_t w = 0; w < words; ++w) set[w] |= other[w];
      }
      std::uint32_t count = 0;
      for (std::size_t w = 0; w < words; ++w) count += static_cast<std::uint32_t>(std::popcount(set[w]));
      sums[place] += count;
      sets[place] = set;
    }
  }

  void report(unsigned thread, std::size_t done, std::size_t all) const {
    const Words what{"数后代", "counting descendants"};
    if (thread == 0) {
      progress_.at(static_cast<double>(done) / static_cast<double>(all), what);
    } else {
      progress_.check();
    }
  }

  const Graph& graph_;
  const TopologicalOrder& order_;
  const std::vector<std::uint32_t>& sizes_;
  unsigned threads_;
  const Progress& progress_;
  std::vector<std::uint32_t> reached_;
  std::vector<Vertex> left_;
};

bool is_simple(const Graph& graph) {
  for (Vertex v = 0; v < graph.vertices(); ++v) {
    const auto before = graph.predecessors(v);
    if (std::adjacent_find(before.begin(), before.end()) != before.end()) return false;
  }
  return true;
}

/// The graph between strong components.
Graph condensed(const Graph& graph, const StrongComponents& components) {
  std::vector<Edge> edges;
  for (Vertex u = 0; u < graph.vertices(); ++u)
    for (const Vertex v : graph.successors(u))
      if (components.of[u] != components.of[v]) edges.push_back({components.of[u], components.of[v]});
  return simple_graph(Graph(components.count, std::move(edges)));
}

}  // namespace

std::vector<std::uint32_t> descendant_counts(const Graph& graph, unsigned threads, const Progress& progress) {
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> sizes;  // of components; empty where each is one vertex
  if (const Lineages lineages = longest_lineages(graph, progress); lineages.acyclic()) {
    const Graph simple = is_simple(graph) ? graph : simple_graph(graph);
    counts = Counting(simple, lineages.order, sizes, threads, progress).count();
  } else {
    const StrongComponents components = strong_components(graph, progress);
    sizes.resize(components.count);
    for (const std::uint32_t each : components.of) ++sizes[each];
    const Graph between = condensed(graph, components);
    const TopologicalOrder order(TopologicalOrder::By::number, components.count);
    const std::vector<std::uint32_t> by_component =
        Counting(between, order, sizes, threads, progress).count();
    counts.resize(graph.vertices());
    for (Vertex v = 0; v < graph.vertices(); ++v) counts[v] = by_component[components.of[v]];
  }
  for (std::uint32_t& each : counts) --each;
  return counts;
}

}  // namespace echelon
