#pragma once

#include <array>
#include <cstdint>

#include "echelon/view/chart.hpp"

namespace echelon {

/// A colour as 0xAABBGGRR.
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

/// How far two colours are apart in lightness, 1…21, as WCAG 2.1 counts it.
[[nodiscard]] double contrast(Colour a, Colour b);

/// What people choose of a look. Beside light and dark: high contrast for weak eyes, and colours that people
/// who see two of the three primaries tell apart.
struct Look {
  bool dark = false;
  bool high_contrast = false;
  bool colour_safe = false;
  friend bool operator==(const Look&, const Look&) = default;
};

/// The colours of one look, by what they are for. Every text stands at a contrast of 4.5 or more to what it
/// is drawn on, with high contrast of 7; a series at 3 (4.5) to the card.
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

  /// The colour in which a meaning is drawn.
  [[nodiscard]] Colour of(Tone tone) const;
  /// The quiet ground on which a tone's own text stands.
  [[nodiscard]] Colour ground(Tone tone) const;
};

[[nodiscard]] const Palette& palette_of(const Look& look);
/// The two usual ones; paper takes the light one.
[[nodiscard]] const Palette& light_palette();
[[nodiscard]] const Palette& dark_palette();

}  // namespace echelon
