#pragma once

#include <set>

#include "echelon/model/snapshot.hpp"

namespace echelon {

/// Someone's unbroken time on a tier of a ladder as of the snapshot's date.
struct TierTime {
  bool held = false;    ///< as of the date; else `since` and `until` are those of the last time
  bool awaits = false;  ///< not held, since the term has run out and its review has not come
  bool ever = false;
  Symbol tier = Symbol::empty;  ///< as the record says it
  Date since;  ///< terms that follow each other without a free day count as one; may be unknown
  Date until;  ///< the present term's last day; unknown: for good
};

/// The latest time on one of the tiers. Linear in the person's tiers.
[[nodiscard]] TierTime time_on_tier(const Snapshot& snapshot, PersonIndex person, Symbol ladder,
                                    const std::set<Symbol>& tiers);

/// The holding of a ladder that counts as of the date: the latest one that has begun; null for someone who
/// never stood on the ladder.
[[nodiscard]] const TierHeld* last_holding(const Snapshot& snapshot, PersonIndex person, Symbol ladder);

/// Whether the tier is held on the day.
[[nodiscard]] inline bool holds_on(const TierHeld& held, Date day) {
  return held.since <= day && (!held.until.known() || day <= held.until);
}

/// The review that ended or prolonged the holding's term last; null when there was none.
[[nodiscard]] const TierReview* last_review(const Snapshot& snapshot, PersonIndex person,
                                            const TierHeld& held);

/// Whether the holding's term has run out and its review has not come: it neither lapsed nor was it given up,
/// and nothing on the ladder followed.
[[nodiscard]] bool awaits_review(const Snapshot& snapshot, PersonIndex person, const TierHeld& held);

}  // namespace echelon
