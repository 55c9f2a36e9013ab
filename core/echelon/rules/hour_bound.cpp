#include "echelon/rules/hour_bound.hpp"

#include <algorithm>

#include "echelon/rules/core_kinds.hpp"
#include "echelon/rules/hour_window.hpp"

namespace echelon {
namespace {

/// A tier that no row has stands for itself: nobody holds it.
constexpr auto no_such = static_cast<Symbol>(~std::uint32_t{0});

std::vector<std::pair<Symbol, Symbol>> symbols(const std::vector<TierName>& names, const Symbols& known) {
  std::vector<std::pair<Symbol, Symbol>> tiers;
  const auto symbol = [&](const std::string& text) {
    const Symbol found = known.find(text);
    return found == Symbol::empty && !text.empty() ? no_such : found;
  };
  tiers.reserve(names.size());
  for (const TierName& name : names) tiers.emplace_back(symbol(name.ladder), symbol(name.tier));
  return tiers;
}

bool is_of(const TierHeld& held, const std::vector<std::pair<Symbol, Symbol>>& tiers) {
  return std::ranges::any_of(tiers, [&](const auto& each) {
    return each.first == held.ladder && (each.second == Symbol::empty || each.second == held.tier);
  });
}

bool holds_on(const TierHeld& held, Date day) {
  return held.since <= day && (!held.until.known() || held.until >= day);
}

}  // namespace

HourBound::HourBound(const HourRule& rule, const Snapshot& snapshot)
    : rule_(&rule),
      snapshot_(&snapshot),
      counting_(rule, snapshot.symbols),
      id_(snapshot.symbols.find(rule.id)),
      subjects_(symbols_of(rule.binds.subjects, snapshot)),
      not_subjects_(symbols_of(rule.binds.not_subjects, snapshot)),
      tiers_(symbols(rule.binds.tiers, snapshot.symbols)),
      not_tiers_(symbols(rule.binds.not_tiers, snapshot.symbols)) {
  if (rule.window.kind == HourWindowKind::rolling) {
    window_ = Period{snapshot.as_of.plus_months(-rule.window.months).plus_days(1), snapshot.as_of};
  } else {
    window_ = window_holding(rule.window, snapshot.as_of);
  }
}

bool HourBound::serves_long(PersonIndex person) const {
  const HourBinds& binds = rule_->binds;
  if (!binds.service_at_least && !binds.service_below) return true;
  const Date hired = snapshot_->people.hired_on[static_cast<std::size_t>(person)];
  if (!hired.known()) return false;
  const int years = hired.whole_years_to(snapshot_->as_of);
  return (!binds.service_at_least || years >= *binds.service_at_least) &&
         (!binds.service_below || years < *binds.service_below);
}

bool HourBound::holds_tier(PersonIndex person, const std::vector<Tier>& tiers) const {
  return std::ranges::any_of(snapshot_->tiers.of(person), [&](const TierHeld& held) {
    return holds_on(held, snapshot_->as_of) && is_of(held, tiers);
  });
}

bool HourBound::binds(PersonIndex person) const {
  const People& people = snapshot_->people;
  const HourBinds& binds = rule_->binds;
  const auto p = static_cast<std::size_t>(person);
  if (people.in_service[p] == 0 || !binds.roles.has(people.role[p]) || !binds.stages.has(people.stage[p]) ||
      !binds.titles.has(people.title[p]) || !binds.degrees.has(people.degree[p]))
    return false;
  const School* school = snapshot_->school_of(person);
  if (!binds.school_kinds.has(school == nullptr ? SchoolKind::unknown : school->kind) ||
      !binds.areas.has(school == nullptr ? Area::unknown : school->area))
    return false;
  if (!binds.subjects.empty() && !subjects_.contains(people.subject[p])) return false;
  if (not_subjects_.contains(people.subject[p]) || !serves_long(person)) return false;
  return (tiers_.empty() || holds_tier(person, tiers_)) &&
         (not_tiers_.empty() || !holds_tier(person, not_tiers_));
}

Date HourBound::day_of(HourEvent event, PersonIndex person) const {
  const auto p = static_cast<std::size_t>(person);
  switch (event) {
    case HourEvent::hired:
      return snapshot_->people.hired_on[p];
    case HourEvent::role:
      return role_since(person);
    case HourEvent::title:
      return snapshot_->people.title_on[p];
    case HourEvent::tier:
      return tier_since(person);
  }
  return {};
}

/// The start of the stretch of postings in the rule's roles, at whatever school, that leads up to the
/// snapshot's date without a free day.
Date HourBound::role_since(PersonIndex person) const {
  const auto postings = snapshot_->postings.of(person);
  Date since = snapshot_->people.role_on[static_cast<std::size_t>(person)];
  for (std::size_t i = postings.size(); since.known() && i-- > 0;) {
    const Posting& before = postings[i];
    if (!before.from.known() || before.from >= since || !rule_->binds.roles.has(before.role)) continue;
    if (!before.to.known() || before.to.plus_days(1) >= since) since = before.from;
  }
  return since;
}

/// Since when one of the rule's tiers is held; of several the earliest.
Date HourBound::tier_since(PersonIndex person) const {
  Date since;
  for (const TierHeld& held : snapshot_->tiers.of(person)) {
    const bool counts = holds_on(held, snapshot_->as_of) && is_of(held, tiers_);
    if (counts && held.since.known() && (!since.known() || held.since < since)) since = held.since;
  }
  return since;
}

}  // namespace echelon
