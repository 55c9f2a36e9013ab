#include <algorithm>

#include "echelon/base/decimal.hpp"
#include "echelon/optimise/selection_state.hpp"

namespace echelon {

using optimise::QuotaSearch;
using optimise::SearchAnswer;

namespace {

SearchAnswer search_with(const optimise::QuotaRows& rows, const SelectionProblem& problem,
                         std::size_t candidate, bool in, const Progress& progress) {
  QuotaSearch search(rows, problem.scores, progress);
  search.hold(candidate, in);
  auto answer = search.run();
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  return answer;
}

}  // namespace

SelectionExplanation Selection::explain(std::size_t candidate, const Progress& progress) {
  const auto& [problem, rows, result, members, solved] = *state_;
  SelectionExplanation why;
  why.score = problem.scores[candidate];
  why.chosen = std::ranges::binary_search(members, candidate);
  const auto other = search_with(rows, problem, candidate, !why.chosen, progress);
  if (other.status == SelectionStatus::infeasible) return why;
  const auto lead = *result.objective - static_cast<std::int64_t>(*other.value);
  if (why.chosen) {
    why.margin = members < other.members ? lead : lead - 1;
    why.needed_score = why.score - *why.margin;
    return why;
  }
  why.needed_score = why.score + (other.members < members ? lead : lead + 1);
  std::ranges::set_difference(members, other.members, std::back_inserter(why.leave));
  std::ranges::set_difference(other.members, members, std::back_inserter(why.enter));
  std::erase(why.enter, candidate);
  optimise::rank(problem, why.leave);
  optimise::rank(problem, why.enter);
  return why;
}

namespace {

struct Loosening {
  QuotaBound at;
  std::int64_t used = 0;
  std::int64_t by = 1;
};

/// What the optimum gains when the bound is loosened; 0 when the chosen do not stand at it.
std::int64_t price_of(const SelectionProblem& problem, const Loosening& loosening, std::int64_t optimum,
                      const Progress& progress) {
  auto looser = problem;
  const auto change = [&](auto& quota) {
    if (loosening.at.bound == Bound::min) {
      if (!quota.min || loosening.used - *quota.min >= loosening.by) return false;
      *quota.min -= loosening.by;
    } else {
      if (!quota.max || *quota.max - loosening.used >= loosening.by) return false;
      *quota.max += loosening.by;
    }
    return true;
  };
  const auto stands = loosening.at.kind == QuotaKind::count ? change(looser.counts[loosening.at.quota])
                                                            : change(looser.sums[loosening.at.quota]);
  if (!stands) return 0;
  const auto rows = optimise::hard_rows(looser);
  const auto answer = QuotaSearch(rows, looser.scores, progress).run(optimise::Wide{optimum} + 1, true);
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  return answer.value ? static_cast<std::int64_t>(*answer.value) - optimum : 0;
}

}  // namespace

std::vector<QuotaPrice> Selection::prices(const Progress& progress) {
  const SelectionProblem& problem = state_->problem;
  const SelectionResult& result = state_->result;
  std::vector<QuotaPrice> prices;
  const auto add = [&](const Loosening& loosening) {
    const auto price = price_of(problem, loosening, *result.objective, progress);
    if (price > 0) prices.push_back({loosening.at, price});
  };
  for (std::size_t q = 0; q < problem.counts.size(); ++q)
    for (const auto bound : {Bound::min, Bound::max})
      add({{QuotaKind::count, q, bound}, result.count_usage[q], 1});
  for (std::size_t q = 0; q < problem.sums.size(); ++q)
    for (const auto bound : {Bound::min, Bound::max})
      add({{QuotaKind::sum, q, bound}, result.sum_usage[q], Decimal::scale});
  return prices;
}

}  // namespace echelon
