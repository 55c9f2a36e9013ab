#include <algorithm>
#include <numeric>

#include "echelon/optimise/selection_state.hpp"

namespace echelon::optimise {
namespace {

void add_changes(std::vector<BoundChange>& changes, QuotaKind kind, std::size_t quota, std::int64_t used,
                 const std::optional<std::int64_t>& min, const std::optional<std::int64_t>& max) {
  if (min && used < *min) changes.push_back({kind, quota, Bound::min, *min, used});
  if (max && used > *max) changes.push_back({kind, quota, Bound::max, *max, used});
}

std::vector<BoundChange> changes_for(const SelectionProblem& problem, const QuotaRows& rows,
                                     const std::vector<std::size_t>& members) {
  std::vector<BoundChange> changes;
  const auto used = rows.usage(members);
  for (std::size_t r = 0; r < used.size(); ++r) {
    const auto& row = rows.rows[r];
    if (row.kind == QuotaKind::count)
      add_changes(changes, row.kind, row.quota, used[r], problem.counts[row.quota].min,
                  problem.counts[row.quota].max);
    if (row.kind == QuotaKind::sum)
      add_changes(changes, row.kind, row.quota, used[r], problem.sums[row.quota].min,
                  problem.sums[row.quota].max);
  }
  return changes;
}

}  // namespace

std::vector<BoundChange> smallest_relaxation(const SelectionProblem& problem, const Progress& progress) {
  const auto everyone = static_cast<std::int64_t>(problem.scores.size());
  const auto rows = elastic_rows(problem);
  if (problem.seats > everyone) {
    std::vector<std::size_t> all(problem.scores.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    auto changes = changes_for(problem, rows, all);
    changes.insert(changes.begin(), {QuotaKind::seats, 0, Bound::min, problem.seats, everyone});
    return changes;
  }
  const std::vector<std::int64_t> no_scores(problem.scores.size(), 0);
  const auto answer = QuotaSearch(rows, no_scores, progress).run();
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  if (answer.status == SelectionStatus::infeasible) return {};  // the firm ones alone are too much
  return changes_for(problem, rows, answer.members);
}

}  // namespace echelon::optimise
