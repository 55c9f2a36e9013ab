#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon::desktop {

/// What the desktop remembers of a person between starts. Nothing of an office's contents.
struct Settings {
  Language language = Language::chinese;
  bool dark = false;
  float scale = 1;
  std::vector<std::string> offices;  ///< the last opened first
  std::vector<std::string> folders;  ///< where files were last taken from
  /// Whatever else a part of the desktop remembers, one line each: the name begins with the part's, as in
  /// `shortcut.palette`; it holds no `=`, the value no line break.
  std::map<std::string, std::string, std::less<>> kept;

  /// What stands in the file; the usual values for what does not.
  static Settings load(const std::filesystem::path& file);
  /// Written anew beside the old file, then put in its place. A disk that refuses is no reason to stop:
  /// returns false.
  [[nodiscard]] bool save(const std::filesystem::path& file) const;

  static void remember(std::vector<std::string>& list, const std::string& entry);
};

}  // namespace echelon::desktop
