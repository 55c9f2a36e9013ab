#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

/// Where the front ends look for things when nobody says otherwise. Both front ends use the same.
namespace places {

using Path = std::filesystem::path;

/// `$variable`, or `fallback` below the home folder.
inline Path xdg(const char* variable, const char* fallback) {
  if (const char* given = std::getenv(variable); given != nullptr && *given == '/') return given;
  const char* home = std::getenv("HOME");
  return Path(home == nullptr || *home != '/' ? "/tmp" : home) / fallback;
}

/// Whether there is such a folder; one that cannot be looked at is none.
inline bool is_folder(const Path& folder) {
  std::error_code failed;
  return std::filesystem::is_directory(folder, failed);
}

/// The office that is opened when none is named: the made-up district.
inline Path default_office() { return xdg("XDG_DATA_HOME", ".local/share") / "echelon" / "demo.echelon"; }

/// Beginning of the names of the plugin host's own files.
inline Path plugin_marker() { return xdg("XDG_STATE_HOME", ".local/state") / "echelon" / "plugin"; }

/// The folder of the running program; empty when the system does not tell.
inline Path own_folder() {
  std::error_code failed;
  const Path self = std::filesystem::read_symlink("/proc/self/exe", failed);
  return failed ? Path() : self.parent_path();
}

/// The programs: `$ECHELON_PLUGINS` (folders joined by `:`), else those beside the program or of its build
/// and the bureau's own.
inline std::vector<Path> plugin_folders() {
  std::vector<Path> folders;
  if (const char* given = std::getenv("ECHELON_PLUGINS"); given != nullptr) {
    for (std::string rest = given; !rest.empty();) {
      const auto end = rest.find(':');
      if (end != 0) folders.emplace_back(rest.substr(0, end));
      rest = end == std::string::npos ? "" : rest.substr(end + 1);
    }
    return folders;
  }
  const Path beside = own_folder().parent_path() / "plugins";
  folders.push_back(is_folder(beside) ? beside : Path(ECHELON_PLUGIN_DIRECTORY));
  folders.push_back(xdg("XDG_DATA_HOME", ".local/share") / "echelon" / "plugins");
  return folders;
}

/// The data folder (calendars, locale): `$ECHELON_DATA`, else the one beside the program or of its sources.
inline Path data_folder() {
  if (const char* given = std::getenv("ECHELON_DATA"); given != nullptr) return given;
  const Path beside = own_folder().parent_path() / "data";
  return is_folder(beside) ? beside : Path(ECHELON_DATA_DIRECTORY);
}

/// Who signs the entries when nobody says so.
inline std::string user() {
  const char* name = std::getenv("USER");
  return name == nullptr || *name == '\0' ? "cli" : name;
}

}  // namespace places
