#pragma once

#include <cstdint>

namespace echelon {

/// A place in a layout; what is joined stands about 1 apart.
struct LayoutSpot {
  float x = 0;
  float y = 0;
  friend bool operator==(const LayoutSpot&, const LayoutSpot&) = default;
};

/// An arrow between positions of nodes. Loops and repeated arrows are allowed.
struct LayoutEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

}  // namespace echelon
