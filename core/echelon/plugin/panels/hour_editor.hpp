#pragma once

#include <string>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// A rule as text, checked at every change, with fields for its usual numbers and what saving it would do;
/// `id` empty: a rule that there is not yet. True in the frame in which it was saved.
bool draw_hour_editor(Surface& surface, const PanelContext& context, const std::string& id);

/// What a trial says: counts, pictures, everyone who turns, the windows ahead.
void draw_trial(Surface& surface, const PanelContext& context, const HourTrial& trial);

}  // namespace echelon::panels
