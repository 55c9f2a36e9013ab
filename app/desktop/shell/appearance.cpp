#include "desktop/shell/appearance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace echelon::desktop {
namespace {

constexpr std::array<std::string_view, 3> grounds{"system", "light", "dark"};
constexpr std::array<std::string_view, 3> contrasts{"system", "usual", "high"};

std::string_view kept(const Settings& settings, std::string_view name) {
  const auto found = settings.kept.find(name);
  return found == settings.kept.end() ? std::string_view() : std::string_view(found->second);
}

template <class Choice>
std::optional<Choice> read(const std::array<std::string_view, 3>& names, std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Choice>(found - names.begin());
}

}  // namespace

Appearance Appearance::of(const Settings& settings) {
  Appearance chosen;
  // Settings of before there was a choice say dark only where someone chose it.
  chosen.ground = read<Ground>(grounds, kept(settings, "look.ground"))
                      .value_or(settings.dark ? Ground::dark : Ground::system);
  chosen.contrast = read<Contrast>(contrasts, kept(settings, "look.contrast")).value_or(Contrast::system);
  chosen.colour_safe = kept(settings, "look.palette") == "safe";
  const bool as_system = kept(settings, "look.scale") == "system";
  if (!as_system) chosen.scale = settings.scale;
  return chosen;
}

void Appearance::keep(Settings& settings) const {
  settings.kept["look.ground"] = grounds.at(static_cast<std::size_t>(ground));
  settings.kept["look.contrast"] = contrasts.at(static_cast<std::size_t>(contrast));
  settings.kept["look.palette"] = colour_safe ? "safe" : "usual";
  settings.kept["look.scale"] = scale ? "chosen" : "system";
  settings.dark = ground == Ground::dark;
  if (scale) settings.scale = *scale;
}

Theme Appearance::theme(const SystemLook& system, float system_scale) const {
  Theme theme;
  theme.dark = ground == Ground::system ? system.dark.value_or(false) : ground == Ground::dark;
  theme.high_contrast =
      contrast == Contrast::system ? system.high_contrast.value_or(false) : contrast == Contrast::high;
  theme.colour_safe = colour_safe;
  const float wanted = scale.value_or(std::isfinite(system_scale) ? system_scale : 1.0F);
  theme.scale = std::clamp(std::round(wanted * 20) / 20, 0.75F, 3.0F);
  return theme;
}

}  // namespace echelon::desktop
