#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace echelon::desktop {

/// What the system says about how programs should look; nothing where it says nothing.
struct SystemLook {
  std::optional<bool> dark;
  std::optional<bool> high_contrast;
  friend bool operator==(const SystemLook&, const SystemLook&) = default;
};

/// Where the system is asked. Each may be missing.
struct SystemPlaces {
  std::string gtk_theme;         ///< the variable GTK_THEME
  std::filesystem::path config;  ///< ~/.config
  /// The answer of the desktop portal to `Read org.freedesktop.appearance <key>`; nothing when there is none.
  std::function<std::optional<std::string>(std::string_view key)> portal;

  /// This machine's and this user's. The portal answers within a second or not at all.
  static SystemPlaces own();
};

/// The portal is asked first, as it speaks for the desktop that runs; then GTK_THEME, GTK's settings of the
/// versions 4 and 3, KDE's colours. May take a second: not for the thread of the frames.
[[nodiscard]] SystemLook ask_system(const SystemPlaces& places);

// What each says, read from its text.
[[nodiscard]] std::optional<unsigned> portal_number(std::string_view answer);
[[nodiscard]] SystemLook look_of_theme_name(std::string_view name);
[[nodiscard]] SystemLook look_of_gtk_settings(std::string_view ini);
[[nodiscard]] SystemLook look_of_kde_globals(std::string_view ini);

}  // namespace echelon::desktop
