#include <algorithm>
#include <limits>
#include <optional>

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

/// At least about `rank` candidates have this score or more: all when they are few, else judged by a sample.
std::int64_t score_of_rank(const std::vector<std::int64_t>& scores, std::size_t rank) {
  if (rank >= scores.size()) return std::numeric_limits<std::int64_t>::min();
  constexpr std::size_t sample_size = 16384;
  const auto stride = scores.size() / sample_size + 1;
  std::vector<std::int64_t> sample;
  for (std::size_t j = 0; j < scores.size(); j += stride) sample.push_back(scores[j]);
  const auto at =
      sample.begin() + static_cast<std::ptrdiff_t>(std::min(sample.size() - 1, rank / stride + 2));
  std::ranges::nth_element(sample, at, std::greater{});
  return *at;
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
  // The best are looked at in portions: sorting everyone would cost more than the selection.
  std::vector<std::size_t> next;
  std::optional<std::size_t> last;  // all up to this one were looked at
  for (auto portion = 4 * most + 64; reserves.size() < most; portion *= 8) {
    next.clear();
    const auto score = score_of_rank(scores, portion + members.size());
    for (std::size_t j = 0; j < scores.size(); ++j)
      if (scores[j] >= score && (!last || behind(j, *last)) && !std::ranges::binary_search(members, j))
        next.push_back(j);
    std::ranges::sort(next, [&](std::size_t a, std::size_t b) { return behind(b, a); });
    for (const auto j : next) {
      if (reserves.size() >= most) break;
      if (std::ranges::any_of(members,
                              [&](std::size_t member) { return can_replace(rows, used, j, member); }))
        reserves.push_back(j);
    }
    if (portion >= scores.size()) break;
    if (!next.empty()) last = next.back();
  }
  return reserves;
}

}  // namespace echelon::optimise
