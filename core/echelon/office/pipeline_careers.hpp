#pragma once

#include <optional>
#include <string>
#include <vector>

#include "echelon/model/snapshot.hpp"
#include "echelon/rules/ladder.hpp"

namespace echelon {

/// Where a person counts: as of the date, or where they were last.
struct CareerPlace {
  SchoolIndex school = nobody;
  Stage stage = Stage::unknown;
  Symbol subject = Symbol::empty;
};
[[nodiscard]] CareerPlace place_of(const Snapshot& snapshot, PersonIndex person);

/// The last day in service of someone who left; unknown for who is there.
[[nodiscard]] Date last_day_of(const Snapshot& snapshot, PersonIndex person);

/// Days on which one tier was held without a gap, both included; an unknown end is still running.
struct TierSpell {
  std::size_t tier = 0;  ///< position in the ladder's tiers
  Date from;
  Date to;
};

/// Reads tiers of one ladder out of a snapshot; remembers which name is which tier.
class LadderCareers {
 public:
  LadderCareers(const Snapshot& snapshot, const Ladder& ladder);

  /// The person's spells by day, none overlapping the next: a tier ends where the next one begins, or with
  /// the last day in service. Terms of one tier that follow each other are one spell.
  [[nodiscard]] std::vector<TierSpell> of(PersonIndex person) const;
  /// The tier held on the snapshot's date.
  [[nodiscard]] std::optional<std::size_t> now(PersonIndex person) const;

 private:
  const Snapshot& snapshot_;
  std::vector<Symbol> names_;                      ///< known names, ascending
  std::vector<std::optional<std::size_t>> tiers_;  ///< the tier of each
  Symbol ladder_;
};

}  // namespace echelon
