#pragma once

#include <array>
#include <cstdint>

#include "echelon/view/chart.hpp"

namespace echelon::desktop {

/// A colour as 0xAABBGGRR, ImGui's order.
using Colour = std::uint32_t;

/// The red, green and blue of a web notation such as 0x1668B8, opaque.
[[nodiscard]] constexpr Colour rgb(std::uint32_t web) {
  return 0xFF000000U | ((web & 0xFFU) << 16U) | (web & 0xFF00U) | ((web >> 16U) & 0xFFU);
}
/// The colour with `alpha` of 0…255.
[[nodiscard]] constexpr Colour with_alpha(Colour colour, std::uint32_t alpha) {
  return (colour & 0x00FFFFFFU) | (alpha << 24U);
}
/// `share` of 0…1 of `over` laid on `under`, opaque.
[[nodiscard]] Colour blend(Colour under, Colour over, double share);

/// The colours of one look, by what they are for. Both looks keep text at a contrast of 4.5 or more.
struct Palette {
  Colour page;    ///< behind everything
  Colour card;    ///< what things lie on
  Colour sunken;  ///< fields, headers of tables, tracks
  Colour border;
  Colour text;
  Colour muted;
  Colour accent;
  Colour on_accent;  ///< text on the accent
  Colour good;
  Colour caution;
  Colour bad;
  Colour hover;   ///< laid under what is pointed at
  Colour chosen;  ///< laid under what is selected
  Colour bar;     ///< behind the text of a cell
  std::array<Colour, 6> series;
};

/// Look and scale together: what every drawing routine asks.
struct Theme {
  bool dark = false;
  float scale = 1;  ///< 0.75…3

  [[nodiscard]] const Palette& palette() const;
  [[nodiscard]] Colour of(Tone tone) const;
  /// The quiet ground on which a tone's text stands.
  [[nodiscard]] Colour ground(Tone tone) const;
  /// A length given at scale 1, in whole pixels.
  [[nodiscard]] float px(float length) const;
};

/// Hands colours and spacings to ImGui's style; after each change of the theme.
void apply(const Theme& theme);

}  // namespace echelon::desktop
