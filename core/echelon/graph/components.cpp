#include "echelon/graph/components.hpp"

#include <algorithm>
#include <utility>

#include "echelon/graph/order.hpp"

namespace echelon {
namespace {

Vertex root_of(Vertex* parent, Vertex v) {
  while (parent[v] != v) {
    parent[v] = parent[parent[v]];
    v = parent[v];
  }
  return v;
}

/// Pearce's search. `rank_` is 0 for who was not met, counts those being searched from 1, and counts down
/// from the number of vertices for components that are complete, which come from the last to the first. What
/// no cycle leads to, and what leads to no cycle, are taken off before: in most graphs that is nearly all,
/// and cheaper than searching it.
class StrongSearch {
 public:
  StrongSearch(const Graph& graph, const Progress& progress)
      : graph_(graph),
        progress_(progress),
        rank_(graph.vertices()),
        free_(static_cast<std::uint32_t>(graph.vertices())) {}

  StrongComponents search() {
    std::vector<bool> taken(graph_.vertices());
    const std::vector<Vertex> first = take_off(true, taken);
    if (first.size() < graph_.vertices()) {
      for (const Vertex v : take_off(false, taken)) rank_[v] = free_--;
      for (Vertex v = 0; v < graph_.vertices(); ++v)
        if (!taken[v] && rank_[v] == 0) search_from(v);
    }
    for (auto v = first.rbegin(); v != first.rend(); ++v) rank_[*v] = free_--;
    const auto count = static_cast<std::uint32_t>(graph_.vertices() - free_);
    for (std::uint32_t& each : rank_) each -= free_ + 1;
    return {std::move(rank_), count};
  }

 private:
  struct Step {
    Vertex at = 0;
    bool is_root = true;
    std::uint32_t next = 0;
  };

  /// Takes off, one after another, the vertices into which, or out of which, no edge leads from those not
  /// taken.
  std::vector<Vertex> take_off(bool from_the_front, std::vector<bool>& taken) const {
    const auto ahead = [&](Vertex v) {
      return from_the_front ? graph_.successors(v) : graph_.predecessors(v);
    };
    std::vector<std::uint32_t> waits_for(graph_.vertices());
    std::vector<Vertex> order;
    for (Vertex v = 0; v < graph_.vertices(); ++v) {
      if (taken[v]) continue;
      if (from_the_front) {
        waits_for[v] = graph_.in_degree(v);
      } else {
        for (const Vertex u : graph_.successors(v)) waits_for[v] += taken[u] ? 0U : 1U;
      }
      if (waits_for[v] == 0) order.push_back(v);
    }
    for (std::size_t at = 0; at < order.size(); ++at) {
      if ((at & 0xFFFFF) == 0) progress_.check();
      taken[order[at]] = true;
      for (const Vertex v : ahead(order[at]))
        if (--waits_for[v] == 0) order.push_back(v);  // of one taken before it wraps around
    }
    return order;
  }

  void enter(Vertex v) {
    rank_[v] = ++met_;
    path_.push_back({v, true, 0});
  }
  void search_from(Vertex start) {
    enter(start);
    while (!path_.empty()) {
      Step& step = path_.back();
      const auto after = graph_.successors(step.at);
      if (step.next < after.size()) {
        const Vertex v = after[step.next];
        if (rank_[v] == 0) {
          enter(v);  // and comes back to this edge
          continue;
        }
        ++step.next;
        if (rank_[v] < rank_[step.at]) {
          rank_[step.at] = rank_[v];
          step.is_root = false;
        }
        continue;
      }
      leave();
    }
  }
  void leave() {
    const Step step = path_.back();
    path_.pop_back();
    if ((++steps_ & 0xFFFFF) == 0) progress_.check();
    if (!step.is_root) {
      open_.push_back(step.at);
      return;
    }
    --met_;
    while (!open_.empty() && rank_[step.at] <= rank_[open_.back()]) {
      rank_[open_.back()] = free_;
      open_.pop_back();
      --met_;
    }
    rank_[step.at] = free_--;
  }

  const Graph& graph_;
  const Progress& progress_;
  std::vector<std::uint32_t> rank_;
  std::uint32_t free_;
  std::uint32_t met_ = 0;
  std::uint32_t steps_ = 0;
  std::vector<Step> path_;
  std::vector<Vertex> open_;
};

}  // namespace

std::vector<Vertex> weak_components(const Graph& graph) {
  constexpr std::size_t look_ahead = 40;
  const std::size_t count = graph.vertices();
  const std::size_t edges = graph.edges();
  const std::uint32_t* const begins = graph.predecessor_begins().data();
  const Vertex* const before = graph.all_predecessors().data();
  std::vector<Vertex> parents(count);
  for (std::size_t v = 0; v < count; ++v) parents[v] = static_cast<Vertex>(v);
  Vertex* const parent = parents.data();
  for (std::size_t v = 0; v < count; ++v) {
    if (begins[v] == begins[v + 1]) continue;
    Vertex root = root_of(parent, static_cast<Vertex>(v));
    for (std::size_t e = begins[v]; e < begins[v + 1]; ++e) {
      __builtin_prefetch(parent + before[std::min(e + look_ahead, edges - 1)]);
      const Vertex other = root_of(parent, before[e]);
      if (other < root) {
        parent[root] = other;
        root = other;
      } else {
        parent[other] = root;
      }
    }
    parent[v] = root;
  }
  for (std::size_t v = 0; v < count; ++v) parent[v] = parent[parent[v]];
  return parents;
}

StrongComponents strong_components(const Graph& graph, const Progress& progress) {
  if (const auto order = plain_order(graph)) {
    std::vector<std::uint32_t> of(graph.vertices());
    for (std::size_t place = 0; place < of.size(); ++place)
      of[(*order)[place]] = static_cast<std::uint32_t>(place);
    return {std::move(of), graph.vertices()};
  }
  return StrongSearch(graph, progress).search();
}

std::vector<std::vector<Vertex>> StrongComponents::cyclic() const {
  std::vector<std::uint32_t> sizes(count);
  for (const std::uint32_t each : of) ++sizes[each];
  std::vector<std::size_t> place(count);
  std::vector<std::vector<Vertex>> found;
  for (Vertex v = 0; v < of.size(); ++v) {
    const std::uint32_t component = of[v];
    if (sizes[component] < 2) continue;
    if (place[component] == 0) {
      found.emplace_back();
      place[component] = found.size();
    }
    found[place[component] - 1].push_back(v);
  }
  return found;
}

}  // namespace echelon
