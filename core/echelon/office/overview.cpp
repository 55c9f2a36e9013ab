// The plan at a glance: its frame. What each kind of program says of itself stands in overview_*.cpp.

#include "echelon/office/overview.hpp"

#include <algorithm>
#include <array>

#include "echelon/office/overview_parts.hpp"

namespace echelon {
namespace {

constexpr std::size_t entries_shown = 8;
constexpr int soon_days = 5;

template <class Code, std::size_t size>
const Words& said(const std::array<Words, size>& all, Code code) {
  return all.at(static_cast<std::size_t>(code));
}

OverviewDay day_of(const WorkingCalendar& calendar, Date day) {
  return {day, calendar.is_working_day(day), calendar.is_holiday(day), is_make_up_day(calendar, day)};
}

Words whose_eyes(const OverviewMaking& making) {
  switch (making.made.viewer.role) {
    case ViewerRole::principal: {
      if (making.school == nobody) return {"校长", "principal"};
      const std::string& name = making.snapshot.schools[static_cast<std::size_t>(making.school)].name;
      return {name, name};
    }
    case ViewerRole::reviewer:
      return {"评委 " + making.made.viewer.reviewer, "reviewer " + making.made.viewer.reviewer};
    case ViewerRole::researcher:
      return {"研究", "research"};
    default:
      return {"人事科", "HR office"};
  }
}

SchoolIndex school_of(const Snapshot& snapshot, const Viewer& viewer) {
  if (viewer.role != ViewerRole::principal || viewer.school.empty()) return nobody;
  const SchoolIndex found = snapshot.find_school(viewer.school);
  if (found != nobody) return found;
  throw Error(Fault::request, {"没有学校 " + viewer.school, "there is no school " + viewer.school},
              {"核对学校编号；“学校”页列出全部学校", "check the id; the page Schools lists them all"});
}

/// The panel, if the program has it and the viewer finds it; else only the page.
void keep_to_what_there_is(Office& office, const Viewer& viewer, Destination& where) {
  if (!where.page.starts_with("program:")) return;
  const auto& panels = office.plugins().panels(where.page.substr(8));
  const auto found = std::ranges::find(panels, where.panel, &Panel::id);
  const bool seen =
      found != panels.end() &&
      (found->viewers.empty() || std::ranges::find(found->viewers, viewer.role) != found->viewers.end());
  if (seen) return;
  where.panel.clear();
  where.table.clear();
  where.key.clear();
  where.choices.clear();
}

void keep_to_what_there_is(Office& office, Overview& made) {
  for (ToDo& each : made.todo) keep_to_what_there_is(office, made.viewer, each.where);
  for (Deadline& each : made.deadlines) keep_to_what_there_is(office, made.viewer, each.where);
  for (ProgramOverview& each : made.programs) {
    keep_to_what_there_is(office, made.viewer, each.where);
    for (OverviewStep& step : each.steps) keep_to_what_there_is(office, made.viewer, step.where);
  }
}

Destination import_of(const std::string& kind) {
  return {"import", {}, {}, {}, {{"kind", kind}}, "import " + kind + " FILE"};
}

bool has_begun(const Overview& made, OverviewKind kind) {
  return std::ranges::any_of(made.programs,
                             [&](const ProgramOverview& each) { return each.kind == kind && each.live; });
}

void add_set_up(OverviewMaking& making) {
  Overview& made = making.made;
  const Snapshot& snapshot = making.snapshot;
  const auto of_kind = [&](OverviewKind kind) {
    return std::ranges::find(made.programs, kind, &ProgramOverview::kind);
  };
  const auto none = made.programs.end();
  made.set_up.push_back({"roster",
                         {"导入花名册", "import the roster"},
                         {"谁在哪所学校任教。其他一切都从它开始。",
                          "Who teaches at which school. Everything else begins with it."},
                         snapshot.size() > 0,
                         import_of("roster")});
  made.set_up.push_back({"records",
                         {"导入培训、考核与获奖", "import trainings, assessments and awards"},
                         {"资格与学时由这些记录推出。", "Eligibility and hours follow from these records."},
                         snapshot.training.size() + snapshot.assessments.size() + snapshot.awards.size() > 0,
                         import_of("training")});
  if (of_kind(OverviewKind::ladders) != none) {
    made.set_up.push_back({"tiers",
                           {"导入现有梯队称号", "import the tiers that people hold"},
                           {"任期与考核从取得之日起算。", "Terms and their reviews count from them."},
                           has_begun(made, OverviewKind::ladders),
                           import_of("tiers")});
  }
  if (of_kind(OverviewKind::training) != none) {
    made.set_up.push_back({"sessions",
                           {"导入课程与班次", "import courses and sessions"},
                           {"有了班次才能排班、考勤、结业。", "Planning, attendance and hours rest on them."},
                           has_begun(made, OverviewKind::training),
                           import_of("courses")});
  }
  if (const auto first = of_kind(OverviewKind::selection); first != none) {
    Destination where = in_program(first->program, "nominations");
    where.command = "round " + first->program + " open";
    made.set_up.push_back({"call",
                           {"发布第一个遴选通知", "open the first call"},
                           {"学校从此可以推荐。", "From then on schools can nominate."},
                           has_begun(made, OverviewKind::selection),
                           where});
  }
}

/// What cannot be judged is said on the program's card; the others are as they are.
void look_unless_faulted(OverviewMaking& making, const Program& program, OverviewKind kind,
                         const std::function<void(OverviewMaking&, const Program&)>& look) {
  try {
    look(making, program);
  } catch (const Error& error) {
    ProgramOverview card;
    card.program = program.id;
    card.kind = kind;
    card.name = program.name;
    card.says = error.happened();
    card.next = error.remedy();
    card.fault = true;
    card.where = in_program(program.id, {});
    making.made.programs.push_back(std::move(card));
  }
}

void look_at_programs(OverviewMaking& making, const std::filesystem::path& data) {
  for (const Program& program : making.office.programs()) {
    if (program.selects) look_unless_faulted(making, program, OverviewKind::selection, look_at_round);
    if (program.trains) look_unless_faulted(making, program, OverviewKind::training, look_at_training);
    if (program.ladders.empty()) continue;
    look_unless_faulted(making, program, OverviewKind::ladders, [&](OverviewMaking& to, const Program& each) {
      look_at_ladders(to, each, mentoring_terms(data, to.made.as_of));
    });
  }
}

void put_in_order(Overview& made) {
  const auto rank = [](const ToDo& each) {
    const bool no_day = !each.due.known();
    return std::tuple(each.urgency, no_day, each.due);
  };
  std::ranges::stable_sort(made.todo, {}, rank);
  std::ranges::stable_sort(made.deadlines, {}, [](const Deadline& each) { return each.on; });
  for (ProgramOverview& each : made.programs) std::ranges::sort(each.reviewers, {}, &ReviewerStanding::id);
}

}  // namespace

const Words& words(Urgency urgency) {
  static const std::array<Words, 4> all{
      {{"已过期", "overdue"}, {"现在", "now"}, {"近几天", "soon"}, {"稍后", "later"}}};
  return said(all, urgency);
}

std::string_view code(Urgency urgency) {
  static constexpr std::array<std::string_view, 4> all{"overdue", "now", "soon", "later"};
  return all.at(static_cast<std::size_t>(urgency));
}

std::string_view code(OverviewKind kind) {
  static constexpr std::array<std::string_view, 3> all{"selection", "training", "ladders"};
  return all.at(static_cast<std::size_t>(kind));
}

const Words& words(OverviewKind kind) {
  static const std::array<Words, 3> all{{{"遴选", "selection"}, {"培训", "training"}, {"梯队", "ladders"}}};
  return said(all, kind);
}

std::string_view code(StepState state) {
  static constexpr std::array<std::string_view, 3> all{"done", "current", "ahead"};
  return all.at(static_cast<std::size_t>(state));
}

Urgency urgency_of(const WorkingCalendar& calendar, Date today, Date due) {
  if (due < today) return Urgency::overdue;
  const int left = working_days_left(calendar, today, due);
  if (left <= 1) return Urgency::now;
  return left <= soon_days ? Urgency::soon : Urgency::later;
}

Words counted(std::int64_t count, const Words& unit, const std::string& one) {
  const std::string number = std::to_string(count);
  return {number + unit.zh, number + (count == 1 ? one : unit.en)};
}

Destination in_program(const std::string& program, const std::string& panel, const std::string& table,
                       const std::string& key) {
  return {"program:" + program, panel, table, key, {}, {}};
}

void OverviewMaking::add(ToDo todo) {
  if (todo.due.known()) {
    todo.urgency = urgency_of(calendar, made.as_of, todo.due);
    todo.working_days = working_days_left(calendar, made.as_of, todo.due);
    todo.due_says = due_words(calendar, made.as_of, todo.due);
  }
  made.todo.push_back(std::move(todo));
}

void OverviewMaking::add(Deadline deadline) {
  if (!within(deadline.on)) return;
  deadline.working_days = working_days_left(calendar, made.as_of, deadline.on);
  made.deadlines.push_back(std::move(deadline));
}

bool Overview::setting_up() const {
  const bool left = std::ranges::any_of(set_up, [](const SetUpStep& each) { return !each.done; });
  return left && std::ranges::none_of(programs, &ProgramOverview::live);
}

Overview overview_of(Office& office, const std::filesystem::path& data, const Viewer& viewer, int weeks) {
  const auto people = office.snapshot();
  const WorkingCalendar calendar = read_calendar(data / "rules" / "calendar.toml");
  Overview made;
  made.as_of = office.as_of();
  made.viewer = viewer;
  made.today = day_of(calendar, made.as_of);
  made.year_listed = lists_year(calendar, made.as_of.year());
  const int days = 7 * std::clamp(weeks, 1, 53);
  const Date monday = made.as_of.plus_days(-made.as_of.weekday());
  OverviewMaking making{office, calendar, *people, monday.plus_days(days - 1), school_of(*people, viewer),
                        made};
  made.whose = whose_eyes(making);
  for (Date day = monday; day <= making.last; day = day.plus_days(1))
    made.days.push_back(day_of(calendar, day));
  look_at_programs(making, data);
  if (making.hr()) {
    made.entries = office.entries(entries_shown);
    add_set_up(making);
  }
  put_in_order(made);
  keep_to_what_there_is(office, made);
  return made;
}

}  // namespace echelon
