#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/rules/hour_standing.hpp"

namespace echelon {

/// What a change of one rule does to a person as of the date.
struct HourChange {
  PersonIndex person = nobody;
  std::optional<HourState> before;  ///< nothing: not bound
  std::optional<HourState> after;
  Decimal missing_before;
  Decimal missing_after;
  [[nodiscard]] bool to_missing() const { return (!before || *before == HourState::met) && unmet(after); }
  [[nodiscard]] bool to_met() const { return unmet(before) && (!after || *after == HourState::met); }

 private:
  [[nodiscard]] static bool unmet(const std::optional<HourState>& state) {
    return state && *state != HourState::met;
  }
};

/// How many of a group turn which way.
struct HourShift {
  std::size_t bound_before = 0;
  std::size_t bound_after = 0;
  std::size_t missing_before = 0;
  std::size_t missing_after = 0;
  std::size_t to_missing = 0;
  std::size_t to_met = 0;
};

/// One of the windows that the new rule has ahead.
struct HourWindowAhead {
  Date from;  ///< the earliest of anyone's; unknown: without beginning, or nobody is bound
  Date to;    ///< the latest of anyone's
  std::size_t people = 0;
  std::size_t unmet = 0;   ///< as things stand
  std::size_t misses = 0;  ///< will not reach it by its end at the pace they have now
  Decimal required;        ///< of all people together
};

struct HourSimulation {
  std::string rule;
  HourShift all;
  std::map<SchoolIndex, HourShift> by_school;
  std::map<Stage, HourShift> by_stage;
  std::map<Title, HourShift> by_title;
  std::vector<HourChange> changes;         ///< everyone whose state or missing hours change, by person
  std::array<HourWindowAhead, 3> windows;  ///< the present one and the two after it
};

/// What it does when `now` becomes `changed` for one rule; changes nothing. Both of the same snapshot.
[[nodiscard]] HourSimulation simulate_hours(const Snapshot& snapshot, std::shared_ptr<const HourRules> now,
                                            std::shared_ptr<const HourRules> changed,
                                            const std::string& rule);

}  // namespace echelon
