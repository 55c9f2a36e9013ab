#include <algorithm>

#include "echelon/optimise/selection_state.hpp"

namespace echelon::optimise {
namespace {

std::optional<std::int64_t>& bound_of(SelectionProblem& problem, const QuotaBound& at) {
  if (at.kind == QuotaKind::count) {
    auto& quota = problem.counts[at.quota];
    return at.bound == Bound::min ? quota.min : quota.max;
  }
  auto& quota = problem.sums[at.quota];
  return at.bound == Bound::min ? quota.min : quota.max;
}

bool feasible(const SelectionProblem& problem, const Progress& progress) {
  const auto rows = hard_rows(problem);
  return QuotaSearch(rows, problem.scores, progress).any();
}

std::vector<QuotaBound> all_bounds(const SelectionProblem& problem) {
  std::vector<QuotaBound> bounds;
  const auto add = [&](QuotaKind kind, std::size_t quota, const auto& of) {
    if (of.min) bounds.push_back({kind, quota, Bound::min});
    if (of.max) bounds.push_back({kind, quota, Bound::max});
  };
  for (std::size_t q = 0; q < problem.counts.size(); ++q) add(QuotaKind::count, q, problem.counts[q]);
  for (std::size_t q = 0; q < problem.sums.size(); ++q) add(QuotaKind::sum, q, problem.sums[q]);
  return bounds;
}

}  // namespace

/// Deletion filter (Chinneck and Dravnieks 1991), by halves: groups that can all be left out go together.
std::vector<QuotaBound> smallest_conflict(const SelectionProblem& problem, const Progress& progress) {
  if (problem.seats > static_cast<std::int64_t>(problem.scores.size()))
    return {{QuotaKind::seats, 0, Bound::min}};
  auto rest = problem;
  const auto bounds = all_bounds(problem);
  std::vector<QuotaBound> conflict;
  for (std::size_t from = 0, size = bounds.size(); from < bounds.size();) {
    size = std::clamp<std::size_t>(size, 1, bounds.size() - from);
    const auto kept = rest;
    for (std::size_t i = from; i < from + size; ++i) bound_of(rest, bounds[i]).reset();
    if (!feasible(rest, progress)) {
      from += size;
      size *= 2;
      continue;
    }
    rest = kept;
    if (size == 1) conflict.push_back(bounds[from++]);
    size = size == 1 ? 1 : size / 2;
  }
  return conflict;
}

}  // namespace echelon::optimise
