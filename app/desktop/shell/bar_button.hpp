#pragma once

#include <string>

#include "desktop/ui/ui.hpp"

namespace echelon::desktop {

/// A flat button for the bar; lights up when pointed at.
bool bar_button(Ui& ui, const char* id, const std::string& text, bool enabled, const std::string& hint);

}  // namespace echelon::desktop
