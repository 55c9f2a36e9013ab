#include "brute_force.hpp"

#include <algorithm>
#include <numeric>
#include <random>

namespace echelon {
namespace {

std::int64_t count_in(const SelectionProblem& problem, const CountQuota& quota,
                      const std::vector<std::size_t>& members) {
  return std::ranges::count_if(members, [&](std::size_t j) {
    return quota.value >= 0 && problem.features[quota.feature][j] == quota.value;
  });
}

std::int64_t sum_in(const SelectionProblem& problem, const SumQuota& quota,
                    const std::vector<std::size_t>& members) {
  std::int64_t sum = 0;
  for (const auto j : members) sum += problem.measures[quota.measure][j];
  return sum;
}

template <class Quota>
std::int64_t outside(const Quota& quota, std::int64_t used) {
  return std::max<std::int64_t>(0, quota.min.value_or(used) - used) +
         std::max<std::int64_t>(0, used - quota.max.value_or(used));
}

}  // namespace

std::int64_t broken_by(const SelectionProblem& problem, const std::vector<std::size_t>& members) {
  std::int64_t broken = 0;
  for (const auto& quota : problem.counts)
    broken += quota.weight * 1'000'000 * outside(quota, count_in(problem, quota, members));
  for (const auto& quota : problem.sums)
    broken += quota.weight * outside(quota, sum_in(problem, quota, members));
  return broken;
}

BruteAnswer try_every_set(const SelectionProblem& problem) {
  BruteAnswer best;
  const auto n = problem.scores.size();
  const auto k = static_cast<std::size_t>(problem.seats);
  best.least_change = -1;
  if (k > n) return best;
  std::vector<std::size_t> members(k);
  std::iota(members.begin(), members.end(), std::size_t{0});
  for (;;) {
    const auto broken = broken_by(problem, members);
    if (best.least_change < 0 || broken < best.least_change) best.least_change = broken;
    std::int64_t objective = 0;
    for (const auto j : members) objective += problem.scores[j];
    if (broken == 0 && (!best.feasible || objective > best.objective)) {
      best.feasible = true;
      best.objective = objective;
      best.members = members;
    }
    std::size_t i = k;
    while (i > 0 && members[i - 1] == n - k + i - 1) --i;
    if (i == 0) return best;
    ++members[i - 1];
    for (; i < k; ++i) members[i] = members[i - 1] + 1;
  }
}

std::int64_t weight_of(const SelectionProblem& problem, const std::vector<BoundChange>& changes) {
  std::int64_t weight = 0;
  for (const auto& change : changes) {
    const auto by = std::abs(change.to - change.from);
    if (change.kind == QuotaKind::count) weight += problem.counts[change.quota].weight * 1'000'000 * by;
    if (change.kind == QuotaKind::sum) weight += problem.sums[change.quota].weight * by;
  }
  return weight;
}

SelectionProblem with_changes(SelectionProblem problem, const std::vector<BoundChange>& changes) {
  const auto apply = [](auto& quota, const BoundChange& change) {
    (change.bound == Bound::min ? quota.min : quota.max) = change.to;
  };
  for (const auto& change : changes) {
    if (change.kind == QuotaKind::count) apply(problem.counts[change.quota], change);
    if (change.kind == QuotaKind::sum) apply(problem.sums[change.quota], change);
    if (change.kind == QuotaKind::seats) problem.seats = change.to;
  }
  return problem;
}

namespace {

/// Bounds around what a hidden set uses (tight), or anywhere.
template <class Quota>
void random_bounds(Quota& quota, std::int64_t hidden, std::int64_t reach, bool tight, std::mt19937& random) {
  const auto pick = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned long>(most + 1));
  };
  const auto slack = tight ? 0 : pick(reach);
  if (random() % 3 != 0) quota.min = hidden - (tight ? slack : reach / 2 - pick(reach));
  if (random() % 3 != 0) quota.max = hidden + (tight ? slack : pick(reach) - reach / 3);
  quota.weight = 1 + static_cast<std::int64_t>(random() % 3);
}

}  // namespace

SelectionProblem random_problem(unsigned seed, const Flavour& flavour) {
  std::mt19937 random(seed);
  SelectionProblem problem;
  problem.seats = flavour.seats;
  for (std::size_t j = 0; j < flavour.candidates; ++j) {
    const auto step = static_cast<std::int64_t>(random() % static_cast<unsigned long>(flavour.score_steps));
    problem.scores.push_back((step - flavour.score_steps / 4) * 1'234'567);
  }
  std::vector<std::size_t> hidden(flavour.candidates);
  std::iota(hidden.begin(), hidden.end(), std::size_t{0});
  std::shuffle(hidden.begin(), hidden.end(), random);
  hidden.resize(std::min(hidden.size(), static_cast<std::size_t>(flavour.seats)));
  for (std::size_t f = 0; f < flavour.features; ++f) {
    auto& codes = problem.features.emplace_back();
    for (std::size_t j = 0; j < flavour.candidates; ++j)
      codes.push_back(static_cast<std::int32_t>(random() % static_cast<unsigned long>(flavour.values + 1)) -
                      (random() % 5 == 0 ? 1 : 0));
    for (std::int32_t value = 0; value <= flavour.values; ++value) {
      if (random() % 3 == 0) continue;
      CountQuota quota{.feature = f, .value = value};
      random_bounds(quota, count_in(problem, quota, hidden), 2, flavour.tight, random);
      problem.counts.push_back(quota);
    }
  }
  for (std::size_t s = 0; s < flavour.sums; ++s) {
    auto& values = problem.measures.emplace_back();
    for (std::size_t j = 0; j < flavour.candidates; ++j)
      values.push_back(static_cast<std::int64_t>(random() % 20'000'000) - 3'000'000);
    SumQuota quota{.measure = s};
    random_bounds(quota, sum_in(problem, quota, hidden), 6'000'000, flavour.tight && random() % 2 == 0,
                  random);
    problem.sums.push_back(quota);
  }
  return problem;
}

}  // namespace echelon
