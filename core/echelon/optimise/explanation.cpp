#include <algorithm>

#include "echelon/base/decimal.hpp"
#include "echelon/optimise/selection_state.hpp"

namespace echelon {

using optimise::QuotaSearch;

SelectionExplanation Selection::explain(std::size_t candidate, const Progress& progress) {
  const auto& [problem, rows, result, members, search, solved] = *state_;
  SelectionExplanation why;
  why.score = problem.scores[candidate];
  why.chosen = std::ranges::binary_search(members, candidate);
  const auto other = search->again(candidate, !why.chosen, progress);
  if (other.status == SelectionStatus::interrupted) throw Cancelled();
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

std::vector<SelectionExplanation> Selection::explain_all(const Progress& progress) {
  const auto candidates = state_->problem.scores.size();
  std::vector<SelectionExplanation> all;
  all.reserve(candidates);
  for (std::size_t j = 0; j < candidates; ++j) {
    if (j % 64 == 0)
      progress.at(static_cast<double>(j) / static_cast<double>(candidates),
                  {.zh = "正在逐人说明", .en = "explaining everyone"});
    all.push_back(explain(j, progress));
  }
  return all;
}

namespace {

struct Loosening {
  QuotaBound at;
  std::int64_t used = 0;
  std::int64_t by = 1;
};

/// What the optimum gains when the bound is loosened; 0 when the chosen do not stand at it.
std::int64_t price_of(const optimise::QuotaRows& rows, const SelectionProblem& problem,
                      const Loosening& loosening, std::int64_t optimum, const Progress& progress) {
  const auto r = rows.row_of(loosening.at.kind, loosening.at.quota);
  const auto& row = rows.rows[r];
  const auto is_min = loosening.at.bound == Bound::min;
  const auto loosest = is_min ? row.low == row.least : row.high == row.most;
  const auto room = is_min ? loosening.used - row.low : row.high - loosening.used;
  if (loosest || room >= loosening.by) return 0;
  auto looser = rows;
  auto& changed = looser.rows[r];
  if (is_min) {
    changed.low = std::max(changed.low - loosening.by, changed.least);
  } else {
    changed.high = std::min(changed.high + loosening.by, changed.most);
  }
  const auto answer = QuotaSearch(looser, problem.scores, progress).run(optimise::Wide{optimum} + 1, true);
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  return answer.value ? static_cast<std::int64_t>(*answer.value) - optimum : 0;
}

}  // namespace

std::vector<QuotaPrice> Selection::prices(const Progress& progress) {
  const SelectionProblem& problem = state_->problem;
  const SelectionResult& result = state_->result;
  std::vector<QuotaPrice> prices;
  const auto add = [&](const Loosening& loosening) {
    const auto price = price_of(state_->rows, problem, loosening, *result.objective, progress);
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
