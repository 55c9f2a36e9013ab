#pragma once

#include <string>

#include "echelon/view/picture.hpp"

namespace echelon {

// Within exchange: a picture on paper in the light look; PNG and PDF are drawn with cairo.

/// The bytes of the picture with a margin around it. Texts stay texts, as wide as `letters` measure them.
[[nodiscard]] std::string picture_as_svg(const Picture& picture, const std::string& title,
                                         const Letters& letters);
[[nodiscard]] std::string picture_as_png(const Picture& picture);
[[nodiscard]] std::string picture_as_pdf(const Picture& picture, const std::string& title);

/// The size of a face on paper, in units of the picture.
[[nodiscard]] double size_of(Face face);
[[nodiscard]] bool is_bold(Face face);

}  // namespace echelon
