#include "echelon/optimise/cohort_bundles.hpp"

#include <algorithm>

#include "echelon/optimise/wide.hpp"

namespace echelon::optimise {

constexpr std::int64_t millionths = 1'000'000;

CohortPrices::CohortPrices(const CohortModel& model)
    : row(model.rows, 0), lane_(model.lane_session.size(), 0) {}

void CohortPrices::refresh(const CohortModel& model) {
  yuan_ = model.budget_row < 0 ? 0 : row[static_cast<std::size_t>(model.budget_row)];
  changes_ = model.changes_row < 0 ? 0 : row[static_cast<std::size_t>(model.changes_row)];
  for (std::size_t l = 0; l < lane_.size(); ++l) {
    const auto session = static_cast<std::size_t>(model.lane_session[l]);
    auto price = row[session];
    for (const auto day : model.lane_days[l]) price += row[static_cast<std::size_t>(day)];
    if (yuan_ != 0) price += money(model.seat_cost[session]);
    lane_[l] = price;
  }
}

std::int64_t CohortPrices::money(std::int64_t amount) const {
  return static_cast<std::int64_t>(Wide{amount} * yuan_ / millionths);
}

std::int64_t CohortPrices::money_up(std::int64_t amount) const {
  return static_cast<std::int64_t>((Wide{amount} * yuan_ + millionths - 1) / millionths);
}

bool CohortPrices::open(const CohortModel& model, std::span<const std::int32_t> options,
                        std::int64_t wall) const {
  return std::ranges::all_of(options, [&](std::int32_t o) {
    const auto i = static_cast<std::size_t>(o);
    const auto days = model.lane_days[static_cast<std::size_t>(model.lane[i])];
    return row[static_cast<std::size_t>(model.session[i])] < wall &&
           std::ranges::none_of(days,
                                [&](std::int32_t day) { return row[static_cast<std::size_t>(day)] >= wall; });
  });
}

bool BundleChooser::allows(std::span<const std::int32_t> options, const CohortChoices& choices) {
  chosen_.clear();
  bool fine = true;
  for (const auto o : options) {
    const auto i = static_cast<std::size_t>(o);
    fine = fine && choices.option[i] >= 0 && fits(o) &&
           choices.run[static_cast<std::size_t>(model_.session[i])] != CohortChoices::Run::closed;
    take(o, 1);
    chosen_.push_back(o);
  }
  fine = fine && prepared();
  undo_fixed();
  return fine;
}

void BundleChooser::collect(std::size_t teacher, const CohortPrices& prices, const CohortChoices& choices,
                            bool plain) {
  offers_.clear();
  for (auto i = model_.first[teacher]; i < model_.first[teacher + 1]; ++i) {
    const auto o = static_cast<std::size_t>(i);
    if (choices.option[o] != 0) continue;
    if (choices.run[static_cast<std::size_t>(model_.session[o])] == CohortChoices::Run::closed) continue;
    Offer offer{prices.over(model_, o), 0, i};
    offer.hope = offer.over;
    if (!plain)
      for (const auto day : model_.lane_days[static_cast<std::size_t>(model_.lane[o])])
        offer.hope += prices.row[static_cast<std::size_t>(day)];
    offers_.push_back(offer);
  }
  std::ranges::stable_sort(offers_, std::greater<>(), &Offer::hope);
}

BundleChooser::Best BundleChooser::best(std::size_t teacher, const CohortPrices& prices,
                                        const CohortChoices& choices) {
  best_.clear();
  chosen_.clear();
  best_over_ = 0;
  const auto need = static_cast<std::size_t>(model_.need[teacher]);
  if (choices.forced[teacher] == 0) {
    offers_.clear();
    for (auto i = model_.first[teacher]; i < model_.first[teacher + 1]; ++i) {
      const auto o = static_cast<std::size_t>(i);
      const auto over = prices.over(model_, o);
      if (over <= 0 || choices.option[o] != 0 ||
          choices.run[static_cast<std::size_t>(model_.session[o])] == CohortChoices::Run::closed)
        continue;
      auto place = offers_.size();
      offers_.push_back({});
      for (; place > 0 && offers_[place - 1].over < over; --place) offers_[place] = offers_[place - 1];
      offers_[place] = {over, over, i};
    }
    search_plain(need, 0, 0);
    return {best_over_, best_};
  }
  collect(teacher, prices, choices, false);
  best_over_ = impossible;
  const auto base = begin_with_fixed(teacher, prices, choices);
  if (base != impossible) {
    search(prices, need, 0, base);
    undo_fixed();
  }
  return {best_over_, best_};
}

std::int64_t BundleChooser::hope_from(std::size_t from, std::size_t count) const {
  std::int64_t hope = 0;
  for (auto i = from; i < offers_.size() && i < from + count && offers_[i].hope > 0; ++i)
    hope += offers_[i].hope;
  return hope;
}

void BundleChooser::search_plain(std::size_t need, std::size_t from, std::int64_t sum) {
  if (sum > best_over_) {
    best_over_ = sum;
    best_ = chosen_;
  }
  if (chosen_.size() == need) return;
  for (auto i = from; i < offers_.size(); ++i) {
    if (sum + hope_from(i, need - chosen_.size()) <= best_over_) return;
    const auto session = model_.session[static_cast<std::size_t>(offers_[i].option)];
    const auto clashes = [&](std::int32_t other) {
      return model_.overlap(session, model_.session[static_cast<std::size_t>(other)]);
    };
    if (std::ranges::any_of(chosen_, clashes)) continue;
    chosen_.push_back(offers_[i].option);
    search_plain(need, i + 1, sum + offers_[i].over);
    chosen_.pop_back();
  }
}

void BundleChooser::search(const CohortPrices& prices, std::size_t need, std::size_t from, std::int64_t sum) {
  if (sum > best_over_ && prepared()) {
    best_over_ = sum;
    best_ = chosen_;
  }
  if (chosen_.size() >= need) return;
  for (auto i = from; i < offers_.size(); ++i) {
    const auto hope = sum + hope_from(i, need - chosen_.size());
    // A set that lacks a prerequisite may need an option that costs more than it is worth.
    if (hope <= best_over_ && best_over_ != impossible) return;
    if (!fits(offers_[i].option)) continue;
    const auto more = gain(offers_[i], prices);
    take(offers_[i].option, 1);
    chosen_.push_back(offers_[i].option);
    search(prices, need, i + 1, sum + more);
    chosen_.pop_back();
    take(offers_[i].option, -1);
  }
}

std::int64_t BundleChooser::begin_with_fixed(std::size_t teacher, const CohortPrices& prices,
                                             const CohortChoices& choices) {
  std::int64_t sum = 0;
  for (auto i = model_.first[teacher]; i < model_.first[teacher + 1]; ++i) {
    const auto o = static_cast<std::size_t>(i);
    if (choices.option[o] <= 0) continue;
    const bool closed =
        choices.run[static_cast<std::size_t>(model_.session[o])] == CohortChoices::Run::closed;
    if (closed || !fits(i) || chosen_.size() >= static_cast<std::size_t>(model_.need[teacher])) {
      undo_fixed();
      return impossible;
    }
    sum += gain({prices.over(model_, o), 0, i}, prices);
    take(i, 1);
    chosen_.push_back(i);
  }
  return sum;
}

void BundleChooser::undo_fixed() {
  for (const auto o : chosen_) take(o, -1);
  chosen_.clear();
}

bool BundleChooser::fits(std::int32_t option) const {
  const auto session = model_.session[static_cast<std::size_t>(option)];
  for (const auto other : chosen_)
    if (model_.overlap(session, model_.session[static_cast<std::size_t>(other)])) return false;
  for (const auto group : model_.together[static_cast<std::size_t>(session)])
    if (taken_[static_cast<std::size_t>(group)] >= model_.together_most[static_cast<std::size_t>(group)])
      return false;
  return true;
}

/// The option's own worth over cost, the days that the chosen have paid for already given back.
std::int64_t BundleChooser::gain(const Offer& offer, const CohortPrices& prices) const {
  auto over = offer.over;
  const auto o = static_cast<std::size_t>(offer.option);
  bool shares = false;
  for (const auto other : chosen_)
    shares = shares || model_.shared_day(model_.session[o], model_.session[static_cast<std::size_t>(other)]);
  if (!shares) return over;
  for (const auto day : model_.lane_days[static_cast<std::size_t>(model_.lane[o])]) {
    const auto paid = std::ranges::any_of(chosen_, [&](std::int32_t other) {
      return std::ranges::binary_search(
          model_.lane_days[static_cast<std::size_t>(model_.lane[static_cast<std::size_t>(other)])], day);
    });
    if (paid) over += prices.row[static_cast<std::size_t>(day)];
  }
  return over;
}

/// Everything chosen has what must come before it.
bool BundleChooser::prepared() const {
  return std::ranges::all_of(chosen_, [&](std::int32_t o) {
    const auto after = model_.after[static_cast<std::size_t>(o)];
    if (after < 0) return true;
    const auto& before = model_.earlier[static_cast<std::size_t>(after)];
    return std::ranges::any_of(chosen_, [&](std::int32_t other) {
      return std::ranges::find(before, model_.session[static_cast<std::size_t>(other)]) != before.end();
    });
  });
}

void BundleChooser::take(std::int32_t option, int by) {
  for (const auto group :
       model_.together[static_cast<std::size_t>(model_.session[static_cast<std::size_t>(option)])])
    taken_[static_cast<std::size_t>(group)] += by;
}

}  // namespace echelon::optimise
