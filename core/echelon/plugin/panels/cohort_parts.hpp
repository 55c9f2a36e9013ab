#pragma once

#include <string>
#include <vector>

#include "echelon/plugin/panel.hpp"

namespace echelon::panels {

// What the pages of courses, planning and attendance say alike.

/// False, and says so, where the program has no sessions to show.
[[nodiscard]] bool draw_without_sessions(Surface& surface, const PanelContext& context);

/// `S0003 课堂诊断`
[[nodiscard]] std::string label_of(const CohortSession& session);
[[nodiscard]] Words label_words(const CohortSession& session);
[[nodiscard]] Tone tone_of(SessionState state);
/// 2024-10-12 ~ 10-13
[[nodiscard]] std::string days_of(const Session& session);
/// Of the person by id; the id itself for one whom the snapshot does not hold.
[[nodiscard]] std::string person_name(const PanelContext& context, const std::string& person);
[[nodiscard]] std::string person_school(const PanelContext& context, const std::string& person);
/// Whether the viewer may see the person.
[[nodiscard]] bool may_see(const PanelContext& context, const std::string& person);
/// Text with a sign: +12.5, −3.
[[nodiscard]] std::string signed_number(Decimal value);

/// A board of sessions in the order given: their days, how full they are, coloured by state.
[[nodiscard]] Board board_of(const std::vector<const CohortSession*>& sessions, const PanelContext& context);
/// By first day, then id.
void sort_by_day(std::vector<const CohortSession*>& sessions);
/// What the colours of the board mean.
void draw_legend(Surface& surface);

[[nodiscard]] CommandRequest about_session(const std::string& command, const std::string& session);

/// A cell of text, of a number.
[[nodiscard]] inline Cell text_cell(std::string text, Tone tone = Tone::plain) {
  return {std::move(text), std::nullopt, tone, std::nullopt};
}
[[nodiscard]] Cell number_cell(Decimal value, Tone tone = Tone::plain);
[[nodiscard]] Cell number_cell(int value, Tone tone = Tone::plain);

/// Only HR plans, publishes and closes.
[[nodiscard]] inline bool is_hr(const PanelContext& context) { return context.viewer.role == ViewerRole::hr; }

/// Forms of the courses page: a new course or the chosen one, a new session, the chosen session.
void draw_course_form(Surface& surface, const PanelContext& context, const std::string& course);
/// Every session as a table; HR publishes or cancels several at once.
void draw_session_list(Surface& surface, const PanelContext& context);
void draw_new_session(Surface& surface, const PanelContext& context);
void draw_session_form(Surface& surface, const PanelContext& context, const Session& session);

/// Lets bars be dragged to other days, and draws those that were where they would be.
void offer_shifts(Surface& surface, const PanelContext& context, Board& board);
/// What holding the dragged session on other days would break or mend, and the button that does it.
void draw_shift(Surface& surface, const PanelContext& context, const BoardAnswer& answer);

/// What people thought of the session, and a form to note it.
void draw_feedback(Surface& surface, const PanelContext& context, const Session& session);
/// Whether a number stands on one of our certificates.
void draw_certificate_check(Surface& surface, const PanelContext& context);

/// What a change of the board would break and mend.
void draw_breaks(Surface& surface, const CohortEffect& effect);

}  // namespace echelon::panels
