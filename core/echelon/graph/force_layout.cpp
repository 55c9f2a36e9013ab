#include "echelon/graph/force_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "echelon/graph/layout_components.hpp"
#include "echelon/graph/quad_tree.hpp"

namespace echelon {
namespace {

constexpr float far = 1.1F;  // of Barnes and Hut: side over distance below which a square is one

/// Numbers of a seed, the same everywhere. Source: Steele, Lea, Flood, Fast splittable pseudorandom number
/// generators, 2014 (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  /// −0.5 … 0.5
  float next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    z ^= z >> 31U;
    return static_cast<float>(z >> 40U) / static_cast<float>(1U << 24U) - 0.5F;
  }

 private:
  std::uint64_t state_;
};

/// The order in which nodes are met from `start`, and how far each is.
struct Walk {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> parent;
  std::vector<std::uint32_t> depth;
};

Walk walk_from(const LayoutRows& rows, std::size_t nodes, std::uint32_t start) {
  constexpr auto unseen = std::numeric_limits<std::uint32_t>::max();
  Walk walk;
  walk.parent.assign(nodes, start);
  walk.depth.assign(nodes, unseen);
  walk.order.reserve(nodes);
  walk.order.push_back(start);
  walk.depth[start] = 0;
  for (std::size_t at = 0; at < walk.order.size(); ++at) {
    const auto node = walk.order[at];
    for (const auto other : rows.row(node)) {
      if (walk.depth[other] != unseen) continue;
      walk.depth[other] = walk.depth[node] + 1;
      walk.parent[other] = node;
      walk.order.push_back(other);
    }
  }
  return walk;
}

/// The middle of a longest way that two walks find.
std::uint32_t middle_of(const LayoutRows& rows, std::size_t nodes) {
  const Walk first = walk_from(rows, nodes, 0);
  const Walk second = walk_from(rows, nodes, first.order.back());
  std::uint32_t node = second.order.back();
  for (std::uint32_t steps = second.depth[node] / 2; steps > 0; --steps) node = second.parent[node];
  return node;
}

/// Rings around the middle, each node within the sector of its parent, wide by how many lie behind it.
std::vector<LayoutSpot> rings(const LayoutRows& rows, std::size_t nodes, Dice& dice) {
  const Walk walk = walk_from(rows, nodes, middle_of(rows, nodes));
  std::vector<float> behind(nodes, 1);
  for (std::size_t at = nodes; at-- > 1;) behind[walk.parent[walk.order[at]]] += behind[walk.order[at]];
  std::vector<float> from(nodes, 0);   // where a node's sector begins
  std::vector<float> wide(nodes, 0);   // and how wide it is
  std::vector<float> taken(nodes, 0);  // by children before
  std::vector<LayoutSpot> spots(nodes);
  wide[walk.order.front()] = 6.2831853F;
  for (std::size_t at = 0; at < nodes; ++at) {
    const auto node = walk.order[at];
    const auto parent = walk.parent[node];
    if (at > 0) {
      from[node] = from[parent] + taken[parent];
      wide[node] = wide[parent] * behind[node] / std::max(1.0F, behind[parent] - 1);
      taken[parent] += wide[node];
    }
    const float angle = from[node] + wide[node] / 2;
    const float radius = static_cast<float>(walk.depth[node]) + 0.2F * dice.next();
    spots[node] = {radius * std::cos(angle) + 0.1F * dice.next(),
                   radius * std::sin(angle) + 0.1F * dice.next()};
  }
  return spots;
}

int rounds_for(std::size_t nodes, int wished) {
  if (wished > 0) return wished;
  return nodes < 300 ? 150 : nodes < 3000 ? 90 : 60;
}

void relax(std::vector<LayoutSpot>& spots, const LayoutPart& part, int rounds, const Progress& progress) {
  const std::size_t nodes = spots.size();
  std::vector<float> degree(nodes, 1);
  for (const LayoutEdge& edge : part.edges) {
    degree[edge.from] += 1;
    degree[edge.to] += 1;
  }
  std::vector<LayoutSpot> force(nodes);
  const float reach = std::sqrt(static_cast<float>(nodes)) / 6 + 0.5F;  // of the first steps
  for (int round = 0; round < rounds; ++round) {
    progress.check();
    const QuadTree tree(spots);
    for (const auto node : tree.order()) {
      force[node] = tree.push(spots[node], node, far);
      // A weak pull to the middle keeps long arms from drifting off.
      force[node].x -= 0.01F * spots[node].x;
      force[node].y -= 0.01F * spots[node].y;
    }
    for (const LayoutEdge& edge : part.edges) {
      const float dx = spots[edge.to].x - spots[edge.from].x;
      const float dy = spots[edge.to].y - spots[edge.from].y;
      const float pull = std::sqrt(dx * dx + dy * dy);
      force[edge.from].x += dx * pull;
      force[edge.from].y += dy * pull;
      force[edge.to].x -= dx * pull;
      force[edge.to].y -= dy * pull;
    }
    const float left = 1 - static_cast<float>(round) / static_cast<float>(rounds);
    const float most = reach * left * left + 0.02F;
    for (std::size_t i = 0; i < nodes; ++i) {
      const float length = std::sqrt(force[i].x * force[i].x + force[i].y * force[i].y);
      if (!(length > 1e-9F)) continue;
      const float step = std::min(most, length / degree[i]) / length;
      spots[i].x += force[i].x * step;
      spots[i].y += force[i].y * step;
    }
  }
}

/// Lays one part out and moves it into the corner of its box.
PlacedPart place(const LayoutPart& part, const ForceLayoutWish& wish, const Progress& progress) {
  PlacedPart placed;
  const std::size_t nodes = part.nodes.size();
  if (nodes == 1) {
    placed.spots.resize(1);
    return placed;
  }
  Dice dice(wish.seed * 0x2545F4914F6CDD1DULL + nodes);
  const LayoutRows rows(nodes, part.edges, LayoutRows::Way::both);
  placed.spots = rings(rows, nodes, dice);
  relax(placed.spots, part, rounds_for(nodes, wish.rounds), progress);
  LayoutSpot low = placed.spots.front();
  LayoutSpot high = low;
  for (const LayoutSpot& spot : placed.spots) {
    low = {std::min(low.x, spot.x), std::min(low.y, spot.y)};
    high = {std::max(high.x, spot.x), std::max(high.y, spot.y)};
  }
  for (LayoutSpot& spot : placed.spots) spot = {spot.x - low.x, spot.y - low.y};
  placed.width = high.x - low.x;
  placed.height = high.y - low.y;
  return placed;
}

}  // namespace

std::vector<LayoutSpot> force_layout(std::size_t nodes, std::span<const LayoutEdge> edges,
                                     const ForceLayoutWish& wish, const Progress& progress) {
  std::vector<LayoutSpot> spots(nodes);
  if (nodes == 0) return spots;
  const auto parts = layout_parts(nodes, edges);
  std::vector<PlacedPart> placed;
  placed.reserve(parts.size());
  for (const LayoutPart& part : parts) {
    progress.check();
    placed.push_back(place(part, wish, progress));
  }
  const auto corners = pack_parts(placed, 1.2F, wish.shape);
  LayoutSpot end;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t i = 0; i < parts[p].nodes.size(); ++i) {
      const LayoutSpot spot{corners[p].x + placed[p].spots[i].x, corners[p].y + placed[p].spots[i].y};
      spots[parts[p].nodes[i]] = spot;
      end = {std::max(end.x, spot.x), std::max(end.y, spot.y)};
    }
  }
  for (LayoutSpot& spot : spots) spot = {spot.x - end.x / 2, spot.y - end.y / 2};
  return spots;
}

}  // namespace echelon
