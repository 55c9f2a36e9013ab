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

namespace {

SearchAnswer finished(SearchAnswer answer) {
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  return answer;
}

/// Of the sets that break least the one with the greatest total. The linear program without scores says how
/// much must be broken at least; level by level from there on a search, guided by the scores, asks whether so
/// much is enough. The levels are far apart, as only whole people count.
SearchAnswer least_breaking(const SelectionProblem& problem, QuotaRows rows, const Progress& progress) {
  const std::vector<std::int64_t> no_scores(problem.scores.size(), 0);
  const auto least = -QuotaSearch(rows, no_scores, progress).bound_at_root();
  Wide step = 0;
  for (const auto& row : rows.rows)
    if (row.penalty > 0)
      step = step == 0 ? row.penalty : Wide{std::gcd(std::int64_t(step), std::int64_t(row.penalty))};
  const auto [worst, best] = least_and_most(problem.scores);
  const auto outweighing = (Wide{best} - worst) * problem.seats / step + 1;
  for (auto& row : rows.rows) row.penalty *= outweighing;
  if (!QuotaSearch(rows, problem.scores, progress).any())
    return {SelectionStatus::infeasible, std::nullopt, 0, {}};
  for (auto broken = least;; broken += step) {
    const auto at_least = Wide{worst} * problem.seats - broken * outweighing;
    auto answer = finished(QuotaSearch(rows, problem.scores, progress).run(at_least));
    if (answer.status == SelectionStatus::optimal) return answer;
  }
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
  const auto breakable = [](const QuotaRow& row) { return row.penalty > 0; };
  if (rows.contradictory() || !std::ranges::any_of(rows.rows, breakable)) return {};
  if (problem.sums.empty())
    return changes_for(problem, rows, least_breaking(problem, rows, progress).members);
  const std::vector<std::int64_t> no_scores(problem.scores.size(), 0);
  const auto answer = finished(QuotaSearch(rows, no_scores, progress).run());
  if (answer.status == SelectionStatus::infeasible) return {};  // the firm ones alone are too much
  return changes_for(problem, rows, answer.members);
}

}  // namespace echelon::optimise
