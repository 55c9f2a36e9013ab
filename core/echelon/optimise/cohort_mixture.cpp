#include "echelon/optimise/cohort_mixture.hpp"

#include <algorithm>

namespace echelon::optimise {

CohortMixture::CohortMixture(const CohortModel& model, const CohortChoices& choices)
    : model_(model), choices_(choices), master_(model, choices), dual_(model), chooser_(model) {}

/// Each teacher's best bundle and those nearly as good; how many teachers gain.
std::size_t CohortMixture::bring_in(const CohortPrices& prices, std::int64_t within, bool first) {
  std::size_t gain = 0;
  constexpr std::size_t most = 6;
  const auto enough = static_cast<double>(mean_value(model_)) * 1e-7 + 2;
  for (std::size_t t = 0; t < model_.teachers(); ++t) {
    const auto best = chooser_.best(t, prices, choices_);
    if (best.over == BundleChooser::impossible) continue;
    const auto over = best.over;
    const bool gains = first || static_cast<double>(over) > master_.row_worth(t) + enough;
    if (gains && master_.add_bundle(t, best.options)) ++gain;
    if (!gains && round_ > 3) continue;
    chooser_.near(
        t, prices, choices_, over - within, most,
        [&](std::span<const std::int32_t> options, std::int64_t) { master_.add_bundle(t, options); });
    if (first && choices_.option_free(model_, t)) master_.add_bundle(t, {});
  }
  return gain;
}

/// No mixture keeps the rows: ever dearer, the prices say so.
std::int64_t CohortMixture::follow(CohortPrices& dearer, std::int64_t best, CohortPrices& prices) {
  constexpr std::int64_t dearest = 1'000'000'000'000'000;
  for (int times = 0; times < 10; ++times) {
    for (auto& price : dearer.row) price = std::clamp(2 * price, -dearest, dearest);
    dearer.refresh(model_);
    dual_.evaluate(dearer, choices_);
    if (dual_.bound() >= best) break;
    best = dual_.bound();
    prices = dearer;
  }
  return best;
}

std::int64_t CohortMixture::solve(CohortPrices& prices, std::int64_t patience, const Progress& progress) {
  const auto scale = mean_value(model_);
  dual_.evaluate(prices, choices_);
  auto best = dual_.bound();
  ended_ = best <= BundleChooser::impossible;
  if (ended_) return best;
  if (!begun_) {
    bring_in(prices, scale / 50, true);
    master_.begin(prices, scale / 100);
    begun_ = true;
  }
  CohortPrices tried(model_);
  for (; round_ < 200; ++round_) {
    const bool solved = master_.solve(progress);
    started_ = true;
    master_.prices(tried);
    dual_.evaluate(tried, choices_);
    const auto here = dual_.bound();
    const auto gained = best - here;
    if (here < best) {
      best = here;
      prices = tried;
    }
    ended_ = !solved;
    if (ended_) return best;
    if (bring_in(tried, scale / 500, false) > 0) {
      if (here <= best) master_.centre();
    } else if (const auto bounds = master_.widen(); bounds != CohortMaster::Bounds::moved) {
      ended_ = true;
      solved_ = bounds == CohortMaster::Bounds::free;
      return solved_ ? best : follow(tried, best, prices);
    }
    if (patience > 0 && gained < patience) {
      ++round_;
      return best;
    }
  }
  ended_ = true;
  return best;
}

}  // namespace echelon::optimise
