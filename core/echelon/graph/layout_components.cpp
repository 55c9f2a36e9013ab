#include "echelon/graph/layout_components.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace echelon {
namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t node) {
  while (parent[node] != node) {
    parent[node] = parent[parent[node]];
    node = parent[node];
  }
  return node;
}

}  // namespace

std::vector<LayoutPart> layout_parts(std::size_t nodes, std::span<const LayoutEdge> edges) {
  std::vector<std::uint32_t> parent(nodes);
  std::iota(parent.begin(), parent.end(), 0U);
  for (const LayoutEdge& edge : edges) {
    const auto a = root_of(parent, edge.from);
    const auto b = root_of(parent, edge.to);
    parent[std::max(a, b)] = std::min(a, b);  // the first node is the root
  }
  std::vector<std::uint32_t> part_of(nodes);
  std::vector<std::uint32_t> place(nodes);
  std::vector<LayoutPart> parts;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    const auto root = root_of(parent, node);
    if (root == node) {
      part_of[node] = static_cast<std::uint32_t>(parts.size());
      parts.emplace_back();
    }
    LayoutPart& part = parts[part_of[root]];
    part_of[node] = part_of[root];
    place[node] = static_cast<std::uint32_t>(part.nodes.size());
    part.nodes.push_back(node);
  }
  for (const LayoutEdge& edge : edges) {
    if (edge.from != edge.to) parts[part_of[edge.from]].edges.push_back({place[edge.from], place[edge.to]});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const LayoutPart& a, const LayoutPart& b) { return a.nodes.size() > b.nodes.size(); });
  return parts;
}

LayoutRows::LayoutRows(std::size_t nodes, std::span<const LayoutEdge> edges, Way way) : starts_(nodes + 1) {
  const auto each = [&](auto&& take) {
    for (const LayoutEdge& edge : edges) {
      if (way != Way::backward) take(edge.from, edge.to);
      if (way != Way::forward) take(edge.to, edge.from);
    }
  };
  each([&](std::uint32_t from, std::uint32_t) { ++starts_[from + 1]; });
  std::partial_sum(starts_.begin(), starts_.end(), starts_.begin());
  ends_.resize(starts_.back());
  std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
  each([&](std::uint32_t from, std::uint32_t to) { ends_[next[from]++] = to; });
}

std::vector<LayoutSpot> pack_parts(std::span<const PlacedPart> parts, float gap, float shape) {
  double area = 0;
  float widest = 0;
  for (const PlacedPart& part : parts) {
    area += static_cast<double>(part.width + gap) * static_cast<double>(part.height + gap);
    widest = std::max(widest, part.width);
  }
  const float most = std::max(widest, static_cast<float>(std::sqrt(area * static_cast<double>(shape))));
  struct Shelf {
    float y = 0;
    float height = 0;
    float used = 0;
  };
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return parts[a].height > parts[b].height; });
  std::vector<Shelf> shelves;
  std::vector<LayoutSpot> corners(parts.size());
  std::size_t open = 0;  // shelves before it are full
  float top = 0;
  for (const std::size_t each : order) {
    const PlacedPart& part = parts[each];
    std::size_t at = open;
    while (at < shelves.size() && shelves[at].used + part.width > most) ++at;
    if (at == shelves.size()) {
      shelves.push_back({top, part.height, 0});
      top += part.height + gap;
    }
    corners[each] = {shelves[at].used, shelves[at].y};
    shelves[at].used += part.width + gap;
    while (open < shelves.size() && shelves[open].used > most) ++open;
  }
  return corners;
}

}  // namespace echelon
