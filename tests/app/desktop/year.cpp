// An HR officer's year on an office made from sheets: import, who is short, a rule of one's own, wishes,
// plan, move, pin, plan again, publish, another day, attendance, closing, certificates – and back.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "echelon/exchange/import_columns.hpp"
#include "echelon/model/certificate_number.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

const std::string training = "tiered_training";
const std::filesystem::path samples = std::filesystem::path(ECHELON_DATA) / "samples";

constexpr const char* own_rule =
    "[[rule]]\n"
    "id = \"subject_teaching\"\n"
    "zh = \"学科教学专项\"\n"
    "en = \"subject teaching\"\n"
    "source = \"栖教发〔2024〕12号（示例）\"\n"
    "confidence = \"high\"\n"
    "measure = \"hours\"\n"
    "required = 24\n"
    "categories = [\"学科教学\"]\n"
    "[rule.binds]\n"
    "not_roles = [\"staff\"]\n"
    "[rule.window]\n"
    "kind = \"school_year\"\n"
    "month = 9\n";

/// An office of a bureau's own, empty at first, used through its screens.
class BureauOffice : public SmallOffice {
 public:
  BureauOffice() : SmallOffice({training}, false) {
    hand.height = 2400;
    desk.create(folder.path() / "bureau.echelon");
    hand.settle();
    REQUIRE(desk.view() != nullptr);
  }

  /// Reads the sheet on the import page; returns how many rows were refused.
  std::size_t import_sheet(ImportKind kind, const std::string& name) {
    go("import");
    hand.click("kind/open");
    hand.click("option-" + std::to_string(static_cast<int>(kind)));
    hand.fill("folder", samples.string());
    hand.fill("files/search", name);
    hand.click("files/row:" + name);
    REQUIRE(desk.preview() != nullptr);
    const std::size_t refused = desk.preview()->refusals.size();
    for (const ImportPreview::Refusal& each : desk.preview()->refusals) CHECK(reads(each.reason.zh));
    picture("year-import-" + name);
    if (refused == 0) {
      hand.click("import");
    } else {
      hand.click("import-good");
      hand.click("import-good/confirm");
    }
    CHECK(desk.preview() == nullptr);
    return refused;
  }
  void import_everything() {
    CHECK(import_sheet(ImportKind::roster, "roster.csv") == 2);
    CHECK(snapshot().size() == 41);
    CHECK(import_sheet(ImportKind::training, "training.csv") == 0);
    CHECK(import_sheet(ImportKind::waivers, "waivers.csv") == 0);
    CHECK(import_sheet(ImportKind::courses, "courses.csv") == 0);
    CHECK(import_sheet(ImportKind::sessions, "sessions.csv") == 1);
    CHECK(import_sheet(ImportKind::enrolments, "enrolments.csv") == 1);
  }
  void look_on(const std::string& day) {
    hand.click("date");
    hand.fill("date-popup/day", day);
    hand.click("date-popup/show");
    REQUIRE(view().as_of.iso() == day);
  }
  void turn_to(const std::string& panel) {
    hand.click("page:program:" + training);
    hand.click("tab:" + panel);
  }
  void confirm(const std::string& button) {
    hand.click(button);
    hand.click(button + "/confirm");
  }
  const ProgramView& seen() {
    desk.program_view(training);
    hand.settle();
    const ProgramView* held = desk.program_view(training);
    REQUIRE(held != nullptr);
    REQUIRE(held->hours != nullptr);
    REQUIRE(held->cohorts != nullptr);
    return *held;
  }
  const CohortView& cohorts() { return *seen().cohorts; }
  const Session& session(const std::string& id) {
    const CohortSession* found = cohorts().session(id);
    REQUIRE(found != nullptr);
    return *found->session;
  }
  bool is_enrolled(const std::string& id, const std::string& person) {
    const Enrolment* row = session(id).enrolment_of(person);
    return row != nullptr && row->state == EnrolmentState::enrolled;
  }
  /// The standing of a person under a rule; null when it does not bind them.
  const HourStanding* standing(const std::string& person, const std::string& rule) {
    const auto& standings = *seen().hours->standings;
    for (const HourStanding& each : standings.of(snapshot().find_person(person))) {
      if (standings.rule(each).id == rule) return &each;
    }
    return nullptr;
  }
  void plan_and_enrol() {
    turn_to("planning");
    hand.click("plan-card/plan");
    REQUIRE(cohorts().plan.has_value());
    REQUIRE(cohorts().plan->feasible);
    confirm("apply");
  }
  /// Arrow keys on the board until its chosen row is `session`; nothing is clicked.
  void arrow_to(const std::string& from, const std::string& to) {
    std::vector<std::string> order;
    for (const CohortSession& each : cohorts().sessions)
      if (each.on_board) order.push_back(each.session->id);
    const auto at = [&](const std::string& id) {
      return std::ranges::find(order, id) - order.begin();  // the samples' ids are in order of time
    };
    for (auto step = at(from); step != at(to); step += at(to) > at(from) ? 1 : -1)
      hand.press(at(to) > at(from) ? Key::down : Key::up);
  }
};

/// Someone in one session whom another that is still to come would serve too, and whom the office lets go.
CohortMove possible_move(BureauOffice& office) {
  const CohortView& view = office.cohorts();
  for (const CohortPerson& person : view.people) {
    for (const CohortSeat& from : person.seats) {
      for (const CohortSeat& to : person.seats) {
        if (!from.held || to.held || person.held != 1) continue;
        const CohortMove move{office.snapshot().people.id[static_cast<std::size_t>(person.person)],
                              view.sessions[from.session].session->id, view.sessions[to.session].session->id};
        if (view.effect(move).forbids.empty()) return move;
      }
    }
  }
  FAIL("nobody can be moved");
  return {};
}

}  // namespace

TEST_CASE("an HR officer's year, from the sheets to the certificates and back") {
  BureauOffice office;
  office.import_everything();
  office.look_on("2024-09-01");

  // Who is short, by the year page; the waiver on record lowers what is asked.
  office.turn_to("hours_year");
  CHECK(office.reads("应学人数"));
  CHECK(office.reads("不满 60 天"));  // the school year begins today
  office.picture("year-1-short");
  const HourStanding* waived = office.standing("T2400022", "annual_hours");
  REQUIRE(waived != nullptr);
  CHECK(waived->required < Decimal::of(72));
  CHECK(waived->state == HourState::open);

  // A rule of the bureau's own: tried out, then saved.
  REQUIRE(office.standing("T2400013", "subject_teaching") == nullptr);
  office.turn_to("hour_rules");
  office.hand.click("new-rule");
  office.hand.fill("text-and-numbers/text", own_rule);
  CHECK(office.reads("转为未达标"));
  CHECK(office.standing("T2400013", "subject_teaching") == nullptr);
  office.picture("year-2-rule");
  office.confirm("save-rule");
  REQUIRE(office.standing("T2400013", "subject_teaching") != nullptr);
  CHECK(office.reads("本单位自定"));

  // The plan: a proven bound; nobody is enrolled by it.
  office.turn_to("planning");
  office.hand.click("plan-card/plan");
  REQUIRE(office.cohorts().plan.has_value());
  const CohortPlanView plan = *office.cohorts().plan;
  REQUIRE(plan.feasible);
  CHECK(plan.bound >= plan.objective);
  CHECK(plan.not_run == std::vector<std::string>{"B05"});  // one small school; one away a day, two to run it
  CHECK(office.reads("B05"));
  CHECK_FALSE(office.is_enrolled("B01", "T2400013"));
  office.confirm("apply");
  CHECK(office.cohorts().breaches.empty());
  CHECK(office.session("B01").count(EnrolmentState::enrolled) >= 3);
  office.picture("year-4-planned");

  // One is moved by keyboard, and back by dragging.
  const CohortMove move = possible_move(office);
  office.hand.click("board/row:" + move.from);
  office.hand.click("people/row:" + move.person);
  for (int twice = 0; twice < 2; ++twice) office.hand.click("board/row:" + move.from);  // for its keys
  office.arrow_to(move.from, move.to);
  office.hand.press(Key::enter);
  CHECK(office.reads("分值"));
  office.picture("year-5-keyboard");
  office.hand.click("move");
  REQUIRE(office.is_enrolled(move.to, move.person));
  CHECK_FALSE(office.is_enrolled(move.from, move.person));
  office.hand.drag("people/row:" + move.person, "board/row:" + move.from);
  office.hand.click("move");
  REQUIRE(office.is_enrolled(move.from, move.person));
  CHECK_FALSE(office.is_enrolled(move.to, move.person));

  // Pinned where they are, they stay in every further plan.
  office.hand.click("board/row:" + move.from);
  office.hand.click("pin-in");
  CHECK(office.session(move.from).enrolment_of(move.person)->pin == EnrolmentPin::in);
  office.hand.click("few");
  office.hand.click("plan-card/plan");
  REQUIRE(office.cohorts().plan->feasible);
  CHECK(office.cohorts().plan->disturb == 20);
  CHECK(office.is_enrolled(move.from, move.person));

  // Published; told to the schools; held; a later day.
  office.confirm("publish");
  const Session first = office.session("B01");
  REQUIRE(first.state == SessionState::published);
  office.turn_to("attendance");
  office.hand.click("notice-pdf");
  const std::filesystem::path notice = office.folder.path() / "notice.pdf";
  office.hand.fill("save/file", notice.string());
  office.hand.click("save/save");
  CHECK(std::filesystem::file_size(notice) > 1000);
  office.look_on("2024-09-30");

  // Attendance: one misses a day of three, one is late once.
  office.turn_to("attendance");
  office.hand.click("held/row:B01");
  std::vector<std::string> people;
  for (const Enrolment& each : first.enrolments)
    if (each.state == EnrolmentState::enrolled) people.push_back(each.person);
  REQUIRE(people.size() >= 3);
  office.hand.point_at("cell:" + people[0] + ":0");
  office.hand.type("3");
  office.hand.click("all-present");
  office.hand.click("cell:" + people[1] + ":2");
  office.hand.click("save-marks");
  CHECK(office.reads("不计学时"));
  office.picture("year-6-attendance");
  const HourStanding before = *office.standing(people[1], "subject_teaching");
  CHECK(before.state != HourState::met);
  office.confirm("close");
  REQUIRE(office.session("B01").state == SessionState::closed);

  // The standing changes at once: of who came, not of who missed a third.
  CHECK(office.standing(people[1], "subject_teaching")->state == HourState::met);
  CHECK(office.standing(people[1], "subject_teaching")->done == Decimal::of(24));
  CHECK(office.standing(people[0], "subject_teaching")->done == Decimal());

  // What people thought of it.
  office.hand.click("feedback-B01/fold");
  office.hand.fill("feedback-text", "案例扎实");
  office.hand.click("note-feedback");
  REQUIRE(office.session("B01").feedback.size() == 1);
  CHECK(office.session("B01").feedback.front().score == 5);
  CHECK(office.reads("案例扎实"));
  office.picture("year-7-closed");

  // Certificates on paper, and a number told from a miswritten one.
  office.hand.click("certificates");
  const std::filesystem::path paper = office.folder.path() / "certificates.pdf";
  office.hand.fill("save/file", paper.string());
  office.hand.click("save/save");
  std::ifstream pdf(paper, std::ios::binary);
  std::string head(5, ' ');
  pdf.read(head.data(), 5);
  CHECK(head == "%PDF-");
  office.hand.click("certificate-check/fold");
  const std::string number = "PX2024-000001-";
  std::string right;
  for (const char check : std::string("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*")) {
    const std::string text = number + check;
    if (read_certificate(text)) right = text;
  }
  REQUIRE_FALSE(right.empty());
  office.hand.fill("certificate-number", right);
  CHECK(office.reads("本单位所发，有效"));
  const auto granted = static_cast<std::size_t>(office.snapshot().find_person(people[1]));
  CHECK(office.reads(office.snapshot().people.name[granted]));
  office.hand.fill("certificate-number", "PX2024-000010-" + right.substr(right.size() - 1));
  CHECK(office.reads("有一处写错"));

  // Taking it all back: the feedback, then the closing; the number is nobody's then.
  office.hand.click("undo");
  office.hand.click("undo");
  CHECK(office.session("B01").state == SessionState::published);
  CHECK(office.standing(people[1], "subject_teaching")->done == before.done);
  office.hand.fill("certificate-number", right);
  CHECK(office.reads("没有发过这份证书"));
  office.go("ledger");
  office.hand.click("verify");
  REQUIRE(office.desk.verified().has_value());
  CHECK(office.desk.verified()->sound);
}

TEST_CASE("a session is dragged to other days on the calendar, what that breaks is said before it is done") {
  BureauOffice office;
  office.import_everything();
  office.look_on("2024-09-01");
  office.plan_and_enrol();
  office.turn_to("sessions");
  office.hand.point_at("calendar/bar:B06");
  const Item from = *office.item("calendar/bar:B01");
  const Item to = *office.item("calendar/bar:B06");
  const auto days = office.session("B06").starts_on().days() - office.session("B01").starts_on().days();
  const float day = (to.x0 - from.x0) / static_cast<float>(days);
  const Date before = office.session("B03").starts_on();

  office.hand.drag_by("calendar/bar:B03", 7 * day, 0);
  CHECK(office.reads("（+7 天）"));
  CHECK(office.session("B03").starts_on() == before);  // it is only shown
  office.picture("year-shift");
  office.hand.click("save-shift");
  CHECK(office.session("B03").starts_on() == before.plus_days(7));
  CHECK(office.session("B03").meetings.back().day == before.plus_days(8));

  // By keys: a week back, then a day more; and left as it is.
  office.hand.click("calendar/row:B03");
  if (!office.hand.sees("enrolled/search") && !office.hand.sees("publish-session"))
    office.hand.click("calendar/row:B03");
  office.hand.press(Key::left, {false, true, false});
  CHECK(office.reads("（−7 天）"));
  office.hand.press(Key::left);
  CHECK(office.reads("（−8 天）"));
  office.hand.click("drop-shift");
  CHECK(office.session("B03").starts_on() == before.plus_days(7));
  office.hand.click("undo");
  CHECK(office.session("B03").starts_on() == before);

  // Onto the days of another session of one of its people: refused before it is asked.
  const CohortView& view = office.cohorts();
  const auto twice =
      std::ranges::find_if(view.people, [](const CohortPerson& each) { return each.held == 2; });
  REQUIRE(twice != view.people.end());
  std::vector<std::string> both;
  for (const CohortSeat& seat : twice->seats)
    if (seat.held) both.push_back(view.sessions[seat.session].session->id);
  const auto apart = office.session(both[0]).starts_on().days() - office.session(both[1]).starts_on().days();
  const Date where = office.session(both[1]).starts_on();
  office.hand.drag_by("calendar/bar:" + both[1], static_cast<float>(apart) * day, 0);
  CHECK(office.reads("时间冲突"));
  CHECK_FALSE(office.item("save-shift")->enabled);
  office.hand.click("drop-shift");
  CHECK(office.session(both[1]).starts_on() == where);
}

TEST_CASE("an office's plan that cannot be says what would have to give way") {
  BureauOffice office;
  office.import_everything();
  office.look_on("2024-09-01");
  office.plan_and_enrol();
  const Session held = office.session("B01");
  std::string inside;
  for (const Enrolment& each : held.enrolments)
    if (each.state == EnrolmentState::enrolled) inside = each.person;
  // Two of one school pinned into a session, where one may be away on a day.
  const SchoolIndex school =
      office.snapshot().people.school[static_cast<std::size_t>(office.snapshot().find_person(inside))];
  std::string other;
  for (PersonIndex person = 0; person < office.snapshot().size() && other.empty(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (office.snapshot().people.school[p] == school && office.snapshot().people.id[p] != inside &&
        office.snapshot().people.role[p] != Role::staff)
      other = office.snapshot().people.id[p];
  }
  REQUIRE_FALSE(other.empty());
  for (const std::string& person : {inside, other}) {
    CommandRequest pin{"enrolment.pin", {}};
    office.desk.request(pin.with("session", "B01").with("person", person).with("pin", "in"));
    office.hand.settle();
  }
  office.turn_to("planning");
  office.hand.click("plan-card/plan");
  const CohortPlanView plan = *office.cohorts().plan;
  REQUIRE_FALSE(plan.feasible);
  REQUIRE_FALSE(plan.relaxation.empty());
  CHECK(office.reads("这样放宽就有方案"));
  for (const Words& each : plan.relaxation) {
    CAPTURE(each.zh);
    CHECK(office.reads(each.zh));
    CHECK(each.zh.find("外出人数：由 1 改为 2") != std::string::npos);
  }
  office.picture("year-relaxation");
  office.hand.click("undo");  // the plan
  office.hand.click("undo");  // a pin
  office.hand.click("plan-card/plan");
  CHECK(office.cohorts().plan->feasible);
}
