#pragma once

#include <cstdint>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/rules/ladder.hpp"

namespace echelon {

/// How someone holds a tier.
enum class TierState : std::uint8_t {
  held,
  due,    ///< held, and the review of its term is due
  awaits  ///< the term has run out and its review has not come
};
[[nodiscard]] const Words& words(TierState state);
[[nodiscard]] std::string_view code(TierState state);

/// Where someone stands on a ladder.
struct LadderStanding {
  PersonIndex person = nobody;
  std::size_t tier = 0;  ///< position in Ladder::tiers
  TierState state = TierState::held;
  Date since;  ///< of the tier, terms that followed each other without a free day taken together
  Date until;  ///< the term's last day; unknown: for good
};

/// Everyone in service who stands on the ladder, by person; records that name no tier of it are left out.
/// Linear in tier records.
[[nodiscard]] std::vector<LadderStanding> standings_on(const Ladder& ladder, const Snapshot& snapshot);

/// A tier that someone lost and might hold again.
struct LostTier {
  PersonIndex person = nobody;
  std::size_t tier = 0;
  Date lost_on;  ///< its last day
  Date returns;  ///< the first day on which it may be held again
};
/// Who is in service, lost a tier by a failed review or otherwise, and now stands below it; by person.
[[nodiscard]] std::vector<LostTier> lost_on(const Ladder& ladder, const Snapshot& snapshot);

}  // namespace echelon
