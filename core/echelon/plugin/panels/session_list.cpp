// The sessions as a table, to publish or cancel several at once.

#include <algorithm>

#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

TableAction for_all(const PanelContext& context, const char* id, const Words& label, const char* command,
                    std::function<Words(const Session&)> why_not, const Words& consequence) {
  return {id, label,
          [&context, command](const std::vector<std::string>& keys) {
            CommandRequest request{command, {}};
            for (const std::string& session : keys) request.with("session", session);
            context.request(request);
          },
          [&context, why_not = std::move(why_not)](const std::string& key) {
            const CohortSession* session = context.cohorts->session(key);
            return session == nullptr ? Words{"不在表中。", "Not in the table."} : why_not(*session->session);
          },
          consequence};
}

std::vector<TableAction> steps(const PanelContext& context) {
  const auto unpublished = [](const Session& session) {
    if (session.state != SessionState::planned)
      return Words{"不在计划中。", "It is not being planned any more."};
    const bool enough = session.count(EnrolmentState::enrolled) >= std::max(1, session.minimum);
    return enough ? Words() : Words{"录取不足开班人数。", "Too few are enrolled."};
  };
  const auto open = [](const Session& session) {
    const bool is_open = session.state == SessionState::planned || session.state == SessionState::published;
    return is_open ? Words() : Words{"已结班或已取消。", "Closed or cancelled already."};
  };
  return {
      for_all(context, "publish-all", {"公布所选班次", "publish those selected"}, "session.publish",
              unpublished,
              {"公布后可向学校发通知、登记考勤。", "Schools can then be told, and attendance taken."}),
      for_all(
          context, "cancel-all", {"取消所选班次", "cancel those selected"}, "session.cancel", open,
          {"所选班次取消，报名保留备查；可以撤销。",
           "The sessions selected are cancelled, their enrolments stay to be read; this can be undone."})};
}

}  // namespace

void draw_session_list(Surface& surface, const PanelContext& context) {
  std::vector<const CohortSession*> sessions;
  for (const CohortSession& each : context.cohorts->sessions) sessions.push_back(&each);
  sort_by_day(sessions);
  const Language language = surface.language();
  Table table;
  table.id = "all-sessions";
  table.columns = {{"id", {"班次", "session"}, 0.8},        {"course", {"课程", "course"}, 2.2},
                   {"days", {"日期", "days"}, 1.7},         {"town", {"镇街", "town"}, 1},
                   {"enrolled", {"录取", "enrolled"}, 0.7}, {"minimum", {"最低", "minimum"}, 0.7},
                   {"capacity", {"名额", "seats"}, 0.7},    {"state", {"状态", "state"}, 0.9}};
  table.rows = sessions.size();
  table.revision = context.revision;
  table.visible_rows = 10;
  table.empty = {"还没有班次。可在下面新增，或从表格导入。",
                 "No session yet. Add one below, or import a sheet."};
  table.key = [&](std::size_t row) { return sessions[row]->session->id; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Session& session = *sessions[row]->session;
    if (column == 0) return text_cell(session.id);
    if (column == 1) return text_cell(sessions[row]->course->name);
    if (column == 2) return text_cell(days_of(session));
    if (column == 3) return text_cell(session.town);
    if (column == 4) return number_cell(session.count(EnrolmentState::enrolled));
    if (column == 5) return number_cell(session.minimum);
    if (column == 6) return number_cell(session.capacity);
    return text_cell(words(session.state).in(language), tone_of(session.state));
  };
  if (is_hr(context)) table.actions = steps(context);
  static_cast<void>(surface.table(table));
}

}  // namespace echelon::panels
