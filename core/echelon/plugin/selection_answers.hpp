#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/decimal.hpp"
#include "echelon/base/words.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/optimise/selection.hpp"

namespace echelon {

// What a round's selection answers beyond its list: each computed when it is first asked for, by solving
// again.

/// How far one candidate stands from the cut, everything else staying as it is.
struct Standing {
  PersonIndex person = nobody;
  bool chosen = false;
  Decimal score;
  std::optional<Decimal> needed_score;  ///< least score that brings or keeps the seat; nothing: none does
  std::optional<Decimal> margin;        ///< a chosen one's points to spare; nothing: safe at any score
  /// Points to spare (from 0 up) or missing (below 0); nothing where no score would change anything.
  [[nodiscard]] std::optional<Decimal> lead() const {
    if (chosen) return margin;
    if (!needed_score) return std::nullopt;
    return score - *needed_score;
  }
};

/// One bound of one quota. With the quota's `*` in `value` the bound of all its groups at once.
struct BoundKey {
  std::string quota;
  std::string value;
  bool is_min = false;
  friend auto operator<=>(const BoundKey&, const BoundKey&) = default;
};

/// A bound whose cost can be asked for.
struct BoundChoice {
  BoundKey key;
  Words name;
  int bound = 0;
  Decimal price;  ///< what the total gains when it is loosened by one
};

/// The greatest total for every value that a bound could have, all else equal.
struct QuotaFrontier {
  BoundKey key;
  Words name;
  std::optional<int> present;  ///< the bound in force
  struct Point {
    int bound = 0;
    std::optional<Decimal> total;  ///< nothing: no list meets it
  };
  std::vector<Point> points;         ///< from 0 up, one for each whole number
  std::optional<Decimal> unbounded;  ///< the total without this bound
  std::optional<Decimal> now;        ///< the total with the bound in force
  /// The bound changed by one: what the total gains (never below 0 when loosened), who enters and who leaves.
  struct Step {
    int bound = 0;
    Decimal gain;
    std::vector<PersonIndex> enter;
    std::vector<PersonIndex> leave;
  };
  std::optional<Step> looser;   ///< nothing where the bound cannot be loosened, or no list is known now
  std::optional<Step> tighter;  ///< nothing where no list would meet it
  Words says;
};

/// What would become of the selection with one more adjustment that nobody has recorded.
struct SelectionPreview {
  SelectionStatus status = SelectionStatus::interrupted;
  Decimal objective;
  std::vector<PersonIndex> enter;  ///< against the selection as it stands
  std::vector<PersonIndex> leave;
};

/// How far the selection depends on the weights of the criteria.
struct Stability {
  int weightings = 0;
  int spread_percent = 0;  ///< each weight by itself is uniform within so much of its own
  std::uint64_t seed = 0;
  struct Share {
    PersonIndex person = nobody;
    int times = 0;  ///< chosen in so many of the weightings, quotas included
  };
  std::vector<Share> shares;  ///< chosen most often first, then by score, then the tie ladder
  struct Range {
    std::string criterion;
    Words name;
    Decimal weight;             ///< in force
    Decimal from;               ///< from here to `to` exactly the same people are chosen
    std::optional<Decimal> to;  ///< nothing: however great the weight
    std::vector<PersonIndex> enter_below;
    std::vector<PersonIndex> leave_below;
    std::vector<PersonIndex> enter_above;
    std::vector<PersonIndex> leave_above;
  };
  std::vector<Range> ranges;  ///< one a criterion, in their order
};

}  // namespace echelon
