#pragma once

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// A person's waivers, and for HR the forms to grant and to end one. Reasons may be notes on health: only HR
/// sees them.
void draw_waivers(Surface& surface, const PanelContext& context, PersonIndex person);

}  // namespace echelon::panels
