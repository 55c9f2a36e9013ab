#include <algorithm>

#include "echelon/optimise/certificate.hpp"
#include "echelon/optimise/selection_state.hpp"

namespace echelon {
namespace {

using optimise::QuotaRow;
using optimise::QuotaRows;
using optimise::Wide;

/// A row that asks for more than the best `seats` numbers, or less than the least, contradicts the seats: so
/// much a seat is worth at most.
std::vector<ProofPrice> against_seats(const QuotaRow& row, const SelectionProblem& problem) {
  const bool too_much = row.low > row.most;
  Wide a_seat = too_much ? 1 : 0;
  if (row.kind == QuotaKind::sum) {
    const auto& values = problem.measures[problem.sums[row.quota].measure];
    a_seat = 0;
    if (!values.empty()) a_seat = too_much ? std::ranges::max(values) : std::ranges::min(values);
  }
  std::vector<ProofPrice> prices{{row.kind, row.quota, too_much ? -1 : 1}};
  if (a_seat != 0) prices.push_back({QuotaKind::seats, 0, too_much ? a_seat : -a_seat});
  return prices;
}

bool bounds_cross(const SelectionProblem& problem) {
  const auto cross = [](const auto& quota) { return quota.min && quota.max && *quota.min > *quota.max; };
  return std::ranges::any_of(problem.counts, cross) || std::ranges::any_of(problem.sums, cross);
}

std::vector<CertificateNode> single(std::vector<ProofPrice> prices) {
  return {{.rounds = {std::move(prices)}, .branch = {}}};
}

[[noreturn]] void refuse() {
  throw Error(Fault::request, {"结果无法证明", "the result cannot be proven"},
              {"请报告这份数据：引擎有误", "report these data: the engine is at fault"});
}

Certificate certify_infeasible(const SelectionProblem& problem, const QuotaRows& rows,
                               const Progress& progress) {
  Certificate certificate;
  if (bounds_cross(problem)) return certificate;
  if (problem.seats > static_cast<std::int64_t>(problem.scores.size())) {
    certificate.better = single({{QuotaKind::seats, 0, -1}});
    return certificate;
  }
  const auto cross = [](const QuotaRow& row) { return row.low > row.high; };
  if (const auto row = std::ranges::find_if(rows.rows, cross); row != rows.rows.end()) {
    certificate.better = single(against_seats(*row, problem));
    return certificate;
  }
  const std::vector<std::int64_t> nothing(problem.scores.size(), 0);
  optimise::QuotaSearch search(rows, nothing, progress);
  if (!search.prove_none(0, certificate.better)) refuse();
  return certificate;
}

Certificate certify_optimum(const SelectionProblem& problem, const QuotaRows& rows, Wide total,
                            const std::vector<std::size_t>& members, const Progress& progress) {
  Certificate certificate;
  if (members.empty()) {
    std::vector<ProofPrice> prices;
    if (!problem.scores.empty() && std::ranges::max(problem.scores) != 0)
      prices.push_back({QuotaKind::seats, 0, optimise::scaled_up(std::ranges::max(problem.scores))});
    certificate.better = single(std::move(prices));
    certificate.earlier.emplace_back();
    return certificate;
  }
  optimise::QuotaSearch search(rows, problem.scores, progress);
  if (!search.prove_none(total + 1, certificate.better) ||
      !search.prove_first(total, members, certificate.earlier))
    refuse();
  return certificate;
}

}  // namespace

Certificate Selection::certify(const Progress& progress) {
  const auto& result = run(progress);
  if (result.status == SelectionStatus::interrupted) throw Cancelled();
  const auto& [problem, rows, found, members, found_by, solved] = *state_;
  if (result.status == SelectionStatus::infeasible) return certify_infeasible(problem, rows, progress);
  return certify_optimum(problem, rows, *result.objective, members, progress);
}

}  // namespace echelon
