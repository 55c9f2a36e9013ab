#pragma once

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// A person's waivers, and for HR the forms to grant and to end one. Reasons may be notes on health: only HR
/// sees them.
void draw_waivers(Surface& surface, const PanelContext& context, PersonIndex person);

/// For HR: a form that grants the same waiver to all of these people, of one rule or (`rule` empty) of every
/// one, as one entry. True when it was granted.
bool draw_grant_to_all(Surface& surface, const PanelContext& context, const std::vector<std::string>& people,
                       const std::string& rule);

}  // namespace echelon::panels
