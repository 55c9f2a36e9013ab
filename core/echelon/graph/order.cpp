#include "echelon/graph/order.hpp"

#include <algorithm>

#include "echelon/graph/cycle.hpp"

namespace echelon {
namespace {

constexpr std::size_t look_ahead = 40;

/// Depths in one pass over `place` 0, 1, … of an order by number or its reverse.
std::vector<std::uint32_t> depths_by_number(const Graph& graph, bool reverse) {
  const std::size_t count = graph.vertices();
  const std::uint32_t* const begins = graph.predecessor_begins().data();
  const Vertex* const before = graph.all_predecessors().data();
  const std::size_t edges = graph.edges();
  std::vector<std::uint32_t> depth(count);
  for (std::size_t place = 0; place < count; ++place) {
    const std::size_t v = reverse ? count - 1 - place : place;
    std::uint32_t most = 0;
    for (std::size_t e = begins[v]; e < begins[v + 1]; ++e) {
      const std::size_t ahead =
          reverse ? (e >= look_ahead ? e - look_ahead : 0) : std::min(e + look_ahead, edges - 1);
      __builtin_prefetch(&depth[before[ahead]]);
      most = std::max(most, depth[before[e]] + 1);
    }
    depth[v] = most;
  }
  return depth;
}

/// Kahn's algorithm, a layer at a time: a vertex is freed one layer after the last vertex before it, which is
/// its depth.
Lineages by_layers(const Graph& graph, const Progress& progress) {
  const std::size_t count = graph.vertices();
  Lineages found;
  found.depth.resize(count);
  std::vector<std::uint32_t> waits_for(count);
  std::vector<Vertex> listed;
  listed.reserve(count);
  for (Vertex v = 0; v < count; ++v) {
    waits_for[v] = graph.in_degree(v);
    if (waits_for[v] == 0) listed.push_back(v);
  }
  std::size_t from = 0;
  for (std::uint32_t layer = 0; from < listed.size(); ++layer) {
    progress.check();
    for (const std::size_t end = listed.size(); from < end; ++from) {
      const Vertex u = listed[from];
      found.depth[u] = layer;
      if (from + 8 < end) __builtin_prefetch(graph.successors(listed[from + 8]).data());
      for (const Vertex v : graph.successors(u))
        if (--waits_for[v] == 0) listed.push_back(v);
    }
  }
  if (listed.size() == count) {
    found.order = TopologicalOrder(std::move(listed));
    return found;
  }
  return {{}, {}, short_cycle(graph, progress)};
}

}  // namespace

std::optional<TopologicalOrder> plain_order(const Graph& graph) {
  const auto begins = graph.predecessor_begins();
  const auto before = graph.all_predecessors();
  bool ascending = true;
  bool descending = true;
  for (std::size_t v = 0; v < graph.vertices() && (ascending || descending); ++v) {
    if (begins[v] == begins[v + 1]) continue;
    ascending = ascending && before[begins[v + 1] - 1] < v;  // rows ascend
    descending = descending && before[begins[v]] > v;
  }
  if (ascending) return TopologicalOrder(TopologicalOrder::By::number, graph.vertices());
  if (descending) return TopologicalOrder(TopologicalOrder::By::reverse, graph.vertices());
  return std::nullopt;
}

Lineages longest_lineages(const Graph& graph, const Progress& progress) {
  auto order = plain_order(graph);
  if (!order) return by_layers(graph, progress);
  return {depths_by_number(graph, order->by() == TopologicalOrder::By::reverse), std::move(*order), {}};
}

std::vector<Vertex> longest_chain(const Graph& graph, const Lineages& lineages) {
  std::vector<Vertex> chain;
  if (lineages.depth.empty()) return chain;
  const auto deepest = std::max_element(lineages.depth.begin(), lineages.depth.end());
  auto at = static_cast<Vertex>(deepest - lineages.depth.begin());
  chain.reserve(*deepest + std::size_t{1});
  chain.push_back(at);
  while (lineages.depth[at] > 0) {
    const auto before = graph.predecessors(at);
    at = *std::find_if(before.begin(), before.end(),
                       [&](Vertex u) { return lineages.depth[u] + 1 == lineages.depth[at]; });
    chain.push_back(at);
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace echelon
