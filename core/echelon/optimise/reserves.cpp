#include <algorithm>

#include "echelon/optimise/selection_state.hpp"

namespace echelon::optimise {
namespace {

/// Can `incomer` sit where `member` sat? `used` holds the rows' sums with the member seated.
bool can_replace(const QuotaRows& rows, std::vector<std::int64_t>& used, std::size_t incomer,
                 std::size_t member) {
  rows.entries(member, [&](std::int32_t row, std::int64_t by) { used[static_cast<std::size_t>(row)] -= by; });
  rows.entries(incomer,
               [&](std::int32_t row, std::int64_t by) { used[static_cast<std::size_t>(row)] += by; });
  bool met = true;
  const auto check = [&](std::int32_t r, std::int64_t) {
    const auto& row = rows.rows[static_cast<std::size_t>(r)];
    met =
        met && row.low <= used[static_cast<std::size_t>(r)] && used[static_cast<std::size_t>(r)] <= row.high;
  };
  rows.entries(member, check);
  rows.entries(incomer, check);
  rows.entries(incomer,
               [&](std::int32_t row, std::int64_t by) { used[static_cast<std::size_t>(row)] -= by; });
  rows.entries(member, [&](std::int32_t row, std::int64_t by) { used[static_cast<std::size_t>(row)] += by; });
  return met;
}

}  // namespace

std::vector<std::size_t> ranked_reserves(const SelectionProblem& problem, const QuotaRows& rows,
                                         const std::vector<std::size_t>& members, std::size_t most) {
  std::vector<std::size_t> reserves;
  if (most == 0 || members.empty()) return reserves;
  auto used = rows.usage(members);
  const auto& scores = problem.scores;
  const auto behind = [&](std::size_t a, std::size_t b) {
    return scores[a] != scores[b] ? scores[a] < scores[b] : a > b;
  };
  std::vector<std::size_t> heap;
  for (std::size_t j = 0; j < scores.size(); ++j)
    if (!std::ranges::binary_search(members, j)) heap.push_back(j);
  std::ranges::make_heap(heap, behind);
  while (!heap.empty() && reserves.size() < most) {
    std::ranges::pop_heap(heap, behind);
    const auto next = heap.back();
    heap.pop_back();
    if (std::ranges::any_of(members,
                            [&](std::size_t member) { return can_replace(rows, used, next, member); }))
      reserves.push_back(next);
  }
  return reserves;
}

}  // namespace echelon::optimise
