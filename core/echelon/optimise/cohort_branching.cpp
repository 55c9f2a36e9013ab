#include "echelon/optimise/cohort_branching.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace echelon::optimise {
namespace {

/// Weights nearer to a whole number owe it to the nudges of the rows.
constexpr double nearly = 1e-4;
constexpr std::size_t most_at_once = 1000;

}  // namespace

void offer_settled(const CohortSeats& seats, CohortIncumbent& incumbent, const Progress& progress) {
  for (const double share : {0.8, 0.7, 0.9}) {
    CohortSeats tried = seats;
    tried.settle_minimums(share, progress);
    tried.improve(progress);
    tried.reopen(progress);
    tried.improve(progress);
    incumbent.offer(tried);
    if (seats.short_session() < 0) return;
  }
}

std::ptrdiff_t round_off(const CohortModel& model, const CohortChoices& choices, const CohortMaster& master,
                         CohortIncumbent& incumbent, const Progress& progress) {
  std::vector<std::tuple<double, std::size_t, std::size_t>> order;
  for (const auto& share : master.shares()) order.emplace_back(-share.weight, share.teacher, share.number);
  std::ranges::sort(order);
  std::vector<std::int32_t> options;
  for (const auto& [weight, teacher, number] : order)
    for (const auto o : master.bundle(teacher, number)) options.push_back(o);
  CohortPrices prices(model);
  master.prices(prices);
  CohortSeats seats(model, choices, prices);
  if (!seats.possible()) return -1;
  seats.take_in_order(options);
  seats.improve(progress);
  const auto short_session = seats.short_session();
  if (seats.complete()) {
    incumbent.offer(seats);
  } else {
    offer_settled(seats, incumbent, progress);
  }
  return short_session;
}

bool gather_bundles(const CohortModel& model, const CohortChoices& choices, const CohortPrices& prices,
                    std::int64_t slack, CohortMaster& master) {
  constexpr std::size_t most_each = 300;
  constexpr std::size_t most = 200'000;
  BundleChooser chooser(model);
  std::size_t total = 0;
  for (std::size_t t = 0; t < model.teachers(); ++t) {
    const auto best = chooser.best(t, prices, choices);
    if (best.over == BundleChooser::impossible) return false;
    const auto over = best.over;
    master.add_bundle(t, best.options);
    std::size_t count = 0;
    chooser.near(t, prices, choices, over - slack, most_each,
                 [&](std::span<const std::int32_t> options, std::int64_t) {
                   master.add_bundle(t, options);
                   ++count;
                 });
    total += count;
    if (count >= most_each || total >= most) return false;
  }
  return true;
}

CohortBranching::CohortBranching(const CohortModel& model, const CohortChoices& choices, CohortMaster& master,
                                 std::int64_t bound, std::int64_t grain, CohortIncumbent& incumbent)
    : model_(model),
      choices_(choices),
      master_(master),
      bound_(bound),
      grain_(std::max<std::int64_t>(1, grain)),
      incumbent_(incumbent) {
  for (std::size_t t = 0; t < model.teachers(); ++t) forbidden_.emplace_back(master.bundles(t), 0);
}

bool CohortBranching::hopeless(std::int64_t bound) const {
  return incumbent_.found && bound / grain_ * grain_ <= incumbent_.objective;
}

bool CohortBranching::run(std::int64_t nodes, const Progress& progress) {
  if (hopeless(bound_)) return true;
  progress_ = &progress;
  nodes_left_ = nodes;
  visit(0);
  bound_ = std::max(left_over_, incumbent_.found ? incumbent_.objective : INT64_MIN);
  return left_over_ == INT64_MIN;
}

std::int64_t CohortBranching::exact_bound(const CohortPrices& prices) const {
  auto sum = rows_worth(model_, prices, choices_);
  for (std::size_t t = 0; t < model_.teachers(); ++t) {
    auto best = BundleChooser::impossible;
    for (std::size_t b = 0; b < forbidden_[t].size(); ++b)
      if (forbidden_[t][b] == 0) best = std::max(best, bundle_over(model_, prices, master_.bundle(t, b)));
    if (best == BundleChooser::impossible) return best;
    sum += best;
  }
  return sum;
}

/// Teachers and sessions between in and out, the most nearly decided first.
std::vector<CohortBranching::Split> CohortBranching::undecided() const {
  std::vector<Split> splits;
  const auto shares = master_.shares();
  for (std::size_t i = 0, j = 0; i < shares.size(); i = j) {
    while (j < shares.size() && shares[j].teacher == shares[i].teacher) ++j;
    if (j == i + 1) continue;
    std::map<std::int32_t, double> weight;
    for (auto k = i; k < j; ++k)
      for (const auto o : master_.bundle(shares[k].teacher, shares[k].number)) weight[o] += shares[k].weight;
    for (const auto& [option, share] : weight)
      if (share > nearly && share < 1 - nearly) splits.push_back({shares[i].teacher, option, share});
  }
  std::ranges::stable_sort(splits, std::greater<>(), &Split::share);
  return splits;
}

/// The mixture is the best there is, or (false) cannot be had.
bool CohortBranching::solve() {
  auto bounds = CohortMaster::Bounds::moved;
  while (bounds == CohortMaster::Bounds::moved) {
    if (!master_.solve(*progress_)) return false;
    bounds = master_.widen();
  }
  return bounds == CohortMaster::Bounds::free;
}

void CohortBranching::dive(std::int64_t iterations, const Progress& progress) {
  progress_ = &progress;
  std::vector<Held> held;
  // What the mixture may lose by one step before the step is taken back.
  const auto loss = static_cast<double>(grain_) / 2;
  auto batch = most_at_once;
  const auto last = master_.iterations() + iterations;
  bool solved = solve();
  while (solved && master_.iterations() < last) {
    const auto splits = undecided();
    if (splits.empty()) break;
    const auto before = master_.objective();
    const auto from = held.size();
    hold(splits, batch, held);
    if (held.size() == from) break;  // what is held does not go together
    solved = solve();
    if (solved && master_.objective() >= before - loss) {
      batch = most_at_once;
      continue;
    }
    release(held, from);
    if (batch > 1) {
      batch = 1;
      solved = solve();
      continue;
    }
    const auto without = try_out(splits.front(), held);
    const auto kept = without >= before - loss;
    batch = most_at_once;
    if (kept) continue;
    // Either way it loses: go in, as the mixture leans that way.
    release(held, from);
    hold(splits, 1, held);
    solved = solve();
  }
  note_short(round_off(model_, choices_, master_, incumbent_, progress));
  release(held, 0);
}

/// Holds the first splits as they lean.
void CohortBranching::hold(const std::vector<Split>& splits, std::size_t batch, std::vector<Held>& held) {
  const auto most = std::min(batch, 1 + splits.size() / 8);
  for (std::size_t i = 0; i < splits.size() && i < most; ++i) {
    if (i > 0 && splits[i].share < 0.75) return;
    std::vector<std::size_t> forbidden;
    restrict(splits[i], true, forbidden);
    if (!forbidden.empty()) held.push_back({splits[i].teacher, std::move(forbidden)});
  }
}

/// The mixture's worth with the option left out; minus infinity when there is none.
double CohortBranching::try_out(const Split& split, std::vector<Held>& held) {
  std::vector<std::size_t> forbidden;
  restrict(split, false, forbidden);
  held.push_back({split.teacher, std::move(forbidden)});
  return solve() ? master_.objective() : -1e300;
}

void CohortBranching::release(std::vector<Held>& held, std::size_t from) {
  for (; held.size() > from; held.pop_back()) release(held.back().teacher, held.back().forbidden);
}

void CohortBranching::restrict(const Split& split, bool in, std::vector<std::size_t>& forbidden) {
  const auto t = split.teacher;
  for (std::size_t b = 0; b < forbidden_[t].size(); ++b) {
    const auto options = master_.bundle(t, b);
    const bool holds = std::ranges::find(options, split.option) != options.end();
    if (forbidden_[t][b] != 0 || holds == in) continue;
    forbidden_[t][b] = 1;
    master_.forbid(t, b, true);
    forbidden.push_back(b);
  }
}

void CohortBranching::release(std::size_t teacher, const std::vector<std::size_t>& forbidden) {
  for (const auto b : forbidden) {
    forbidden_[teacher][b] = 0;
    master_.forbid(teacher, b, false);
  }
}

void CohortBranching::visit(int depth) {
  progress_->check();
  --nodes_left_;
  if (!solve()) {
    left_over_ = std::max(left_over_, bound_);
    return;
  }
  CohortPrices prices(model_);
  master_.prices(prices);
  const auto bound = std::min(bound_, exact_bound(prices));
  if (hopeless(bound)) return;
  const auto splits = undecided();
  const auto split = splits.empty() ? Split{} : splits.front();
  if (depth < 3 || depth % 8 == 0 || split.option < 0)
    note_short(round_off(model_, choices_, master_, incumbent_, *progress_));
  if (hopeless(bound)) return;
  // A whole solution that is not the incumbent now misses a minimum, or lives on the nudges of the rows.
  if (split.option < 0 || nodes_left_ <= 0) {
    left_over_ = std::max(left_over_, bound);
    return;
  }
  branch(depth, split, bound);
}

void CohortBranching::branch(int depth, const Split& split, std::int64_t bound) {
  for (const bool in : {true, false}) {
    if (nodes_left_ <= 0) {
      left_over_ = std::max(left_over_, bound);
      return;
    }
    std::vector<std::size_t> forbidden;
    restrict(split, in, forbidden);
    visit(depth + 1);
    release(split.teacher, forbidden);
    if (hopeless(bound)) return;
  }
}

}  // namespace echelon::optimise
