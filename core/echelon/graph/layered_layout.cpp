#include "echelon/graph/layered_layout.hpp"

#include <algorithm>

#include "echelon/graph/layer_order.hpp"
#include "echelon/graph/layout_components.hpp"

namespace echelon {
namespace {

/// Arrows that close a cycle, found by a walk in depth without recursion: 1 for each.
std::vector<std::uint8_t> closing(std::size_t nodes, std::span<const LayoutEdge> edges) {
  std::vector<std::size_t> starts(nodes + 1);
  for (const LayoutEdge& edge : edges) ++starts[edge.from + std::size_t{1}];
  for (std::size_t i = 0; i < nodes; ++i) starts[i + 1] += starts[i];
  std::vector<std::size_t> out(edges.size());
  std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
  for (std::size_t e = 0; e < edges.size(); ++e) out[next[edges[e].from]++] = e;
  enum : std::uint8_t { fresh, open, done };
  std::vector<std::uint8_t> state(nodes, fresh);
  std::vector<std::uint8_t> closes(edges.size(), 0);
  next.assign(starts.begin(), starts.end() - 1);
  std::vector<std::uint32_t> stack;
  for (std::uint32_t root = 0; root < nodes; ++root) {
    if (state[root] != fresh) continue;
    stack.push_back(root);
    state[root] = open;
    while (!stack.empty()) {
      const auto node = stack.back();
      if (next[node] == starts[node + std::size_t{1}]) {
        state[node] = done;
        stack.pop_back();
        continue;
      }
      const std::size_t edge = out[next[node]++];
      const auto to = edges[edge].to;
      if (state[to] == open) {
        closes[edge] = 1;
      } else if (state[to] == fresh) {
        state[to] = open;
        stack.push_back(to);
      }
    }
  }
  return closes;
}

/// The longest way from a root, of a graph without cycles.
std::vector<std::uint32_t> depths(std::size_t nodes, std::span<const LayoutEdge> edges) {
  const LayoutRows down(nodes, edges, LayoutRows::Way::forward);
  std::vector<std::uint32_t> waiting(nodes, 0);
  for (const LayoutEdge& edge : edges) ++waiting[edge.to];
  std::vector<std::uint32_t> depth(nodes, 0);
  std::vector<std::uint32_t> ready;
  ready.reserve(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (waiting[node] == 0) ready.push_back(node);
  }
  for (std::size_t at = 0; at < ready.size(); ++at) {
    for (const auto to : down.row(ready[at])) {
      depth[to] = std::max(depth[to], depth[ready[at]] + 1);
      if (--waiting[to] == 0) ready.push_back(to);
    }
  }
  return depth;
}

/// The longest arrow that still takes part in the ordering: what is longer would need more points of its own
/// than six times what the part has.
std::uint32_t longest_ordered(std::span<const LayoutEdge> edges, std::span<const std::uint32_t> layers) {
  std::vector<std::uint32_t> lengths;
  lengths.reserve(edges.size());
  for (const LayoutEdge& edge : edges) lengths.push_back(layers[edge.to] - layers[edge.from]);
  std::sort(lengths.begin(), lengths.end());
  std::size_t points = 0;
  std::uint32_t longest = 1;
  for (const auto length : lengths) {
    points += length - std::size_t{1};
    if (points > 6 * (layers.size() + edges.size())) break;
    longest = length;
  }
  return longest;
}

struct Placed {
  PlacedPart part;
  std::size_t crossings = 0;
};

Placed place(const LayoutPart& part, std::span<const std::uint32_t> layer, const LayeredLayoutWish& wish) {
  Placed placed;
  const std::size_t nodes = part.nodes.size();
  placed.part.spots.resize(nodes);
  if (nodes == 1) return placed;
  // Long arrows pass through points of their own in the layers between.
  std::vector<std::uint32_t> layers(nodes);
  for (std::size_t i = 0; i < nodes; ++i) layers[i] = layer[part.nodes[i]];
  std::vector<LayoutEdge> steps;
  steps.reserve(part.edges.size());
  const auto longest = longest_ordered(part.edges, layers);
  for (const LayoutEdge& edge : part.edges) {
    if (layers[edge.to] - layers[edge.from] > longest) continue;
    auto from = edge.from;
    for (auto l = layers[edge.from] + 1; l < layers[edge.to]; ++l) {
      const auto between = static_cast<std::uint32_t>(layers.size());
      layers.push_back(l);
      steps.push_back({from, between});
      from = between;
    }
    steps.push_back({from, edge.to});
  }
  LayerOrder order(layers, steps);
  order.improve(wish.sweeps);
  placed.crossings = order.crossings();
  const auto places = order.places();
  const auto [low, high] =
      std::minmax_element(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(nodes));
  std::uint32_t deepest = 0;
  for (std::size_t i = 0; i < nodes; ++i) {
    deepest = std::max(deepest, layers[i]);
    placed.part.spots[i] = {places[i] - *low, static_cast<float>(layers[i]) * wish.layer_gap};
  }
  placed.part.width = *high - *low;
  placed.part.height = static_cast<float>(deepest) * wish.layer_gap;
  return placed;
}

}  // namespace

LayeredLayout layered_layout(std::size_t nodes, std::span<const LayoutEdge> edges,
                             const LayeredLayoutWish& wish, const Progress& progress) {
  LayeredLayout layout;
  layout.spots.resize(nodes);
  layout.layer.resize(nodes);
  if (nodes == 0) return layout;
  const auto closes = closing(nodes, edges);
  std::vector<LayoutEdge> kept;
  kept.reserve(edges.size());
  for (std::size_t e = 0; e < edges.size(); ++e) {
    if (closes[e] != 0) {
      layout.against.push_back(e);
    } else {
      kept.push_back(edges[e]);
    }
  }
  layout.layer = depths(nodes, kept);
  const auto parts = layout_parts(nodes, kept);
  std::vector<PlacedPart> placed;
  placed.reserve(parts.size());
  for (const LayoutPart& part : parts) {
    progress.check();
    Placed each = place(part, layout.layer, wish);
    layout.crossings += each.crossings;
    placed.push_back(std::move(each.part));
  }
  const auto corners = pack_parts(placed, 2, wish.shape);
  LayoutSpot end;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t i = 0; i < parts[p].nodes.size(); ++i) {
      const LayoutSpot spot{corners[p].x + placed[p].spots[i].x, corners[p].y + placed[p].spots[i].y};
      layout.spots[parts[p].nodes[i]] = spot;
      end = {std::max(end.x, spot.x), std::max(end.y, spot.y)};
    }
  }
  for (LayoutSpot& spot : layout.spots) spot = {spot.x - end.x / 2, spot.y - end.y / 2};
  return layout;
}

}  // namespace echelon
