// 课程与班次: what is taught, when, to whom.

#include <algorithm>
#include <array>
#include <map>

#include "echelon/base/spoken.hpp"
#include "echelon/model/audience.hpp"
#include "echelon/plugin/panels.hpp"
#include "echelon/plugin/panels/cohort_parts.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {
namespace {

void draw_figures(Surface& surface, const PanelContext& context) {
  int open = 0;
  int seats = 0;
  int enrolled = 0;
  int waiting = 0;
  for (const CohortSession& each : context.cohorts->sessions) {
    const Session& session = *each.session;
    if (session.state != SessionState::planned && session.state != SessionState::published) continue;
    ++open;
    seats += session.capacity;
    enrolled += session.count(EnrolmentState::enrolled);
    waiting += session.count(EnrolmentState::waiting);
  }
  const std::array<double, 4> quarters{1, 1, 1, 1};
  surface.columns("figures", quarters, [&](std::size_t column) {
    const auto show = [&](const Words& name, int value) { surface.figure(name, std::to_string(value)); };
    if (column == 0) show({"课程", "courses"}, static_cast<int>(context.cohorts->courses->size()));
    if (column == 1) show({"待开班次", "sessions to come"}, open);
    if (column == 2)
      surface.figure(
          {"已录取 / 名额", "enrolled / seats"},
          grouped(static_cast<std::int64_t>(enrolled)) + " / " + grouped(static_cast<std::int64_t>(seats)));
    if (column == 3) show({"候补", "waiting"}, waiting);
  });
}

std::string draw_calendar(Surface& surface, const PanelContext& context) {
  std::string& past = surface.remember("show-past");
  bool show_past = !past.empty();
  if (surface.toggle("show-past", {"也显示已结班和已取消的班次", "show closed and cancelled sessions too"},
                     show_past))
    past = show_past ? "1" : "";
  std::vector<const CohortSession*> shown;
  for (const CohortSession& each : context.cohorts->sessions) {
    const bool open =
        each.session->state == SessionState::planned || each.session->state == SessionState::published;
    if (open || show_past) shown.push_back(&each);
  }
  sort_by_day(shown);
  Board board = board_of(shown, context);
  board.id = "calendar";
  board.empty = {"还没有班次。可在下面新增，或从表格导入。",
                 "No session yet. Add one below, or import a sheet."};
  draw_legend(surface);
  if (!is_hr(context)) return surface.board(board).chosen;
  offer_shifts(surface, context, board);
  const BoardAnswer answer = surface.board(board);
  draw_shift(surface, context, answer);
  return answer.chosen;
}

std::vector<const Enrolment*> visible_enrolments(const PanelContext& context, const Session& session) {
  std::vector<const Enrolment*> seen;
  for (const Enrolment& each : session.enrolments)
    if (may_see(context, each.person)) seen.push_back(&each);
  std::ranges::stable_sort(seen, {}, [](const Enrolment* each) {
    constexpr std::array order{3, 2, 0, 1, 4};  // enrolled, waiting, nominated, wishes, declined
    return std::pair(order[static_cast<std::size_t>(each->state)], each->rank);
  });
  return seen;
}

Tone tone_of(EnrolmentState state) {
  if (state == EnrolmentState::enrolled) return Tone::good;
  if (state == EnrolmentState::waiting) return Tone::caution;
  return state == EnrolmentState::declined ? Tone::muted : Tone::plain;
}

/// What HR may do with people of the session: each of these is one entry, however many they are.
std::vector<TableAction> steps_of(const PanelContext& context, const Session& session) {
  std::vector<TableAction> steps;
  const auto step = [&](const char* id, const Words& label, const char* command, const std::string& pin,
                        std::function<Words(const Enrolment&)> why_not) {
    steps.push_back({id, label,
                     [&context, &session, command, pin](const std::vector<std::string>& people) {
                       CommandRequest request = about_session(command, session.id);
                       for (const std::string& person : people) request.with("person", person);
                       if (!pin.empty()) request.with("pin", pin);
                       context.request(request);
                     },
                     [&session, why_not = std::move(why_not)](const std::string& person) {
                       const Enrolment* row = session.enrolment_of(person);
                       return row == nullptr ? Words{"没有报名。", "Never asked for it."} : why_not(*row);
                     }});
  };
  const auto is = [](EnrolmentState state, const Words& says) {
    return [state, says](const Enrolment& row) { return row.state == state ? says : Words(); };
  };
  step("enrol", {"录取", "enrol"}, "enrolment.enrol", "",
       is(EnrolmentState::enrolled, {"已录取。", "Enrolled already."}));
  step("wait", {"列为候补", "put on the waiting list"}, "enrolment.wait", "",
       is(EnrolmentState::waiting, {"已在候补。", "Waiting already."}));
  step("decline", {"放弃", "decline"}, "enrolment.decline", "",
       is(EnrolmentState::declined, {"已放弃。", "Declined already."}));
  for (const auto& [id, label, wanted] :
       {std::tuple{"pin-in", Words{"固定参加", "pin in"}, EnrolmentPin::in},
        std::tuple{"pin-out", Words{"固定不参加", "pin out"}, EnrolmentPin::out},
        std::tuple{"pin-none", Words{"取消固定", "take the pin off"}, EnrolmentPin::none}}) {
    const std::string_view named = code(wanted);
    step(id, label, "enrolment.pin", named.empty() ? "none" : std::string(named),
         [wanted = wanted](const Enrolment& row) {
           if (row.pin == wanted) return Words{"已是如此。", "It is so already."};
           const bool against = wanted == EnrolmentPin::out && row.state == EnrolmentState::enrolled;
           return against ? Words{"已录取，先放弃。", "Enrolled: let them decline first."} : Words();
         });
  }
  return steps;
}

void draw_people(Surface& surface, const PanelContext& context, const Session& session) {
  const auto seen = visible_enrolments(context, session);
  const Language language = surface.language();
  Table table;
  table.id = "enrolled";
  table.columns = {{"name", {"姓名", "name"}, 1},       {"school", {"学校", "school"}, 2},
                   {"subject", {"学科", "subject"}, 1}, {"state", {"状态", "state"}, 1},
                   {"rank", {"次序", "rank"}, 0.6},     {"pin", {"固定", "pin"}, 1}};
  table.rows = seen.size();
  table.revision = context.revision;
  table.visible_rows = 10;
  table.empty = {"还没有人报名。可在下面推荐、登记志愿或直接录取。",
                 "Nobody has asked for it yet. Nominate, note a wish or enrol someone below."};
  table.key = [&](std::size_t row) { return seen[row]->person; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Enrolment& each = *seen[row];
    const PersonIndex person = context.snapshot.find_person(each.person);
    if (column == 0) return text_cell(person_name(context, each.person));
    if (column == 1) return text_cell(person_school(context, each.person));
    if (column == 2) return text_cell(person == nobody ? "" : subject_of(context, person, language));
    if (column == 3) return text_cell(words(each.state).in(language), tone_of(each.state));
    if (column == 4) return each.rank == 0 ? Cell() : number_cell(each.rank);
    return text_cell(each.pin == EnrolmentPin::none ? "" : words(each.pin).in(language), Tone::accent);
  };
  const bool open = session.state == SessionState::planned || session.state == SessionState::published;
  if (is_hr(context) && open) table.actions = steps_of(context, session);
  static_cast<void>(surface.table(table));
}

/// Nominations go by school: an entry for each school whose people are chosen.
void nominate_all(const PanelContext& context, const Session& session,
                  const std::vector<std::string>& people) {
  std::map<std::string, std::vector<std::string>> by_school;
  for (const std::string& person : people) {
    const PersonIndex at = context.snapshot.find_person(person);
    const School* school = at == nobody ? nullptr : context.snapshot.school_of(at);
    by_school[school == nullptr ? "" : school->id].push_back(person);
  }
  std::vector<CommandRequest> requests;
  for (const auto& [school, of_it] : by_school) {
    CommandRequest request = about_session("enrolment.nominate", session.id);
    request.with("school", school);
    for (const std::string& person : of_it) request.with("person", person);
    requests.push_back(std::move(request));
  }
  request_each(context, requests);
}

std::vector<TableAction> asking_of(const PanelContext& context, const Session& session) {
  const bool open = session.state == SessionState::planned || session.state == SessionState::published;
  const auto why_not = [open](const std::string&) {
    return open ? Words() : Words{"班次已结班或已取消。", "The session is closed or cancelled."};
  };
  const auto ask = [&context, &session](const char* command) {
    return [&context, &session, command](const std::vector<std::string>& people) {
      CommandRequest request = about_session(command, session.id);
      for (const std::string& person : people) request.with("person", person);
      context.request(request);
    };
  };
  std::vector<TableAction> steps{{"nominate",
                                  {"学校推荐", "nominate"},
                                  [&context, &session](const std::vector<std::string>& people) {
                                    nominate_all(context, session, people);
                                  },
                                  why_not},
                                 {"wish", {"登记个人志愿", "note a wish"}, ask("enrolment.wish"), why_not}};
  if (is_hr(context))
    steps.push_back({"enrol-new", {"直接录取", "enrol at once"}, ask("enrolment.enrol"), why_not});
  return steps;
}

/// A principal nominates and hands in wishes for the school's own people; HR for anyone.
void draw_asking(Surface& surface, const PanelContext& context, const Session& session,
                 const Course& course) {
  const Language language = surface.language();
  std::vector<PersonIndex> people = visible_people(context);
  std::erase_if(people, [&](PersonIndex person) {
    return !is_for(course, context.snapshot, person) ||
           session.enrolment_of(id_of(context, person)) != nullptr;
  });
  Table table;
  table.id = "teachers";
  table.columns = {{"id", {"编号", "id"}, 1},
                   {"name", {"姓名", "name"}, 1},
                   {"school", {"学校", "school"}, 2},
                   {"subject", {"学科", "subject"}, 1},
                   {"missing", {"缺学时", "hours missing"}, 1, false}};
  table.rows = people.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"课程所面向的人都已报名。", "All for whom the course is meant have asked already."};
  table.key = [&](std::size_t row) { return id_of(context, people[row]); };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const PersonIndex person = people[row];
    if (column == 0) return text_cell(id_of(context, person), Tone::muted);
    if (column == 1) return text_cell(name_of(context, person));
    if (column == 2) return text_cell(person_school(context, id_of(context, person)));
    if (column == 3) return text_cell(subject_of(context, person, language));
    const CohortPerson* known = context.cohorts->of(person);
    return known == nullptr ? Cell() : number_cell(known->missing);
  };
  table.actions = asking_of(context, session);
  static_cast<void>(surface.table(table));
}

void draw_session(Surface& surface, const PanelContext& context, const CohortSession& chosen) {
  const Session& session = *chosen.session;
  surface.status(words(session.state), session.state == SessionState::cancelled ? Tone::bad : Tone::accent);
  const std::string hours = short_number(chosen.course->hours);
  surface.text({days_of(session) + " · " + session.town + " " + session.place + " · " + session.trainer +
                    " · " + hours + " 学时",
                days_of(session) + " · " + session.town + " " + session.place + " · " + session.trainer +
                    " · " + hours + " " + noun_for(hours, "hour")});
  surface.progress("seats-" + session.id, {"录取", "enrolled"}, session.count(EnrolmentState::enrolled),
                   session.capacity, {"人", "people"}, session.minimum, session.capacity);
  draw_people(surface, context, session);
  if (is_hr(context)) {
    const bool enough = session.count(EnrolmentState::enrolled) >= std::max(1, session.minimum);
    if (surface.confirmed_button(
            "publish-session", {"公布班次", "publish session"},
            {"公布后可向学校发通知、登记考勤。", "Schools can then be told, and attendance taken."},
            session.state == SessionState::planned && enough,
            session.state == SessionState::planned
                ? Words{"录取不足开班人数。", "Too few are enrolled."}
                : Words{"不在计划中。", "It is not being planned any more."}))
      context.request(about_session("session.publish", session.id));
  }
  surface.foldable("ask-" + session.id, {"报名：推荐与志愿", "asking for it: nominations and wishes"},
                   !is_hr(context), [&] { draw_asking(surface, context, session, *chosen.course); });
  if (is_hr(context))
    surface.foldable("edit-" + session.id, {"更改或取消班次", "change or cancel the session"}, false,
                     [&] { draw_session_form(surface, context, session); });
}

std::string draw_courses(Surface& surface, const PanelContext& context) {
  const auto& courses = *context.cohorts->courses;
  const Language language = surface.language();
  const Words any{"不限", "any"};
  Table table;
  table.id = "courses";
  table.columns = {{"id", {"编号", "id"}, 0.8},
                   {"name", {"课程", "course"}, 2.4},
                   {"tier", {"层级", "tier"}, 1.2},
                   {"category", {"类别", "category"}, 1.2},
                   {"subject", {"学科", "subject"}, 1},
                   {"stage", {"学段", "stage"}, 0.8},
                   {"mode", {"方式", "mode"}, 0.9},
                   {"hours", {"学时", "hours"}, 0.7},
                   {"sessions", {"班次", "sessions"}, 0.8}};
  table.rows = courses.size();
  table.revision = context.revision;
  table.visible_rows = 8;
  table.empty = {"还没有课程。在下面新增，或从表格导入。",
                 "No course yet. Add one below, or import a sheet."};
  table.key = [&](std::size_t row) { return courses[row].id; };
  table.cell = [&, language](std::size_t row, std::size_t column) -> Cell {
    const Course& each = courses[row];
    if (column == 0) return text_cell(each.id, Tone::muted);
    if (column == 1) return text_cell(each.name);
    if (column == 2)
      return text_cell(each.tier.empty() ? any.in(language) : audience_words(each.tier).in(language));
    if (column == 3) return text_cell(each.category);
    if (column == 4)
      return text_cell(each.subject.empty() ? any.in(language) : subject_words(each.subject).in(language));
    if (column == 5)
      return text_cell(each.stage == Stage::unknown ? any.in(language) : words(each.stage).in(language));
    if (column == 6)
      return text_cell(each.mode == TrainingMode::unknown ? "" : words(each.mode).in(language));
    if (column == 7) return number_cell(each.hours);
    return number_cell(static_cast<int>(std::ranges::count_if(
        context.cohorts->sessions, [&](const CohortSession& session) { return session.course == &each; })));
  };
  return surface.table(table);
}

void draw(Surface& surface, const PanelContext& context) {
  surface.heading({"课程与班次", "Courses and sessions"});
  if (draw_without_sessions(surface, context)) return;
  draw_figures(surface, context);
  std::string chosen;
  surface.group("calendar-card", {"班次日历", "calendar of sessions"},
                [&] { chosen = draw_calendar(surface, context); });
  const CohortSession* session = context.cohorts->session(chosen);
  if (session == nullptr) {
    surface.text(
        {"选中一个班次，查看名单并办理报名。", "Select a session to see its people and to enrol them."},
        Tone::muted);
  } else {
    surface.group("session-card", label_words(*session), [&] { draw_session(surface, context, *session); });
  }
  surface.foldable("list", {"班次一览", "all sessions as a table"}, false,
                   [&] { draw_session_list(surface, context); });
  std::string course;
  surface.group("courses-card", {"课程：层级 × 类别 × 学科", "courses: tier × category × subject"},
                [&] { course = draw_courses(surface, context); });
  if (!is_hr(context)) return;
  surface.foldable("course-form",
                   course.empty() ? Words{"新增课程", "new course"}
                                  : Words{"更改课程 " + course, "change course " + course},
                   false, [&] { draw_course_form(surface, context, course); });
  surface.foldable("session-form", {"新增班次", "new session"}, false,
                   [&] { draw_new_session(surface, context); });
}

}  // namespace

Panel sessions() {
  return {"sessions",
          {"课程与班次", "Courses and sessions"},
          {ViewerRole::hr, ViewerRole::principal, ViewerRole::researcher},
          draw};
}

}  // namespace echelon::panels
