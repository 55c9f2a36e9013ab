#pragma once

#include <string>

namespace echelon {

/// The shortest text that reads back as the same value.
[[nodiscard]] std::string exact_text(double value);

}  // namespace echelon
