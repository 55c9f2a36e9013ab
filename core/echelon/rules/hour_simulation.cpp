#include "echelon/rules/hour_simulation.hpp"

#include <algorithm>

#include "echelon/rules/hour_forecast.hpp"
#include "echelon/rules/hour_window.hpp"

namespace echelon {
namespace {

std::optional<std::size_t> place_of(const HourRules& rules, const std::string& id) {
  const HourRules::Versions* found = rules.find(id);
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(found - rules.all().data());
}

/// One person's standing against one rule of a judge, some windows ahead.
std::optional<HourExplained> standing_of(HourJudge& judge, std::optional<std::size_t> rule,
                                         PersonIndex person, int ahead) {
  if (!rule) return std::nullopt;
  auto found = judge.explain(person, *rule, ahead, false);
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

void count(HourShift& shift, const HourChange& change) {
  const auto missing = [](const std::optional<HourState>& state) {
    return state && *state != HourState::met;
  };
  shift.bound_before += change.before ? 1 : 0;
  shift.bound_after += change.after ? 1 : 0;
  shift.missing_before += missing(change.before) ? 1 : 0;
  shift.missing_after += missing(change.after) ? 1 : 0;
  shift.to_missing += change.to_missing() ? 1 : 0;
  shift.to_met += change.to_met() ? 1 : 0;
}

/// Whether a later window, in which nothing is done yet, would be missed at the present pace.
bool missed_at_pace(const HourStanding& ahead, const HourExplained& now, Date as_of) {
  if (ahead.state == HourState::met) return false;
  const std::int64_t days = days_in({now.standing.recent_from, as_of});
  const std::int64_t span = days_in({std::max(ahead.from, as_of.plus_days(1)), ahead.to});
  if (days <= 0) return true;
  return share_of(now.standing.recent, 1, days, Decimal::from_millionths(1)).times(Decimal::of(span)) <
         ahead.missing;
}

void add(HourWindowAhead& window, const HourStanding& standing, bool missed) {
  if (standing.from.known() && (!window.from.known() || standing.from < window.from))
    window.from = standing.from;
  window.to = std::max(window.to, standing.to);
  ++window.people;
  window.unmet += standing.state == HourState::met ? 0 : 1;
  window.misses += missed ? 1 : 0;
  window.required += standing.required;
}

}  // namespace

HourSimulation simulate_hours(const Snapshot& snapshot, std::shared_ptr<const HourRules> now,
                              std::shared_ptr<const HourRules> changed, const std::string& rule) {
  HourSimulation simulation;
  simulation.rule = rule;
  const auto old_place = place_of(*now, rule);
  const auto new_place = place_of(*changed, rule);
  HourJudge before(snapshot, std::move(now));
  HourJudge after(snapshot, std::move(changed));
  const People& people = snapshot.people;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (people.in_service[p] == 0) continue;
    const auto was = standing_of(before, old_place, person, 0);
    const auto is = standing_of(after, new_place, person, 0);
    if (!was && !is) continue;
    HourChange change;
    change.person = person;
    if (was) change.before = was->standing.state, change.missing_before = was->standing.missing;
    if (is) change.after = is->standing.state, change.missing_after = is->standing.missing;
    count(simulation.all, change);
    count(simulation.by_school[people.school[p]], change);
    count(simulation.by_stage[people.stage[p]], change);
    count(simulation.by_title[people.title[p]], change);
    if (change.before != change.after || change.missing_before != change.missing_after)
      simulation.changes.push_back(change);
    for (int ahead = 0; is && ahead < 3; ++ahead) {
      const auto then = ahead == 0 ? is : standing_of(after, new_place, person, ahead);
      if (!then) continue;
      const Date reached = reached_at_pace(then->standing, then->parts, snapshot.as_of);
      const bool missed = ahead == 0 ? !reached.known() || reached > then->standing.to
                                     : missed_at_pace(then->standing, *is, snapshot.as_of);
      add(simulation.windows[static_cast<std::size_t>(ahead)], then->standing, missed);
    }
  }
  return simulation;
}

}  // namespace echelon
