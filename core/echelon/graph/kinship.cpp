#include "echelon/graph/kinship.hpp"

#include <algorithm>
#include <tuple>

namespace echelon {
namespace {

enum class Way : std::uint8_t { forwards, backwards };

std::span<const Vertex> neighbours(const Graph& graph, Vertex v, Way way) {
  return way == Way::forwards ? graph.successors(v) : graph.predecessors(v);
}

/// Itself first, then by generation and number.
std::vector<Relative> reached_from(const Graph& graph, Vertex of, std::uint32_t generations, Way way) {
  std::vector<bool> seen(graph.vertices());
  std::vector<Relative> found{{of, 0}};
  seen[of] = true;
  for (std::size_t from = 0, generation = 1; from < found.size() && generation <= generations; ++generation) {
    const std::size_t end = found.size();
    for (; from < end; ++from) {
      for (const Vertex v : neighbours(graph, found[from].vertex, way)) {
        if (seen[v]) continue;
        seen[v] = true;
        found.push_back({v, static_cast<std::uint32_t>(generation)});
      }
    }
    std::sort(found.begin() + static_cast<std::ptrdiff_t>(end), found.end(),
              [](const Relative& a, const Relative& b) { return a.vertex < b.vertex; });
  }
  return found;
}

std::vector<Relative> others_from(const Graph& graph, Vertex of, std::uint32_t generations, Way way) {
  std::vector<Relative> found = reached_from(graph, of, generations, way);
  found.erase(found.begin());
  return found;
}

}  // namespace

std::vector<Relative> ancestors_of(const Graph& graph, Vertex of, std::uint32_t generations) {
  return others_from(graph, of, generations, Way::backwards);
}

std::vector<Relative> descendants_of(const Graph& graph, Vertex of, std::uint32_t generations) {
  return others_from(graph, of, generations, Way::forwards);
}

std::vector<CommonAncestor> nearest_common_ancestors(const Graph& graph, Vertex first, Vertex second) {
  const auto by_vertex = [](const auto& a, const auto& b) { return a.vertex < b.vertex; };
  std::vector<Relative> of_first = reached_from(graph, first, all_generations, Way::backwards);
  std::vector<Relative> of_second = reached_from(graph, second, all_generations, Way::backwards);
  std::sort(of_first.begin(), of_first.end(), by_vertex);
  std::sort(of_second.begin(), of_second.end(), by_vertex);
  std::vector<CommonAncestor> common;
  for (std::size_t i = 0, j = 0; i < of_first.size() && j < of_second.size();) {
    if (of_first[i].vertex == of_second[j].vertex) {
      common.push_back({of_first[i].vertex, of_first[i].generation, of_second[j].generation});
      ++i;
      ++j;
    } else if (of_first[i].vertex < of_second[j].vertex) {
      ++i;
    } else {
      ++j;
    }
  }
  std::vector<CommonAncestor> nearest;
  for (const CommonAncestor& each : common) {
    const auto after = graph.successors(each.vertex);
    const bool is_nearest = std::none_of(after.begin(), after.end(), [&](Vertex v) {
      return v != each.vertex &&
             std::binary_search(common.begin(), common.end(), CommonAncestor{v, 0, 0}, by_vertex);
    });
    if (is_nearest) nearest.push_back(each);
  }
  std::sort(nearest.begin(), nearest.end(), [](const CommonAncestor& a, const CommonAncestor& b) {
    const std::uint64_t of_a = std::uint64_t{a.to_first} + a.to_second;
    const std::uint64_t of_b = std::uint64_t{b.to_first} + b.to_second;
    return std::tie(of_a, a.vertex) < std::tie(of_b, b.vertex);
  });
  return nearest;
}

}  // namespace echelon
