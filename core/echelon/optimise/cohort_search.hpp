#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_branching.hpp"
#include "echelon/optimise/cohort_mixture.hpp"
#include "echelon/optimise/cohort_model.hpp"

namespace echelon::optimise {

/// Plans from above and from below until they meet: prices by steps, a plan from the prices, the linear
/// relaxation, its rounding and dive, then branch and bound – first on which sessions run (their minimum is
/// no linear matter), then on who goes where.
class CohortSearch {
 public:
  /// Stops at (bound − objective) ≤ gap × objective.
  CohortSearch(const CohortModel& model, double gap);

  /// Throws Cancelled; what was found until then stays.
  void run(const Progress& progress);

  [[nodiscard]] const CohortIncumbent& found() const { return found_; }
  /// No plan is worth more: a multiple of what objectives are multiples of.
  [[nodiscard]] std::int64_t bound() const;
  [[nodiscard]] const CohortPrices& prices() const { return prices_; }

 private:
  void close_hopeless();
  void begin_with_published();
  void offer(const CohortPrices& prices);
  void offer_shares(const std::vector<double>& shares);
  void lower_by_volume();
  void visit(const CohortChoices& choices, CohortPrices prices, std::int64_t bound, int depth);
  /// A session to decide about, and what to try first.
  struct Split {
    std::size_t session = 0;
    bool open_first = true;
  };
  std::optional<Split> bound_node(const CohortChoices& choices, CohortPrices& prices, std::int64_t& bound,
                                  int depth);
  std::optional<Split> settle(const CohortChoices& choices, const CohortPrices& prices, std::int64_t bound,
                              CohortMixture& mixture, int depth);
  void branch(const CohortChoices& choices, const CohortPrices& prices, std::int64_t bound,
              std::size_t session, bool open_first, int depth);
  [[nodiscard]] std::optional<Split> half_run(const CohortChoices& choices, const CohortMixture& mixture,
                                              const CohortPrices& prices) const;
  /// Nothing better, or nothing better by more than the gap: noted, not searched.
  bool done_with(std::int64_t bound);

  const CohortModel& model_;
  double gap_;
  CohortChoices choices_;
  CohortPrices prices_;
  std::int64_t grain_ = 0;
  std::int64_t scale_ = 1;
  std::int64_t bound_ = INT64_MAX;
  std::int64_t left_over_ = INT64_MIN;  ///< the greatest bound of what was not searched
  int nodes_left_ = 0;
  std::int64_t work_left_ = 12'000'000'000;  ///< of the simplex in all nodes together, see CohortMaster::work
  CohortIncumbent found_;
  const Progress* progress_ = nullptr;
};

}  // namespace echelon::optimise
