// A term of training as HR plays it: plan, move, pin, plan again, publish, attendance, closing – and the
// hours.

#include <doctest/doctest.h>

#include <algorithm>

#include "echelon/model/audience.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

constexpr const char* training = "tiered_training";

class TrainingOffice : public SmallOffice {
 public:
  TrainingOffice() : SmallOffice({training}) { hand.click(std::string("page:program:") + training); }

  void turn_to(const std::string& panel) { hand.click("tab:" + panel); }
  /// The cohorts as they stand.
  std::shared_ptr<const CohortView> cohorts() {
    desk.program_view(training);
    hand.settle();
    const ProgramView* seen = desk.program_view(training);
    REQUIRE(seen != nullptr);
    REQUIRE(seen->cohorts != nullptr);
    return seen->cohorts;
  }
  const Enrolment* enrolment(const std::string& session, const std::string& person) {
    const CohortSession* found = cohorts()->session(session);
    REQUIRE(found != nullptr);
    return found->session->enrolment_of(person);
  }
  bool is_enrolled(const std::string& session, const std::string& person) {
    const Enrolment* row = enrolment(session, person);
    return row != nullptr && row->state == EnrolmentState::enrolled;
  }
  void confirm(const std::string& button) {
    hand.click(button);
    hand.click(button + "/confirm");
  }
  void plan_and_enrol() {
    turn_to("planning");
    hand.click("plan-card/plan");
    confirm("apply");
    REQUIRE(cohorts()->plan.has_value());
  }
  /// Selects a session on the board and a person in it.
  void select(const std::string& session, const std::string& person) {
    hand.click("board/row:" + session);
    find(person);
    hand.click("people/row:" + person);
  }
  void find(const std::string& person) {
    if (hand.sees("people/search")) hand.fill("people/search", snapshot().people.name[index(person)]);
  }
  std::size_t index(const std::string& person) const {
    return static_cast<std::size_t>(snapshot().find_person(person));
  }
  /// Hours that count for the person, over all rules.
  Decimal counted(const std::string& person) {
    const auto seen = cohorts();
    Decimal sum;
    for (const HourStanding& each :
         desk.program_view(training)->hours->standings->of(static_cast<PersonIndex>(index(person))))
      sum += each.done;
    return sum;
  }
};

/// A move that the office would allow, of someone enrolled to another session of use to them.
CohortMove some_move(TrainingOffice& office) {
  const auto view = office.cohorts();
  for (const CohortPerson& person : view->people) {
    for (const CohortSeat& from : person.seats) {
      for (const CohortSeat& to : person.seats) {
        if (!from.held || to.held || person.held != 1) continue;
        const CohortMove move{office.snapshot().people.id[static_cast<std::size_t>(person.person)],
                              view->sessions[from.session].session->id,
                              view->sessions[to.session].session->id};
        if (view->effect(move).breaks.empty()) return move;
      }
    }
  }
  FAIL("nobody can be moved");
  return {};
}

}  // namespace

TEST_CASE("a plan proposes with a proven bound and enrols nobody, applied, the board is as planned") {
  TrainingOffice office;
  office.turn_to("planning");
  CHECK(office.reads("还没有排过班"));
  const auto before = office.cohorts();
  office.hand.click("plan-card/plan");
  const auto planned = office.cohorts();
  REQUIRE(planned->plan.has_value());
  CHECK(planned->plan->feasible);
  CHECK(planned->plan->objective > Decimal());
  CHECK(planned->plan->bound >= planned->plan->objective);
  CHECK(planned->points == before->points);
  CHECK(office.reads("已证明的上界"));
  REQUIRE(planned->plan->enters > 0);
  office.confirm("apply");
  const auto applied = office.cohorts();
  CHECK(applied->plan->enters == 0);
  CHECK(applied->plan->leaves == 0);
  CHECK(applied->breaches.empty());
  CHECK(applied->points > before->points);
  office.picture("planned");
  office.hand.click("undo");
  CHECK(office.cohorts()->points == before->points);
}

TEST_CASE(
    "a person is moved by choosing where to, by dragging, and back by undo, the page says what it does") {
  TrainingOffice office;
  office.plan_and_enrol();
  const CohortMove move = some_move(office);
  office.select(move.from, move.person);
  CHECK(office.reads("分值"));
  office.picture("moving");
  const auto* item = office.item("target/open");
  REQUIRE(item != nullptr);
  office.hand.drag("people/row:" + move.person, "board/row:" + move.to);
  CHECK_FALSE(office.is_enrolled(move.to, move.person));  // it shows first what it would do
  office.hand.click("move");
  CHECK(office.is_enrolled(move.to, move.person));
  CHECK_FALSE(office.is_enrolled(move.from, move.person));
  office.hand.click("undo");
  CHECK(office.is_enrolled(move.from, move.person));
  CHECK_FALSE(office.is_enrolled(move.to, move.person));
}

TEST_CASE("from the plan to the person's hours: move, pin, plan again, publish, attendance, closing") {
  TrainingOffice office;
  office.plan_and_enrol();
  const CohortMove move = some_move(office);
  office.select(move.from, move.person);
  office.hand.drag("people/row:" + move.person, "board/row:" + move.to);
  office.hand.click("move");
  REQUIRE(office.is_enrolled(move.to, move.person));
  office.hand.click("board/row:" + move.to);  // the person is still the chosen one
  office.hand.click("pin-in");
  CHECK(office.enrolment(move.to, move.person)->pin == EnrolmentPin::in);

  office.hand.click("few");
  office.hand.click("plan-card/plan");
  const auto again = office.cohorts();
  REQUIRE(again->plan->feasible);
  REQUIRE(again->plan->disturb.has_value());
  CHECK(again->plan->enters + again->plan->leaves <= *again->plan->disturb);
  if (again->plan->enters + again->plan->leaves > 0) office.confirm("apply");
  REQUIRE(office.is_enrolled(move.to, move.person));

  office.confirm("publish");
  const Session session = *office.cohorts()->session(move.to)->session;
  REQUIRE(session.state == SessionState::published);
  office.desk.set_as_of(session.ends_on());
  office.hand.settle();
  const Decimal before = office.counted(move.person);
  office.turn_to("attendance");
  office.hand.fill("held/search", move.to);
  office.hand.click("held/row:" + move.to);
  CHECK_FALSE(office.item("close")->enabled);
  office.hand.click("all-present");
  office.hand.click("cell:" + move.person + ":0");  // late, once: forgiven
  office.picture("attendance");
  office.hand.click("save-marks");
  CHECK(office.cohorts()->session(move.to)->session->attendance.size() ==
        session.meetings.size() * static_cast<std::size_t>(session.count(EnrolmentState::enrolled)));
  CHECK(office.reads("结班后："));
  office.confirm("close");
  CHECK(office.cohorts()->session(move.to)->session->state == SessionState::closed);
  CHECK(office.counted(move.person) > before);
  office.picture("closed");
}

TEST_CASE("marks are set by click and by key, and stay on the page until they are saved") {
  TrainingOffice office;
  office.plan_and_enrol();
  office.confirm("publish");
  const auto view = office.cohorts();
  const auto found = std::ranges::find_if(view->sessions, [](const CohortSession& each) {
    return each.on_board && each.session->state == SessionState::published;
  });
  REQUIRE(found != view->sessions.end());
  const std::string id = found->session->id;
  const auto person =
      std::ranges::find(found->session->enrolments, EnrolmentState::enrolled, &Enrolment::state);
  REQUIRE(person != found->session->enrolments.end());
  office.turn_to("attendance");
  office.hand.fill("held/search", id);
  office.hand.click("held/row:" + id);
  const std::string cell = "cell:" + person->person + ":";
  office.hand.click(cell + "0");
  office.hand.point_at(cell + "1");
  office.hand.type("3");
  CHECK(office.cohorts()->session(id)->session->attendance.empty());
  office.hand.click("save-marks");
  const auto noted = office.cohorts()->session(id)->session->attendance;
  REQUIRE(noted.size() == 2);
  CHECK(noted[0].state == AttendanceState::present);
  CHECK(noted[1].state == AttendanceState::absent);
}

TEST_CASE("courses and sessions are added, changed and cancelled by forms") {
  TrainingOffice office;
  office.turn_to("sessions");
  office.hand.click("course-form/fold");
  office.hand.fill("new-course-id", "X1");
  office.hand.fill("new-course-name", "急救");
  office.hand.fill("new-course-hours", "6");
  office.hand.click("save-course");
  REQUIRE(std::ranges::find(*office.cohorts()->courses, "X1", &Course::id) !=
          office.cohorts()->courses->end());
  office.hand.click("session-form/fold");
  office.hand.fill("new-session-id", "X1-1");
  office.hand.fill("new-session-meeting", "2024-12-07");
  office.hand.click("add-session");
  REQUIRE(office.cohorts()->session("X1-1") != nullptr);
  office.picture("sessions");
  office.hand.point_at("show-past");
  office.hand.click("calendar/row:X1-1");
  office.hand.click("edit-X1-1/fold");
  office.hand.fill("session-X1-1-place", "研修中心");
  office.hand.click("save-session");
  CHECK(office.cohorts()->session("X1-1")->session->place == "研修中心");
  office.confirm("cancel-session");
  CHECK(office.cohorts()->session("X1-1")->session->state == SessionState::cancelled);
}

TEST_CASE("a principal nominates the school's own people for a session, and sees no others") {
  TrainingOffice office;
  const auto view = office.cohorts();
  const auto is_meant_for_them = [&](const CohortSession& each) {
    if (!each.on_board) return false;
    for (PersonIndex person = 0; person < office.snapshot().size(); ++person) {
      const auto p = static_cast<std::size_t>(person);
      if (office.snapshot().people.school[p] == 0 && is_for(*each.course, office.snapshot(), person) &&
          each.session->enrolment_of(office.snapshot().people.id[p]) == nullptr)
        return true;
    }
    return false;
  };
  const auto found = std::ranges::find_if(view->sessions, is_meant_for_them);
  REQUIRE(found != view->sessions.end());
  const std::string id = found->session->id;
  const std::string school = office.snapshot().schools.front().id;
  office.look_as(ViewerRole::principal, school);
  office.turn_to("sessions");
  office.hand.click("calendar/row:" + id);
  office.hand.point_at("nominate");
  const auto people = office.rows("teachers");
  for (const std::string& each : office.rows("enrolled"))
    CHECK(office.snapshot().people.school[office.index(each)] == 0);
  REQUIRE_FALSE(people.empty());
  office.hand.click("teachers/row:" + people.front());
  office.hand.click("nominate");
  const Enrolment* row = office.enrolment(id, people.front());
  REQUIRE(row != nullptr);
  CHECK(row->state == EnrolmentState::nominated);
}
