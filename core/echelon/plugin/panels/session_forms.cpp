// Courses and sessions as forms: a new one, or what is to change of one that is there.

#include <algorithm>
#include <array>

#include "echelon/plugin/panels/cohort_parts.hpp"

namespace echelon::panels {
namespace {

/// A field of a form: the command's argument and the value that the office holds.
struct Field {
  const char* argument;
  Words label;
  std::string held;
  bool lines = false;
};

/// Draws the fields beside each other and returns what is typed, in their order.
std::vector<std::string> draw_fields(Surface& surface, const std::string& form,
                                     const std::vector<Field>& fields) {
  std::vector<std::string> typed(fields.size());
  const std::array<double, 2> halves{1, 1};
  surface.columns(form + "-fields", halves, [&](std::size_t half) {
    for (std::size_t i = half; i < fields.size(); i += 2) {
      std::string& value = surface.remember(form + "-" + fields[i].argument, fields[i].held);
      surface.text_field(std::string(form) + "-" + fields[i].argument, fields[i].label, value,
                         fields[i].lines);
      typed[i] = value;
    }
  });
  return typed;
}

/// What differs from the office, as arguments. An empty text cannot be sent: `emptied` stands for it.
bool add_changes(CommandRequest& request, const std::vector<Field>& fields,
                 const std::vector<std::string>& typed, const std::string& emptied = {}) {
  const std::size_t before = request.arguments.size();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (typed[i] == fields[i].held) continue;
    const std::string value = typed[i].empty() ? emptied : typed[i];
    if (!value.empty()) request.with(fields[i].argument, value);
  }
  return request.arguments.size() > before;
}

const Words nothing_changed{"没有改动。", "Nothing changed."};

std::string joined(const std::vector<Meeting>& meetings) {
  std::string text;
  for (const Meeting& each : meetings) text += (text.empty() ? "" : "; ") + meeting_text(each);
  return text;
}

std::vector<Field> session_fields(const Session& held) {
  const bool is_new = held.id.empty();
  return {{"place", {"地点", "place"}, held.place},
          {"town", {"镇街", "town"}, held.town},
          {"trainer", {"授课人", "trainer"}, held.trainer},
          {"capacity", {"名额", "seats"}, is_new ? "40" : std::to_string(held.capacity)},
          {"minimum", {"开班最低人数", "least to run"}, is_new ? "10" : std::to_string(held.minimum)},
          {"cost", {"开班费用（元）", "cost of running it (yuan)"}, is_new ? "" : held.cost.text()},
          {"seat_cost", {"每人费用（元）", "cost of each seat (yuan)"}, is_new ? "" : held.seat_cost.text()},
          {"meeting",
           {"上课时间，分号分隔，如 2024-10-12T09:00/12:00",
            "meetings, parted by ';', as 2024-10-12T09:00/12:00"},
           joined(held.meetings)}};
}

std::vector<Field> course_fields(const Course& held) {
  std::string before;
  for (const std::string& each : held.before) before += (before.empty() ? "" : ",") + each;
  const bool is_new = held.id.empty();
  const bool any_stage = held.stage == Stage::unknown;
  const bool any_mode = held.mode == TrainingMode::unknown;
  return {{"name", {"名称", "name"}, held.name},
          {"hours", {"学时", "hours"}, is_new ? "" : held.hours.text()},
          {"tier", {"层级（空为不限）", "tier (empty: any)"}, held.tier},
          {"category", {"类别", "category"}, held.category},
          {"subject", {"学科（空为不限）", "subject (empty: any)"}, held.subject},
          {"stage", {"学段（空为不限）", "stage (empty: any)"}, any_stage ? "" : words(held.stage).zh},
          {"mode",
           {"方式：面授、网络、校本", "mode: face_to_face, online, school_based"},
           any_mode ? "" : words(held.mode).zh},
          {"provider", {"承办单位", "provider"}, held.provider},
          {"before", {"先修课程编号（一门）", "course to be done first (its id)"}, before}};
}

}  // namespace

void draw_course_form(Surface& surface, const PanelContext& context, const std::string& course) {
  const auto& courses = *context.cohorts->courses;
  const auto found = std::ranges::find(courses, course, &Course::id);
  const bool is_new = found == courses.end();
  const Course held = is_new ? Course() : *found;
  const std::string form = is_new ? "new-course" : "course-" + course;
  std::string& id = surface.remember("new-course-id");
  if (is_new) surface.text_field("new-course-id", {"新课程编号", "id of the new course"}, id);
  const auto fields = course_fields(held);
  const auto typed = draw_fields(surface, form, fields);
  CommandRequest request{is_new ? "course.add" : "course.change", {}};
  request.with(is_new ? "id" : "course", is_new ? id : course);
  const bool differs = add_changes(request, fields, typed, is_new ? "" : "any");
  Words why_not;
  if (!differs) why_not = nothing_changed;
  if (typed[0].empty() || typed[1].empty()) why_not = {"先写名称和学时。", "Give a name and hours first."};
  if (is_new && id.empty()) why_not = {"先写编号。", "Give an id first."};
  if (surface.button("save-course",
                     is_new ? Words{"新增课程", "add course"} : Words{"保存课程", "save course"},
                     why_not.empty(), why_not))
    context.request(request);
}

void draw_new_session(Surface& surface, const PanelContext& context) {
  const auto& courses = *context.cohorts->courses;
  if (courses.empty()) {
    surface.text({"先新增课程。", "Add a course first."}, Tone::muted);
    return;
  }
  std::string& id = surface.remember("new-session-id");
  surface.text_field("new-session-id", {"新班次编号", "id of the new session"}, id);
  std::string& kept = surface.remember("new-session-course", courses.front().id);
  std::vector<Words> names;
  names.reserve(courses.size());
  for (const Course& each : courses) names.push_back({each.id + " " + each.name, each.id + " " + each.name});
  const auto at = std::ranges::find(courses, kept, &Course::id);
  std::size_t chosen = at == courses.end() ? 0 : static_cast<std::size_t>(at - courses.begin());
  if (surface.choice("new-session-course", {"课程", "course"}, chosen, names)) kept = courses[chosen].id;
  const auto fields = session_fields({});
  const auto typed = draw_fields(surface, "new-session", fields);
  CommandRequest request{"session.add", {}};
  request.with("id", id).with("course", courses[chosen].id);
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (!typed[i].empty()) request.with(fields[i].argument, typed[i]);
  Words why_not;
  if (request.argument("meeting").empty()) why_not = {"先写上课时间。", "Say when it meets first."};
  if (id.empty()) why_not = {"先写编号。", "Give an id first."};
  if (surface.button("add-session", {"新增班次", "add session"}, why_not.empty(), why_not))
    context.request(request);
}

void draw_session_form(Surface& surface, const PanelContext& context, const Session& session) {
  const bool open = session.state == SessionState::planned || session.state == SessionState::published;
  const Words closed{"班次已结班或已取消。", "The session is closed or cancelled."};
  const auto fields = session_fields(session);
  const auto typed = draw_fields(surface, "session-" + session.id, fields);
  CommandRequest request = about_session("session.change", session.id);
  const bool differs = add_changes(request, fields, typed);
  if (surface.button("save-session", {"保存改动", "save changes"}, open && differs,
                     open ? nothing_changed : closed))
    context.request(request);
  if (surface.confirmed_button("cancel-session", {"取消班次", "cancel session"},
                               {"取消后名单保留备查，不再占用任何人的时间。",
                                "Its list stays to be read; it no longer takes anybody's time."},
                               open, closed))
    context.request(about_session("session.cancel", session.id));
}

}  // namespace echelon::panels
