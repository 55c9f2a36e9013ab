#pragma once

#include <string>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

// The parts of the planning board's page.

/// Hours are missing, a session would serve, and there is no seat.
[[nodiscard]] bool is_unplaced(const CohortPerson& person);

/// Plan, plan again with few changes, what was found and how near the best it is, publish.
void draw_plan(Surface& surface, const PanelContext& context);
/// The people of the chosen session, those without a seat, or all; the chosen one's id.
[[nodiscard]] std::string draw_people(Surface& surface, const PanelContext& context,
                                      const std::string& session);
/// What moving a person would gain, cost and break; the move; the pins. The person is the one last dropped
/// onto a session, else the chosen one; the move starts from `session` where they have a seat in it.
void draw_move(Surface& surface, const PanelContext& context, const std::string& session,
               const std::string& person);
void draw_breaches(Surface& surface, const PanelContext& context);
void draw_prices(Surface& surface, const PanelContext& context);

}  // namespace echelon::panels
