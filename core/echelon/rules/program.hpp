#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/base/error.hpp"

namespace echelon {

/// The parameters of a kind, as `program.toml` gives them. Numbers are exact decimals, dates dates,
/// everything else text; a list is several values under one name. Asking for what is not there, or for
/// another type, throws Error naming the file, the line, the entry and the parameter. Copies share what was
/// asked for; asked from any thread.
class Parameters {
 public:
  Parameters();
  /// `lines`: where in the file each parameter stands; of those not given, the entry's line is said.
  Parameters(Place place, std::map<std::string, std::vector<std::string>, std::less<>> values,
             std::map<std::string, long, std::less<>> lines = {});

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] const std::string& text(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;  ///< empty when not there
  /// A list that must be there and hold something.
  [[nodiscard]] std::vector<std::string> some_texts(std::string_view name) const;
  [[nodiscard]] Decimal number(std::string_view name) const;
  [[nodiscard]] Decimal number(std::string_view name, Decimal otherwise) const;
  [[nodiscard]] int whole(std::string_view name) const;
  [[nodiscard]] int whole(std::string_view name, int otherwise) const;
  [[nodiscard]] bool flag(std::string_view name, bool otherwise) const;
  [[nodiscard]] const Place& place() const { return place_; }
  [[nodiscard]] const std::map<std::string, std::vector<std::string>, std::less<>>& values() const {
    return values_;
  }
  /// Throws Error about one parameter. An empty `remedy` points to the list of kinds.
  [[noreturn]] void refuse(std::string_view name, const Words& why, const Words& remedy = {}) const;
  /// A kind that has been made has asked for all its parameters: throws Error for one that no one asked for,
  /// naming the nearest that was.
  void refuse_unasked() const;

 private:
  struct Asked;
  [[nodiscard]] const std::vector<std::string>* find(std::string_view name) const;

  Place place_;
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::map<std::string, long, std::less<>> lines_;
  std::shared_ptr<Asked> asked_;
};

/// One `[[requirement]]` or `[[criterion]]`: a kind with parameters, from a date, with the source of its
/// numbers.
struct Rule {
  std::string id;
  std::string kind;
  Words name;
  Parameters parameters;
  Date from;  ///< effective from; unknown: always
  Date to;    ///< last day; unknown: still
  std::string source;
  Decimal weight;  ///< criteria: the most points it gives
};

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
  int order = 0;        ///< its place in the plan's list
  Words name;
  Words purpose;
  PlanReference plan;
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

  /// The rules in force on a day.
  [[nodiscard]] std::vector<const Rule*> requirements_on(Date day) const;
  [[nodiscard]] std::vector<const Rule*> criteria_on(Date day) const;
};

/// Reads a `program.toml`. Throws Error naming the file, the entry and the remedy: unknown keys, missing
/// words in either language, numbers without a source, dates that are none, ids that stand twice.
[[nodiscard]] Program read_program(std::string_view toml, const std::string& file);

}  // namespace echelon
