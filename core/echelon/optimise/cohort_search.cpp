#include "echelon/optimise/cohort_search.hpp"

#include <algorithm>
#include <numeric>

namespace echelon::optimise {

using Run = CohortChoices::Run;

CohortSearch::CohortSearch(const CohortModel& model, double gap)
    : model_(model), gap_(gap), choices_(model), prices_(model), scale_(mean_value(model)) {
  for (const auto value : model.value) grain_ = std::gcd(grain_, value);
  grain_ = std::max<std::int64_t>(1, grain_);
  close_hopeless();
  const auto teachers = static_cast<int>(std::max<std::size_t>(1, model.teachers()));
  nodes_left_ = std::clamp(800'000 / teachers, 20, 400);
}

/// Sessions that too few could ever go to.
void CohortSearch::close_hopeless() {
  std::vector<std::int64_t> wanted(model_.sessions, 0);
  for (const auto s : model_.session) ++wanted[static_cast<std::size_t>(s)];
  for (std::size_t s = 0; s < model_.sessions; ++s)
    if (std::min(wanted[s], model_.limit[s]) < std::max(1, model_.minimum[s])) choices_.run[s] = Run::closed;
  for (std::size_t o = 0; o < model_.options(); ++o)
    if (auto& run = choices_.run[static_cast<std::size_t>(model_.session[o])];
        model_.pinned[o] != 0 && run == Run::free)
      run = Run::open;
}

std::int64_t CohortSearch::bound() const {
  const auto whole = bound_ == INT64_MAX ? 0 : (bound_ >= 0 ? bound_ / grain_ * grain_ : bound_);
  return found_.found ? std::max(found_.objective, whole) : whole;
}

bool CohortSearch::done_with(std::int64_t bound) {
  if (bound <= BundleChooser::impossible / 2) return true;
  if (!found_.found) return false;
  const auto whole = bound / grain_ * grain_;
  if (whole <= found_.objective) return true;
  if (static_cast<double>(whole - found_.objective) > gap_ * static_cast<double>(found_.objective))
    return false;
  left_over_ = std::max(left_over_, bound);
  return true;
}

/// A plan from prices: what pays best first, then everyone as well as there is room.
void CohortSearch::offer(const CohortPrices& prices) {
  CohortDual dual(model_);
  dual.evaluate(prices, choices_);
  auto order = dual.chosen();
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](std::int32_t o) { return prices.over(model_, static_cast<std::size_t>(o)); });
  CohortSeats seats(model_, choices_, prices);
  if (!seats.possible()) return;
  seats.take_in_order(order);
  seats.improve(*progress_);
  offer_settled(seats, found_, *progress_);
}

/// A plan from what was taken how often.
void CohortSearch::offer_shares(const std::vector<double>& shares) {
  std::vector<std::int32_t> order;
  for (std::size_t o = 0; o < shares.size(); ++o)
    if (shares[o] > 1e-3) order.push_back(static_cast<std::int32_t>(o));
  std::ranges::stable_sort(order, std::greater<>(),
                           [&](std::int32_t o) { return shares[static_cast<std::size_t>(o)]; });
  CohortSeats seats(model_, choices_, prices_);
  if (!seats.possible()) return;
  seats.take_in_order(order);
  seats.improve(*progress_);
  offer_settled(seats, found_, *progress_);
}

/// The published plan as far as it still stands, improved within the changes.
void CohortSearch::begin_with_published() {
  std::vector<std::int32_t> kept;
  for (std::size_t o = 0; o < model_.options(); ++o)
    if (model_.change[o] < 0) kept.push_back(static_cast<std::int32_t>(o));
  std::ranges::stable_sort(kept, std::greater<>(),
                           [&](std::int32_t o) { return model_.value[static_cast<std::size_t>(o)]; });
  CohortSeats seats(model_, choices_, CohortPrices(model_));
  if (!seats.possible()) return;
  seats.take_in_order(kept);
  seats.settle_minimums(0, *progress_);
  found_.offer(seats);
  seats.improve(*progress_);
  found_.offer(seats);
}

/// Steps along means, a plan from the means, then small steps of each row's own.
void CohortSearch::lower_by_volume() {
  std::vector<double> shares;
  const auto lower = [&](std::int64_t bound) { bound_ = std::min(bound_, bound); };
  lower(lower_bound_by_volume(model_, choices_, prices_, found_.objective, 300, shares, *progress_));
  offer_shares(shares);
  for (const int part : {1000, 5000})
    lower(lower_bound_by_steps(model_, choices_, prices_, 60, scale_ / part, *progress_));
}

void CohortSearch::run(const Progress& progress) {
  progress_ = &progress;
  const Words what{"安排班次", "planning the sessions"};
  progress.at(0.05, what);
  if (model_.changes_row >= 0) begin_with_published();
  first_prices(model_, choices_, prices_, progress);
  const int rounds = gap_ > 0 ? 20 : 40;
  bound_ = lower_bound_by_steps(model_, choices_, prices_, rounds, scale_ / 50, progress);
  progress.at(0.3, what);
  offer(prices_);
  if (done_with(bound_)) return;
  const auto apart = static_cast<double>(bound_ - found_.objective);
  if (found_.found && apart > 0.01 * static_cast<double>(bound_)) {
    for (int round = 0; round < 2; ++round) {
      lower_by_volume();
      if (done_with(bound_)) return;
    }
  }
  progress.at(0.5, what);
  visit(choices_, prices_, bound_, 0);
  const auto proven = std::max(left_over_, found_.found ? found_.objective : INT64_MIN);
  bound_ = std::min(bound_, proven);
}

void CohortSearch::visit(const CohortChoices& choices, CohortPrices prices, std::int64_t bound, int depth) {
  progress_->check();
  if (nodes_left_-- <= 0 || work_left_ <= 0) {
    left_over_ = std::max(left_over_, bound);
    return;
  }
  if (depth > 0)
    bound = std::min(bound, lower_bound_by_steps(model_, choices, prices, 12, scale_ / 100, *progress_));
  if (done_with(bound)) return;
  // The mixture is large: it is gone before the children are visited.
  if (const auto split = bound_node(choices, prices, bound, depth))
    branch(choices, prices, bound, split->session, split->open_first, depth);
}

/// Lowers the bound, looks for plans, and says which session to branch on, if any.
std::optional<CohortSearch::Split> CohortSearch::bound_node(const CohortChoices& choices,
                                                            CohortPrices& prices, std::int64_t& bound,
                                                            int depth) {
  CohortMixture mixture(model_, choices);
  mixture.master().limit_work(work_left_ / 2);
  const auto patience = static_cast<std::int64_t>(gap_ * static_cast<double>(bound) / 4);
  // A plan at each node would cost more than the node; the first and every so manieth has one.
  const bool plans = depth == 0 || nodes_left_ % 16 == 0;
  do {
    bound = std::min(bound, mixture.solve(prices, plans ? patience : 0, *progress_));
    if (depth == 0) bound_ = bound;
    if (depth == 0) prices_ = prices;
    if (plans && mixture.started()) round_off(model_, choices, mixture.master(), found_, *progress_);
  } while (!done_with(bound) && !mixture.ended());
  work_left_ -= mixture.master().work();
  if (done_with(bound)) return std::nullopt;
  if (!mixture.solved()) {
    left_over_ = std::max(left_over_, bound);
    return std::nullopt;
  }
  if (const auto split = half_run(choices, mixture, prices)) return split;
  return settle(choices, prices, bound, mixture, depth);
}

/// The session that the mixture lets run most in part: fewer than its minimum, or a fixed cost paid in part.
std::optional<CohortSearch::Split> CohortSearch::half_run(const CohortChoices& choices,
                                                          const CohortMixture& mixture,
                                                          const CohortPrices& prices) const {
  std::vector<double> use(model_.sessions, 0);
  for (const auto& share : mixture.master().shares())
    for (const auto o : mixture.master().bundle(share.teacher, share.number))
      use[static_cast<std::size_t>(model_.session[static_cast<std::size_t>(o)])] += share.weight;
  std::optional<Split> worst;
  double most = -1;
  for (std::size_t s = 0; s < model_.sessions; ++s) {
    if (choices.run[s] != Run::free || use[s] < 1e-4) continue;
    const auto minimum = static_cast<double>(model_.minimum[s]);
    const bool costs = model_.cost[s] > 0 && prices.money(model_.cost[s]) > 0;
    const auto part = use[s] / std::max(1.0, costs ? static_cast<double>(model_.limit[s]) : minimum);
    const auto away = std::min(part, 1 - part);
    const bool in_part = use[s] < minimum - 1e-4 || (costs && away > 0.02);
    if (!in_part || away <= most) continue;
    most = away;
    worst = Split{s, part > 0.5};
  }
  return worst;
}

void CohortSearch::branch(const CohortChoices& choices, const CohortPrices& prices, std::int64_t bound,
                          std::size_t session, bool open_first, int depth) {
  for (const bool open : {open_first, !open_first}) {
    CohortChoices child = choices;
    child.run[session] = open ? Run::open : Run::closed;
    CohortPrices start = prices;
    if (!open) start.set(model_, session, 0);
    visit(child, std::move(start), bound, depth + 1);
    if (done_with(bound)) return;
  }
}

std::optional<CohortSearch::Split> CohortSearch::settle(const CohortChoices& choices,
                                                        const CohortPrices& prices, std::int64_t bound,
                                                        CohortMixture& mixture, int depth) {
  CohortBranching first(model_, choices, mixture.master(), bound, grain_, found_);
  mixture.master().limit_work(work_left_ / 2);
  const auto spent = mixture.master().work();
  first.dive(depth == 0 ? 30'000 : 3'000, *progress_);
  work_left_ -= mixture.master().work() - spent;
  if (done_with(bound)) return std::nullopt;
  auto short_session = first.short_session();
  const auto teachers = static_cast<std::int64_t>(std::max<std::size_t>(1, model_.teachers()));
  for (int round = 0; round < 4; ++round) {
    const auto before = found_.objective;
    CohortMaster master(model_, choices);
    const auto slack = found_.found ? bound - found_.objective - grain_ : scale_ / 4;
    const bool all = gather_bundles(model_, choices, prices, std::max<std::int64_t>(0, slack), master);
    if (!all) break;
    master.begin(prices, scale_ / 50);
    master.limit_work(work_left_ / 2);
    CohortBranching search(model_, choices, master, bound, grain_, found_);
    const bool finished = search.run(std::clamp<std::int64_t>(6'000'000 / teachers, 200, 4000), *progress_);
    work_left_ -= master.work();
    if (found_.found && finished && slack >= 0) return std::nullopt;
    if (search.short_session() >= 0) short_session = search.short_session();
    if (done_with(bound)) return std::nullopt;
    if (found_.objective == before || !found_.found) {
      if (found_.found) bound = std::min(bound, search.bound());
      break;
    }
  }
  if (done_with(bound)) return std::nullopt;
  if (short_session >= 0 && choices.run[static_cast<std::size_t>(short_session)] == Run::free)
    return Split{static_cast<std::size_t>(short_session), true};
  left_over_ = std::max(left_over_, bound);
  return std::nullopt;
}

}  // namespace echelon::optimise
