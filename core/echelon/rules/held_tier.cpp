#include "echelon/rules/held_tier.hpp"

namespace echelon {

const TierHeld* last_holding(const Snapshot& snapshot, PersonIndex person, Symbol ladder) {
  const TierHeld* last = nullptr;
  for (const TierHeld& held : snapshot.tiers.of(person)) {
    if (held.ladder != ladder) continue;
    // Of those that hold, the one that began last; one that ended counts only before the first that holds.
    if (last == nullptr || holds_on(held, snapshot.as_of) || !holds_on(*last, snapshot.as_of)) last = &held;
  }
  return last;
}

const TierReview* last_review(const Snapshot& snapshot, PersonIndex person, const TierHeld& held) {
  const TierReview* last = nullptr;
  for (const TierReview& review : snapshot.tier_reviews.of(person)) {
    if (review.ladder == held.ladder && review.tier == held.tier && review.since == held.since)
      last = &review;
  }
  return last;
}

bool awaits_review(const Snapshot& snapshot, PersonIndex person, const TierHeld& held) {
  if (!held.until.known() || held.until >= snapshot.as_of) return false;
  if (snapshot.people.in_service[static_cast<std::size_t>(person)] == 0) return false;
  if (last_holding(snapshot, person, held.ladder) != &held) return false;
  const TierReview* review = last_review(snapshot, person, held);
  return review == nullptr || review->result == TermResult::passed || review->result == TermResult::deferred;
}

TierTime time_on_tier(const Snapshot& snapshot, PersonIndex person, Symbol ladder,
                      const std::set<Symbol>& tiers) {
  TierTime time;
  const TierHeld* last = nullptr;
  for (const TierHeld& held : snapshot.tiers.of(person)) {
    if (held.ladder != ladder || !tiers.contains(held.tier)) continue;
    // Rows stand in order of time: a new stretch begins where a day is free.
    const bool goes_on = last != nullptr && (!last->until.known() || last->until.plus_days(1) >= held.since);
    if (!goes_on) time.since = held.since;
    time.ever = true;
    time.tier = held.tier;
    if (last == nullptr || !goes_on ||
        (last->until.known() && (!held.until.known() || held.until > last->until)))
      last = &held;
    time.until = last->until;
  }
  if (last == nullptr) return time;
  time.held = holds_on(*last, snapshot.as_of);
  time.awaits = !time.held && awaits_review(snapshot, person, *last);
  return time;
}

}  // namespace echelon
