#pragma once

#include <filesystem>
#include <optional>

#include "desktop/shell/desk.hpp"
#include "echelon/base/words.hpp"

namespace echelon::desktop {

struct DesktopOptions {
  Desk::Places places;
  std::optional<std::filesystem::path> office;  ///< none: the last one, else the demo office
  bool safe = false;                            ///< asks first what to open, and with what
  bool demo = false;                            ///< the demo office rather than the last one
  std::optional<Language> language;
  std::optional<std::filesystem::path> screenshot;  ///< show the window, write its picture, close
  std::optional<std::filesystem::path>
      screenshots;                ///< a folder for pictures of every screen of the demo office,
                                  ///< in both languages, light and dark, without a window
  bool time_first_frame = false;  ///< print the milliseconds to the first full frame, close
};

/// Runs the desktop until its window is closed. Returns the exit status: 0; 2 or 3 with a sentence on
/// standard error.
int run_desktop(const DesktopOptions& options);

}  // namespace echelon::desktop
