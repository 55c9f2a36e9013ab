#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/rules/ladder.hpp"
#include "echelon/rules/rule.hpp"

namespace echelon {

/// One `[[quota]]`: at least / at most so many of a group among the chosen.
struct Quota {
  std::string id;
  std::string feature;  ///< subject, stage, school, town, area, gender, or one the plugin contributes
  std::string value;    ///< `*`: each value that occurs
  std::optional<int> min;
  std::optional<int> max;
  Words name;
  std::string source;
};

/// How a program's nomination seats are divided among schools.
struct NominationSeats {
  int total = 0;
  std::string method;   ///< hamilton, webster, adams, dhondt, huntington_hill
  std::string measure;  ///< what the division is by: staff, eligible
  int least = 0;
  int most = 0;  ///< 0: no limit
};

/// How reviewers' scores are used.
struct ReviewPlan {
  int raters = 0;  ///< wanted for each candidate
  Decimal lowest;  ///< the scale's ends
  Decimal highest;
  bool adjust_severity = true;  ///< make strict and mild raters comparable
  bool renormalise_missing =
      false;  ///< a criterion no one scored: false blocks the candidate, true spreads its weight
};

/// Where the text of the plan asks for the program; all empty for a program of the bureau's own.
struct PlanReference {
  Words quotation;
  std::string document;
};

/// A program of the plan as its `program.toml` says it. A value; nothing in it is code.
struct Program {
  std::string id;
  bool selects = true;  ///< has calls and rounds; without it there are no seats, criteria or quotas
  bool trains = false;  ///< has hours, courses and cohorts
  std::string parent;   ///< of a derived program, the rounds of a ladder's step: whose step it is; else empty
  int order = 0;        ///< its place in the plan's list
  Words name;
  Words purpose;
  PlanReference plan;
  std::vector<Ladder> ladders;
  std::string ladder;  ///< appointment: the tier that the chosen hold
  std::string tier;
  int seats = 0;
  int reserves = 0;
  int publicity_days = 0;  ///< working days
  std::vector<Rule> requirements;
  std::vector<Rule> criteria;
  std::vector<Quota> quotas;
  std::vector<std::string> tie_ladder;  ///< candidate features, first decides; the id stands behind the last
  NominationSeats nomination_seats;
  ReviewPlan review;
  std::string digest_source;  ///< the file's bytes, for the run bundle
  /// The derived programs of the ladders' steps that have places, in the order of the steps. The host lists
  /// them behind their parent.
  std::vector<Program> rounds;

  /// The rules in force on a day.
  [[nodiscard]] std::vector<const Rule*> requirements_on(Date day) const;
  [[nodiscard]] std::vector<const Rule*> criteria_on(Date day) const;
};

/// The program whose plugin carries a program: of a derived one its parent (`a.b`: `a`), else itself.
[[nodiscard]] inline std::string_view carrier_of(std::string_view program) {
  return program.substr(0, program.find('.'));
}

/// Reads a `program.toml`. Throws Error naming the file, the entry and the remedy: unknown keys, missing
/// words in either language, numbers without a source, dates that are none, ids that stand twice, ladders
/// that go round in a circle.
[[nodiscard]] Program read_program(std::string_view toml, const std::string& file);

}  // namespace echelon
