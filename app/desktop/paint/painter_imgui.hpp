#pragma once

#include "desktop/ui/ui.hpp"
#include "echelon/view/picture.hpp"

namespace echelon::desktop {

/// How text measures on the screen.
[[nodiscard]] Letters letters_of(Ui& ui);
/// Paints there; takes no room.
void paint_strokes(Ui& ui, ImDrawList& list, ImVec2 origin, const Picture& picture);
/// Paints at the cursor, takes the picture's room in the layout, shows what is pointed at.
void paint(Ui& ui, const Picture& picture);

}  // namespace echelon::desktop
