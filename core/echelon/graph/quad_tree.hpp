#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "echelon/graph/layout.hpp"

namespace echelon {

/// Within the layouts: spots sorted into squares within squares, so that what is far is felt as one.
/// Source: Barnes and Hut, 1986. Made in O(n log n).
class QuadTree {
 public:
  explicit QuadTree(std::span<const LayoutSpot> spots);

  /// The push on a spot at `at`: the sum over the others of (at − other) / |at − other|², squares whose side
  /// is less than `far` of their distance taken as one. `self` is left out.
  [[nodiscard]] LayoutSpot push(LayoutSpot at, std::uint32_t self, float far) const;

  /// The spots in the order of the squares: neighbours in it are near each other.
  [[nodiscard]] std::span<const std::uint32_t> order() const { return order_; }

 private:
  struct Cell {
    float x = 0;  ///< the middle of what is in it
    float y = 0;
    float mass = 0;
    float side2 = 0;          ///< its side, squared
    std::uint32_t first = 0;  ///< of a leaf: its spots in `order_`
    std::uint32_t last = 0;
    std::uint32_t next = 0;  ///< the cell after all that is in this one
    bool leaf = false;
  };
  void build(std::uint32_t first, std::uint32_t last, int shift, float side);

  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> codes_;  ///< of `order_`, ascending: the bits of x and y in turn
  std::vector<LayoutSpot> spots_;     ///< in `order_`
  std::vector<Cell> cells_;           ///< each before what is in it
};

}  // namespace echelon
