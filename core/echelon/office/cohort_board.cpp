// The planning board as panels see it.

#include <algorithm>
#include <set>
#include <tuple>

#include "echelon/office/cohort_checks.hpp"
#include "echelon/office/state.hpp"
#include "echelon/rules/attendance_rule.hpp"
#include "echelon/store/load.hpp"

namespace echelon {
namespace {

using Seats = std::set<std::pair<std::string, std::string>>;  // person and session

EnrolmentPin pin_of(CohortProblem::Option::Pin pin) {
  if (pin == CohortProblem::Option::Pin::in) return EnrolmentPin::in;
  return pin == CohortProblem::Option::Pin::out ? EnrolmentPin::out : EnrolmentPin::none;
}

Seats planned_seats(const PlanFound& plan) {
  Seats seats;
  for (const auto& [teacher, session] : plan.answer.seats)
    seats.emplace(plan.inputs.teachers[static_cast<std::size_t>(teacher)].id,
                  plan.inputs.sessions[static_cast<std::size_t>(session)].id);
  return seats;
}

/// The view's sessions, what the latest plan says of each included.
void add_sessions(CohortView& view, const CohortInputs& board, const PlanFound* plan) {
  for (const Session& session : *view.session_records) {
    CohortSession each;
    each.session = &session;
    each.course = &*std::ranges::lower_bound(*view.courses, session.course, {}, &Course::id);
    each.on_board = std::ranges::binary_search(board.sessions, session.id, {}, &CohortInputs::Session::id);
    view.sessions.push_back(each);
  }
  if (plan == nullptr) return;
  for (std::size_t s = 0; s < plan->inputs.sessions.size(); ++s) {
    const auto& id = plan->inputs.sessions[s].id;
    const auto found =
        std::ranges::find_if(view.sessions, [&](const auto& each) { return each.session->id == id; });
    if (found == view.sessions.end()) continue;
    const auto at = static_cast<std::int32_t>(s);
    found->stands_in_plan = true;
    found->not_run = std::ranges::binary_search(plan->answer.cancelled, at);
    found->price = Decimal::from_millionths(plan->answer.prices[s]);
    found->planned = static_cast<int>(
        std::ranges::count_if(plan->answer.seats, [&](const auto& seat) { return seat.second == at; }));
  }
}

/// What the person misses most, and when it is first due.
void add_need(CohortPerson& into, const HourStandings& hours) {
  for (const HourStanding& standing : hours.of(into.person)) {
    const bool lacks = !standing.exempt && standing.state != HourState::met &&
                       standing.state != HourState::unknown &&
                       hours.rule(standing).measure == HourMeasure::hours;
    if (!lacks) continue;
    Decimal missing = standing.missing;
    for (const HourPartStanding& part : hours.parts(standing)) missing = std::max(missing, part.missing());
    into.missing = std::max(into.missing, missing);
    if (standing.to.known() && (!into.by.known() || standing.to < into.by)) into.by = standing.to;
  }
}

void add_people(CohortView& view, const CohortBoard& board, const HourStandings& hours,
                const Seats& planned) {
  std::vector<std::size_t> places;
  for (const auto& each : board.inputs.sessions) {
    const auto found = std::ranges::lower_bound(
        view.sessions, each.id, {},
        [](const CohortSession& at) -> const std::string& { return at.session->id; });
    places.push_back(static_cast<std::size_t>(found - view.sessions.begin()));
  }
  for (const auto& teacher : board.inputs.teachers) {
    CohortPerson person;
    person.person = board.snapshot->find_person(teacher.id);
    person.need = teacher.need;
    for (const auto& seat : teacher.seats) {
      const auto at = static_cast<std::size_t>(seat.session);
      person.held += seat.held ? 1 : 0;
      person.seats.push_back({places[at], Decimal::from_millionths(seat.value), seat.held,
                              planned.contains({teacher.id, board.inputs.sessions[at].id}),
                              pin_of(seat.pin)});
    }
    add_need(person, hours);
    view.people.push_back(std::move(person));
  }
  std::ranges::sort(view.people, {}, &CohortPerson::person);
}

/// Seats of the sessions that the plan knew, held now.
Seats held_seats(const CohortView& view, const PlanFound& plan) {
  Seats held;
  for (const auto& planned : plan.inputs.sessions) {
    const CohortSession* session = view.session(planned.id);
    if (session == nullptr) continue;
    for (const Enrolment& each : session->session->enrolments)
      if (each.state == EnrolmentState::enrolled) held.emplace(each.person, planned.id);
  }
  return held;
}

CohortPlanView plan_view(const CohortView& view, std::int64_t run, const PlanFound& plan,
                         const Seats& planned, const Snapshot& snapshot) {
  CohortPlanView made;
  made.run = run;
  made.feasible = plan.answer.status != CohortStatus::infeasible;
  made.optimal = plan.answer.status == CohortStatus::optimal;
  made.objective = Decimal::from_millionths(plan.answer.objective);
  made.bound = Decimal::from_millionths(plan.answer.bound);
  made.as_of = plan.inputs.as_of;
  made.disturb = plan.inputs.disturb;
  made.seats = static_cast<int>(planned.size());
  const Seats held = held_seats(view, plan);
  made.enters = static_cast<int>(
      std::ranges::count_if(planned, [&](const auto& each) { return !held.contains(each); }));
  made.leaves = static_cast<int>(
      std::ranges::count_if(held, [&](const auto& each) { return !planned.contains(each); }));
  for (const auto at : plan.answer.cancelled)
    made.not_run.push_back(plan.inputs.sessions[static_cast<std::size_t>(at)].id);
  for (const auto& each : plan.answer.away)
    made.away.push_back({plan.inputs.schools[static_cast<std::size_t>(each.school)].id, each.subject,
                         each.day, Decimal::from_millionths(each.price)});
  std::ranges::stable_sort(made.away, std::ranges::greater(), &CohortPlanView::AwayPrice::price);
  made.budget_price = Decimal::from_millionths(plan.answer.budget_price);
  made.relaxation.reserve(plan.answer.relaxation.size());
  for (const auto& each : plan.answer.relaxation)
    made.relaxation.push_back(words(plan.inputs, each, snapshot));
  return made;
}

/// Seats of sessions still to come that are held by people who left: no plan gives them one, and the next one
/// releases them.
void add_gone(CohortView& view, const Snapshot& snapshot) {
  for (const CohortSession& each : view.sessions) {
    if (!each.on_board) continue;
    for (const Enrolment& row : each.session->enrolments) {
      const PersonIndex at = snapshot.find_person(row.person);
      if (row.state != EnrolmentState::enrolled || at == nobody) continue;
      const auto p = static_cast<std::size_t>(at);
      if (snapshot.people.in_service[p] != 0) continue;
      const std::string& id = each.session->id;
      const std::string who = snapshot.people.name[p] + " " + row.person;
      view.breaches.push_back({CohortBreach::What::not_for,
                               id,
                               row.person,
                               "",
                               {who + " 已不在职，仍占 " + id + " 的名额：让其放弃，或重新排班后录取",
                                who + " is not in service and holds a seat in " + id +
                                    ": let them decline, or plan again and enrol"}});
    }
  }
}

std::int64_t latest_plan(const Store& store, const std::string& program) {
  Statement ask =
      store.statement("SELECT coalesce(max(number), 0) FROM run WHERE kind = 'plan' AND program = ?");
  ask.with(program);
  ask.step();
  return ask.integer(0);
}

AttendanceRule attendance_rule(const CommandRequest& closing) {
  return {static_cast<int>(Decimal::read(closing.argument("late_allowed")).value_or(Decimal()).value()),
          Decimal::read(closing.argument("void_share")).value_or(Decimal::of(1))};
}

}  // namespace

std::shared_ptr<const CohortView> Office::cohorts(const std::string& program) const {
  const Program& asked = state_->program(program);
  if (!asked.trains) return nullptr;
  if (state_->cohorts && state_->cohorts_revision == state_->revision && state_->cohorts_program == program)
    return state_->cohorts;
  auto view = std::make_shared<CohortView>();
  view->courses = std::make_shared<const std::vector<Course>>(courses());
  view->session_records = std::make_shared<const std::vector<Session>>(sessions());
  auto board = std::make_shared<CohortBoard>();
  board->snapshot = snapshot();
  board->inputs = state_->cohort_inputs(*this, {});
  for (std::size_t t = 0; t < board->inputs.teachers.size(); ++t)
    for (const auto& seat : board->inputs.teachers[t].seats)
      if (seat.held) board->seats.emplace_back(static_cast<std::int32_t>(t), seat.session);
  board->breaches = breaches_of(*board, board->seats);
  const std::int64_t run = latest_plan(state_->store, program);
  if (run > 0 && state_->last_plan.first != run) state_->last_plan = {run, plan_of(run)};
  const PlanFound* plan = run > 0 ? &state_->last_plan.second : nullptr;
  const Seats planned = plan == nullptr ? Seats() : planned_seats(*plan);
  add_sessions(*view, board->inputs, plan);
  add_people(*view, *board, *hours(), planned);
  if (plan != nullptr) view->plan = plan_view(*view, run, *plan, planned, *board->snapshot);
  view->breaches = board->breaches;
  add_gone(*view, *board->snapshot);
  view->points = points_of(board->inputs, board->seats);
  view->cost = cost_of(board->inputs, board->seats);
  if (board->inputs.budget) view->budget = Decimal::from_millionths(*board->inputs.budget);
  CommandRequest closing{"session.close", {}};
  state_->complete(closing);
  view->attendance = attendance_rule(closing);
  // A page asks the same in every frame.
  view->effect = [board,
                  last = std::make_shared<std::pair<CohortMove, CohortEffect>>()](const CohortMove& move) {
    if (!(last->first == move)) *last = {move, effect_of(*board, move)};
    return last->second;
  };
  view->shift = [board, last = std::make_shared<std::tuple<std::string, int, CohortEffect>>()](
                    const std::string& id, int days) {
    if (std::get<0>(*last) != id || std::get<1>(*last) != days)
      *last = {id, days, effect_of(*board, id, days)};
    return std::get<2>(*last);
  };
  state_->cohorts = std::move(view);
  state_->cohorts_revision = state_->revision;
  state_->cohorts_program = program;
  return state_->cohorts;
}

}  // namespace echelon
