#include "echelon/graph/quad_tree.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace echelon {
namespace {

constexpr int levels = 12;  // squares a side: 4096
constexpr std::uint32_t leaf_size = 4;

/// The low 12 bits, a free one before each.
std::uint32_t spread(std::uint32_t bits) {
  bits = (bits | (bits << 8U)) & 0x00FF00FFU;
  bits = (bits | (bits << 4U)) & 0x0F0F0F0FU;
  bits = (bits | (bits << 2U)) & 0x33333333U;
  return (bits | (bits << 1U)) & 0x55555555U;
}

}  // namespace

QuadTree::QuadTree(std::span<const LayoutSpot> spots) {
  const std::size_t count = spots.size();
  if (count == 0) return;
  LayoutSpot low = spots.front();
  LayoutSpot high = low;
  for (const LayoutSpot& spot : spots) {
    low = {std::min(low.x, spot.x), std::min(low.y, spot.y)};
    high = {std::max(high.x, spot.x), std::max(high.y, spot.y)};
  }
  const float side = std::max({high.x - low.x, high.y - low.y, 1e-6F});
  const float scale = static_cast<float>((1U << levels) - 1) / side;
  std::vector<std::uint64_t> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto x = static_cast<std::uint32_t>((spots[i].x - low.x) * scale);
    const auto y = static_cast<std::uint32_t>((spots[i].y - low.y) * scale);
    keys[i] = (static_cast<std::uint64_t>(spread(x) | (spread(y) << 1U)) << 32U) | i;
  }
  std::sort(keys.begin(), keys.end());
  order_.resize(count);
  codes_.resize(count);
  spots_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    order_[i] = static_cast<std::uint32_t>(keys[i]);
    codes_[i] = static_cast<std::uint32_t>(keys[i] >> 32U);
    spots_[i] = spots[order_[i]];
  }
  cells_.reserve(count);
  build(0, static_cast<std::uint32_t>(count), 2 * levels - 2, side);
}

void QuadTree::build(std::uint32_t first, std::uint32_t last, int shift, float side) {
  const std::size_t at = cells_.size();
  cells_.emplace_back();
  Cell cell;
  cell.side2 = side * side;
  cell.first = first;
  cell.last = last;
  for (std::uint32_t i = first; i < last; ++i) {
    cell.x += spots_[i].x;
    cell.y += spots_[i].y;
  }
  cell.mass = static_cast<float>(last - first);
  cell.x /= cell.mass;
  cell.y /= cell.mass;
  cell.leaf = last - first <= leaf_size || shift < 0;
  if (!cell.leaf) {
    std::uint32_t from = first;
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      std::uint32_t to = from;
      while (to < last && ((codes_[to] >> static_cast<unsigned>(shift)) & 3U) == quarter) ++to;
      if (to > from) build(from, to, shift - 2, side / 2);
      from = to;
    }
  }
  cell.next = static_cast<std::uint32_t>(cells_.size());
  cells_[at] = cell;
}

LayoutSpot QuadTree::push(LayoutSpot at, std::uint32_t self, float far) const {
  const float far2 = far * far;
  LayoutSpot sum;
  const auto add = [&](float dx, float dy, float distance2, float mass) {
    const float strength = mass / std::max(distance2, 1e-4F);
    sum.x += dx * strength;
    sum.y += dy * strength;
  };
  for (std::uint32_t i = 0; i < cells_.size();) {
    const Cell& cell = cells_[i];
    const float dx = at.x - cell.x;
    const float dy = at.y - cell.y;
    const float distance2 = dx * dx + dy * dy;
    if (cell.side2 < far2 * distance2) {
      add(dx, dy, distance2, cell.mass);
      i = cell.next;
    } else if (cell.leaf) {
      for (std::uint32_t j = cell.first; j < cell.last; ++j) {
        if (order_[j] == self) continue;
        const float x = at.x - spots_[j].x;
        const float y = at.y - spots_[j].y;
        add(x, y, x * x + y * y, 1);
      }
      i = cell.next;
    } else {
      ++i;
    }
  }
  return sum;
}

}  // namespace echelon
