#pragma once

#include <string>
#include <vector>

#include "echelon/view/picture.hpp"

namespace echelon {

/// The room that a stroke of text takes.
[[nodiscard]] Box room_of(const Stroke& text, const Letters& letters);

/// Makes sure of what a reader may rely on, whatever the width and the scale: every stroke lies within the
/// picture, no text lies over another. A text that reaches over the edge is moved inwards, or cut where it is
/// wider than the picture; of two that meet the later one is left out, so what matters more is drawn first.
void settle(Picture& picture, const Letters& letters);

/// A text in at most `lines` lines no wider than `room`: broken at spaces, in Chinese between any characters;
/// what does not fit ends in an ellipsis.
[[nodiscard]] std::vector<std::string> in_lines(const Letters& letters, const std::string& text, Face face,
                                                float room, std::size_t lines);

/// A name that ends in an ellipsis where it is too long, and then says itself as a whole when pointed at.
void put_name(Picture& picture, const Letters& letters, Spot at, const std::string& name, float room, Ink ink,
              float align = 0);

}  // namespace echelon
