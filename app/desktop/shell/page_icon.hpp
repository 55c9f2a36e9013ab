#pragma once

#include <string_view>

#include "desktop/ui/ui.hpp"

namespace echelon::desktop {

/// The sign of a page in the list of pages, 16 units wide around its middle; false for a page without one.
bool draw_page_icon(const Ui& ui, std::string_view page, ImVec2 middle, Colour colour);

}  // namespace echelon::desktop
