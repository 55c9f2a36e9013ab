// The ladders of a program with everyone on them.

#include <algorithm>

#include "echelon/office/state.hpp"
#include "echelon/plugin/ladder_view.hpp"

namespace echelon {
namespace {

void count(LadderStepView& view, Date as_of) {
  for (PersonIndex position = 0; position < static_cast<PersonIndex>(view.people.size()); ++position) {
    if (view.findings.eligible(position)) {
      ++view.eligible;
    } else if (const Date earliest = view.findings.earliest(position);
               earliest.known() && earliest <= as_of.plus_years(1)) {
      ++view.within_a_year;
    }
  }
}

std::vector<PersonIndex> outside(const Ladder& ladder, const std::vector<LadderStanding>& on_it,
                                 const Snapshot& snapshot) {
  std::vector<PersonIndex> list;
  std::size_t at = 0;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    if (at < on_it.size() && on_it[at].person == person) {
      ++at;
      continue;
    }
    const auto p = static_cast<std::size_t>(person);
    const bool serves = snapshot.people.in_service[p] != 0 && snapshot.people.school[p] != nobody;
    if (serves && ladder.is_for(snapshot.people.role[p])) list.push_back(person);
  }
  return list;
}

}  // namespace

LadderStepView Office::State::step_view(const LadderStep& step, const std::vector<LadderStanding>& on_it) {
  LadderStepView view;
  view.step = &step;
  view.judged = &program(step.judged_by);
  for (const LadderStanding& each : on_it) {
    if (each.tier == step.from) view.people.push_back(each.person);
  }
  const auto people = current_snapshot();
  const auto standings = standings_for(*view.judged);
  const bool done = host.fenced(view.judged->id, [&] {
    view.findings = judge_some(*view.judged, host.kinds(), *people, view.people, standings.get());
  });
  if (!done) refuse_faulted(*view.judged);
  count(view, as_of);
  if (const auto state = latest_call_state(view.judged->id)) view.call = state;
  return view;
}

std::optional<CallState> Office::State::latest_call_state(const std::string& program_id) const {
  Statement row = store.statement(
      "SELECT state FROM call WHERE program = ? AND state <> 'withdrawn' ORDER BY number DESC LIMIT 1");
  row.with(program_id);
  if (!row.step()) return std::nullopt;
  for (const CallState state : {CallState::open, CallState::reviewing, CallState::selected,
                                CallState::publicity, CallState::decided}) {
    if (code(state) == row.text(0)) return state;
  }
  return std::nullopt;
}

std::shared_ptr<const LadderView> Office::ladder_view(const std::string& program) const {
  const Program& asked = state_->program(program);
  if (asked.ladders.empty()) return nullptr;
  auto& kept = state_->ladder_views[program];
  if (kept.second && kept.first == state_->revision) return kept.second;
  const auto people = state_->current_snapshot();
  auto view = std::make_shared<LadderView>();
  for (const Ladder& ladder : asked.ladders) {
    LadderSight sight;
    sight.ladder = &ladder;
    sight.people = standings_on(ladder, *people);
    sight.outside = outside(ladder, sight.people, *people);
    sight.lost = lost_on(ladder, *people);
    for (const LadderStep& step : ladder.steps) sight.steps.push_back(state_->step_view(step, sight.people));
    view->ladders.push_back(std::move(sight));
  }
  kept = {state_->revision, view};
  return view;
}

}  // namespace echelon
