#pragma once

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

// The parts of a person's page. `hours` must be the person's own.

/// A card for each rule: where the person stands, what is missing, by when, part by part.
void draw_standings(Surface& surface, const PanelContext& context, const HourCase& hours);

/// Windows, records that counted or did not, waivers, on one axis.
void draw_timeline(Surface& surface, const PanelContext& context, PersonIndex person, const HourCase& hours);

/// The facts behind one rule's standing, chosen by the reader.
void draw_facts(Surface& surface, const PanelContext& context, const HourCase& hours);

}  // namespace echelon::panels
