#pragma once

#include <cstdint>
#include <string>

namespace cli {

/// A number for reading: at most two places, none where they are zero.
[[nodiscard]] std::string short_text(double value);

/// The whole number of an option, 0 or more. Throws Error naming the option.
[[nodiscard]] std::int64_t whole_number(const std::string& text, const std::string& option);

}  // namespace cli
