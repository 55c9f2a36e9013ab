#pragma once

#include <string>

namespace cli {

/// A number for reading: at most two places, none where they are zero.
[[nodiscard]] std::string short_text(double value);

}  // namespace cli
