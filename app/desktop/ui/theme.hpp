#pragma once

#include "echelon/view/palette.hpp"

namespace echelon::desktop {

/// Look and scale together: what every drawing routine asks.
struct Theme {
  bool dark = false;
  float scale = 1;  ///< 0.75…3
  bool high_contrast = false;
  bool colour_safe = false;

  [[nodiscard]] Look look() const { return {dark, high_contrast, colour_safe}; }
  [[nodiscard]] const Palette& palette() const { return palette_of(look()); }
  [[nodiscard]] Colour of(Tone tone) const { return palette().of(tone); }
  /// The quiet ground on which a tone's text stands.
  [[nodiscard]] Colour ground(Tone tone) const { return palette().ground(tone); }
  /// A length given at scale 1, in whole pixels.
  [[nodiscard]] float px(float length) const;
  friend bool operator==(const Theme&, const Theme&) = default;
};

/// Hands colours and spacings to ImGui's style; after each change of the theme.
void apply(const Theme& theme);

}  // namespace echelon::desktop
