// The plan at a glance: each kind of program, each role, and its counts taken again by hand.

#include "echelon/office/overview.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "bureau_fixture.hpp"
#include "echelon/plugin/ladder_view.hpp"

namespace echelon::office_tests {
namespace {

namespace fs = std::filesystem;

/// The bureau with a selection, a training program and a ladder.
struct Plan : Bureau {
  explicit Plan(const Batch& batch = bureau_batch()) : Bureau(batch) {
    const fs::path programs = path().parent_path() / "programs";
    for (const char* each : {"trial_training", "trial_ladder"})
      fs::copy(fs::path(ECHELON_FIXTURES) / "programs" / each, programs / each, fs::copy_options::recursive);
    reopen();
  }
  Overview seen(const Viewer& viewer = {}, int weeks = 6) {
    return overview_of(**this, ECHELON_DATA, viewer, weeks);
  }
  Overview principal(const std::string& school) { return seen({ViewerRole::principal, {}, school, {}}); }
  Overview reviewer(const std::string& id) { return seen({ViewerRole::reviewer, {}, {}, id}); }

  void open_call(const std::string& closes = "2026-03-13") {
    perform("call.open", {{"program", "coaches"},
                          {"title", "遴选"},
                          {"opened_on", "2026-02-20"},
                          {"closes_on", closes},
                          {"seats", "3"}});
  }
  void nominate(const std::string& school, const std::string& person) {
    perform("nomination.add", {{"call", "1"}, {"school", school}, {"person", person}, {"on", "2026-02-25"}});
  }
  void score(const std::string& reviewer, const std::string& person, const std::string& points) {
    perform("review.score", {{"call", "1"},
                             {"reviewer", reviewer},
                             {"person", person},
                             {"criterion", "lesson"},
                             {"score", points}});
  }
  /// Under review with two reviewers; R2 is T08 of the third school.
  void review(bool of_three_schools = false) {
    open_call();
    if (of_three_schools) nominate("S4", "T13");
    for (const char* person : {"T01", "T02"}) nominate("S1", person);
    for (const char* person : {"T04", "T05"}) nominate("S2", person);
    perform("call.review", {{"call", "1"}});
    perform("reviewer.add", {{"call", "1"}, {"id", "R1"}, {"name", "评委甲"}});
    perform("reviewer.add",
            {{"call", "1"}, {"id", "R2"}, {"name", "评委乙"}, {"person", "T08"}, {"school", "S3"}});
  }
};

const ToDo* todo(const Overview& overview, const std::string& id) {
  const auto found = std::ranges::find(overview.todo, id, &ToDo::id);
  return found == overview.todo.end() ? nullptr : &*found;
}

ToDo must(const Overview& overview, const std::string& id) {
  const ToDo* found = todo(overview, id);
  if (found == nullptr) {
    for (const ToDo& each : overview.todo) MESSAGE(each.id);
  }
  REQUIRE_MESSAGE(found != nullptr, id);
  return *found;
}

ProgramOverview card(const Overview& overview, const std::string& program) {
  const auto found = std::ranges::find(overview.programs, program, &ProgramOverview::program);
  REQUIRE_MESSAGE(found != overview.programs.end(), program);
  return *found;
}

std::int64_t figure(const ProgramOverview& card, const std::string& id) {
  const auto found = std::ranges::find(card.figures, id, &OverviewFigure::id);
  REQUIRE_MESSAGE(found != card.figures.end(), id);
  return found->value;
}

std::string current_step(const ProgramOverview& card) {
  for (const OverviewStep& each : card.steps)
    if (each.state == StepState::current) return each.id;
  return {};
}

}  // namespace

TEST_CASE("overview: a program without a round says what can be started, and only the bureau is told") {
  Plan plan;
  const Overview hr = plan.seen();
  const ProgramOverview coaches = card(hr, "coaches");
  CHECK_FALSE(coaches.live);
  CHECK(coaches.steps.empty());
  CHECK(coaches.of == 3);
  CHECK(coaches.next.en == "a call can be opened");
  CHECK(coaches.where.panel == "nominations");
  CHECK(coaches.where.command == "round coaches open");
  CHECK(card(plan.principal("S1"), "coaches").next.empty());
}

TEST_CASE("overview: nominations are counted by school, silent ones are due on the last day") {
  Plan plan;
  plan.open_call();
  plan.nominate("S1", "T01");
  plan.nominate("S2", "T04");
  const Overview hr = plan.seen();
  const ProgramOverview coaches = card(hr, "coaches");
  CHECK(current_step(coaches) == "nominations");
  int silent = 0;
  int seats = 0;
  std::string first;
  for (const SchoolSeats& each : (*plan).round("coaches")->seats) {
    seats += each.seats;
    if (each.seats == 0 || each.used > 0) continue;
    if (++silent == 1) first = (*plan).snapshot()->schools[static_cast<std::size_t>(each.school)].id;
  }
  REQUIRE(silent == 3);
  CHECK(figure(coaches, "silent_schools") == silent);
  CHECK(figure(coaches, "nominated") == 2);
  CHECK(coaches.says.en == "2 nominated, 3 schools silent");
  const ToDo remind = must(hr, "coaches/silent");
  CHECK(remind.count == silent);
  CHECK(remind.whom.zh == "3 所学校");
  CHECK(remind.due == day("2026-03-13"));
  CHECK(remind.where.page == "program:coaches");
  CHECK(remind.where.panel == "nominations");
  CHECK(remind.where.table == "schools");
  CHECK(remind.where.key == first);
  CHECK(remind.urgency == Urgency::later);  // ten working days and more
  // The same is a deadline, and the days are those of the calendar.
  const auto closes = std::ranges::find(hr.deadlines, "coaches/closes", &Deadline::id);
  REQUIRE(closes != hr.deadlines.end());
  CHECK(closes->on == remind.due);
  CHECK(closes->working_days == remind.working_days);
}

TEST_CASE("overview: the nearer the last day, the more urgent, once over, nominations are to be closed") {
  Plan plan;
  plan.open_call();
  plan.nominate("S1", "T01");
  const std::vector<std::pair<const char*, Urgency>> days{{"2026-03-02", Urgency::later},
                                                          {"2026-03-06", Urgency::soon},
                                                          {"2026-03-12", Urgency::now},
                                                          {"2026-03-13", Urgency::now}};
  for (const auto& [today, urgency] : days) {
    CAPTURE(today);
    plan->set_as_of(day(today));
    CHECK(must(plan.seen(), "coaches/silent").urgency == urgency);
    CHECK(todo(plan.seen(), "coaches/close") == nullptr);
  }
  plan->set_as_of(day("2026-03-16"));
  const Overview after = plan.seen();
  CHECK(todo(after, "coaches/silent") == nullptr);
  const ToDo close = must(after, "coaches/close");
  CHECK(close.urgency == Urgency::overdue);
  CHECK(close.working_days == -1);
  CHECK(close.where.command == "round coaches review");
  CHECK(after.todo.front().urgency == Urgency::overdue);
}

TEST_CASE("overview: a principal sees the seats of the own school, and nobody else's people") {
  Plan plan;
  plan.open_call();
  plan.nominate("S3", "T08");
  const RoundView& round = *(*plan).round("coaches");
  const auto own = std::ranges::find(round.seats, plan->snapshot()->find_school("S3"), &SchoolSeats::school);
  REQUIRE(own != round.seats.end());
  REQUIRE(own->seats > 1);
  const Overview seen = plan.principal("S3");
  CHECK(seen.whose.zh == "青石镇第3中学");
  const ToDo nominate = must(seen, "coaches/nominate");
  CHECK(nominate.count == own->seats - 1);
  CHECK(nominate.where.command == "nominate coaches --school S3");
  CHECK(todo(seen, "coaches/silent") == nullptr);
  CHECK(seen.entries.empty());
  CHECK(seen.set_up.empty());
  for (const ProgramOverview& each : seen.programs) CHECK(each.reviewers.empty());
  CHECK(refusal([&] { plan.principal("S99"); }).find("S99") != std::string::npos);
}

TEST_CASE(
    "overview: scores that are wanted are counted one by one, a conflict of interest asks for nobody's") {
  Plan plan;
  plan.review();
  plan.score("R1", "T01", "80");
  plan.score("R1", "T02", "70");
  plan.score("R2", "T04", "60");
  const Overview hr = plan.seen();
  // Four candidates, two scores each are wanted, three are given.
  const ProgramOverview coaches = card(hr, "coaches");
  CHECK(figure(coaches, "scores_missing") == 4 * 2 - 3);
  CHECK(current_step(coaches) == "review");
  REQUIRE(coaches.reviewers.size() == 2);
  CHECK(coaches.reviewers[0].id == "R1");
  CHECK(coaches.reviewers[0].given == 2);
  CHECK(coaches.reviewers[0].may == 2);  // T04, T05
  CHECK(coaches.reviewers[1].given == 1);
  CHECK(coaches.reviewers[1].may == 3);  // T01, T02, T05
  const ToDo collect = must(hr, "coaches/scores");
  CHECK(collect.count == 4);
  CHECK(collect.where.table == "candidates");
  CHECK(todo(hr, "coaches/select") == nullptr);
  // A reviewer of the same school must not judge; their score was never wanted.
  plan.perform("reviewer.add",
               {{"call", "1"}, {"id", "R3"}, {"name", "评委丙"}, {"person", "T05"}, {"school", "S2"}});
  const Overview again = plan.seen();
  const auto reviewers = card(again, "coaches").reviewers;
  REQUIRE(reviewers.size() == 3);
  CHECK(reviewers[2].may == 2);  // only T01 and T02
}

TEST_CASE("overview: a reviewer sees whom they may still score, by no name") {
  Plan plan;
  plan.review();
  plan.score("R1", "T01", "80");
  const Overview mine = plan.reviewer("R1");
  const ToDo score = must(mine, "coaches/score");
  CHECK(score.count == 3);
  CHECK(score.where.panel == "review");
  CHECK(mine.todo.size() == 1);
  REQUIRE(mine.programs.size() == 1);
  REQUIRE(mine.programs[0].reviewers.size() == 1);
  CHECK(mine.programs[0].reviewers[0].id == "R1");
  CHECK(mine.deadlines.empty());
  for (const std::string& name : plan->snapshot()->people.name) {
    CHECK(score.what.zh.find(name) == std::string::npos);
    CHECK(score.why.zh.find(name) == std::string::npos);
  }
  CHECK(plan.reviewer("R9").todo.empty());
}

TEST_CASE("overview: select, publish, settle objections, decide – each is said when its turn has come") {
  Plan plan;
  plan.review(true);
  for (const char* person : {"T01", "T02", "T04", "T05", "T13"}) {
    plan.score("R1", person, "80");
    plan.score("R2", person, "70");
  }
  CHECK(must(plan.seen(), "coaches/select").urgency == Urgency::now);
  CHECK(current_step(card(plan.seen(), "coaches")) == "selection");
  plan->select("coaches");
  CHECK(must(plan.seen(), "coaches/publish").where.command == "round coaches publish");
  plan.perform("publicity.start", {{"call", "1"}, {"from", "2026-03-02"}});
  const Date ends = plan->round("coaches")->call.publicity_to;
  CHECK(ends == day("2026-03-06"));
  const Overview shown = plan.seen();
  CHECK(current_step(card(shown, "coaches")) == "publicity");
  const auto deadline = std::ranges::find(shown.deadlines, "coaches/publicity", &Deadline::id);
  REQUIRE(deadline != shown.deadlines.end());
  CHECK(deadline->working_days == 5);
  CHECK(todo(shown, "coaches/decide") == nullptr);
  plan.perform("objection.file",
               {{"call", "1"}, {"person", "T01"}, {"received_on", "2026-03-03"}, {"text", "年限不足"}});
  plan->set_as_of(day("2026-03-09"));
  const ToDo objections = must(plan.seen(), "coaches/objections");
  CHECK(objections.count == 1);
  CHECK(objections.where.table == "objections-card/objections");
  CHECK(objections.where.key == "1");
  CHECK(objections.urgency == Urgency::overdue);
  CHECK(todo(plan.seen(), "coaches/decide") == nullptr);
  plan.perform("objection.resolve",
               {{"call", "1"}, {"number", "1"}, {"state", "rejected"}, {"resolution", "查实无误"}});
  CHECK(must(plan.seen(), "coaches/decide").urgency == Urgency::now);
  plan.perform("decision.decide", {{"call", "1"}, {"on", "2026-03-09"}});
  CHECK(must(plan.seen(), "coaches/appoint").count == 3);
  plan.perform("tier.appoint",
               {{"call", "1"}, {"ladder", "olympiad"}, {"tier", "教练员"}, {"since", "2026-03-09"}});
  const Overview over = plan.seen();
  CHECK(todo(over, "coaches/appoint") == nullptr);
  CHECK(card(over, "coaches").standing == 3);
  CHECK(current_step(card(over, "coaches")).empty());
}

TEST_CASE("overview: where no list meets the quotas it says so, and not that one should be made") {
  Plan plan;
  plan.review();
  for (const char* person : {"T01", "T02", "T04", "T05"}) {
    plan.score("R1", person, "80");
    plan.score("R2", person, "70");
  }
  CHECK(must(plan.seen(), "coaches/infeasible").where.panel == "selection");  // three seats, two schools
  CHECK(todo(plan.seen(), "coaches/select") == nullptr);
}

TEST_CASE("overview: people by their hours are those of the standings, for the bureau and for a school") {
  Plan plan;
  for (const std::string& school : {std::string(), std::string("S2"), std::string("S5")}) {
    CAPTURE(school);
    const Overview seen = school.empty() ? plan.seen() : plan.principal(school);
    const SchoolIndex own = school.empty() ? nobody : plan->snapshot()->find_school(school);
    std::map<PersonIndex, bool> met;
    std::set<PersonIndex> overdue;
    for (const HourStanding& each : plan->hours()->all()) {
      if (!school.empty() && plan->snapshot()->people.school[static_cast<std::size_t>(each.person)] != own)
        continue;
      auto [at, is_new] = met.try_emplace(each.person, true);
      at->second = at->second && each.state == HourState::met;
      if (each.state == HourState::overdue) overdue.insert(each.person);
    }
    const ProgramOverview training = card(seen, "trial_training");
    CHECK(training.kind == OverviewKind::training);
    CHECK(training.of == static_cast<std::int64_t>(met.size()));
    CHECK(training.standing == std::ranges::count_if(met, [](const auto& each) { return each.second; }));
    CHECK(figure(training, "overdue") == static_cast<std::int64_t>(overdue.size()));
  }
}

TEST_CASE("overview: sessions are to be published before they begin and closed after they end") {
  Plan plan;
  plan.import("课程编号,名称,学时,类别\nK1,单元教学实训,12,学科教学\n", "courses");
  plan.import(
      "班次编号,课程,日期,名额,最低人数\nB1,K1,2026-03-14T09:00/"
      "T12:00;2026-03-15,3,2\nB2,K1,2026-05-30,2,0\n",
      "sessions");
  const Overview before = plan.seen();
  const ProgramOverview training = card(before, "trial_training");
  CHECK(training.live);
  CHECK(figure(training, "sessions_ahead") == 2);
  CHECK(must(before, "trial_training/publish").count == 1);  // B2 lies beyond six weeks
  CHECK(must(before, "trial_training/publish").due == day("2026-03-14"));
  CHECK(must(before, "trial_training/too_few").where.key == "B1");
  CHECK(std::ranges::count(before.deadlines, "trial_training/session:B1", &Deadline::id) == 1);
  CHECK(std::ranges::count(before.deadlines, "trial_training/session:B2", &Deadline::id) == 0);
  CHECK(std::ranges::count(plan.seen({}, 20).deadlines, "trial_training/session:B2", &Deadline::id) == 1);
  plan.perform("enrolment.enrol", {{"session", "B1"}, {"person", "T01"}, {"person", "T04"}});
  plan.perform("session.publish", {{"session", "B1"}});
  const Overview published = plan.seen();
  CHECK(todo(published, "trial_training/publish") == nullptr);
  CHECK(todo(published, "trial_training/too_few") == nullptr);
  // A school sees its own people only.
  const auto own = plan.principal("S1").deadlines;
  const auto at = std::ranges::find(own, "trial_training/session:B1", &Deadline::id);
  REQUIRE(at != own.end());
  CHECK(at->count == 1);
  CHECK(std::ranges::count(plan.principal("S5").deadlines, "trial_training/session:B1", &Deadline::id) == 0);
  plan->set_as_of(day("2026-03-15"));
  CHECK(must(plan.seen(), "trial_training/attendance").where.key == "B1");
  plan->set_as_of(day("2026-03-17"));
  const ToDo close = must(plan.seen(), "trial_training/close");
  CHECK(close.urgency == Urgency::overdue);
  CHECK(close.due == day("2026-03-15"));
  CHECK(close.working_days == -2);
  CHECK(close.where.table == "held-card/held");
}

TEST_CASE("overview: terms whose review is due are those of the ladder, with the first to end") {
  Batch batch = bureau_batch();
  batch.tiers.push_back({"T01", "teacher", "县级骨干", day("2022-09-01"), day("2025-08-31")});  // overdue
  batch.tiers.push_back({"T04", "teacher", "县级骨干", day("2023-04-01"), day("2026-03-31")});  // due
  batch.tiers.push_back({"T05", "teacher", "县级骨干", day("2025-04-01"), day("2028-03-31")});
  Plan plan(batch);
  const Overview hr = plan.seen();
  const LadderSight& sight = plan->ladder_view("trial_ladder")->ladders.front();
  const auto in = [&](TierState state) {
    return std::ranges::count(sight.people, state, &LadderStanding::state);
  };
  const ProgramOverview ladder = card(hr, "trial_ladder");
  CHECK(ladder.kind == OverviewKind::ladders);
  CHECK(figure(ladder, "reviews_overdue") == in(TierState::awaits));
  CHECK(figure(ladder, "reviews_due") == in(TierState::due));
  REQUIRE(in(TierState::awaits) == 1);
  REQUIRE(in(TierState::due) == 1);
  const ToDo overdue = must(hr, "trial_ladder/reviews_overdue");
  CHECK(overdue.urgency == Urgency::overdue);
  CHECK(overdue.due == day("2025-08-31"));
  CHECK(overdue.where.key == "teacher/T01");
  CHECK(overdue.where.choices == std::vector<std::pair<std::string, std::string>>{{"shown", "1"}});
  const ToDo due = must(hr, "trial_ladder/reviews_due");
  CHECK(due.due == day("2026-03-31"));
  CHECK(due.where.key == "teacher/T04");
  CHECK(std::ranges::count(hr.deadlines, "trial_ladder/terms:teacher", &Deadline::id) == 1);
  CHECK(todo(plan.principal("S1"), "trial_ladder/reviews_overdue") != nullptr);
  CHECK(todo(plan.principal("S1"), "trial_ladder/reviews_due") == nullptr);
  CHECK(todo(plan.principal("S2"), "trial_ladder/reviews_overdue") == nullptr);
}

TEST_CASE("overview: a researcher sees numbers and days, no person and nothing to do") {
  Batch batch = bureau_batch();
  batch.tiers.push_back({"T04", "teacher", "县级骨干", day("2023-04-01"), day("2026-03-31")});
  Plan plan(batch);
  plan.review();
  const Overview seen = plan.seen({ViewerRole::researcher, {}, {}, {}});
  CHECK(seen.todo.empty());
  CHECK(seen.entries.empty());
  CHECK_FALSE(seen.programs.empty());
  CHECK_FALSE(seen.deadlines.empty());
  for (const Deadline& each : seen.deadlines) {
    if (each.where.table != "calendar-card/calendar") CHECK(each.where.key.empty());
  }
}

TEST_CASE("overview: every destination is a panel that the viewer finds") {
  Batch batch = bureau_batch();
  batch.tiers.push_back({"T04", "teacher", "县级骨干", day("2023-04-01"), day("2026-03-31")});
  Plan plan(batch);
  plan.review();
  for (const ViewerRole role :
       {ViewerRole::hr, ViewerRole::principal, ViewerRole::reviewer, ViewerRole::researcher}) {
    const Overview seen = plan.seen({role, {}, "S2", "R1"});
    std::vector<Destination> all;
    for (const ToDo& each : seen.todo) all.push_back(each.where);
    for (const Deadline& each : seen.deadlines) all.push_back(each.where);
    for (const ProgramOverview& each : seen.programs) all.push_back(each.where);
    for (const Destination& where : all) {
      if (!where.page.starts_with("program:") || where.panel.empty()) continue;
      const auto& panels = plan->plugins().panels(where.page.substr(8));
      const auto found = std::ranges::find(panels, where.panel, &Panel::id);
      CAPTURE(where.panel);
      REQUIRE(found != panels.end());
      CHECK((found->viewers.empty() || std::ranges::find(found->viewers, role) != found->viewers.end()));
    }
  }
}

TEST_CASE("overview: an empty office says what comes first, and how far it is") {
  Scratch scratch;
  fs::create_directories(scratch / "programs");
  for (const char* each : {"trial_training", "trial_ladder", "trial_coaches"})
    fs::copy(fs::path(ECHELON_FIXTURES) / "programs" / each, scratch / "programs" / each,
             fs::copy_options::recursive);
  Office::Options options;
  options.plugin_folders = {scratch / "programs"};
  options.data = ECHELON_DATA;
  options.as_of = day("2026-03-01");
  const auto office = Office::create(scratch / "new.echelon", options);
  const auto see = [&] { return overview_of(*office, ECHELON_DATA, {}); };
  const Overview empty = see();
  CHECK(empty.setting_up());
  REQUIRE(empty.set_up.size() == 5);
  CHECK(empty.set_up.front().id == "roster");
  CHECK(std::ranges::none_of(empty.set_up, &SetUpStep::done));
  CHECK(empty.set_up.front().where.page == "import");
  CHECK(empty.todo.empty());
  bring_in(*office, scratch / "", "roster",
           "工号,姓名,学校,学段,参加工作时间,职务\nT1,甲一,青石小学,小学,2010-09-01,教师\n");
  CHECK(see().set_up.front().done);
  CHECK(see().setting_up());
  office->perform({"call.open",
                   {{"program", "trial_coaches"},
                    {"title", "遴选"},
                    {"opened_on", "2026-03-01"},
                    {"closes_on", "2026-03-20"},
                    {"seats", "1"}}});
  CHECK_FALSE(see().setting_up());
}

TEST_CASE("overview: the same office gives the same overview, and the days are whole weeks") {
  Plan plan;
  plan.review();
  const Overview one = plan.seen();
  plan.reopen();
  const Overview other = plan.seen();
  REQUIRE(one.todo.size() == other.todo.size());
  for (std::size_t i = 0; i < one.todo.size(); ++i) {
    CHECK(one.todo[i].id == other.todo[i].id);
    CHECK(one.todo[i].why == other.todo[i].why);
  }
  CHECK(one.days.size() == 42);
  CHECK(one.days.front().day == day("2026-02-23"));
  CHECK(one.days.front().day.weekday() == 0);
  CHECK_FALSE(one.today.working);  // a Sunday
}

}  // namespace echelon::office_tests
