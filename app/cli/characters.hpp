#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cli {

struct Character {
  std::uint32_t code = 0;  ///< U+FFFD for a byte that begins no UTF-8 sequence
  std::string_view bytes;  ///< at least one
};

/// The first character of a text that is not empty.
[[nodiscard]] Character first_character(std::string_view text);

/// How many columns of a terminal the text takes: Chinese characters two, combining marks none.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// The text on one line: control characters become spaces, so that a name can neither move the cursor nor
/// hide what stands beside it.
[[nodiscard]] std::string on_one_line(std::string_view text);

}  // namespace cli
