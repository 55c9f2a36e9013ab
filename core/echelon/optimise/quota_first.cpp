#include <algorithm>

#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {

/// Candidate by candidate in tie order: in, if some best set agrees with all that was fixed before.
void QuotaSearch::find_first() {
  first_only_ = true;
  target_ = *best_;
  narrow();
  best_usage_ = rows_.usage(best_members_);
  in_usage_ = rows_.usage(in_);
  for (const auto candidate : universe_) {
    if (static_cast<std::int64_t>(in_.size()) >= rows_.rows[0].high) return;
    if (marks_[candidate] != Mark::open) continue;
    const auto before = in_.size();
    const auto chosen = std::ranges::binary_search(best_members_, candidate);
    fix(candidate, chosen || (!blocked(candidate) && (swap_in(candidate) || can_enter(candidate))));
    for (auto i = before; i < in_.size(); ++i) count_in(in_usage_, in_[i], 1);
  }
}

void QuotaSearch::count_in(std::vector<std::int64_t>& usage, std::size_t candidate,
                           std::int64_t times) const {
  rows_.entries(candidate, [&](std::int32_t row, std::int64_t by) {
    usage[static_cast<std::size_t>(row)] += times * by;
  });
}

/// Those in already fill a row in which the candidate stands.
bool QuotaSearch::blocked(std::size_t candidate) const {
  return std::ranges::any_of(rows_.layers, [&](const CodeLayer& layer) {
    const auto r = layer.row(candidate);
    if (r < 0) return false;
    const auto& row = rows_.rows[static_cast<std::size_t>(r)];
    return row.penalty == 0 && in_usage_[static_cast<std::size_t>(r)] >= row.high;
  });
}

/// Tries to put the candidate into the best set known in the place of one who is still open and scores the
/// same: no search is needed then.
bool QuotaSearch::swap_in(std::size_t candidate) {
  const auto fits = [&](std::int32_t r, std::int64_t) {
    const auto& row = rows_.rows[static_cast<std::size_t>(r)];
    const auto used = best_usage_[static_cast<std::size_t>(r)];
    return row.penalty == 0 && row.low <= used && used <= row.high;
  };
  for (auto i = best_members_.size(); i-- > 0;) {
    const auto member = best_members_[i];
    if (member < candidate) return false;
    if (marks_[member] != Mark::open || scores_[member] != scores_[candidate]) continue;
    count_in(best_usage_, member, -1);
    count_in(best_usage_, candidate, 1);
    auto met = true;
    for (const auto who : {member, candidate})
      rows_.entries(who, [&](std::int32_t row, std::int64_t by) { met = met && fits(row, by); });
    if (met) {
      best_members_.erase(best_members_.begin() + static_cast<std::ptrdiff_t>(i));
      best_members_.insert(std::ranges::lower_bound(best_members_, candidate), candidate);
      return true;
    }
    count_in(best_usage_, candidate, -1);
    count_in(best_usage_, member, 1);
  }
  return false;
}

/// A refusal's prices often refuse many others at once.
bool QuotaSearch::can_enter(std::size_t candidate) {
  const auto mark = trail_.size();
  fix(candidate, true);
  stop_ = false;
  target_ = *best_;
  branch();
  const auto found = stop_;
  stop_ = false;
  target_ = *best_;
  undo(mark);
  if (found) {
    best_usage_ = rows_.usage(best_members_);
    return true;
  }
  const auto bound = exact_bound();
  fix_by_gain(bound);
  return false;
}

}  // namespace echelon::optimise
