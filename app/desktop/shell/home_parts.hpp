#pragma once

#include <string>
#include <string_view>

#include "desktop/surface/imgui_surface.hpp"
#include "echelon/office/overview.hpp"

namespace echelon::desktop {

class Shell;
class Desk;

// For the sources of the page Home only: its parts, each drawn where the layout stands.

[[nodiscard]] Tone tone_of(Urgency urgency);
/// `9月2日 星期一`, `Monday, 2 September`; with the year where asked for.
[[nodiscard]] Words day_words(Date day, bool year);
/// `9月2日`, `2 Sep`; with the year where it is not today's.
[[nodiscard]] Words short_day_words(Date day, Date today);
[[nodiscard]] Words weekday_words(Date day);

/// A row of a list that can be pressed, as wide as there is room: its place, and what was done with it.
struct LinkRow {
  ImVec2 from;
  ImVec2 to;
  bool pressed = false;
  bool pointed = false;
};
/// Takes the room and draws the ground; the contents are the caller's. `line`: a hairline above.
LinkRow link_row(Ui& ui, std::string_view id, float height, bool line);
/// Text that ends at `right`; returns where it begins. Longer than `width` it ends in an ellipsis.
float draw_right(Ui& ui, ImDrawList& list, float right, float y, std::string_view text, Face face,
                 Colour colour, float width);

void draw_home_todo(Shell& shell, ImguiSurface& surface, const Overview& overview);
void draw_home_programs(Shell& shell, ImguiSurface& surface, const Overview& overview);
void draw_home_days(ImguiSurface& surface, const Overview& overview);
void draw_home_deadlines(Shell& shell, ImguiSurface& surface, const Overview& overview);
void draw_home_entries(Shell& shell, ImguiSurface& surface, Desk& desk, const Overview& overview);
void draw_home_set_up(Shell& shell, ImguiSurface& surface, const Overview& overview);

}  // namespace echelon::desktop
