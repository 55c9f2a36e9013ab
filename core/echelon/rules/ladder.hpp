#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"
#include "echelon/model/vocabulary.hpp"
#include "echelon/rules/rule.hpp"

namespace echelon {

/// A tier of a ladder: held for good, or for terms that end with a review.
struct LadderTier {
  std::string id;  ///< what `tier_held.tier` says: 县级骨干
  Words name;
  int term_months = 0;               ///< 0: held for good
  std::string lapses_to;             ///< the tier that one falls back to; empty: none
  int return_months = 0;             ///< so long after a lapse one may return without a round
  std::vector<std::string> aliases;  ///< other names found in records
  std::string source;                ///< of the term; empty for a tier held for good
};

/// An edge of a ladder, and what it asks.
struct LadderStep {
  std::string id;  ///< unique in the program
  Words name;
  std::size_t from = 0;  ///< positions in Ladder::tiers
  std::size_t to = 0;
  /// On the edge; the first one says that the lower tier is held, and how long.
  std::vector<Rule> requirements;
  std::string program;    ///< the derived program whose rounds raise people along the step; empty: no round
  int yearly_places = 0;  ///< places a year, the seats of a round; 0: not limited
  std::string source;
};

/// A directed acyclic graph of tiers. Someone holds at most one tier of a ladder at a time, and may stand on
/// several ladders.
struct Ladder {
  std::string id;  ///< what `tier_held.ladder` says
  Words name;
  std::vector<Role> roles;  ///< whom it is for; empty: everyone
  std::vector<LadderTier> tiers;
  std::vector<LadderStep> steps;

  /// The tier of that id, alias or name, as people write it: width, case, spaces and a bracketed remark at
  /// the end do not count (`县级骨干（2021）`).
  [[nodiscard]] std::optional<std::size_t> find_tier(std::string_view called) const;
  /// Whether the ladder is for people of the role.
  [[nodiscard]] bool is_for(Role role) const;
  /// How many steps each tier stands above the bottom: the longest way up to it.
  [[nodiscard]] std::vector<int> heights() const;
  /// Positions of the tiers from the highest to the lowest; of the same height, as they are written.
  [[nodiscard]] std::vector<std::size_t> from_the_top() const;
};

/// The last day of a term that begins on `since`; unknown for a tier held for good. 2024-02-29 and 36 months:
/// 2027-02-27.
[[nodiscard]] Date term_end(const LadderTier& tier, Date since);

/// A circle of the steps as tiers, the first one repeated at its end; empty when there is none. Always the
/// same one for the same steps. Linear.
[[nodiscard]] std::vector<std::size_t> circle_in(const Ladder& ladder);

}  // namespace echelon
