#pragma once

#include "echelon/plugin/mentoring_view.hpp"
#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

// The parts of the mentors' page.

/// The latest proposal: its pairs with what each fit is made of, who has none and why, what one place more
/// would bring; approval.
void draw_proposal(Surface& surface, const PanelContext& context, const MentoringView& view);
/// Approved pairs, to be signed or withdrawn.
void draw_approved(Surface& surface, const PanelContext& context, const MentoringView& view);
/// Running pairs with what is due; milestones, outcome, papers for a school.
void draw_running(Surface& surface, const PanelContext& context, const MentoringView& view);
void draw_mentees(Surface& surface, const PanelContext& context, const MentoringView& view);
void draw_mentors(Surface& surface, const PanelContext& context, const MentoringView& view);

}  // namespace echelon::panels
