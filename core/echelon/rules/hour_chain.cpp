// Which window matters as of a date, and what the windows before it left.

#include <algorithm>

#include "echelon/rules/hour_judging.hpp"
#include "echelon/rules/hour_window.hpp"

namespace echelon {

bool HourJudging::judge_rolling(int ahead) {
  Period window = *bound_.window();
  if (ahead > 0) {
    window.to = as_of().plus_months(ahead * rule().window.months);
    window.from = window.to.plus_months(-rule().window.months).plus_days(1);
  }
  begin(window, window, {});
  taken_from_ = first_from(window.from);
  taken_to_ = take(taken_from_, as_of(), false);
  return conclude(window.to);
}

bool HourJudging::bound_in(Period window) const {
  if (rule().join != HourJoin::next_window) return true;
  const Date joined = bound_.day_of(rule().joined, person_);
  return !joined.known() || joined <= window.from;
}

/// The first window whose surplus or days of grace can matter for the present one: that in which the person
/// was hired, but none that ended before the rule was in force, nor more than sixty years back.
Period HourJudging::chain_start(Period now) const {
  if (!rule().carries && rule().grace_days == 0) return now;
  Date start = hired_;
  if (!start.known()) {
    start = now.from.plus_days(-1);
    if (!records_.empty()) start = std::min(start, records_.front().ended_on);
  }
  start = std::max({start, rule().from, now.from.plus_years(-60)});
  if (rule().window.kind == HourWindowKind::cycle) start = std::max(start, rule().window.anchor);
  return start >= now.from ? now : window_holding(rule().window, start).value_or(now);
}

Decimal HourJudging::surplus() const {
  if (!rule().carries) return {};
  const Decimal required = tally_.exempted() ? Decimal() : standing_.required;
  const Decimal done = standing_.carried + tally_.total();
  if (done <= required) return {};
  Decimal over = std::min(done - required, tally_.total());
  if (rule().carry_most) over = std::min(over, *rule().carry_most);
  if (rule().carry_share) over = std::min(over, required.times(*rule().carry_share));
  return over;
}

bool HourJudging::judge_chain(int ahead) {
  if (!bound_.window()) return false;
  const Period now = *bound_.window();
  Period target = now;
  for (int i = 0; i < ahead; ++i) target = window_after(rule().window, target);
  const bool chained = rule().carries || rule().grace_days > 0;
  Decimal carried;
  std::size_t used_to = 0;
  for (Period window = chained ? chain_start(now) : target;; window = window_after(rule().window, window)) {
    if (!bound_in(window)) {
      if (window == target) return false;
      continue;
    }
    const Date last_day = window.to.plus_days(rule().grace_days);
    begin(window, window, carried);
    note_carried(carried);
    used_from_ = first_from(window.from);
    taken_from_ = std::max(used_from_, used_to);
    // Days of practice are cut to the window by the tally: a record that ended later may have begun in it.
    taken_to_ = take(taken_from_, tally_.by_calendar() ? as_of() : window.to, false);
    if (rule().grace_days > 0) taken_to_ = take(taken_to_, last_day, true);
    const bool grace_runs = ahead == 0 && as_of() > window.to && as_of() <= last_day && !complete();
    if (window == target || grace_runs) return conclude(last_day);
    used_to = taken_to_;
    carried = surplus();
  }
}

Period HourJudging::first_obligation(Date event) const {
  const HourWindow& window = rule().window;
  return {window.before_months ? event.plus_months(-*window.before_months) : Date(),
          event.plus_months(window.months)};
}

bool HourJudging::judge_event() {
  const Date event = bound_.day_of(rule().window.event, person_);
  if (!event.known()) return unknown();
  const Period window = first_obligation(event);
  const Date last_day = window.to.plus_days(rule().grace_days);
  begin(window, {event, window.to}, {});
  taken_from_ = first_from(window.from);
  taken_to_ = take(taken_from_, tally_.by_calendar() ? as_of() : last_day, false);
  if (rule().window.late_counts) taken_to_ = take(taken_to_, as_of(), true);
  return conclude(last_day);
}

Period HourJudging::next_obligation(Period window, Date completed) const {
  const HourWindow& said = rule().window;
  if (said.basis == HourBasis::completion)
    return {completed.plus_days(1), completed.plus_months(said.every_months)};
  const Date after = std::max(window.to, completed);
  const bool fixed = said.basis == HourBasis::fixed_date;
  Date expiry = fixed ? said.anchor : window.to;
  for (int times = 1; expiry <= after; ++times)
    expiry = (fixed ? said.anchor : window.to).plus_months(times * said.every_months);
  return {after.plus_days(1), expiry};
}

bool HourJudging::judge_recurring(int ahead) {
  const Date event = bound_.day_of(rule().window.event, person_);
  if (!event.known()) return unknown();
  Period window = first_obligation(event);
  Period share{event, window.to};
  for (;;) {
    begin(window, share, {});
    used_from_ = taken_from_ = first_from(window.from);
    taken_to_ = take(taken_from_, std::min(window.to, as_of()), false);
    taken_to_ = take(taken_to_, as_of(), true);
    const bool met = complete();
    Date completed = standing_.completed.known() ? std::max(standing_.completed, event) : window.to;
    const bool goes_on = met && next_obligation(window, completed).from <= as_of();
    if (!goes_on && ahead-- == 0) return conclude(window.to.plus_days(rule().grace_days));
    if (!goes_on) completed = std::max(window.to, as_of());
    window = next_obligation(window, completed);
    share = window;
  }
}

void HourJudging::add_outside(std::vector<HourFact>& facts) const {
  const auto note = [&](std::size_t at, HourWhy why) {
    HourFact fact;
    fact.record = &records_[at];
    fact.why = why;
    fact.from = records_[at].started_on;
    fact.to = records_[at].ended_on;
    fact.hours = records_[at].hours;
    facts.push_back(fact);
  };
  for (std::size_t at = 0; at < taken_from_; ++at)
    note(at, at < used_from_ ? HourWhy::before_window : HourWhy::used_before);
  for (std::size_t at = taken_to_; at < records_.size(); ++at) note(at, HourWhy::after_window);
}

void HourJudging::add_reductions(std::vector<HourFact>& facts) const {
  const auto note = [&](HourFact::Kind kind, HourWhy why, Period days, Symbol authority) {
    HourFact fact;
    fact.kind = kind;
    fact.why = why;
    fact.from = days.from;
    fact.to = days.to;
    fact.authority = authority;
    facts.push_back(fact);
  };
  if (rule().join == HourJoin::prorate) {
    const Date joined = bound_.day_of(rule().joined, person_);
    if (joined > share_.from && joined <= share_.to)
      note(HourFact::Kind::joined, HourWhy::joined_within, {joined, {}}, Symbol::empty);
  }
  for (const Waiver& waiver : waivers_) {
    if (waiver.rule != Symbol::empty && waiver.rule != bound_.id()) continue;
    const Period inside{std::max(waiver.from, share_.from),
                        waiver.to.known() ? std::min(waiver.to, share_.to) : share_.to};
    HourWhy why = HourWhy::waiver_reduces;
    if (rule().waiver == HourReduction::exempt)
      why = standing_.exempt ? HourWhy::waiver_exempts : HourWhy::waiver_too_short;
    if (days_in(inside) == 0) why = HourWhy::waiver_outside;
    note(HourFact::Kind::waiver, why, {waiver.from, waiver.to}, waiver.authority);
  }
}

}  // namespace echelon
