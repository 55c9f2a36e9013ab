// A session dragged to other days on the calendar: what that would do, before it is done.

#include <algorithm>
#include <cstdlib>

#include "echelon/plugin/panels/cohort_parts.hpp"

#include "echelon/base/spoken.hpp"

namespace echelon::panels {
namespace {

/// What was dragged and is not done yet, kept as a session's id, a space and days.
struct Shift {
  std::string session;
  int days = 0;
};

constexpr int most_days = 3660;

Shift held_shift(Surface& surface) {
  const std::string& kept = surface.remember("shift");
  const auto space = kept.rfind(' ');
  if (space == std::string::npos) return {};
  return {kept.substr(0, space), std::atoi(kept.c_str() + space + 1)};
}

void keep(Surface& surface, const Shift& shift) {
  surface.remember("shift") = shift.days == 0 ? "" : shift.session + " " + std::to_string(shift.days);
}

/// Attendance is of the days that were.
bool may_move(const Session& session) {
  const bool open = session.state == SessionState::planned || session.state == SessionState::published;
  return open && session.attendance.empty();
}

}  // namespace

void offer_shifts(Surface& surface, const PanelContext& context, Board& board) {
  const Shift shift = held_shift(surface);
  for (Board::Row& row : board.rows) {
    const CohortSession* each = context.cohorts->session(row.key);
    row.movable = each != nullptr && may_move(*each->session);
    if (!row.movable || row.key != shift.session) continue;
    for (Board::Bar& bar : row.bars) {
      bar.from = bar.from.plus_days(shift.days);
      bar.to = bar.to.plus_days(shift.days);
      bar.tone = Tone::caution;
    }
  }
}

void draw_shift(Surface& surface, const PanelContext& context, const BoardAnswer& answer) {
  Shift shift = held_shift(surface);
  if (!answer.moved.empty()) {
    const int before = shift.session == answer.moved ? shift.days : 0;
    shift = {answer.moved, std::clamp(before + answer.by_days, -most_days, most_days)};
    keep(surface, shift);
  }
  const CohortSession* chosen = context.cohorts->session(shift.session);
  if (shift.days == 0 || chosen == nullptr || !may_move(*chosen->session)) {
    surface.text({"拖动横条，或选中后按左右方向键（按住 Shift 为一周），可改到别的日期。",
                  "Drag a bar to other days, or choose it and press the arrows left and right (with Shift: a "
                  "week)."},
                 Tone::muted);
    return;
  }
  Session moved = *chosen->session;
  CommandRequest request = about_session("session.change", moved.id);
  for (Meeting& each : moved.meetings) {
    each.day = each.day.plus_days(shift.days);
    request.with("meeting", meeting_text(each));
  }
  const std::string from = days_of(*chosen->session);
  const std::string to = days_of(moved);
  const std::string days = (shift.days > 0 ? "+" : "−") + std::to_string(std::abs(shift.days));
  surface.text({label_of(*chosen) + "：由 " + from + " 改到 " + to + "（" + days + " 天）",
                label_of(*chosen) + ": from " + from + " to " + to + " (" + days + " " +
                    noun_for(std::abs(shift.days), "day") + ")"});
  if (moved.starts_on() < context.snapshot.as_of)
    surface.text({"新的日期早于今天。", "The new days are before today."}, Tone::caution);
  if (moved.state == SessionState::published)
    surface.text({"班次已公布：改期后请重新向学校发通知。",
                  "The session is published: tell the schools again afterwards."},
                 Tone::caution);
  const CohortEffect effect =
      context.cohorts->shift ? context.cohorts->shift(moved.id, shift.days) : CohortEffect();
  draw_breaks(surface, effect);
  if (effect.breaks.empty()) surface.text({"不违反任何约束。", "No rule is broken by it."}, Tone::good);
  const Words why_not = effect.forbids.empty() ? Words() : effect.forbids.front().says;
  if (surface.button("save-shift", {"改到这些日期", "hold it on these days"}, effect.forbids.empty(),
                     why_not)) {
    context.request(request);
    keep(surface, {});
  }
  if (surface.button("drop-shift", {"不改", "leave it"})) keep(surface, {});
}

}  // namespace echelon::panels
