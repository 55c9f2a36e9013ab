#pragma once

#include <optional>
#include <vector>

#include "echelon/optimise/selection.hpp"

namespace echelon {

/// The best set found by trying every set of the right size; members ascend.
struct BruteAnswer {
  bool feasible = false;
  std::int64_t objective = 0;
  std::vector<std::size_t> members;
  /// The least total weight of bound changes, in millionths, over all sets.
  std::int64_t least_change = 0;
};

[[nodiscard]] BruteAnswer try_every_set(const SelectionProblem& problem);
/// Total weight of what a set breaks, in millionths.
[[nodiscard]] std::int64_t broken_by(const SelectionProblem& problem,
                                     const std::vector<std::size_t>& members);
[[nodiscard]] std::int64_t weight_of(const SelectionProblem& problem,
                                     const std::vector<BoundChange>& changes);
[[nodiscard]] SelectionProblem with_changes(SelectionProblem problem,
                                            const std::vector<BoundChange>& changes);

/// What random instances are like.
struct Flavour {
  std::size_t candidates = 10;
  std::int64_t seats = 4;
  std::size_t features = 2;
  std::int32_t values = 3;
  std::size_t sums = 0;
  std::int64_t score_steps = 10;  ///< so many different scores: few make many ties
  bool tight = false;             ///< bounds are taken from a hidden set, so that it only just fits
};

[[nodiscard]] SelectionProblem random_problem(unsigned seed, const Flavour& flavour);

}  // namespace echelon
