#pragma once

#include <string>

#include "small_office.hpp"

namespace desktop_tests {

/// The screen as it stands, without the bar at the bottom, which says how long the last job took.
[[nodiscard]] Bitmap photograph(SmallOffice& office);
/// Fails the test when the screen is not as in its picture of that name.
void compare(SmallOffice& office, const std::string& name);
void compare_as(SmallOffice& office, const std::string& name, Language language, bool dark);
/// Chinese and light, English and dark.
void compare_twice(SmallOffice& office, const std::string& name);

}  // namespace desktop_tests
