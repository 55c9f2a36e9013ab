#pragma once

#include <optional>
#include <string_view>

namespace echelon {

/// The check character of ISO/IEC 7064:2003, MOD 37-2, over digits and capital letters: a digit, a letter or
/// `*`. It tells every single wrong character and every exchange of two within 36 places. Nothing for text
/// with other characters.
[[nodiscard]] std::optional<char> check_character(std::string_view text);

}  // namespace echelon
