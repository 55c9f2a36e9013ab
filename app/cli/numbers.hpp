#pragma once

#include <cstdint>
#include <string>

#include "echelon/base/decimal.hpp"

namespace cli {

/// A number for reading: at most two places, none where they are zero.
[[nodiscard]] std::string short_text(double value);

/// The whole number of an option, 0 or more. Throws Error naming the option.
[[nodiscard]] std::int64_t whole_number(const std::string& text, const std::string& option);

/// The decimal of an option, from 0 to `most`, of at most six places. Throws Error naming the option.
[[nodiscard]] echelon::Decimal decimal_option(const std::string& text, const std::string& option,
                                              std::int64_t most);

}  // namespace cli
