#include <algorithm>
#include <cmath>

#include "echelon/optimise/quota_search.hpp"

namespace echelon::optimise {

namespace {

/// Where all scores are alike any scale will do; beside this one the rounding of the prices is small.
constexpr double plain_unit = 1 << 20;

Wide rounded_up(Wide number, Wide divisor) { return (number + divisor - 1) / divisor; }

}  // namespace

bool QuotaSearch::prove_none(Wide target, std::vector<CertificateNode>& tree) {
  first_only_ = true;
  grain_ = grain_of_values();
  target_ = reachable(target);
  start();
  if (least_score_ == most_score_) unit_ = plain_unit;
  if (sample_.size() > 0) {
    scope_ = Scope::sample;
    settle();
    scope_ = Scope::everyone;
  }
  settle();
  if (best_) return false;
  root_bound_ = scaled_down(bound_);
  root_prices_ = row_prices_;
  CertificateNode root{.rounds = {proof_prices()}, .branch = {}};
  if (root_bound_ < target_) {
    tree.push_back(std::move(root));
    return true;
  }
  narrow();
  return prove_place(std::move(root), tree);
}

/// The node holds the prices that fixed the present marks. Further prices are added until the place is closed
/// or nobody more is fixed; then it is divided.
bool QuotaSearch::prove_place(CertificateNode node, std::vector<CertificateNode>& tree) {
  settle();
  if (best_) return false;
  if (auto prices = proof_prices(); node.rounds.empty() || prices != node.rounds.back())
    node.rounds.push_back(std::move(prices));
  if (scaled_down(bound_) < target_) {
    tree.push_back(std::move(node));
    return true;
  }
  const auto before = trail_.size();
  fix_by_gain(bound_);
  const auto candidate = branching_candidate();
  bool proven = true;
  if (candidate < 0) {
    auto last = prices_of_fixed();
    proven = last.has_value();
    if (last) node.rounds.push_back(std::move(*last));
    tree.push_back(std::move(node));
  } else {
    const auto divided = static_cast<std::size_t>(candidate);
    node.branch = divided;
    tree.push_back(std::move(node));
    const auto mark = trail_.size();
    for (const auto in : {true, false}) {
      fix(divided, in);
      proven = proven && prove_place({}, tree);
      undo(mark);
    }
  }
  undo(before);
  return proven;
}

/// Along the candidates in tie order: whoever is not a member cannot be in where all before are as in
/// `members`, and is out from there on.
bool QuotaSearch::prove_first(Wide value, const std::vector<std::size_t>& members,
                              std::vector<CertificateNode>& tree) {
  target_ = value;
  prices_.set(root_prices_);
  CertificateNode node{.rounds = {proof_prices()}, .branch = {}};
  narrow();
  for (const auto candidate : universe_) {
    if (in_.size() >= members.size()) break;
    if (marks_[candidate] != Mark::open) continue;
    if (std::ranges::binary_search(members, candidate)) {
      fix(candidate, true);
      continue;
    }
    in_usage_ = rows_.usage(in_);
    if (blocked(candidate)) {
      shut_full_rows(node);
      continue;
    }
    node.branch = candidate;
    tree.push_back(std::move(node));
    const auto mark = trail_.size();
    fix(candidate, true);
    const auto proven = prove_place({}, tree);
    undo(mark);
    if (!proven) return false;
    fix(candidate, false);
    const auto fixed = trail_.size();
    node = {.rounds = {proof_prices()}, .branch = {}};
    fix_by_gain(exact_bound());
    if (trail_.size() == fixed) node.rounds.clear();
  }
  tree.push_back(std::move(node));
  return true;
}

/// Prices so high on the rows that those in already fill that everyone else in them is out.
void QuotaSearch::shut_full_rows(CertificateNode& node) {
  const auto reach = 2 * static_cast<double>(root_bound_ - target_ + 2);
  auto prices = root_prices_;
  for (std::size_t r = 0; r < rows_.rows.size(); ++r) {
    const auto& row = rows_.rows[r];
    if (row.layer < 0 || in_usage_[r] < row.high) continue;
    const auto same = std::ranges::find(prices, r, &RowPrice::row);
    if (same == prices.end()) {
      prices.push_back({r, reach});
    } else {
      same->price = std::ceil(same->price) + reach;
    }
  }
  prices_.set(prices);
  node.rounds.push_back(proof_prices());
  for (const auto j : universe_)
    if (marks_[j] == Mark::open && blocked(j)) fix(j, false);
}

/// The present prices. A price of a bound that no set can miss is moved to the seats: that never raises the
/// bound nor lets anyone go who was fixed.
std::vector<ProofPrice> QuotaSearch::proof_prices() const {
  std::vector<std::size_t> priced(prices_.priced().begin(), prices_.priced().end());
  std::ranges::sort(priced);
  std::vector<ProofPrice> prices;
  Wide seats = 0;
  for (const auto r : priced) {
    const auto& row = rows_.rows[r];
    const auto price = prices_.exact(r);
    if (row.kind == QuotaKind::seats) {
      seats += price;
    } else if (price > 0 ? row.high < row.most : row.low > row.least) {
      prices.push_back({row.kind, row.quota, price});
    } else {
      seats += price * (price > 0 ? row.most : row.least) / rows_.rows[0].high;
    }
  }
  if (seats != 0) prices.insert(prices.begin(), {QuotaKind::seats, 0, seats});
  return prices;
}

/// Where everyone is fixed: the price of a row that is broken, high enough. Nothing when the set that is left
/// has the target's value and breaks no row.
std::optional<std::vector<ProofPrice>> QuotaSearch::prices_of_fixed() const {
  Wide value = 0;
  for (const auto candidate : in_) value += scores_[candidate];
  if (value < target_) return std::vector<ProofPrice>();
  const auto sums = rows_.usage(in_);
  const auto above = scaled_up(value - target_ + 1);
  for (std::size_t r = 0; r < sums.size(); ++r) {
    const auto& row = rows_.rows[r];
    if (sums[r] > row.high)
      return std::vector{ProofPrice{row.kind, row.quota, rounded_up(above, Wide{sums[r]} - row.high)}};
    if (sums[r] < row.low)
      return std::vector{ProofPrice{row.kind, row.quota, -rounded_up(above, Wide{row.low} - sums[r])}};
  }
  return std::nullopt;
}

}  // namespace echelon::optimise
