#pragma once

#include <filesystem>

#include "desktop/shell/desk.hpp"

namespace echelon::desktop {

/// Writes a picture of every screen of the demo office into `folder`, in both languages, light and dark,
/// without a window; the office is made there when it is missing. Throws Error when a file cannot be written.
void draw_all_screens(Desk::Places places, const std::filesystem::path& folder);

}  // namespace echelon::desktop
