// 考勤与结业: who came, what it gives, the papers, what people thought of it.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/attendance_marks.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

std::string draw_sessions(Surface& surface, const PanelContext& context) {
  std::vector<const CohortSession*> shown;
  for (const CohortSession& each : context.cohorts->sessions)
    if (each.session->state == SessionState::published || each.session->state == SessionState::closed)
      shown.push_back(&each);
  sort_by_day(shown);
  std::stable_partition(shown.begin(), shown.end(), [](const CohortSession* each) {
    return each->session->state == SessionState::published;
  });
  const Language language = surface.language();
  Table table;
  table.id = "held";
  table.columns = {{"id", {"班次", "session"}, 0.8},      {"course", {"课程", "course"}, 2.4},
                   {"days", {"日期", "days"}, 1.7},       {"place", {"地点", "place"}, 1.6},
                   {"enrolled", {"人数", "people"}, 0.7}, {"marks", {"已登记", "noted"}, 1, false},
                   {"state", {"状态", "state"}, 0.9}};
  table.rows = shown.size();
  table.revision = context.revision;
  table.visible_rows = 7;
  table.empty = {"还没有已公布的班次。先在“培训排班”页公布。",
                 "No session is published yet. Publish them on the planning page first."};
  table.key = [&](std::size_t row) { return shown[row]->session->id; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Session& session = *shown[row]->session;
    if (column == 0) return text_cell(session.id);
    if (column == 1) return text_cell(shown[row]->course->name);
    if (column == 2) return text_cell(days_of(session));
    if (column == 3) return text_cell(session.place, Tone::muted);
    const int enrolled = session.count(EnrolmentState::enrolled);
    if (column == 4) return number_cell(enrolled);
    if (column == 6)
      return text_cell(words(session.state).in(language),
                       session.state == SessionState::closed ? Tone::muted : Tone::good);
    const auto all = static_cast<double>(
        std::max<std::size_t>(1, session.meetings.size() * static_cast<std::size_t>(enrolled)));
    const double share = std::min(1.0, static_cast<double>(session.attendance.size()) / all);
    return {std::to_string(static_cast<int>(share * 100)) + "%", share, Tone::plain, share};
  };
  return surface.table(table);
}

StateGrid grid_of(const PanelContext& context, const CohortSession& chosen, Marks& marks, Language language) {
  const Session& session = *chosen.session;
  StateGrid grid;
  grid.id = "marks";
  grid.row_title = {"姓名", "name"};
  grid.note_title = {"出勤与学时", "share and hours"};
  const bool days_alone =
      std::ranges::adjacent_find(session.meetings, {}, &Meeting::day) == session.meetings.end();
  for (const Meeting& each : session.meetings) {
    const std::string when = each.day.iso().substr(5) + (days_alone ? "" : " " + clock_text(each.from));
    grid.columns.push_back({when, when});
  }
  grid.states = {{{"未登记", "nothing noted"}, {"·", "·"}, Tone::muted, '0'},
                 {words(AttendanceState::present), {"到", "P"}, Tone::good, '1'},
                 {words(AttendanceState::late), {"迟", "L"}, Tone::caution, '2'},
                 {words(AttendanceState::absent), {"缺", "A"}, Tone::bad, '3'},
                 {words(AttendanceState::leave), {"假", "X"}, Tone::accent, '4'}};
  grid.rows = marks.people().size();
  grid.key = [&marks](std::size_t row) { return marks.people()[row]; };
  grid.name = [&context, &marks](std::size_t row) { return person_name(context, marks.people()[row]); };
  grid.cell = [&marks](std::size_t row, std::size_t column) { return marks.cell(row, column); };
  const Decimal hours = chosen.course->hours;
  grid.note = [&context, &marks, hours, language](std::size_t row) {
    const Attended share = marks.attended(row, context.cohorts->attendance);
    const std::string percent = short_number(Decimal::of(share.permille).over(Decimal::of(10))) + "%";
    if (!marks.complete(row)) return percent + Words{"，未登记完", ", not all noted"}.in(language);
    if (share.is_void) return percent + Words{"，不计学时", ", no hours"}.in(language);
    return percent +
           Words{"，" + short_number(hours) + " 学时", ", " + short_number(hours) + " hours"}.in(language);
  };
  grid.open = session.state == SessionState::published && is_hr(context);
  grid.empty = {"没有录取任何人。先在“课程与班次”页录取。",
                "Nobody is enrolled. Enrol people on the page Sessions first."};
  grid.paste = [&marks](const std::vector<StateChange>& cells) {
    for (const StateChange& each : cells) marks.set(each.row, each.column, each.state);
  };
  return grid;
}

void draw_marks(Surface& surface, const PanelContext& context, const CohortSession& chosen, Marks& marks) {
  const StateGrid grid = grid_of(context, chosen, marks, surface.language());
  if (grid.open)
    surface.text({"单击换到下一种状态；指着格子按 1–4，0 清除。改动先留在页面上，保存后才记入台账。",
                  "A click takes the next state; with the pointer on a cell press 1–4, 0 clears it. Changes "
                  "stay on the "
                  "page until they are saved."},
                 Tone::muted);
  if (const auto change = surface.states(grid); change && grid.open)
    marks.set(change->row, change->column, change->state);
  if (!grid.open) return;
  if (surface.button("all-present", {"其余全部出勤", "all others present"}, marks.missing() > 0,
                     {"都已登记。", "All is noted."}))
    marks.fill_present();
  const std::string count = std::to_string(marks.changes());
  const Words nothing{"没有改动。", "Nothing changed."};
  if (surface.button("save-marks", {"保存考勤（" + count + " 处）", "save attendance (" + count + " marks)"},
                     marks.changes() > 0, nothing))
    context.request(marks.request());
  if (surface.button("drop-marks", {"放弃改动", "drop the changes"}, marks.changes() > 0, nothing))
    marks.drop();
}

/// What closing would grant, in a sentence, with those who get nothing and why.
Words closing_words(const PanelContext& context, const CohortSession& chosen, const Marks& marks) {
  std::size_t granted = 0;
  std::string none;
  std::string none_en;
  std::size_t left_out = 0;
  for (std::size_t row = 0; row < marks.people().size(); ++row) {
    const Attended share = marks.attended(row, context.cohorts->attendance);
    if (!share.is_void) {
      ++granted;
      continue;
    }
    constexpr std::size_t named = 8;
    if (++left_out > named) continue;
    const std::string name = person_name(context, marks.people()[row]);
    const std::string percent = short_number(Decimal::of(share.permille).over(Decimal::of(10))) + "%";
    none += (none.empty() ? "" : "、") + name + "（" + percent + "）";
    none_en += (none_en.empty() ? "" : ", ") + name + " (" + percent + ")";
  }
  const std::string people = std::to_string(granted);
  const std::string hours = short_number(chosen.course->hours);
  const std::string limit =
      short_number(context.cohorts->attendance.void_share.times(Decimal::of(100))) + "%";
  Words says{people + " 人各得 " + hours + " 学时，并各有一份编号的证书。",
             people + " people get " + hours + " hours each, and a numbered certificate."};
  if (left_out == 0) return says;
  const std::string count = std::to_string(left_out);
  says.zh += count + " 人缺勤达 " + limit + "，不计学时：" + none + (left_out > 8 ? "等。" : "。");
  says.en += " " + count + " missed " + limit + " or more and get none: " + none_en +
             (left_out > 8 ? " and others." : ".");
  return says;
}

void draw_closing(Surface& surface, const PanelContext& context, const CohortSession& chosen,
                  const Marks& marks) {
  const Session& session = *chosen.session;
  if (session.state == SessionState::closed) {
    surface.status({"已于 " + session.closed_on.iso() + " 结班", "closed on " + session.closed_on.iso()},
                   Tone::good);
    return;
  }
  Words why_not;
  if (marks.missing() > 0) {
    const std::string count = std::to_string(marks.missing());
    why_not = {"还有 " + count + " 处没有登记。", std::to_string(marks.missing()) + " marks are missing."};
  }
  if (marks.changes() > 0) why_not = {"先保存考勤。", "Save the attendance first."};
  if (session.ends_on() > context.snapshot.as_of)
    why_not = {"最后一次课在 " + session.ends_on().iso() + "，还没有上完。",
               "The last meeting is on " + session.ends_on().iso() + "."};
  if (marks.people().empty()) why_not = {"没有录取任何人。", "Nobody is enrolled."};
  const Words says = closing_words(context, chosen, marks);
  if (why_not.empty()) surface.text({"结班后：" + says.zh, "On closing: " + says.en});
  if (surface.confirmed_button("close", {"结班并授予学时", "close and grant the hours"}, says,
                               why_not.empty(), why_not))
    context.request(about_session("session.close", session.id));
}

void draw_papers(Surface& surface, const PanelContext& context, const Session& session) {
  const bool closed = session.state == SessionState::closed;
  const Words not_yet{"结班后才有。", "Only once it is closed."};
  if (surface.button("sign-in", {"签到表（PDF）", "sign-in sheet (PDF)"}))
    context.save_report("sign-in:" + session.id + ".pdf");
  if (surface.button("sign-in-xlsx", {"签到表（Excel）", "sign-in sheet (Excel)"}))
    context.save_report("sign-in:" + session.id + ".xlsx");
  if (surface.button("certificates", {"结业证书（PDF）", "certificates (PDF)"}, closed, not_yet))
    context.save_report("certificates:" + session.id + ".pdf");
  if (surface.button("result", {"结业情况（Excel）", "who passed (Excel)"}, closed, not_yet))
    context.save_report("session-result:" + session.id + ".xlsx");
}

void draw_session(Surface& surface, const PanelContext& context, const CohortSession& chosen) {
  const Session& session = *chosen.session;
  Marks marks(session, surface.draft("marks-" + session.id));
  draw_marks(surface, context, chosen, marks);
  if (is_hr(context)) draw_closing(surface, context, chosen, marks);
  surface.group("papers", {"材料", "papers"}, [&] { draw_papers(surface, context, session); });
  surface.foldable("feedback-" + session.id, {"学员反馈", "feedback"}, session.state == SessionState::closed,
                   [&] { draw_feedback(surface, context, session); });
}

/// The notice of a school: who goes where and when.
void draw_notices(Surface& surface, const PanelContext& context) {
  std::vector<SchoolIndex> schools;
  std::vector<Words> names;
  const SchoolIndex own = own_school(context);
  for (std::size_t s = 0; s < context.snapshot.schools.size(); ++s) {
    if (own != nobody && own != static_cast<SchoolIndex>(s)) continue;
    const School& school = context.snapshot.schools[s];
    schools.push_back(static_cast<SchoolIndex>(s));
    const std::string name = school.id == school.name ? school.name : school.id + " " + school.name;
    names.push_back({name, name});
  }
  if (schools.empty()) return;
  std::string& kept = surface.remember("notice-school", "0");
  std::size_t chosen = std::min(static_cast<std::size_t>(std::stoul(kept)), schools.size() - 1);
  if (surface.choice("notice-school", {"学校", "school"}, chosen, names)) kept = std::to_string(chosen);
  const std::string& id = context.snapshot.schools[static_cast<std::size_t>(schools[chosen])].id;
  if (surface.button("notice-pdf", {"参训通知（PDF）", "notice (PDF)"}))
    context.save_report("session-notice:" + id + ".pdf");
  if (surface.button("notice-xlsx", {"参训通知（Excel）", "notice (Excel)"}))
    context.save_report("session-notice:" + id + ".xlsx");
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"考勤与结业", "Attendance and closing"});
  if (draw_without_sessions(surface, context)) return;
  std::string chosen;
  if (is_hr(context)) {
    surface.group("held-card", {"已公布和已结班的班次", "sessions published and closed"},
                  [&] { chosen = draw_sessions(surface, context); });
    const CohortSession* session = context.cohorts->session(chosen);
    if (session == nullptr) {
      surface.text({"选中一个班次，登记考勤、结班、打印材料。",
                    "Select a session to note attendance, close it, and print its papers."},
                   Tone::muted);
    } else {
      surface.group("session-card", label_words(*session), [&] { draw_session(surface, context, *session); });
    }
  }
  surface.group("notices", {"给学校的通知", "notices to schools"}, [&] { draw_notices(surface, context); });
  if (is_hr(context))
    surface.foldable("certificate-check", {"核验证书编号", "check a certificate's number"}, false,
                     [&] { draw_certificate_check(surface, context); });
}

}  // namespace

Panel attendance() {
  return {"attendance", {"考勤与结业", "Attendance"}, {ViewerRole::hr, ViewerRole::principal}, draw};
}

}  // namespace echelon::panels
