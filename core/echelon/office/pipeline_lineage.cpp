#include <algorithm>
#include <map>

#include "echelon/graph/kinship.hpp"
#include "echelon/office/pipeline_mentors.hpp"

namespace echelon {
namespace {

std::vector<Lineage::Member> members(const std::vector<Relative>& relatives) {
  std::vector<Lineage::Member> list;
  list.reserve(relatives.size());
  for (const Relative& each : relatives) list.push_back({each.vertex, static_cast<int>(each.generation)});
  return list;
}

}  // namespace

Lineage lineage_of(const MentorGraph& graph, std::uint32_t node) {
  Lineage lineage;
  lineage.ancestors = members(ancestors_of(graph.graph, node));
  lineage.descendants = members(descendants_of(graph.graph, node));
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
    for (const Relative& each : ancestors_of(graph.graph, node))
      generations.emplace(each.vertex, static_cast<int>(each.generation));
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
