#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/model/snapshot.hpp"
#include "echelon/rules/hour_forecast.hpp"
#include "echelon/rules/hour_simulation.hpp"
#include "echelon/rules/hour_standing.hpp"

namespace echelon {

/// One person's standings with their facts, which point into `snapshot`.
struct HourCase {
  std::shared_ptr<const Snapshot> snapshot;
  std::vector<HourExplained> standings;  ///< by rule's id
};

/// What a changed rule would do, or why its text is no rule.
struct HourTrial {
  std::optional<HourSimulation> simulation;
  Words refused;  ///< empty when there is a simulation
  Words remedy;
  Place place;
};

/// The hours of everyone as the pages show them, computed once for a state of the office. A value to copy.
struct HoursView {
  std::shared_ptr<const HourRules> rules;  ///< in use: shipped, and the bureau's own
  std::shared_ptr<const HourRules> shipped;
  std::shared_ptr<const std::string> shipped_text;  ///< the file they stand in
  std::map<std::string, std::string> own;           ///< the bureau's texts by id; empty: does not apply here
  std::shared_ptr<const HourStandings> standings;
  std::shared_ptr<const std::vector<HourForecast>> forecasts;
  /// Answers that take a while; null while they are being computed.
  std::function<std::shared_ptr<const HourCase>(PersonIndex)> explain;
  /// The rule `id` with `toml` in its place; an empty text: bound to nobody.
  std::function<std::shared_ptr<const HourTrial>(const std::string& id, const std::string& toml)> simulate;
};

}  // namespace echelon
