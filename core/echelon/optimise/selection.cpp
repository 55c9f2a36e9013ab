#include "echelon/optimise/selection.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "echelon/optimise/selection_state.hpp"

namespace echelon {

using optimise::QuotaSearch;

std::vector<CountQuota> each_value(const SelectionProblem& problem, const CountQuota& pattern) {
  const auto& codes = problem.features.at(pattern.feature);
  std::set<std::int32_t> values(codes.begin(), codes.end());
  std::vector<CountQuota> quotas;
  for (const auto value : values) {
    if (value < 0) continue;
    quotas.push_back(pattern);
    quotas.back().value = value;
  }
  return quotas;
}

Selection::Selection(SelectionProblem problem) : state_(std::make_unique<State>()) {
  optimise::check_problem(problem);
  state_->problem = std::move(problem);
  state_->rows = optimise::hard_rows(state_->problem);
}

Selection::Selection(Selection&&) noexcept = default;
Selection& Selection::operator=(Selection&&) noexcept = default;
Selection::~Selection() = default;

const SelectionProblem& Selection::problem() const { return state_->problem; }

namespace {

void set_usage(SelectionResult& result, const SelectionProblem& problem, const optimise::QuotaRows& rows,
               const std::vector<std::size_t>& members) {
  const auto used = rows.usage(members);
  result.count_usage.assign(problem.counts.size(), 0);
  result.sum_usage.assign(problem.sums.size(), 0);
  for (std::size_t r = 0; r < used.size(); ++r) {
    const auto& row = rows.rows[r];
    if (row.kind == QuotaKind::count) result.count_usage[row.quota] = used[r];
    if (row.kind == QuotaKind::sum) result.sum_usage[row.quota] = used[r];
  }
}

}  // namespace

const SelectionResult& Selection::run(const Progress& progress) {
  auto& [problem, rows, result, members, search, solved] = *state_;
  if (solved) return result;
  result = {};
  optimise::SearchAnswer answer;
  answer.status = SelectionStatus::infeasible;
  if (problem.seats <= static_cast<std::int64_t>(problem.scores.size())) {
    search = std::make_unique<QuotaSearch>(rows, problem.scores, progress);
    answer = search->run();
  }
  members = answer.members;
  result.status = answer.status;
  if (answer.value) result.objective = static_cast<std::int64_t>(*answer.value);
  if (answer.status != SelectionStatus::infeasible) result.bound = static_cast<std::int64_t>(answer.bound);
  result.chosen = members;
  optimise::rank(problem, result.chosen);
  set_usage(result, problem, rows, members);
  try {
    if (answer.status == SelectionStatus::infeasible) {
      result.relaxation = optimise::smallest_relaxation(problem, progress);
      result.conflict = optimise::smallest_conflict(problem, progress);
    } else if (answer.value) {
      const auto wanted = problem.reserves.value_or(problem.seats);
      result.reserves = optimise::ranked_reserves(problem, rows, members, static_cast<std::size_t>(wanted));
    }
    solved = answer.status != SelectionStatus::interrupted;
  } catch (const Cancelled&) {
    result.status = SelectionStatus::interrupted;
  }
  return result;
}

std::optional<std::vector<std::size_t>> Selection::replacements(const std::vector<std::size_t>& gone,
                                                                const Progress& progress) {
  const auto& [problem, rows, result, members, found_by, solved] = *state_;
  QuotaSearch search(rows, problem.scores, progress);
  for (const auto candidate : gone) search.hold(candidate, false);
  for (const auto member : members)
    if (std::ranges::find(gone, member) == gone.end()) search.hold(member, true);
  const auto answer = search.run();
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  if (answer.status == SelectionStatus::infeasible) return std::nullopt;
  std::vector<std::size_t> entered;
  std::ranges::set_difference(answer.members, members, std::back_inserter(entered));
  optimise::rank(problem, entered);
  return entered;
}

}  // namespace echelon
