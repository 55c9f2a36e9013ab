#pragma once

#include "echelon/optimise/quota_rows.hpp"
#include "echelon/optimise/quota_search.hpp"
#include "echelon/optimise/selection.hpp"
#include "echelon/optimise/selection_problem.hpp"

namespace echelon {

/// What a `Selection` keeps between calls.
struct Selection::State {
  SelectionProblem problem;
  optimise::QuotaRows rows;
  SelectionResult result;
  std::vector<std::size_t> members;               ///< `result.chosen` in tie order
  std::unique_ptr<optimise::QuotaSearch> search;  ///< that found the result
  bool solved = false;
};

namespace optimise {

/// The unchosen who could take the seat of at least one member with every quota met, best first, at most
/// `most`.
[[nodiscard]] std::vector<std::size_t> ranked_reserves(const SelectionProblem& problem, const QuotaRows& rows,
                                                       const std::vector<std::size_t>& members,
                                                       std::size_t most);

/// The changes of least weight that make an infeasible problem feasible. Throws Cancelled.
[[nodiscard]] std::vector<BoundChange> smallest_relaxation(const SelectionProblem& problem,
                                                           const Progress& progress);

/// Bounds of an infeasible problem that contradict each other, none of which can be left out. Throws
/// Cancelled.
[[nodiscard]] std::vector<QuotaBound> smallest_conflict(const SelectionProblem& problem,
                                                        const Progress& progress);

/// Orders members by score from high to low, then by tie order.
void rank(const SelectionProblem& problem, std::vector<std::size_t>& members);

}  // namespace optimise
}  // namespace echelon
