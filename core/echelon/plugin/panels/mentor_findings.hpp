#pragma once

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

/// What the network of mentors shows, in sentences: the longest lineage, circles, people whose leaving would
/// cut lineages, mentors with too many mentees, schools and subjects without pairs.
void draw_mentor_findings(Surface& surface, const PanelContext& context);
/// Mentors by influence; the selected one becomes the person whom the program's pages look at.
void draw_mentor_influence(Surface& surface, const PanelContext& context);

}  // namespace echelon::panels
