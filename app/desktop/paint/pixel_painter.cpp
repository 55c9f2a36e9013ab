#include "desktop/paint/pixel_painter.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::desktop {
namespace {

/// Cuts the line to the box; false when nothing of it is inside. Source: Liang and Barsky, 1984.
bool cut(Spot& from, Spot& to, float width, float height) {
  const float dx = to.x - from.x;
  const float dy = to.y - from.y;
  float first = 0;
  float last = 1;
  const auto side = [&](float p, float q) {
    if (p == 0) return q >= 0;
    const float t = q / p;
    if (p < 0) {
      first = std::max(first, t);
    } else {
      last = std::min(last, t);
    }
    return first <= last;
  };
  const bool inside =
      side(-dx, from.x + 1) && side(dx, width - from.x) && side(-dy, from.y + 1) && side(dy, height - from.y);
  if (!inside) return false;
  const Spot start = from;
  from = {start.x + first * dx, start.y + first * dy};
  to = {start.x + last * dx, start.y + last * dy};
  return true;
}

}  // namespace

void PixelPainter::fill(Colour colour) {
  std::fill(bitmap_.pixels.begin(), bitmap_.pixels.end(), colour | 0xFF000000U);
}

void PixelPainter::line(Spot from, Spot to, Colour colour, float strength, bool smooth) {
  if (!cut(from, to, static_cast<float>(bitmap_.width), static_cast<float>(bitmap_.height))) return;
  const auto most = static_cast<unsigned>(std::lround(std::clamp(strength, 0.0F, 1.0F) * 256));
  const bool steep = std::abs(to.y - from.y) > std::abs(to.x - from.x);
  if (steep) {
    std::swap(from.x, from.y);
    std::swap(to.x, to.y);
  }
  if (from.x > to.x) std::swap(from, to);
  const int first = static_cast<int>(std::lround(from.x));
  const int last = static_cast<int>(std::lround(to.x));
  const float slope = to.x - from.x > 0 ? (to.y - from.y) / (to.x - from.x) : 0;
  // In 65536ths of a pixel.
  auto y = static_cast<std::int64_t>(
      std::lround((from.y + slope * (static_cast<float>(first) - from.x)) * 65536.0F));
  const auto step = static_cast<std::int64_t>(std::lround(slope * 65536.0F));
  if (!smooth) {
    y += 32768;  // the nearest row
    for (int x = first; x <= last; ++x, y += step) {
      const int row = static_cast<int>(y >> 16);
      steep ? lay(row, x, colour, most) : lay(x, row, colour, most);
    }
    return;
  }
  for (int x = first; x <= last; ++x, y += step) {
    const int row = static_cast<int>(y >> 16);
    const auto below = static_cast<unsigned>((y >> 8) & 0xFF) * most >> 8U;
    if (steep) {
      lay(row, x, colour, most - below);
      lay(row + 1, x, colour, below);
    } else {
      lay(x, row, colour, most - below);
      lay(x, row + 1, colour, below);
    }
  }
}

void PixelPainter::disc(Spot middle, float radius, Colour colour) {
  const auto from = [](float value) { return static_cast<int>(std::floor(value)); };
  for (int y = from(middle.y - radius - 1); y <= from(middle.y + radius + 1); ++y) {
    for (int x = from(middle.x - radius - 1); x <= from(middle.x + radius + 1); ++x) {
      const float dx = static_cast<float>(x) + 0.5F - middle.x;
      const float dy = static_cast<float>(y) + 0.5F - middle.y;
      const float inside = radius + 0.5F - std::sqrt(dx * dx + dy * dy);
      if (inside <= 0) continue;
      lay(x, y, colour, static_cast<unsigned>(std::lround(std::min(inside, 1.0F) * 256)));
    }
  }
}

}  // namespace echelon::desktop
