#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/optimise/selection.hpp"

namespace echelon {

/// Several programs choose at once. People are indices, and indices are the tie order; so are programs.
struct JointProblem {
  std::vector<std::int64_t> seats;  ///< of each program
  /// scores[program][person] in millionths; nothing: not eligible there.
  std::vector<std::vector<std::optional<std::int64_t>>> scores;
  /// features[f][person], measures[m][person], as in `SelectionProblem`.
  std::vector<std::vector<std::int32_t>> features = {};
  std::vector<std::vector<std::int64_t>> measures = {};
  struct Count {
    std::optional<std::size_t> program;  ///< nothing: over all programs, each seat counting once
    CountQuota quota;
  };
  struct Sum {
    std::optional<std::size_t> program;
    SumQuota quota;
  };
  std::vector<Count> counts = {};
  std::vector<Sum> sums = {};
  /// How many programs may choose the same person, at most.
  std::int64_t most_programs = 1;
};

/// Which limit of a joint selection a change or a contradiction speaks of.
enum class JointLimit { count, sum, seats, person };

struct JointChange {
  JointLimit limit = JointLimit::count;
  std::size_t index = 0;  ///< in `counts` or `sums`
  Bound bound = Bound::min;
  std::int64_t from = 0;
  std::int64_t to = 0;
};

struct JointBound {
  JointLimit limit = JointLimit::count;
  std::size_t index = 0;  ///< in `counts` or `sums`; the program; the person
  Bound bound = Bound::min;
};

struct JointResult {
  SelectionStatus status = SelectionStatus::interrupted;
  std::optional<std::int64_t> objective = std::nullopt;  ///< over all programs
  std::optional<std::int64_t> bound = std::nullopt;
  /// chosen[program]: people by score from high to low, then by tie order. Of several optima the one whose
  /// pairs (person, program), listed in that order, come first lexicographically.
  std::vector<std::vector<std::size_t>> chosen;
  std::vector<std::int64_t> count_usage;
  std::vector<std::int64_t> sum_usage;
  /// When infeasible: the changes of quotas of least total weight that make it feasible; empty where even
  /// without any quota the programs' seats cannot be filled.
  std::vector<JointChange> relaxation;
  /// When infeasible: limits that contradict each other, none of which can be left out.
  std::vector<JointBound> conflict;
};

/// Fills the seats of all programs with the greatest total score, exactly. It is one `Selection` among pairs
/// of person and program, with the programs' seats and "each person at most so often" as quotas, of which
/// only those that would be broken ever enter the linear program. Throws Error as `Selection` does.
/// Cancelled: the result is `interrupted`.
[[nodiscard]] JointResult select_jointly(const JointProblem& problem, const Progress& progress = {});

}  // namespace echelon
