#pragma once

#include <cstdint>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/cohort_dual.hpp"
#include "echelon/optimise/cohort_master.hpp"

namespace echelon::optimise {

/// The linear relaxation over bundles, solved by bringing in bundles as they pay.
class CohortMixture {
 public:
  CohortMixture(const CohortModel& model, const CohortChoices& choices);
  /// From prices that are nearly right, or on from where it stopped. `prices` become the best found; their
  /// exact bound is returned. Stops when a round lowers it by less than `patience`; 0: goes on to the end.
  std::int64_t solve(CohortPrices& prices, std::int64_t patience, const Progress& progress);
  /// The program was solved to the end; else its bound is still valid.
  [[nodiscard]] bool solved() const { return solved_; }
  /// Solved, or its work is spent: going on is no use.
  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] bool started() const { return started_; }
  [[nodiscard]] const CohortMaster& master() const { return master_; }
  [[nodiscard]] CohortMaster& master() { return master_; }

 private:
  std::int64_t follow(CohortPrices& dearer, std::int64_t best, CohortPrices& prices);
  std::size_t bring_in(const CohortPrices& prices, std::int64_t within, bool first);

  const CohortModel& model_;
  const CohortChoices& choices_;
  CohortMaster master_;
  CohortDual dual_;
  BundleChooser chooser_;
  bool solved_ = false;
  bool started_ = false;
  bool begun_ = false;
  bool ended_ = false;
  int round_ = 0;
};

}  // namespace echelon::optimise
