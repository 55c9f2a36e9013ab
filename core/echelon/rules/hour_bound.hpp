#pragma once

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "echelon/rules/hour_tally.hpp"

namespace echelon {

/// One version of a rule made ready for a snapshot: whom it binds, from when it counts for them, and how.
class HourBound {
 public:
  HourBound(const HourRule& rule, const Snapshot& snapshot);

  [[nodiscard]] const HourRule& rule() const { return *rule_; }
  [[nodiscard]] const HourCounting& counting() const { return counting_; }
  /// The symbol of the rule's id; empty when no row of the snapshot names it.
  [[nodiscard]] Symbol id() const { return id_; }
  /// Whether the rule binds the person as of the snapshot's date.
  [[nodiscard]] bool binds(PersonIndex person) const;
  /// The day of an event in the person's life; unknown when it is not recorded.
  [[nodiscard]] Date day_of(HourEvent event, PersonIndex person) const;
  /// The window as of the snapshot's date, of rules whose windows are everyone's.
  [[nodiscard]] const std::optional<Period>& window() const { return window_; }

 private:
  using Tier = std::pair<Symbol, Symbol>;
  [[nodiscard]] bool holds_tier(PersonIndex person, const std::vector<Tier>& tiers) const;
  [[nodiscard]] Date role_since(PersonIndex person) const;
  [[nodiscard]] Date tier_since(PersonIndex person) const;
  [[nodiscard]] bool serves_long(PersonIndex person) const;

  const HourRule* rule_;
  const Snapshot* snapshot_;
  HourCounting counting_;
  Symbol id_;
  std::set<Symbol> subjects_;
  std::set<Symbol> not_subjects_;
  std::vector<Tier> tiers_;
  std::vector<Tier> not_tiers_;
  std::optional<Period> window_;
};

}  // namespace echelon
