#include "desktop/stage/system_look.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

namespace echelon::desktop {
namespace {

std::string lower(std::string_view text) {
  std::string made(text);
  std::ranges::transform(made, made.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return made;
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n\"'");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n\"'") - from + 1);
}

/// The values of an INI file as `section/key`.
std::map<std::string, std::string, std::less<>> read_ini(std::string_view text) {
  std::map<std::string, std::string, std::less<>> values;
  std::string section;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('[') && line.ends_with(']')) section = line.substr(1, line.size() - 2);
    const auto sign = line.find('=');
    if (sign == std::string_view::npos || line.starts_with('#')) continue;
    values[section + '/' + std::string(trimmed(line.substr(0, sign)))] = trimmed(line.substr(sign + 1));
  }
  return values;
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  constexpr std::streamsize most = 1 << 18;
  std::string text(static_cast<std::size_t>(most), '\0');
  in.read(text.data(), most);
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, in.gcount())));
  return text;
}

void fill(SystemLook& look, const SystemLook& from) {
  if (!look.dark) look.dark = from.dark;
  if (!look.high_contrast) look.high_contrast = from.high_contrast;
}

std::optional<std::string> ask_portal(std::string_view key) {
  // Without a bus there is no one to ask, and gdbus would start one.
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  std::error_code failed;
  const bool bus =
      std::getenv("DBUS_SESSION_BUS_ADDRESS") != nullptr ||
      (runtime != nullptr && std::filesystem::exists(std::filesystem::path(runtime) / "bus", failed));
  if (!bus) return std::nullopt;
  const std::string command =
      "gdbus call --session --timeout 1 --dest org.freedesktop.portal.Desktop "
      "--object-path /org/freedesktop/portal/desktop --method org.freedesktop.portal.Settings.Read "
      "org.freedesktop.appearance " +
      std::string(key) + " 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  if (!pipe) return std::nullopt;
  std::array<char, 256> answer{};
  const std::size_t length = std::fread(answer.data(), 1, answer.size(), pipe.get());
  if (length == 0) return std::nullopt;
  return std::string(answer.data(), length);
}

}  // namespace

SystemPlaces SystemPlaces::own() {
  SystemPlaces places;
  if (const char* theme = std::getenv("GTK_THEME"); theme != nullptr) places.gtk_theme = theme;
  const char* config = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  if (config != nullptr && *config == '/') {
    places.config = config;
  } else if (home != nullptr) {
    places.config = std::filesystem::path(home) / ".config";
  }
  places.portal = ask_portal;
  return places;
}

std::optional<unsigned> portal_number(std::string_view answer) {
  // `(<<uint32 1>>,)`
  const auto at = answer.find("uint32 ");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view digits = answer.substr(at + 7);
  unsigned number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return failed == std::errc() ? std::optional(number) : std::nullopt;
}

SystemLook look_of_theme_name(std::string_view name) {
  const std::string theme = lower(trimmed(name));
  if (theme.empty()) return {};
  SystemLook look;
  look.dark = theme.ends_with(":dark") || theme.find("-dark") != std::string::npos ||
              theme.find("inverse") != std::string::npos || theme.ends_with("dark");
  look.high_contrast =
      theme.find("highcontrast") != std::string::npos || theme.find("high-contrast") != std::string::npos;
  return look;
}

SystemLook look_of_gtk_settings(std::string_view ini) {
  const auto values = read_ini(ini);
  SystemLook look;
  if (const auto theme = values.find("Settings/gtk-theme-name"); theme != values.end())
    look = look_of_theme_name(theme->second);
  if (const auto prefers = values.find("Settings/gtk-application-prefer-dark-theme");
      prefers != values.end()) {
    const std::string value = lower(prefers->second);
    const bool yes = value == "1" || value == "true";
    look.dark = yes || look.dark.value_or(false);
  }
  return look;
}

SystemLook look_of_kde_globals(std::string_view ini) {
  const auto values = read_ini(ini);
  SystemLook look;
  if (const auto ground = values.find("Colors:Window/BackgroundNormal"); ground != values.end()) {
    std::array<int, 3> parts{-1, -1, -1};
    if (std::sscanf(ground->second.c_str(), "%d,%d,%d", &parts[0], &parts[1], &parts[2]) == 3)  // NOLINT
      look.dark = parts[0] * 299 + parts[1] * 587 + parts[2] * 114 < 128000;
  }
  if (const auto scheme = values.find("General/ColorScheme"); scheme != values.end())
    fill(look, look_of_theme_name(scheme->second));
  return look;
}

SystemLook ask_system(const SystemPlaces& places) {
  SystemLook look;
  if (places.portal) {
    if (const auto answer = places.portal("color-scheme")) {
      if (const auto scheme = portal_number(*answer); scheme && (*scheme == 1 || *scheme == 2))
        look.dark = *scheme == 1;  // 0: it has no wish
    }
    if (const auto answer = places.portal("contrast")) {
      if (const auto contrast = portal_number(*answer)) look.high_contrast = *contrast == 1;
    }
  }
  fill(look, look_of_theme_name(places.gtk_theme));
  if (places.config.empty()) return look;
  for (const char* version : {"gtk-4.0", "gtk-3.0"})
    fill(look, look_of_gtk_settings(read_file(places.config / version / "settings.ini")));
  fill(look, look_of_kde_globals(read_file(places.config / "kdeglobals")));
  return look;
}

}  // namespace echelon::desktop
