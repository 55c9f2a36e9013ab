#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/graph/layout.hpp"

namespace echelon {

struct LayeredLayout {
  std::vector<LayoutSpot> spots;     ///< two of one connected part and layer are at least 1 apart
  std::vector<std::uint32_t> layer;  ///< 0 for who has no arrow coming in; every arrow runs to a later one …
  std::vector<std::size_t> against;  ///< … but these, by position: they close a cycle
  std::size_t crossings = 0;         ///< of arrows between neighbouring layers, within the parts
};

struct LayeredLayoutWish {
  int sweeps = 8;       ///< of ordering, up and down
  float layer_gap = 3;  ///< between layers
  float shape = 2.2F;   ///< about how many times as wide as high the whole is
};

/// Generations: each node in the layer of its longest way from a root, ordered within the layers so that few
/// arrows cross, placed near its neighbours. Connected parts stand side by side, their layers level within a
/// row of parts.
/// Cost: O((n + m + long arrows' layers) log n · sweeps).
/// Sources: Sugiyama, Tagawa, Toda, Methods for visual understanding of hierarchical system structures, 1981;
/// medians: Gansner, Koutsofios, North, Vo, A technique for drawing directed graphs, 1993; crossings counted
/// as Barth, Mutzel, Jünger, Simple and efficient bilayer cross counting, 2004; places: the least squares
/// under distances, by pooling (Ayer, Brunk, Ewing, Reid, Silverman, 1955). Throws Cancelled.
[[nodiscard]] LayeredLayout layered_layout(std::size_t nodes, std::span<const LayoutEdge> edges,
                                           const LayeredLayoutWish& wish = {}, const Progress& progress = {});

}  // namespace echelon
