#pragma once

#include <optional>
#include <vector>

#include "echelon/optimise/lottery_levels.hpp"
#include "echelon/optimise/lottery_split.hpp"
#include "echelon/optimise/phase_one.hpp"

namespace echelon::optimise {

/// The leximin lottery over feasible sets themselves, for the cases in which the relaxation's shares are no
/// mean of feasible sets: level by level as in `relaxed_leximin`, by a linear program over the sets known, to
/// which the heaviest set under its prices is added until none is heavy enough (column generation, Gilmore
/// and Gomory 1961; Flanigan and others 2021).
class LotteryHull {
 public:
  LotteryHull(const LotteryTypes& types, const Progress& progress);

  /// A set to begin with; at least one.
  void add(TypePanel panel);

  struct Lottery {
    LeximinShares shares;
    std::vector<WeightedPanel> panels;
  };
  /// Throws Cancelled.
  [[nodiscard]] Lottery leximin();

 private:
  [[nodiscard]] bool is_open(std::size_t t) const { return reached_[t] < 0; }
  void set_rows(std::int64_t probability);
  [[nodiscard]] LevelProof next_level();
  [[nodiscard]] std::optional<std::int64_t> highest(const std::vector<std::int64_t>& weights,
                                                    Wide most) const;
  void settle(const LevelProof& level);
  [[nodiscard]] std::vector<WeightedPanel> weighted_panels() const;

  const LotteryTypes& types_;
  const Progress& progress_;
  PhaseOne program_;
  std::vector<TypePanel> known_;
  std::vector<std::int64_t> reached_;  ///< in units; below 0: at no level yet
};

}  // namespace echelon::optimise
