#pragma once

#include "echelon/plugin/panels/hours_count.hpp"

namespace echelon::panels {

/// The table of everyone short, the way to the person's page, the list as a file.
void draw_short(Surface& surface, const PanelContext& context, const HourYear& year, const HoursWish& wish);

}  // namespace echelon::panels
