#pragma once

#include <cstddef>

#include "desktop/stage/raster.hpp"
#include "echelon/view/palette.hpp"
#include "echelon/view/picture.hpp"

namespace echelon::desktop {

/// Draws thin lines and small discs into a bitmap on the processor: tens of thousands in a few milliseconds,
/// where a graphics driver in software takes hundreds.
class PixelPainter {
 public:
  explicit PixelPainter(Bitmap& bitmap) : bitmap_(bitmap) {}

  void fill(Colour colour);
  /// One pixel wide; what lies outside the bitmap is cut off. With smooth edges (Wu, An efficient
  /// antialiasing technique, 1991) it costs twice as much.
  void line(Spot from, Spot to, Colour colour, float strength, bool smooth = true);
  void disc(Spot middle, float radius, Colour colour);

 private:
  /// Lays `share` of 256 of the colour on a pixel that is there.
  void lay(int x, int y, Colour colour, unsigned share) {
    if (x < 0 || y < 0 || x >= bitmap_.width || y >= bitmap_.height) return;
    std::uint32_t& pixel =
        bitmap_.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap_.width) +
                       static_cast<std::size_t>(x)];
    // Red and blue together, green by itself: each has eight bits of air above it.
    const std::uint32_t outer = pixel & 0x00FF00FFU;
    const std::uint32_t green = pixel & 0x0000FF00U;
    const std::uint32_t rest = 256 - share;
    const std::uint32_t mixed = ((outer * rest + (colour & 0x00FF00FFU) * share) >> 8U) & 0x00FF00FFU;
    const std::uint32_t mixed_green = ((green * rest + (colour & 0x0000FF00U) * share) >> 8U) & 0x0000FF00U;
    pixel = 0xFF000000U | mixed | mixed_green;
  }

  Bitmap& bitmap_;
};

}  // namespace echelon::desktop
