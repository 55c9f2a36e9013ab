#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace echelon {

/// A text that came from a plugin as one line for people: control characters and bytes that are no UTF-8
/// become
/// `?`, and what is longer than `most` bytes ends in `…`.
[[nodiscard]] std::string one_line(std::string_view text, std::size_t most = 300);

}  // namespace echelon
