#include <algorithm>
#include <cmath>
#include <numeric>

#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {
namespace {

constexpr Wide widening = 2;

}  // namespace

/// No set is worth less.
Wide QuotaSearch::least_value() const {
  auto least = Wide{least_score_} * rows_.rows[0].high;
  for (const auto& row : rows_.rows)
    if (row.penalty > 0) least -= row.penalty * std::max(row.low - row.least, row.most - row.high);
  return least;
}

/// What the values of any two sets differ by is a multiple of this: often 1, but where scores have few steps,
/// or none and only broken bounds cost, whole stretches below a bound hold no value at all.
Wide QuotaSearch::grain_of_values() const {
  std::int64_t grain = 0;
  for (const auto& row : rows_.rows)
    if (row.penalty > 0) grain = std::gcd(grain, static_cast<std::int64_t>(row.penalty));
  for (const auto score : scores_) {
    grain = std::gcd(grain, score - scores_.front());
    if (grain == 1) break;
  }
  return grain > 0 ? Wide{grain} : Wide{1};
}

/// The least value that a set can have and that is not below this.
Wide QuotaSearch::reachable(Wide value) const {
  const auto from = value - least_value();
  return value + (grain_ - from % grain_) % grain_;
}

SearchAnswer QuotaSearch::run(std::optional<Wide> at_least, bool only_value) {
  grain_ = grain_of_values();
  const auto least = least_value();
  target_ = reachable(std::max(least, at_least.value_or(least)));
  const auto most = Wide{most_score_} * rows_.rows[0].high;
  bound_ = scaled_up(most);
  if (rows_.contradictory() || target_ > most) return {SelectionStatus::infeasible, std::nullopt, most, {}};
  start();
  return search(only_value);
}

Wide QuotaSearch::bound_at_root() {
  grain_ = grain_of_values();
  target_ = least_value();
  start();
  settle_root();
  const auto above = root_bound_ - target_;
  return root_bound_ - (above % grain_ + grain_) % grain_;
}

bool QuotaSearch::any() {
  first_only_ = true;
  const auto answer = run(std::nullopt, true);
  if (answer.status == SelectionStatus::interrupted) throw Cancelled();
  return answer.value.has_value();
}

SearchAnswer QuotaSearch::search(bool only_value) {
  SearchAnswer answer;
  try {
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

SearchAnswer QuotaSearch::again(std::size_t candidate, bool in, const Progress& progress) {
  return_to_base();
  progress_ = &progress;
  target_ = least_value();
  hold(candidate, in);
  if (in) add_column(candidate);
  if (const auto column = column_of_[candidate]; column >= 0) lp_->set_bounds(column, in ? 1 : 0, in ? 1 : 0);
  auto answer = search(false);
  undo(0);
  if (in) in_.pop_back();
  marks_[candidate] = Mark::open;
  return answer;
}

/// Forgets what was fixed, found and added since `run` (at the first call: since its first linear program).
void QuotaSearch::return_to_base() {
  undo(0);
  groups_.clear();
  sample_.clear();
  scope_ = Scope::everyone;
  first_only_ = false;
  stop_ = false;
  best_.reset();
  best_members_.clear();
  if (!base_) {
    base_ = {*lp_, candidate_of_.size(), row_of_lp_.size()};
    return;
  }
  *lp_ = base_->lp;
  for (; candidate_of_.size() > base_->columns; candidate_of_.pop_back())
    if (candidate_of_.back() >= 0) column_of_[static_cast<std::size_t>(candidate_of_.back())] = -1;
  for (; row_of_lp_.size() > base_->rows; row_of_lp_.pop_back()) lp_row_of_[row_of_lp_.back()] = -1;
}

/// The linear program over everyone, by way of the sample.
void QuotaSearch::settle_root() {
  if (sample_.size() > 0) {
    scope_ = Scope::sample;
    settle();
    scope_ = Scope::everyone;
  }
  if (!stop_) settle();
  root_bound_ = scaled_down(bound_);
}

/// Looks for sets within `step` of the bound only, which leaves few candidates open; where there is none, the
/// bound was that much too high, and the step widens.
void QuotaSearch::solve_to_optimum() {
  settle_root();
  if (stop_) return;
  root_prices_ = row_prices_;
  const auto wanted = target_;
  auto bound = root_bound_;
  for (auto step = first_step(); bound >= wanted; step = step * widening + 1) {
    target_ = reachable(std::max(wanted, bound - step));
    if (target_ > bound) {  // no value lies so near to the bound
      bound = target_ - grain_;
      bound_ = scaled_up(bound);
      continue;
    }
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
  const auto at = place_in_universe(candidate);
  if (at < 0) return candidate;
  double shares = 0;
  const auto& alike = groups_[static_cast<std::size_t>(group_of_[static_cast<std::size_t>(at)])];
  for (const auto j : alike)
    if (column_of_[j] >= 0) shares += lp_->value(column_of_[j]);
  const auto place = std::min(alike.size() - 1, static_cast<std::size_t>(std::max(0.0, shares)));
  return marks_[alike[place]] == Mark::open ? alike[place] : candidate;
}

}  // namespace echelon::optimise
