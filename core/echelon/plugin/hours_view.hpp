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

/// What the office holds for a number on a certificate.
struct CertificateFound {
  enum class Answer : std::uint8_t {
    held,     ///< the office granted it; `holders` says to whom and for what
    unknown,  ///< a well-formed number that this office does not hold: never granted, or taken back
    damaged   ///< no number of a certificate, or miswritten: its check character does not fit
  };
  struct Holder {
    std::string id;
    std::string name;
    std::string course;
    Decimal hours;
    Date started_on;
    Date ended_on;
    std::string provider;
  };
  Answer answer = Answer::damaged;
  std::vector<Holder> holders;  ///< more than one only where an import brought a number twice
};

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
  std::function<std::shared_ptr<const CertificateFound>(const std::string& number)> certificate;
};

}  // namespace echelon
