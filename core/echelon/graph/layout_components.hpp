#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "echelon/graph/layout.hpp"

namespace echelon {

// Within the layouts: a graph is cut into its connected parts, each is laid out by itself, and the parts are
// put side by side.

/// A connected part with numbers of its own.
struct LayoutPart {
  std::vector<std::uint32_t> nodes;  ///< in the whole; ascending
  std::vector<LayoutEdge> edges;     ///< between positions in `nodes`; no loops
};

/// The connected parts, largest first, those of one size by their first node; single nodes at the end.
[[nodiscard]] std::vector<LayoutPart> layout_parts(std::size_t nodes, std::span<const LayoutEdge> edges);

/// Both directions of a part as rows: the neighbours of `v` are `row(v)`.
class LayoutRows {
 public:
  enum class Way { both, forward, backward };
  LayoutRows(std::size_t nodes, std::span<const LayoutEdge> edges, Way way);
  [[nodiscard]] std::span<const std::uint32_t> row(std::size_t node) const {
    return std::span(ends_).subspan(starts_[node], starts_[node + 1] - starts_[node]);
  }

 private:
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint32_t> ends_;
};

/// A box with what is in it, its lower left corner at the origin.
struct PlacedPart {
  std::vector<LayoutSpot> spots;
  float width = 0;
  float height = 0;
};

/// Where the corners of boxes stand so that none overlap, `gap` apart, the whole about `shape` times as wide
/// as it is high; the highest first, those of one height in the order given. Source: shelves, first fit by
/// decreasing height (Coffman, Garey, Johnson, Tarjan, 1980).
[[nodiscard]] std::vector<LayoutSpot> pack_parts(std::span<const PlacedPart> parts, float gap, float shape);

}  // namespace echelon
