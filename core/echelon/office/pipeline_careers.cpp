#include "echelon/office/pipeline_careers.hpp"

#include <algorithm>

#include "echelon/rules/held_tier.hpp"

namespace echelon {

CareerPlace place_of(const Snapshot& snapshot, PersonIndex person) {
  const auto p = static_cast<std::size_t>(person);
  CareerPlace place{snapshot.people.school[p], snapshot.people.stage[p], snapshot.people.subject[p]};
  const auto postings = snapshot.postings.of(person);
  if (place.school == nobody && !postings.empty())
    place = {postings.back().school, postings.back().stage, postings.back().subject};
  return place;
}

Date last_day_of(const Snapshot& snapshot, PersonIndex person) {
  if (snapshot.people.in_service[static_cast<std::size_t>(person)] != 0) return {};
  Date last;
  for (const Posting& posting : snapshot.postings.of(person)) {
    if (!posting.to.known()) return snapshot.as_of;
    last = std::max(last, posting.to);
  }
  return last.known() ? last : snapshot.as_of;
}

LadderCareers::LadderCareers(const Snapshot& snapshot, const Ladder& ladder)
    : snapshot_(snapshot), ladder_(snapshot.symbols.find(ladder.id)) {
  for (const TierHeld& held : snapshot.tiers.rows()) {
    if (held.ladder == ladder_) names_.push_back(held.tier);
  }
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  tiers_.reserve(names_.size());
  for (const Symbol name : names_) tiers_.push_back(ladder.find_tier(snapshot.text(name)));
}

std::vector<TierSpell> LadderCareers::of(PersonIndex person) const {
  std::vector<TierSpell> spells;
  if (ladder_ == Symbol::empty) return spells;
  for (const TierHeld& held : snapshot_.tiers.of(person)) {
    if (held.ladder != ladder_ || !held.since.known()) continue;
    const auto name = std::lower_bound(names_.begin(), names_.end(), held.tier);
    const auto tier = tiers_[static_cast<std::size_t>(name - names_.begin())];
    if (!tier) continue;
    if (!spells.empty()) {
      TierSpell& before = spells.back();
      const bool reaches = !before.to.known() || before.to >= held.since.plus_days(-1);
      if (before.tier == *tier && reaches) {
        before.to = held.until;
        continue;
      }
      if (!before.to.known() || before.to >= held.since) before.to = held.since.plus_days(-1);
      if (before.to < before.from) spells.pop_back();
    }
    spells.push_back({*tier, held.since, held.until});
  }
  if (const Date last = last_day_of(snapshot_, person); !last.known()) {
    // A term that has run out goes on until its review comes.
    const TierHeld* held = last_holding(snapshot_, person, ladder_);
    if (held != nullptr && !spells.empty() && spells.back().to == held->until &&
        awaits_review(snapshot_, person, *held))
      spells.back().to = Date();
  } else {
    while (!spells.empty() && spells.back().from > last) spells.pop_back();
    if (!spells.empty() && (!spells.back().to.known() || spells.back().to > last)) spells.back().to = last;
  }
  std::erase_if(spells, [](const TierSpell& each) { return each.to.known() && each.to < each.from; });
  return spells;
}

std::optional<std::size_t> LadderCareers::now(PersonIndex person) const {
  const auto spells = of(person);
  for (const TierSpell& each : spells) {
    if (each.from <= snapshot_.as_of && (!each.to.known() || each.to >= snapshot_.as_of)) return each.tier;
  }
  return std::nullopt;
}

}  // namespace echelon
