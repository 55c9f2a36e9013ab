// The layouts of networks: places that are the same every time, finite, and apart; generations that run down.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "echelon/graph/force_layout.hpp"
#include "echelon/graph/layer_order.hpp"
#include "echelon/graph/layered_layout.hpp"
#include "echelon/graph/layout_components.hpp"
#include "echelon/graph/quad_tree.hpp"

using namespace echelon;

namespace {

std::vector<LayoutEdge> random_edges(std::mt19937& dice, std::size_t nodes, std::size_t edges) {
  std::vector<LayoutEdge> made;
  for (std::size_t i = 0; i < edges && nodes > 0; ++i)
    made.push_back({static_cast<std::uint32_t>(dice() % nodes), static_cast<std::uint32_t>(dice() % nodes)});
  return made;
}

bool all_finite(const std::vector<LayoutSpot>& spots) {
  return std::all_of(spots.begin(), spots.end(),
                     [](LayoutSpot spot) { return std::isfinite(spot.x) && std::isfinite(spot.y); });
}

/// The part of each node, by a plain walk.
std::vector<std::size_t> parts_of(std::size_t nodes, const std::vector<LayoutEdge>& edges) {
  std::vector<std::size_t> part(nodes);
  for (std::size_t i = 0; i < nodes; ++i) part[i] = i;
  for (bool changed = true; changed;) {
    changed = false;
    for (const LayoutEdge& edge : edges) {
      const std::size_t least = std::min(part[edge.from], part[edge.to]);
      changed = changed || part[edge.from] != least || part[edge.to] != least;
      part[edge.from] = part[edge.to] = least;
    }
  }
  return part;
}

std::size_t plain_crossings(const LayerOrder& order, const std::vector<LayoutEdge>& edges,
                            const std::vector<std::uint32_t>& layer) {
  std::vector<std::size_t> place(layer.size());
  for (const auto& nodes : order.layers()) {
    for (std::size_t i = 0; i < nodes.size(); ++i) place[nodes[i]] = i;
  }
  std::size_t count = 0;
  for (std::size_t a = 0; a < edges.size(); ++a) {
    for (std::size_t b = a + 1; b < edges.size(); ++b) {
      if (layer[edges[a].from] != layer[edges[b].from]) continue;
      const bool left = place[edges[a].from] < place[edges[b].from];
      const bool right = place[edges[a].from] > place[edges[b].from];
      count += static_cast<std::size_t>((left && place[edges[a].to] > place[edges[b].to]) ||
                                        (right && place[edges[a].to] < place[edges[b].to]));
    }
  }
  return count;
}

}  // namespace

TEST_CASE("forces give every node a finite place, the same for the same seed") {
  std::mt19937 dice(7);
  for (const std::size_t nodes : {0U, 1U, 2U, 3U, 17U, 400U}) {
    const auto edges = random_edges(dice, nodes, 2 * nodes);
    const auto first = force_layout(nodes, edges);
    CHECK(first.size() == nodes);
    CHECK(all_finite(first));
    CHECK(first == force_layout(nodes, edges));
  }
}

TEST_CASE("forces put no two nodes of a path or a star on one place") {
  for (const bool star : {false, true}) {
    constexpr std::uint32_t nodes = 300;
    std::vector<LayoutEdge> edges;
    for (std::uint32_t i = 1; i < nodes; ++i) edges.push_back({star ? 0U : i - 1, i});
    const auto spots = force_layout(nodes, edges);
    double nearest = 1e9;
    for (std::size_t a = 0; a < nodes; ++a) {
      for (std::size_t b = a + 1; b < nodes; ++b)
        nearest = std::min(nearest,
                           static_cast<double>(std::hypot(spots[a].x - spots[b].x, spots[a].y - spots[b].y)));
    }
    CHECK(nearest > 0.02);
  }
}

TEST_CASE("what is joined lies nearer together than what is not") {
  std::mt19937 dice(3);
  constexpr std::uint32_t nodes = 500;
  std::vector<LayoutEdge> edges;
  for (std::uint32_t i = 1; i < nodes; ++i)
    edges.push_back({i - 1 - static_cast<std::uint32_t>(dice() % std::min(i, 8U)), i});
  const auto spots = force_layout(nodes, edges);
  const auto apart = [&](std::uint32_t a, std::uint32_t b) {
    return static_cast<double>(std::hypot(spots[a].x - spots[b].x, spots[a].y - spots[b].y));
  };
  double joined = 0;
  double others = 0;
  for (const LayoutEdge& edge : edges) {
    joined += apart(edge.from, edge.to);
    others += apart(static_cast<std::uint32_t>(dice() % nodes), static_cast<std::uint32_t>(dice() % nodes));
  }
  CHECK(joined * 3 < others);
}

TEST_CASE("parts that are not joined do not lie in each other's boxes") {
  std::mt19937 dice(11);
  const auto edges = random_edges(dice, 200, 130);
  const auto part = parts_of(200, edges);
  for (const auto& spots : {force_layout(200, edges), layered_layout(200, edges).spots}) {
    struct Box {
      float x0 = 1e9F, y0 = 1e9F, x1 = -1e9F, y1 = -1e9F;
    };
    std::map<std::size_t, Box> boxes;
    for (std::size_t i = 0; i < spots.size(); ++i) {
      Box& box = boxes[part[i]];
      box = {std::min(box.x0, spots[i].x), std::min(box.y0, spots[i].y), std::max(box.x1, spots[i].x),
             std::max(box.y1, spots[i].y)};
    }
    for (auto a = boxes.begin(); a != boxes.end(); ++a) {
      for (auto b = std::next(a); b != boxes.end(); ++b) {
        const bool overlap = a->second.x0 < b->second.x1 + 0.5F && b->second.x0 < a->second.x1 + 0.5F &&
                             a->second.y0 < b->second.y1 + 0.5F && b->second.y0 < a->second.y1 + 0.5F;
        CHECK_FALSE(overlap);
      }
    }
  }
}

TEST_CASE("a square that is far pushes as the sum of what is in it does") {
  std::mt19937 dice(5);
  std::vector<LayoutSpot> spots;
  for (int i = 0; i < 400; ++i)
    spots.push_back({static_cast<float>(dice() % 1000) / 10, static_cast<float>(dice() % 1000) / 10});
  spots.push_back(spots.front());  // two on one place
  const QuadTree tree(spots);
  double off = 0;
  double all = 0;
  for (std::uint32_t i = 0; i < spots.size(); ++i) {
    LayoutSpot plain;
    for (std::uint32_t j = 0; j < spots.size(); ++j) {
      if (i == j) continue;
      const float dx = spots[i].x - spots[j].x;
      const float dy = spots[i].y - spots[j].y;
      const float strength = 1 / std::max(dx * dx + dy * dy, 1e-4F);
      plain = {plain.x + dx * strength, plain.y + dy * strength};
    }
    const LayoutSpot exact = tree.push(spots[i], i, 0);
    CHECK(std::hypot(exact.x - plain.x, exact.y - plain.y) < 1e-2F * (1 + std::hypot(plain.x, plain.y)));
    const LayoutSpot near = tree.push(spots[i], i, 1.1F);
    off += static_cast<double>(std::hypot(near.x - plain.x, near.y - plain.y));
    all += static_cast<double>(std::hypot(plain.x, plain.y));
  }
  CHECK(off < 0.1 * all);
}

TEST_CASE("in generations every arrow runs down, but those that close a cycle") {
  std::mt19937 dice(13);
  for (int round = 0; round < 200; ++round) {
    const std::size_t nodes = dice() % 30;
    const auto edges = random_edges(dice, nodes, dice() % 40);
    const auto layout = layered_layout(nodes, edges);
    REQUIRE(layout.spots.size() == nodes);
    CHECK(all_finite(layout.spots));
    const std::set<std::size_t> against(layout.against.begin(), layout.against.end());
    std::vector<std::uint32_t> longest(nodes, 0);
    for (std::size_t e = 0; e < edges.size(); ++e) {
      if (against.contains(e)) continue;
      CHECK(layout.layer[edges[e].from] < layout.layer[edges[e].to]);
      CHECK(layout.spots[edges[e].from].y < layout.spots[edges[e].to].y);
    }
    for (std::size_t again = 0; again < nodes; ++again) {
      for (std::size_t e = 0; e < edges.size(); ++e) {
        if (!against.contains(e))
          longest[edges[e].to] = std::max(longest[edges[e].to], longest[edges[e].from] + 1);
      }
    }
    CHECK(longest == layout.layer);
    const auto again = layered_layout(nodes, edges);
    CHECK(again.spots == layout.spots);
  }
}

TEST_CASE("two of one part and generation stand at least 1 apart") {
  std::mt19937 dice(17);
  for (int round = 0; round < 50; ++round) {
    constexpr std::uint32_t nodes = 60;
    std::vector<LayoutEdge> edges;
    for (std::uint32_t i = 1; i < nodes; ++i) edges.push_back({static_cast<std::uint32_t>(dice() % i), i});
    const auto layout = layered_layout(nodes, edges);
    for (std::uint32_t a = 0; a < nodes; ++a) {
      for (std::uint32_t b = a + 1; b < nodes; ++b) {
        if (layout.layer[a] == layout.layer[b])
          CHECK(std::abs(layout.spots[a].x - layout.spots[b].x) > 0.999F);
      }
    }
  }
}

TEST_CASE("a tree is drawn without crossings, and a child near its parent") {
  std::mt19937 dice(19);
  constexpr std::uint32_t nodes = 400;
  std::vector<LayoutEdge> edges;
  for (std::uint32_t i = 1; i < nodes; ++i) edges.push_back({static_cast<std::uint32_t>(dice() % i), i});
  CHECK(layered_layout(nodes, edges).crossings == 0);
}

TEST_CASE("crossings are counted as one by one, and medians never make more of them") {
  std::mt19937 dice(23);
  for (int round = 0; round < 100; ++round) {
    std::vector<std::uint32_t> layer;
    std::vector<LayoutEdge> edges;
    for (std::uint32_t l = 0; l < 4; ++l) {
      for (std::size_t i = 0; i < 6; ++i) layer.push_back(l);
    }
    for (std::uint32_t l = 0; l < 3; ++l) {
      for (std::uint32_t i = 0; i < 6; ++i) {  // everyone is reached, so that nobody is left out of the walk
        edges.push_back({6 * l + static_cast<std::uint32_t>(dice() % 6), 6 * (l + 1) + i});
        edges.push_back({6 * l + static_cast<std::uint32_t>(dice() % 6),
                         6 * (l + 1) + static_cast<std::uint32_t>(dice() % 6)});
      }
    }
    LayerOrder order(layer, edges);
    CHECK(order.crossings() == plain_crossings(order, edges, layer));
    const std::size_t before = order.crossings();
    order.improve(8);
    CHECK(order.crossings() == plain_crossings(order, edges, layer));
    CHECK(order.crossings() <= before);
  }
}

TEST_CASE("a chain of a hundred thousand generations is laid out") {
  constexpr std::uint32_t nodes = 100'000;
  std::vector<LayoutEdge> edges;
  for (std::uint32_t i = 1; i < nodes; ++i) edges.push_back({i - 1, i});
  const auto layout = layered_layout(nodes, edges);
  CHECK(layout.layer.back() == nodes - 1);
  CHECK(all_finite(layout.spots));
}

TEST_CASE("boxes that are packed do not overlap and fill about the shape asked for") {
  std::mt19937 dice(29);
  std::vector<PlacedPart> parts(300);
  for (PlacedPart& part : parts) {
    part.width = static_cast<float>(dice() % 20);
    part.height = static_cast<float>(dice() % 12);
  }
  const auto corners = pack_parts(parts, 1, 1.5F);
  float wide = 0;
  float high = 0;
  for (std::size_t a = 0; a < parts.size(); ++a) {
    wide = std::max(wide, corners[a].x + parts[a].width);
    high = std::max(high, corners[a].y + parts[a].height);
    for (std::size_t b = a + 1; b < parts.size(); ++b) {
      const bool overlap = corners[a].x < corners[b].x + parts[b].width + 0.9F &&
                           corners[b].x < corners[a].x + parts[a].width + 0.9F &&
                           corners[a].y < corners[b].y + parts[b].height + 0.9F &&
                           corners[b].y < corners[a].y + parts[a].height + 0.9F;
      CHECK_FALSE(overlap);
    }
  }
  CHECK(wide / high > 0.8F);
  CHECK(wide / high < 3.0F);
}
