#pragma once

#include <optional>
#include <vector>

#include "echelon/optimise/lottery_levels.hpp"
#include "echelon/optimise/lottery_split.hpp"
#include "echelon/optimise/phase_one.hpp"

namespace echelon::optimise {

/// Tells whether shares are a mean of feasible sets at all: a linear program over the sets known, with the
/// heaviest set under its prices added until none is heavy enough (column generation, Gilmore and Gomory
/// 1961). What it learns serves the next question.
class LotteryHull {
 public:
  explicit LotteryHull(const LotteryTypes& types);

  void add(TypePanel panel);

  /// Sets whose mean is the shares, or where there are none a cut that the shares break. Throws Cancelled.
  struct Answer {
    std::vector<WeightedPanel> panels;
    std::optional<LotteryCut> cut = std::nullopt;
  };
  [[nodiscard]] Answer split(const std::vector<Wide>& shares, const Progress& progress);

 private:
  const LotteryTypes& types_;
  PhaseOne program_;
  std::vector<TypePanel> known_;
};

}  // namespace echelon::optimise
