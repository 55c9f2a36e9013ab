#pragma once

#include <string>

#include "echelon/office/demo/world.hpp"

namespace echelon::demo {

/// An invented full name in the fashion of the birth year; a few have a two-character surname or a rare
/// character.
[[nodiscard]] std::string full_name(Gender gender, int birth_year, Stream stream);

}  // namespace echelon::demo
