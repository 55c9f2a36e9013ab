#pragma once

#include <string>

#include "echelon/exchange/import_columns.hpp"
#include "echelon/exchange/paper.hpp"
#include "echelon/office/round_builder.hpp"

namespace echelon {

// The reports, each a paper without its footer. None holds an identity number, a telephone number or the text
// of an objection; the list to publish holds no id and no score either.

/// What a report is made of; all of it outlives the call.
struct ReportSources {
  const Snapshot& snapshot;
  const Program& program;
  const Findings& findings;
  const RoundView* round;  ///< null: no call was ever opened
  Language language;
  std::string bureau;         ///< who publishes; empty: left to be written in
  std::string objections_to;  ///< where objections go; empty: to the bureau

  /// `words` in the paper's language.
  [[nodiscard]] const std::string& in(const Words& words) const { return words.in(language); }
  /// The latest round. Throws Error when there is none.
  [[nodiscard]] const RoundView& require_round() const;
  /// The latest round with a result. Throws Error when none was decided on yet.
  [[nodiscard]] const RoundView& require_result() const;

  [[nodiscard]] const std::string& name(PersonIndex person) const;
  [[nodiscard]] const std::string& id(PersonIndex person) const;
  [[nodiscard]] std::string school(SchoolIndex school) const;
  /// Of the posting that holds.
  [[nodiscard]] std::string school_of(PersonIndex person) const;
  [[nodiscard]] std::string subject(PersonIndex person) const;
  [[nodiscard]] std::string stage(PersonIndex person) const;
  /// The program, and the call's title where it says more.
  [[nodiscard]] std::string heading() const;
};

/// The chosen by place: number, name, school, subject, stage; the period and where to object.
[[nodiscard]] Paper publicity_list(const ReportSources& from);
/// Every candidate by rank with points, total and what became of it, and why.
[[nodiscard]] Paper result_list(const ReportSources& from);
/// Every nomination by school and rank, with the school's statement.
[[nodiscard]] Paper nominations_list(const ReportSources& from);
/// Everyone in service at the schools that take part (all schools while no call was opened), a column for
/// each requirement.
[[nodiscard]] Paper findings_list(const ReportSources& from);
/// An empty sheet that the import of the kind reads.
[[nodiscard]] Paper import_template(ImportKind kind, Language language);

}  // namespace echelon
