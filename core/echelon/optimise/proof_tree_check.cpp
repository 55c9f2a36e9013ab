#include "echelon/optimise/proof_tree_check.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace echelon::optimise {
namespace {

constexpr auto none = static_cast<std::size_t>(-1);

/// Where the nodes below `at`, itself included, end; beyond the size when they end too early.
std::size_t after(const std::vector<CertificateNode>& nodes, std::size_t at) {
  for (std::size_t places = 1; places > 0; ++at) {
    if (at >= nodes.size()) return nodes.size() + 1;
    if (nodes[at].branch) {
      ++places;
    } else {
      --places;
    }
  }
  return at;
}

Words at_node(std::size_t node, const Words& what) {
  const auto number = std::to_string(node + 1);
  return {"第 " + number + " 个节点：" + what.zh, "node " + number + ": " + what.en};
}

}  // namespace

ProofTreeCheck::ProofTreeCheck(const SelectionProblem& problem, std::span<const std::int64_t> scores,
                               Wide target, std::optional<std::vector<std::size_t>> first)
    : problem_(problem),
      scores_(scores),
      target_(scaled_up(target)),
      first_(first.has_value()),
      is_member_(scores.size(), false),
      room_(problem.features.size()),
      measured_(problem.measures.size(), false),
      code_price_(problem.features.size()),
      measure_price_(problem.measures.size(), 0),
      marks_(scores.size(), Mark::open),
      living_(scores.size()),
      better_alike_(scores.size(), none),
      worse_alike_(scores.size(), none) {
  for (const auto& quota : problem.counts) {
    auto& rooms = room_[quota.feature];
    const auto code = static_cast<std::size_t>(std::max(quota.value, 0));
    if (rooms.size() <= code) rooms.resize(code + 1, -1);
    if (quota.value < 0) continue;
    const auto known = rooms[code] < 0 ? problem.seats : rooms[code];
    rooms[code] = std::clamp<std::int64_t>(quota.max.value_or(known), 0, known);
  }
  for (const auto& quota : problem.sums) measured_[quota.measure] = true;
  for (std::size_t f = 0; f < room_.size(); ++f) code_price_[f].assign(room_[f].size() + 1, 0);
  std::iota(living_.begin(), living_.end(), std::size_t{0});
  if (!first) return;
  for (const auto member : *first) is_member_[member] = true;
  members_ = first->size();
}

std::optional<Words> ProofTreeCheck::run(const std::vector<CertificateNode>& nodes,
                                         const Progress& progress) {
  std::vector<Waiting> waiting;
  std::size_t next = 0;
  for (;;) {
    progress.check();
    if (next >= nodes.size()) return Words{"证明树不完整，有情形没有写出", "the tree ends too early"};
    const auto& node = nodes[next];
    if (closed_by(node, waiting.empty())) {
      if (wrong_) return at_node(next, *wrong_);
      next = after(nodes, next);
      if (waiting.empty()) break;
      go_back(waiting.back());
      fix(waiting.back().candidate, false);
      waiting.pop_back();
    } else if (node.branch && *node.branch < scores_.size()) {
      waiting.push_back({*node.branch, trail_.size(), agreed_});
      fix(*node.branch, true);
      ++next;
    } else {
      return at_node(next, {"上界不低于目标，这一情形没有排除", "its bound leaves the case open"});
    }
  }
  if (next == nodes.size()) return std::nullopt;
  return Words{"证明树的节点数不对", "the tree has too many nodes, or too few"};
}

/// Nobody is in and out at once. Where sets that come before `first` are asked for, its members are in as
/// long as nobody else before them may be: without the member a set would come later.
bool ProofTreeCheck::closed_by_itself() {
  while (first_ && !contradiction_ && members_in_ < members_) {
    if (marks_[agreed_] == Mark::out && is_member_[agreed_]) return true;
    if (marks_[agreed_] != Mark::out && !is_member_[agreed_]) return false;
    fix(agreed_, is_member_[agreed_]);
    ++agreed_;
  }
  return first_ || contradiction_;
}

bool ProofTreeCheck::closed_by(const CertificateNode& node, bool for_good) {
  return closed_by_itself() || std::ranges::any_of(node.rounds, [&](const auto& prices) {
           return closed_by_prices(prices, for_good) || closed_by_itself();
         });
}

/// Whatever the prices are, a set is worth no more than what the quotas' bounds pay, what its fixed members
/// gain, and what those still open gain at most.
bool ProofTreeCheck::closed_by_prices(const std::vector<ProofPrice>& prices, bool for_good) {
  auto bound = take_prices(prices);
  std::vector<Wide> gains;
  gains.reserve(living_.size());
  for (const auto j : living_) {
    gains.push_back(gain(j));
    if (marks_[j] == Mark::in || (marks_[j] == Mark::open && gains.back() > 0))
      bound = plus(bound, gains.back());
  }
  clear_prices(prices);
  if (wrong_ || bound < target_) return true;
  for (std::size_t i = 0; i < living_.size(); ++i) {
    const auto otherwise = gains[i] > 0 ? minus(bound, gains[i]) : plus(bound, gains[i]);
    if (marks_[living_[i]] == Mark::open && otherwise < target_) fix(living_[i], gains[i] > 0);
  }
  if (for_good && !narrowed_) narrow();
  return wrong_ || contradiction_;
}

/// What the quotas' bounds pay.
Wide ProofTreeCheck::take_prices(const std::vector<ProofPrice>& prices) {
  Wide paid = 0;
  const auto pay = [&](const auto& quota, Wide price, Wide& place) {
    const auto& bound = price > 0 ? quota.max : quota.min;
    if (!bound) return complain({"为不存在的界限定了价", "it puts a price on a bound that is not there"});
    paid = plus(paid, times(price, *bound));
    place = plus(place, price);
  };
  Wide nowhere = 0;
  for (const auto& [kind, q, price] : prices) {
    if (kind == QuotaKind::seats && q == 0) {
      paid = plus(paid, times(price, problem_.seats));
      seat_price_ = plus(seat_price_, price);
    } else if (kind == QuotaKind::count && q < problem_.counts.size()) {
      const auto& quota = problem_.counts[q];
      const auto value = static_cast<std::size_t>(std::max(quota.value, 0));
      pay(quota, price, quota.value < 0 ? nowhere : code_price_[quota.feature][value]);
    } else if (kind == QuotaKind::sum && q < problem_.sums.size()) {
      pay(problem_.sums[q], price, measure_price_[problem_.sums[q].measure]);
    } else {
      complain({"名额约束不存在", "it puts a price on a quota that is not there"});
      break;
    }
  }
  return paid;
}

void ProofTreeCheck::clear_prices(const std::vector<ProofPrice>& prices) {
  seat_price_ = 0;
  std::ranges::fill(measure_price_, Wide{0});
  for (const auto& [kind, q, price] : prices) {
    if (kind != QuotaKind::count || q >= problem_.counts.size() || problem_.counts[q].value < 0) continue;
    const auto& quota = problem_.counts[q];
    code_price_[quota.feature][static_cast<std::size_t>(quota.value)] = 0;
  }
}

/// The candidate's score less the prices of all that the candidate uses.
Wide ProofTreeCheck::gain(std::size_t candidate) {
  auto gain = minus(scaled_up(scores_[candidate]), seat_price_);
  for (std::size_t f = 0; f < code_price_.size(); ++f) {
    const auto code = static_cast<std::size_t>(problem_.features[f][candidate]);
    gain = minus(gain, code_price_[f][std::min(code, code_price_[f].size() - 1)]);
  }
  for (std::size_t m = 0; m < measure_price_.size(); ++m)
    gain = minus(gain, times(measure_price_[m], problem_.measures[m][candidate]));
  return gain;
}

Wide ProofTreeCheck::plus(Wide a, Wide b) {
  Wide sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) complain({"数值过大", "its numbers are too large"});
  return sum;
}

Wide ProofTreeCheck::minus(Wide a, Wide b) {
  Wide difference = 0;
  if (__builtin_sub_overflow(a, b, &difference)) complain({"数值过大", "its numbers are too large"});
  return difference;
}

Wide ProofTreeCheck::times(Wide a, Wide b) {
  Wide product = 0;
  if (__builtin_mul_overflow(a, b, &product)) complain({"数值过大", "its numbers are too large"});
  return product;
}

/// Who is in brings all better ones alike, who is out takes along all worse ones.
void ProofTreeCheck::fix(std::size_t candidate, bool in) {
  const auto wanted = in ? Mark::in : Mark::out;
  for (auto j = candidate; j != none && marks_[j] != wanted; j = in ? better_alike_[j] : worse_alike_[j]) {
    if (marks_[j] != Mark::open) {
      contradiction_ = true;
      return;
    }
    marks_[j] = wanted;
    trail_.push_back(j);
    if (in && is_member_[j]) ++members_in_;
  }
}

void ProofTreeCheck::go_back(const Waiting& place) {
  for (; trail_.size() > place.trail; trail_.pop_back()) {
    const auto j = trail_.back();
    if (marks_[j] == Mark::in && is_member_[j]) --members_in_;
    marks_[j] = Mark::open;
  }
  agreed_ = place.agreed;
  contradiction_ = false;
}

/// What is fixed while no other side waits stays fixed.
void ProofTreeCheck::narrow() {
  narrowed_ = true;
  const auto is_out = [&](std::size_t j) { return marks_[j] == Mark::out; };
  std::erase_if(living_, is_out);
  link_alike();
  std::erase_if(living_, is_out);
}

/// Candidates who count alike in every quota, the better scored first, then the earlier; those behind as many
/// as there is room for are out.
void ProofTreeCheck::link_alike() {
  auto order = living_;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    if (const auto differ = difference(a, b); differ != 0) return differ < 0;
    return scores_[a] != scores_[b] ? scores_[a] > scores_[b] : a < b;
  });
  std::int64_t place = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto j = order[i];
    const bool first_of_its_kind = i == 0 || difference(order[i - 1], j) != 0;
    place = first_of_its_kind ? 0 : place + 1;
    if (!first_of_its_kind) {
      better_alike_[j] = order[i - 1];
      worse_alike_[order[i - 1]] = j;
    }
    if (place >= room(j)) fix(j, false);
  }
}

/// The smallest maximum on the candidate's code in a feature; −1 where there is no quota on it.
std::int64_t ProofTreeCheck::room(std::size_t feature, std::size_t candidate) const {
  const auto code = problem_.features[feature][candidate];
  const auto place = static_cast<std::size_t>(std::max(code, 0));
  return code >= 0 && place < room_[feature].size() ? room_[feature][place] : -1;
}

/// No set has more of those alike.
std::int64_t ProofTreeCheck::room(std::size_t candidate) const {
  auto most = problem_.seats;
  for (std::size_t f = 0; f < room_.size(); ++f)
    if (const auto here = room(f, candidate); here >= 0) most = std::min(most, here);
  return most;
}

/// 0 when both count alike in every quota; else below or above 0, in an order of its own.
std::int64_t ProofTreeCheck::difference(std::size_t a, std::size_t b) const {
  for (std::size_t f = 0; f < room_.size(); ++f) {
    const std::int64_t code_a = room(f, a) < 0 ? -1 : problem_.features[f][a];
    const std::int64_t code_b = room(f, b) < 0 ? -1 : problem_.features[f][b];
    if (code_a != code_b) return code_a - code_b;
  }
  for (std::size_t m = 0; m < measured_.size(); ++m) {
    const auto& values = problem_.measures[m];
    if (measured_[m] && values[a] != values[b]) return values[a] < values[b] ? -1 : 1;
  }
  return 0;
}

}  // namespace echelon::optimise
