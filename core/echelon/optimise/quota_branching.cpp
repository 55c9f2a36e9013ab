#include <algorithm>
#include <cmath>

#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {
namespace {

constexpr Wide widening = 2;
constexpr std::size_t too_many_to_compare = 400'000;

}  // namespace

SearchAnswer QuotaSearch::run(std::optional<Wide> at_least, bool only_value) {
  const auto seats = Wide{rows_.rows[0].high};
  Wide least = scores_.empty() ? 0 : *std::ranges::min_element(scores_) * seats;
  for (const auto& row : rows_.rows)
    least -= row.penalty * std::max(row.low - row.least, row.most - row.high);
  target_ = std::max(least, at_least.value_or(least));
  SearchAnswer answer;
  answer.bound = scores_.empty() ? 0 : *std::ranges::max_element(scores_) * seats;
  bound_ = scaled_up(answer.bound);
  if (rows_.contradictory() || target_ > answer.bound) {
    answer.status = SelectionStatus::infeasible;
    return answer;
  }
  try {
    start();
    solve_to_optimum();
    if (best_ && !only_value) find_first();
    answer.status = best_ ? SelectionStatus::optimal : SelectionStatus::infeasible;
  } catch (const Cancelled&) {
    answer.status = SelectionStatus::interrupted;
  }
  answer.value = best_;
  answer.members = best_members_;
  answer.bound = best_ && answer.status == SelectionStatus::optimal ? *best_ : scaled_down(bound_);
  return answer;
}

/// Looks for sets within `step` of the bound only, which leaves few candidates open; where there is none, the
/// bound was that much too high, and the step widens.
void QuotaSearch::solve_to_optimum() {
  settle();
  root_bound_ = scaled_down(bound_);
  root_prices_ = row_prices_;
  const auto wanted = target_;
  auto bound = root_bound_;
  for (auto step = first_step(); bound >= wanted; step = step * widening + 1) {
    target_ = std::max(wanted, bound - step);
    const auto least = target_;
    narrow();
    branch();
    if (target_ > least || least == wanted) return;
    bound = least - 1;
    bound_ = scaled_up(bound);
  }
}

/// The gains of the program's own columns tell how near to the bound enough candidates stay open to play
/// with.
Wide QuotaSearch::first_step() const {
  std::vector<double> near;
  for (const auto candidate : candidate_of_)
    if (candidate >= 0) near.push_back(std::abs(prices_.approximate(static_cast<std::size_t>(candidate))));
  if (near.empty()) return 0;
  const auto place = std::min(near.size() - 1, 2 * lp_->rows() + 16);
  std::ranges::nth_element(near, near.begin() + static_cast<std::ptrdiff_t>(place));
  return static_cast<Wide>(near[place]);
}

/// Keeps open whom a set of the target's value can have; of these, fixes whom it must have.
void QuotaSearch::narrow() {
  undo(0);
  groups_.clear();
  narrowed_ = false;
  prices_.set(root_prices_);
  const auto step = root_bound_ - target_ + 1;
  const auto reach = (static_cast<double>(step) + prices_.margin()) * (1 + 1e-12);
  universe_.clear();
  open_above(-reach, [&](std::size_t j, double) { universe_.push_back(j); });
  for (const auto candidate : candidate_of_)
    if (candidate >= 0 && !std::ranges::binary_search(universe_, static_cast<std::size_t>(candidate)))
      fix_one(static_cast<std::size_t>(candidate), false);
  for (const auto j : universe_)
    if (prices_.gain(j) > scaled_up(step)) fix_one(j, true);
  std::erase_if(universe_, [&](std::size_t j) { return marks_[j] != Mark::open; });
  narrowed_ = true;
  group_alike();
}

/// Candidates in the same rows with the same measures are alike: the better scored, then the earlier, go
/// first.
void QuotaSearch::group_alike() {
  using Key = std::vector<std::int64_t>;
  std::vector<Key> order;
  if (universe_.size() <= too_many_to_compare) {
    for (const auto j : universe_) {
      auto& key = order.emplace_back();
      for (const auto& layer : rows_.layers) key.push_back(layer.row(j));
      for (const auto& measure : rows_.measures) key.push_back(measure.values[j]);
      key.push_back(-scores_[j]);
      key.push_back(static_cast<std::int64_t>(j));
    }
  }
  std::ranges::sort(order);
  const auto alike = [](const Key& a, const Key& b) { return std::equal(a.begin(), a.end() - 2, b.begin()); };
  group_of_.assign(scores_.size(), -1);
  place_of_.assign(scores_.size(), 0);
  groups_.clear();
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || !alike(order[i], order[i - 1])) groups_.emplace_back();
    const auto candidate = static_cast<std::size_t>(order[i].back());
    place_of_[candidate] = static_cast<std::int32_t>(groups_.back().size());
    group_of_[candidate] = static_cast<std::int32_t>(groups_.size() - 1);
    groups_.back().push_back(candidate);
  }
}

void QuotaSearch::branch() {
  if (stop_) return;
  settle();
  if (stop_ || scaled_down(bound_) < target_) return;
  const auto mark = trail_.size();
  fix_by_gain(bound_);
  if (const auto candidate = branching_candidate(); candidate >= 0) {
    visit_children(static_cast<std::size_t>(candidate));
  } else {
    consider(in_);
  }
  undo(mark);
}

void QuotaSearch::visit_children(std::size_t candidate) {
  const auto mark = trail_.size();
  for (const auto in : {true, false}) {
    fix(candidate, in);
    branch();
    undo(mark);
    if (stop_) return;
  }
}

/// The one of a group who would come next where the program's point divides the group; else an open one in
/// the point; else any open one; −1 when all are fixed.
std::ptrdiff_t QuotaSearch::branching_candidate() const {
  std::ptrdiff_t best = -1;
  double most = 1e-6;
  std::ptrdiff_t member = -1;
  for (std::size_t c = 0; c < candidate_of_.size(); ++c) {
    const auto candidate = candidate_of_[c];
    if (candidate < 0 || marks_[static_cast<std::size_t>(candidate)] != Mark::open) continue;
    const auto share = lp_->value(static_cast<std::int32_t>(c));
    const auto divided = std::min(share, 1 - share);
    if (divided > most) {
      most = divided;
      best = candidate;
    }
    if (share > 0.5 && (member < 0 || candidate < member)) member = candidate;
  }
  if (best >= 0) return static_cast<std::ptrdiff_t>(next_alike(static_cast<std::size_t>(best)));
  if (member >= 0) return member;
  for (const auto j : universe_)
    if (marks_[j] == Mark::open) return static_cast<std::ptrdiff_t>(j);
  return -1;
}

/// The group holds some whole shares and a divided one: whoever stands one place after the whole ones.
std::size_t QuotaSearch::next_alike(std::size_t candidate) const {
  const auto group = groups_.empty() ? -1 : group_of_[candidate];
  if (group < 0) return candidate;
  double shares = 0;
  const auto& alike = groups_[static_cast<std::size_t>(group)];
  for (const auto j : alike)
    if (column_of_[j] >= 0) shares += lp_->value(column_of_[j]);
  const auto place = std::min(alike.size() - 1, static_cast<std::size_t>(std::max(0.0, shares)));
  return marks_[alike[place]] == Mark::open ? alike[place] : candidate;
}

/// Candidate by candidate in tie order: in, if some best set agrees with all that was fixed before.
void QuotaSearch::find_first() {
  first_only_ = true;
  target_ = *best_;
  narrow();
  for (const auto candidate : universe_) {
    if (static_cast<std::int64_t>(in_.size()) >= rows_.rows[0].high) return;
    if (marks_[candidate] != Mark::open) continue;
    const auto chosen = std::ranges::binary_search(best_members_, candidate);
    fix(candidate, chosen || can_enter(candidate));
  }
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
  if (found) return true;
  const auto bound = exact_bound();
  fix_by_gain(bound);
  return false;
}

}  // namespace echelon::optimise
