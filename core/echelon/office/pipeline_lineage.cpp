#include <algorithm>
#include <map>
#include <tuple>

#include "echelon/office/pipeline_mentors.hpp"

namespace echelon {
namespace {

/// Everyone reached from `start` with the number of steps, by steps, then position.
std::vector<Lineage::Member> walk(const Graph& graph, std::uint32_t start, bool up) {
  std::vector<Lineage::Member> met{{start, 0}};
  std::vector<bool> seen(graph.vertices(), false);
  seen[start] = true;
  for (std::size_t at = 0; at < met.size(); ++at) {
    const Lineage::Member member = met[at];
    for (const Vertex other : up ? graph.predecessors(member.node) : graph.successors(member.node)) {
      if (seen[other]) continue;
      seen[other] = true;
      met.push_back({other, member.generation + 1});
    }
  }
  met.erase(met.begin());
  std::sort(met.begin(), met.end(), [](const Lineage::Member& a, const Lineage::Member& b) {
    return std::tie(a.generation, a.node) < std::tie(b.generation, b.node);
  });
  return met;
}

}  // namespace

Lineage lineage_of(const MentorGraph& graph, std::uint32_t node) {
  Lineage lineage;
  lineage.ancestors = walk(graph.graph, node, true);
  lineage.descendants = walk(graph.graph, node, false);
  // Up along a longest way, the first of several, then down likewise.
  for (std::uint32_t at = node;;) {
    lineage.chain.push_back(at);
    if (graph.generation[at] == 0) break;
    const auto above = graph.lines.predecessors(at);
    at = *std::find_if(above.begin(), above.end(),
                       [&](Vertex each) { return graph.generation[each] + 1 == graph.generation[at]; });
  }
  std::reverse(lineage.chain.begin(), lineage.chain.end());
  for (std::uint32_t at = node; graph.height[at] > 0;) {
    const auto below = graph.lines.successors(at);
    at = *std::find_if(below.begin(), below.end(),
                       [&](Vertex each) { return graph.height[each] + 1 == graph.height[at]; });
    lineage.chain.push_back(at);
  }
  return lineage;
}

std::vector<std::uint32_t> common_mentors(const MentorGraph& graph, std::uint32_t one, std::uint32_t other) {
  const auto above = [&](std::uint32_t node) {
    std::map<std::uint32_t, int> generations{{node, 0}};
    for (const auto& member : walk(graph.graph, node, true))
      generations.emplace(member.node, member.generation);
    return generations;
  };
  const auto first = above(one);
  const auto second = above(other);
  std::vector<std::uint32_t> nearest;
  int fewest = 0;
  for (const auto& [node, generation] : first) {
    const auto found = second.find(node);
    if (found == second.end()) continue;
    const int sum = generation + found->second;
    if (nearest.empty() || sum < fewest) {
      nearest.clear();
      fewest = sum;
    }
    if (sum == fewest) nearest.push_back(node);
  }
  return nearest;
}

}  // namespace echelon
