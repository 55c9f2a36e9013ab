// 培训排班: the board of sessions and people; plan, move, pin, publish.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"
#include "echelon/plugin/panels/planning_parts.hpp"

namespace echelon::panels {
namespace {

void draw_figures(Surface& surface, const PanelContext& context) {
  const CohortView& view = *context.cohorts;
  const auto unplaced =
      std::ranges::count_if(view.people, [](const CohortPerson& each) { return is_unplaced(each); });
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("figures", quarters, [&](std::size_t column) {
    if (column == 0)
      surface.figure({"现有安排的分值", "points of the board"}, short_number(view.points),
                     {"所补学时、期限、志愿与推荐合计", "hours, deadlines, wishes"});
    if (column == 1) {
      const std::string of = view.budget ? short_number(*view.budget) : "";
      surface.figure(
          {"费用（元）", "cost (yuan)"}, short_number(view.cost),
          view.budget ? Words{"预算 " + of, "budget " + of} : Words{"未设预算", "no budget is set"},
          view.budget && view.cost > *view.budget ? Tone::bad : Tone::plain);
    }
    if (column == 2)
      surface.figure({"违反约束", "broken rules"}, std::to_string(view.breaches.size()),
                     {"随每次调整即时重算", "counted anew with every change"},
                     view.breaches.empty() ? Tone::good : Tone::bad);
    if (column == 3)
      surface.figure({"缺学时而未安排", "short of hours, without a seat"}, std::to_string(unplaced),
                     {"有对口的班次可去", "some session would serve them"},
                     unplaced == 0 ? Tone::good : Tone::caution);
  });
}

BoardAnswer draw_board(Surface& surface, const PanelContext& context) {
  std::vector<const CohortSession*> shown;
  for (const CohortSession& each : context.cohorts->sessions)
    if (each.on_board) shown.push_back(&each);
  sort_by_day(shown);
  Board board = board_of(shown, context);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    Board::Row& row = board.rows[i];
    if (shown[i]->stands_in_plan && shown[i]->not_run) {
      row.note.zh += " 方案不开";
      row.note.en += " not in plan";
      row.note_tone = Tone::caution;
    }
    const bool broken = std::ranges::any_of(
        context.cohorts->breaches, [&](const CohortBreach& each) { return each.session == row.key; });
    if (broken) row.note_tone = Tone::bad;
  }
  board.id = "board";
  board.takes = "people";
  board.visible_rows = 16;
  board.empty = {"没有尚未开始的班次。请先在“课程与班次”页建立。",
                 "No session is still to come. Set them up on the page of courses and sessions."};
  return surface.board(board);
}

/// Where someone was dropped, or the row on which Enter was pressed, is where the next move goes.
void take_target(Surface& surface, const BoardAnswer& answer) {
  const std::string& target = answer.dropped.empty() ? answer.entered : answer.onto;
  if (target.empty()) return;
  surface.remember("target") = target;
  surface.remember("target-entered") = "1";
  if (!answer.dropped.empty()) surface.remember("moving") = answer.dropped;
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"培训排班", "Planning the cohorts"});
  if (draw_without_sessions(surface, context)) return;
  draw_figures(surface, context);
  surface.group("plan-card", {"方案", "plan"}, [&] { draw_plan(surface, context); });
  BoardAnswer answer;
  const std::array<double, 2> parts{1, 1.2};
  surface.columns("board-columns", parts, [&](std::size_t column) {
    if (column == 0) {
      surface.group("board-card",
                    {"班次：把人员拖到班次上即可调整", "sessions: drag people onto one to move them"},
                    [&] { answer = draw_board(surface, context); });
    } else {
      surface.group("people-card", {"人员", "people"}, [&] {
        take_target(surface, answer);
        const std::string person = draw_people(surface, context, answer.chosen);
        draw_move(surface, context, answer.chosen, person);
      });
    }
  });
  surface.foldable("breaches-fold", {"违反的约束", "broken rules"}, !context.cohorts->breaches.empty(),
                   [&] { draw_breaches(surface, context); });
  surface.foldable("prices-fold", {"约束的代价", "what the limits cost"}, false,
                   [&] { draw_prices(surface, context); });
}

}  // namespace

Panel planning() { return {"planning", {"培训排班", "Planning"}, {ViewerRole::hr}, draw}; }

}  // namespace echelon::panels
