#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "echelon/base/words.hpp"

namespace echelon::desktop {

struct DesktopOptions {
  std::optional<std::filesystem::path> office;  ///< empty: the last one, or the first-start page
  bool demo = false;                            ///< open the demo office, made when it is missing
  std::optional<Language> language;
  std::optional<std::filesystem::path> screenshot;  ///< show the window, write its picture, close
  std::optional<std::filesystem::path>
      screenshots;  ///< a folder: every screen, in both languages, light and dark, without a window
  bool time_first_frame = false;  ///< print the milliseconds to the first full frame, close
};

/// Runs the desktop until its window is closed. Returns the exit status: 0; 2 or 3 with a sentence on
/// standard error.
int run_desktop(const DesktopOptions& options);

}  // namespace echelon::desktop
