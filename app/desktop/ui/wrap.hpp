#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace echelon::desktop {

/// Breaks a text into lines no wider than `width`: at blanks, and between Chinese characters; no line begins
/// with a closing mark or ends with an opening one; a line break in the text stays one. A word wider than a
/// line is cut.
[[nodiscard]] std::vector<std::string_view> wrap(std::string_view text, float width,
                                                 const std::function<float(char32_t)>& advance);

}  // namespace echelon::desktop
