#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "echelon/office/overview_parts.hpp"

namespace echelon {

// For the sources of the overview only.

/// Scores that are wanted and given: each eligible candidate so many times on each criterion that is
/// reviewed; scores of reviewers in conflict do not count.
class ScoreCount {
 public:
  /// `everyone`: not the eligible alone; an office that a reviewer was handed does not say who is.
  ScoreCount(const Snapshot& snapshot, const Program& program, const RoundView& round, bool everyone);

  [[nodiscard]] int missing() const { return missing_; }
  /// Candidates with too few scores, in the round's order.
  [[nodiscard]] const std::vector<PersonIndex>& thin() const { return thin_; }
  [[nodiscard]] const std::vector<ReviewerStanding>& raters() const { return raters_; }
  /// Who waits for a score of the reviewer, who has not given it yet and may.
  [[nodiscard]] std::vector<PersonIndex> open_to(const std::string& reviewer) const;

 private:
  using Given = std::set<std::tuple<PersonIndex, std::string, std::string>>;  // person, criterion, reviewer

  Given scores_of(const Snapshot& snapshot, const RoundView& round);
  void count(const Snapshot& snapshot, const RoundView& round, PersonIndex person, const Given& given);

  int wanted_;
  int missing_ = 0;
  std::vector<std::string> criteria_;
  std::vector<PersonIndex> candidates_;
  std::vector<PersonIndex> thin_;
  std::vector<ReviewerStanding> raters_;
  std::map<std::string, std::vector<PersonIndex>> open_;
};

}  // namespace echelon
