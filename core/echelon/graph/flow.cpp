#include "echelon/graph/flow.hpp"

#include <algorithm>
#include <numeric>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max();

void check(const FlowProblem& problem) {
  const auto refuse = [](Words what, Words remedy) {
    throw Error(Fault::request, std::move(what), std::move(remedy));
  };
  const auto is_there = [&](Vertex v) { return v < problem.vertices; };
  if (!is_there(problem.source) || !is_there(problem.sink) || problem.source == problem.sink)
    refuse({"起点和终点须是两个不同的顶点", "source and sink must be two vertices that are there"},
           {"请改正", "correct them"});
  for (const auto& each : problem.arcs) {
    if (!is_there(each.from) || !is_there(each.to))
      refuse({"有一条弧的顶点不存在", "an arc names a vertex that is not there"}, {"请改正", "correct it"});
    if (each.capacity == FlowProblem::unlimited) continue;
    if (each.capacity < 0 || each.capacity > FlowProblem::most)
      refuse({"容量须为 0 至一万亿，或不限", "a capacity must be from 0 to a million million, or unlimited"},
             {"请改正", "correct it"});
  }
}

/// Each arc twice: 2a the arc itself, 2a + 1 its way back.
class Dinic {
 public:
  explicit Dinic(const FlowProblem& problem)
      : problem_(problem),
        begins_(problem.vertices + 1),
        ends_(2 * problem.arcs.size()),
        room_(2 * problem.arcs.size()) {
    for (const auto& each : problem.arcs) {
      ++begins_[each.from + 1];
      ++begins_[each.to + 1];
    }
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    ways_.resize(ends_.size());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
      const auto& arc = problem.arcs[a];
      ends_[2 * a] = arc.to;
      ends_[2 * a + 1] = arc.from;
      room_[2 * a] = arc.capacity;
      ways_[next[arc.from]++] = 2 * a;
      ways_[next[arc.to]++] = 2 * a + 1;
    }
  }

  [[nodiscard]] bool is_bounded() const {
    std::vector<bool> seen(problem_.vertices);
    std::vector<Vertex> queue{problem_.source};
    seen[problem_.source] = true;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (std::size_t i = begins_[queue[at]]; i < begins_[queue[at] + 1]; ++i) {
        if (room_[ways_[i]] < FlowProblem::unlimited || seen[ends_[ways_[i]]]) continue;
        seen[ends_[ways_[i]]] = true;
        queue.push_back(ends_[ways_[i]]);
      }
    }
    return !seen[problem_.sink];
  }

  MaximumFlow run(const Progress& progress) {
    MaximumFlow found;
    while (find_layers()) {
      progress.check();
      next_.assign(begins_.begin(), begins_.end() - 1);
      while (const std::int64_t more = push_one_path()) found.value += more;
    }
    describe(found);
    return found;
  }

 private:
  bool find_layers() {
    layer_.assign(problem_.vertices, far);
    layer_[problem_.source] = 0;
    std::vector<Vertex> queue{problem_.source};
    for (std::size_t at = 0; at < queue.size(); ++at) {
      const Vertex u = queue[at];
      for (std::size_t i = begins_[u]; i < begins_[u + 1]; ++i) {
        const Vertex v = ends_[ways_[i]];
        if (room_[ways_[i]] == 0 || layer_[v] != far) continue;
        layer_[v] = layer_[u] + 1;
        queue.push_back(v);
      }
    }
    return layer_[problem_.sink] != far;
  }
  /// Goes from layer to layer, back where it leads no further; 0 when no path is left.
  std::int64_t push_one_path() {
    std::vector<std::size_t> path;
    Vertex at = problem_.source;
    while (at != problem_.sink) {
      if (next_[at] < begins_[at + 1]) {
        const std::size_t way = ways_[next_[at]];
        if (room_[way] > 0 && layer_[ends_[way]] == layer_[at] + 1) {
          path.push_back(way);
          at = ends_[way];
        } else {
          ++next_[at];
        }
        continue;
      }
      if (path.empty()) return 0;
      at = ends_[path.back() ^ 1U];
      path.pop_back();
      ++next_[at];
    }
    std::int64_t most = FlowProblem::unlimited;
    for (const std::size_t way : path) most = std::min(most, room_[way]);
    for (const std::size_t way : path) {
      room_[way] -= most;
      room_[way ^ 1U] += most;
    }
    return most;
  }

  /// Where there is still room on the way from the source, or, backwards, to the sink.
  [[nodiscard]] std::vector<bool> with_room(Vertex start, bool backwards) const {
    std::vector<bool> seen(problem_.vertices);
    std::vector<Vertex> queue{start};
    seen[start] = true;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (std::size_t i = begins_[queue[at]]; i < begins_[queue[at] + 1]; ++i) {
        const std::size_t way = ways_[i];
        if (room_[backwards ? way ^ 1U : way] == 0 || seen[ends_[way]]) continue;
        seen[ends_[way]] = true;
        queue.push_back(ends_[way]);
      }
    }
    return seen;
  }
  void describe(MaximumFlow& found) const {
    const std::vector<bool> reached = with_room(problem_.source, false);
    const std::vector<bool> reaching = with_room(problem_.sink, true);
    found.before_cut = reached;
    for (std::size_t a = 0; a < problem_.arcs.size(); ++a) {
      const auto& arc = problem_.arcs[a];
      found.flow.push_back(arc.capacity - room_[2 * a]);
      if (reached[arc.from] && !reached[arc.to]) found.cut.push_back(a);
      found.gain.push_back(reached[arc.from] && reaching[arc.to] ? 1 : 0);
    }
  }

  const FlowProblem& problem_;
  std::vector<std::size_t> begins_;
  std::vector<std::size_t> ways_;  ///< by vertex
  std::vector<Vertex> ends_;
  std::vector<std::int64_t> room_;
  std::vector<std::uint32_t> layer_;
  std::vector<std::size_t> next_;
};

}  // namespace

MaximumFlow maximum_flow(const FlowProblem& problem, const Progress& progress) {
  check(problem);
  Dinic dinic(problem);
  if (dinic.is_bounded()) return dinic.run(progress);
  MaximumFlow found;
  found.bounded = false;
  found.flow.resize(problem.arcs.size());
  found.gain.resize(problem.arcs.size());
  found.before_cut.assign(problem.vertices, true);
  return found;
}

}  // namespace echelon
