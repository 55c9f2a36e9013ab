#include "echelon/optimise/quota_rows.hpp"

#include <algorithm>
#include <tuple>

#include "echelon/base/decimal.hpp"

namespace echelon::optimise {

std::pair<std::int64_t, std::int64_t> least_and_most(std::span<const std::int64_t> numbers) {
  auto least = numbers.front();
  auto most = numbers.front();
  for (const auto number : numbers) {
    least = std::min(least, number);
    most = std::max(most, number);
  }
  return {least, most};
}

namespace {

void bound_row(QuotaRow& row, const std::optional<std::int64_t>& min,
               const std::optional<std::int64_t>& max) {
  row.has_min = min && *min > row.least;
  row.low = min ? std::max(*min, row.least) : row.least;
  row.high = max ? std::min(*max, row.most) : row.most;
}

/// Puts row `row` into the first layer of the feature that has no row on its code yet.
void place_row(QuotaRows& all, std::vector<std::vector<std::size_t>>& layers_of_feature,
               const SelectionProblem& problem, std::size_t row) {
  const auto& quota = problem.counts[all.rows[row].quota];
  if (quota.value < 0) return;
  const auto code = static_cast<std::size_t>(quota.value);
  const auto put = [&](std::size_t l) {
    auto& of_code = all.layers[l].row_of_code;
    if (of_code.size() <= code) of_code.resize(code + 1, -1);
    if (of_code[code] >= 0) return false;
    of_code[code] = static_cast<std::int32_t>(row);
    all.rows[row].layer = static_cast<std::int32_t>(l);
    all.rows[row].code = quota.value;
    return true;
  };
  auto& layers = layers_of_feature[quota.feature];
  if (std::ranges::any_of(layers, put)) return;
  layers.push_back(all.layers.size());
  all.layers.push_back({problem.features[quota.feature], {}});
  put(layers.back());
}

void add_counts(QuotaRows& all, const SelectionProblem& problem) {
  std::vector<std::vector<std::size_t>> layers_of_feature(problem.features.size());
  for (std::size_t q = 0; q < problem.counts.size(); ++q) {
    const auto& quota = problem.counts[q];
    QuotaRow row{.kind = QuotaKind::count, .quota = q, .most = problem.seats};
    bound_row(row, quota.min, quota.max);
    all.rows.push_back(row);
    place_row(all, layers_of_feature, problem, all.rows.size() - 1);
  }
}

void add_sums(QuotaRows& all, const SelectionProblem& problem) {
  for (std::size_t q = 0; q < problem.sums.size(); ++q) {
    const auto& quota = problem.sums[q];
    const auto& values = problem.measures[quota.measure];
    QuotaRow row{.kind = QuotaKind::sum, .quota = q};
    MeasureLayer measure{values, static_cast<std::int32_t>(all.rows.size()), 0, 0};
    if (!values.empty()) {
      std::tie(measure.least, measure.most) = least_and_most(values);
      row.least = measure.least * problem.seats;
      row.most = measure.most * problem.seats;
      row.largest = std::max<std::int64_t>({1, measure.most, -measure.least});
    }
    bound_row(row, quota.min, quota.max);
    all.measures.push_back(measure);
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

bool QuotaRows::alike(std::size_t a, std::size_t b) const {
  return std::ranges::all_of(layers, [&](const auto& layer) { return layer.row(a) == layer.row(b); }) &&
         std::ranges::all_of(measures,
                             [&](const auto& measure) { return measure.values[a] == measure.values[b]; });
}

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
  all.rows.reserve(1 + problem.counts.size() + problem.sums.size());
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
      if (!quota.firm) loosen(row, quota.weight, quota.min, quota.max);
    } else if (row.kind == QuotaKind::sum) {
      const auto& quota = problem.sums[row.quota];
      loosen(row, quota.weight, quota.min, quota.max);
    }
  }
  return all;
}

}  // namespace echelon::optimise
