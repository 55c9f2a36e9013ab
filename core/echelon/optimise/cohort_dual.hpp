#pragma once

#include <cstdint>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_bundles.hpp"
#include "echelon/optimise/cohort_model.hpp"

namespace echelon::optimise {

/// What everyone would take at given prices, and so a bound on every plan: the Lagrangean of the rows
/// (Geoffrion 1974), each teacher choosing a whole bundle.
class CohortDual {
 public:
  explicit CohortDual(const CohortModel& model) : model_(model), chooser_(model), use_(model.rows, 0) {}

  /// Everyone's best bundle at `prices` (refreshed): bound, use and bundles below. `stride` above 1 asks
  /// every so manieth teacher only, whose use counts as often; the bound is then none.
  void evaluate(const CohortPrices& prices, const CohortChoices& choices, std::size_t stride = 1);

  /// No plan within the choices is worth more; `BundleChooser::impossible` where a teacher has no bundle.
  [[nodiscard]] std::int64_t bound() const { return bound_; }
  /// How much more each row is used than it offers at these prices (of the budget in whole yuan).
  [[nodiscard]] std::int64_t excess(std::size_t row, const CohortPrices& prices,
                                    const CohortChoices& choices) const;
  /// The chosen options, teacher by teacher.
  [[nodiscard]] const std::vector<std::int32_t>& chosen() const { return chosen_; }

 private:
  const CohortModel& model_;
  BundleChooser chooser_;
  std::vector<std::int64_t> use_;
  std::vector<std::int32_t> chosen_;
  std::int64_t bound_ = 0;
  std::int64_t money_ = 0;
};

/// What the rows offer at these prices: added to everyone's best bundles, a bound.
[[nodiscard]] std::int64_t rows_worth(const CohortModel& model, const CohortPrices& prices,
                                      const CohortChoices& choices);

/// Looks for prices with a low bound, from those given: each row's price moves by a step of its own against
/// its excess, longer while the sign stays and shorter when it turns (Riedmiller and Braun 1993). Keeps the
/// best prices in `prices`; returns their bound.
std::int64_t lower_bound_by_steps(const CohortModel& model, const CohortChoices& choices,
                                  CohortPrices& prices, int rounds, std::int64_t first_step,
                                  const Progress& progress);

/// The same by steps along the mean of the excesses, against a plan worth `objective`: the volume algorithm
/// (Barahona and Anbil 2000). Slower, but many equal values do not confuse it.
/// `shares`: how often each option was taken, the later rounds for more: about a solution of the relaxation.
std::int64_t lower_bound_by_volume(const CohortModel& model, const CohortChoices& choices,
                                   CohortPrices& prices, std::int64_t objective, int rounds,
                                   std::vector<double>& shares, const Progress& progress);

/// Prices to begin with, from a part of the teachers.
void first_prices(const CohortModel& model, const CohortChoices& choices, CohortPrices& prices,
                  const Progress& progress);

/// The mean of what an option is worth, at least 1: the scale of prices.
[[nodiscard]] std::int64_t mean_value(const CohortModel& model);

}  // namespace echelon::optimise
