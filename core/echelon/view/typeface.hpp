#pragma once

namespace echelon {

/// The type scale: the only sizes of text there are, on the screen and on paper.
enum class Face { caption, body, strong, title, display, count };

}  // namespace echelon
