#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "desktop/shell/settings.hpp"
#include "desktop/stage/system_look.hpp"
#include "desktop/ui/theme.hpp"

namespace echelon::desktop {

/// What a person chose of the look. Each part may be left to the system.
struct Appearance {
  enum class Ground : std::uint8_t { system, light, dark };
  enum class Contrast : std::uint8_t { system, usual, high };
  Ground ground = Ground::system;
  Contrast contrast = Contrast::system;
  bool colour_safe = false;
  std::optional<float> scale;  ///< 0.75…3; nothing: as the system's

  [[nodiscard]] static Appearance of(const Settings& settings);
  void keep(Settings& settings) const;
  /// How it is drawn, given what the system wants; `system_scale` of 1 where it wants nothing.
  [[nodiscard]] Theme theme(const SystemLook& system, float system_scale) const;

  friend bool operator==(const Appearance&, const Appearance&) = default;
};

/// The scales that are offered, in per cent.
inline constexpr std::array<int, 8> scales{75, 100, 125, 150, 175, 200, 250, 300};

}  // namespace echelon::desktop
