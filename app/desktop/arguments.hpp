#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "desktop/desktop.hpp"

namespace echelon::desktop {

/// `[--office FILE] [--as-of DATE] [--lang en|zh] [app] [--demo] [--screenshot FILE] [--screenshots FOLDER]
/// [--time-first-frame] [--safe]`. Nothing, after a sentence on standard error, for anything else.
[[nodiscard]] std::optional<DesktopOptions> read_arguments(const std::vector<std::string_view>& arguments,
                                                           Desk::Places places);

}  // namespace echelon::desktop
