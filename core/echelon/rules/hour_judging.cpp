#include "echelon/rules/hour_judging.hpp"

#include <algorithm>

#include "echelon/rules/hour_window.hpp"

namespace echelon {

bool HourJudging::judge(PersonIndex person, int ahead, std::vector<HourFact>* facts) {
  if (!bound_.binds(person)) return false;
  person_ = person;
  records_ = snapshot_.training.of(person);
  waivers_ = snapshot_.waivers.size() == 0 ? std::span<const Waiver>() : snapshot_.waivers.of(person);
  hired_ = snapshot_.people.hired_on[static_cast<std::size_t>(person)];
  facts_ = facts;
  used_from_ = taken_from_ = taken_to_ = 0;
  switch (rule().window.kind) {
    case HourWindowKind::rolling:
      return judge_rolling(ahead);
    case HourWindowKind::event:
      return rule().window.every_months == 0 ? ahead == 0 && judge_event() : judge_recurring(ahead);
    default:
      return judge_chain(ahead);
  }
}

std::size_t HourJudging::first_from(Date day) const {
  if (!day.known()) return 0;
  return static_cast<std::size_t>(std::ranges::lower_bound(records_, day, {}, &Training::ended_on) -
                                  records_.begin());
}

void HourJudging::begin(Period window, Period share, Decimal carried) {
  standing_ = {};
  standing_.from = window.from;
  standing_.to = window.to;
  standing_.carried = carried;
  const Date year_ago = as_of().plus_months(-12).plus_days(1);
  standing_.recent_from = std::max({window.from, hired_, year_ago});
  deadline_ = window.to.plus_days(rule().grace_days);
  tally_.begin(window, standing_.recent_from);
  if (facts_ != nullptr) facts_->clear();
  share_ = share;
  require(share);
  if (!standing_.exempt && complete()) standing_.completed = share.from;
}

void HourJudging::note_carried(Decimal carried) {
  if (facts_ == nullptr || carried == Decimal()) return;
  HourFact fact;
  fact.kind = HourFact::Kind::carried;
  fact.why = HourWhy::carried;
  fact.counted = carried;
  facts_->push_back(fact);
}

std::size_t HourJudging::take(std::size_t at, Date last, bool until_met) {
  for (; at < records_.size() && records_[at].ended_on <= last; ++at) {
    if (until_met && complete()) break;
    HourFact fact = tally_.take(records_[at]);
    if (fact.why == HourWhy::full && records_[at].ended_on > deadline_) fact.why = HourWhy::after_deadline;
    if (facts_ != nullptr) facts_->push_back(fact);
    if (!standing_.completed.known() && !standing_.exempt && complete())
      standing_.completed = records_[at].ended_on;
  }
  return at;
}

bool HourJudging::complete() const {
  if (standing_.exempt || tally_.exempted()) return true;
  if (standing_.carried + tally_.total() < standing_.required) return false;
  const auto done = tally_.parts();
  for (std::size_t p = 0; p < done.size(); ++p) {
    if (done[p].done < parts_[p].minimum) return false;
  }
  return true;
}

std::int64_t HourJudging::waived_days(Period share) {
  std::int64_t days = 0;
  Date counted_to;  // Waivers come in order of their first day: overlapping days count once.
  for (const Waiver& waiver : waivers_) {
    if (waiver.rule != Symbol::empty && waiver.rule != bound_.id()) continue;
    Period part{std::max(waiver.from, share.from),
                waiver.to.known() ? std::min(waiver.to, share.to) : share.to};
    if (counted_to.known()) part.from = std::max(part.from, counted_to.plus_days(1));
    if (days_in(part) == 0) continue;
    days += days_in(part);
    counted_to = part.to;
  }
  return days;
}

void HourJudging::require(Period share) {
  const HourRule& rule = this->rule();
  standing_.required = rule.required;
  parts_.assign(rule.parts.size(), {});
  for (std::size_t p = 0; p < parts_.size(); ++p) parts_[p].minimum = rule.parts[p].minimum;
  const std::int64_t whole = days_in(share);
  Period active = share;
  if (rule.join == HourJoin::prorate) {
    const Date joined = bound_.day_of(rule.joined, person_);
    if (joined > share.from) active.from = std::min(joined, share.to.plus_days(1));
  }
  const std::int64_t waived = waivers_.empty() ? 0 : waived_days(active);
  std::int64_t left = days_in(active);
  if (rule.waiver == HourReduction::reduce) {
    left -= waived;
  } else if (waived > 0 && Decimal::of(waived) >= rule.waiver_least.times(Decimal::of(whole))) {
    left = 0;
  }
  if (left == whole) return;
  standing_.exempt = left == 0;
  standing_.required = share_of(rule.required, left, whole, rule.round_to);
  for (std::size_t p = 0; p < parts_.size(); ++p)
    parts_[p].minimum = share_of(rule.parts[p].minimum, left, whole, rule.round_to);
}

bool HourJudging::conclude(Date last_day) {
  tally_.settle();
  if (tally_.exempted()) {
    standing_.exempt = true;
    standing_.required = Decimal();
    for (HourPartStanding& part : parts_) part.minimum = Decimal();
  }
  const auto done = tally_.parts();
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    parts_[p].done = done[p].done;
    parts_[p].counted = done[p].counted;
    parts_[p].recent = done[p].recent;
  }
  standing_.done = standing_.carried + tally_.total();
  standing_.recent = tally_.recent();
  if (standing_.done < standing_.required) standing_.missing = standing_.required - standing_.done;
  if (complete()) {
    standing_.state = HourState::met;
  } else if (as_of() <= standing_.to && rule().window.kind != HourWindowKind::rolling) {
    standing_.state = HourState::open;
  } else {
    standing_.state = as_of() <= last_day && last_day > standing_.to ? HourState::grace : HourState::overdue;
  }
  return true;
}

bool HourJudging::unknown() {
  standing_ = {};
  if (facts_ != nullptr) facts_->clear();
  parts_.assign(rule().parts.size(), {});
  for (std::size_t p = 0; p < parts_.size(); ++p) parts_[p].minimum = rule().parts[p].minimum;
  standing_.required = standing_.missing = rule().required;
  standing_.state = HourState::unknown;
  return true;
}

}  // namespace echelon
