#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "echelon/model/vocabulary.hpp"

namespace echelon::demo {

/// The invented county-level city of the district.
inline constexpr std::string_view city = "栖澜市";
/// Streets come first, then towns.
inline constexpr int street_count = 5;
inline constexpr int town_count = 17;

/// Invented; `number` 0 … town_count − 1.
[[nodiscard]] std::string_view town_name(int number);
/// The name of the `ordinal`-th school (from 0) of its kind in its town and area. Different ordinals give
/// different names.
[[nodiscard]] std::string school_name(SchoolKind kind, Area area, int town, int ordinal);

}  // namespace echelon::demo
