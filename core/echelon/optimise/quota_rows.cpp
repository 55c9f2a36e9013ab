#include "echelon/optimise/quota_rows.hpp"

#include <algorithm>
#include <map>

#include "echelon/base/decimal.hpp"

namespace echelon::optimise {
namespace {

void bound_row(QuotaRow& row, const std::optional<std::int64_t>& min,
               const std::optional<std::int64_t>& max) {
  row.has_min = min && *min > row.least;
  row.low = min ? std::max(*min, row.least) : row.least;
  row.high = max ? std::min(*max, row.most) : row.most;
}

CodeLayer& layer_with_room(std::vector<std::vector<CodeLayer>>& by_feature, const SelectionProblem& problem,
                           const CountQuota& quota) {
  auto& layers = by_feature[quota.feature];
  const auto code = static_cast<std::size_t>(quota.value);
  for (auto& layer : layers) {
    if (layer.row_of_code.size() <= code) layer.row_of_code.resize(code + 1, -1);
    if (layer.row_of_code[code] < 0) return layer;
  }
  layers.push_back({problem.features[quota.feature], std::vector<std::int32_t>(code + 1, -1)});
  return layers.back();
}

void add_counts(QuotaRows& all, const SelectionProblem& problem) {
  std::vector<std::vector<CodeLayer>> by_feature(problem.features.size());
  for (std::size_t q = 0; q < problem.counts.size(); ++q) {
    const auto& quota = problem.counts[q];
    QuotaRow row{.kind = QuotaKind::count, .quota = q, .most = problem.seats};
    bound_row(row, quota.min, quota.max);
    if (quota.value >= 0)
      layer_with_room(by_feature, problem, quota).row_of_code[static_cast<std::size_t>(quota.value)] =
          static_cast<std::int32_t>(all.rows.size());
    all.rows.push_back(row);
  }
  for (auto& layers : by_feature)
    for (auto& layer : layers) all.layers.push_back(std::move(layer));
}

void add_sums(QuotaRows& all, const SelectionProblem& problem) {
  for (std::size_t q = 0; q < problem.sums.size(); ++q) {
    const auto& quota = problem.sums[q];
    const auto& values = problem.measures[quota.measure];
    QuotaRow row{.kind = QuotaKind::sum, .quota = q};
    if (!values.empty()) {
      const auto [least, most] = std::minmax_element(values.begin(), values.end());
      row.least = *least * problem.seats;
      row.most = *most * problem.seats;
      row.largest = std::max<std::int64_t>({1, *most, -*least});
    }
    bound_row(row, quota.min, quota.max);
    all.measures.push_back({values, static_cast<std::int32_t>(all.rows.size())});
    all.rows.push_back(row);
  }
}

/// A broken row's sum may be anything; a row that asks for more than its own maximum pays the difference
/// anyway.
void loosen(QuotaRow& row, std::int64_t weight, const std::optional<std::int64_t>& min,
            const std::optional<std::int64_t>& max) {
  row.low = min.value_or(row.least);
  row.high = max.value_or(row.most);
  if (row.low > row.high) std::swap(row.low, row.high);
  row.low = std::clamp(row.low, row.least, row.most);
  row.high = std::clamp(row.high, row.least, row.most);
  row.penalty = row.kind == QuotaKind::count ? Wide{weight} * Decimal::scale : Wide{weight};
}

}  // namespace

std::vector<std::int64_t> QuotaRows::usage(std::span<const std::size_t> members) const {
  std::vector<std::int64_t> used(rows.size(), 0);
  for (const auto member : members)
    entries(member, [&](std::int32_t row, std::int64_t by) { used[static_cast<std::size_t>(row)] += by; });
  return used;
}

bool QuotaRows::contradictory() const {
  return std::ranges::any_of(rows, [](const QuotaRow& row) { return row.low > row.high; });
}

QuotaRows hard_rows(const SelectionProblem& problem) {
  QuotaRows all;
  all.rows.push_back({.low = problem.seats, .high = problem.seats, .most = problem.seats, .has_min = true});
  add_counts(all, problem);
  add_sums(all, problem);
  return all;
}

QuotaRows elastic_rows(const SelectionProblem& problem) {
  auto all = hard_rows(problem);
  for (auto& row : all.rows) {
    if (row.kind == QuotaKind::count) {
      const auto& quota = problem.counts[row.quota];
      loosen(row, quota.weight, quota.min, quota.max);
    } else if (row.kind == QuotaKind::sum) {
      const auto& quota = problem.sums[row.quota];
      loosen(row, quota.weight, quota.min, quota.max);
    }
  }
  return all;
}

}  // namespace echelon::optimise
