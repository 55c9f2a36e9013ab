#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/selection.hpp"

namespace echelon {

/// Probabilities are whole numbers of 1/`lottery_units`.
constexpr std::int64_t lottery_units = 1'000'000'000'000'000;

/// One set that may be drawn.
struct LotteryPanel {
  std::int64_t probability = 0;      ///< in units, above 0
  std::vector<std::size_t> members;  ///< ascend
};

/// The proof of one level of the leximin order: no feasible set weighs more than `most`, so by how much the
/// people of weight could have more without anyone at `probability` or below having less is bounded.
struct LotteryLevel {
  std::int64_t probability = 0;       ///< in units
  std::vector<std::int64_t> weights;  ///< one a candidate, none below 0
  std::int64_t most = 0;
};

struct FairLottery {
  /// `optimal`: the lottery is proven; `infeasible`: no set meets the quotas; `interrupted`.
  SelectionStatus status = SelectionStatus::interrupted;
  /// When optimal: for each candidate the probability of being drawn, in units: the sum of those of the
  /// panels that have the candidate.
  std::vector<std::int64_t> probabilities;
  /// The likeliest first, then by members; the probabilities sum up to `lottery_units`.
  std::vector<LotteryPanel> panels;
  /// From the lowest probability up.
  std::vector<LotteryLevel> levels;
  /// By how much, in units and rounded up, the proof leaves open that a probability could be higher.
  std::int64_t open = 0;
  /// When infeasible: as in `SelectionResult`.
  std::vector<BoundChange> relaxation;
};

/// The leximin-fair lottery over the feasible sets of a selection (Flanigan, Gölz, Gupta, Hennig, Procaccia,
/// *Fair algorithms for selecting citizens' assemblies*, Nature 2021): a probability for each set such that
/// the least probability of any candidate is as great as can be, then the second least, and so on. These
/// probabilities are unique. Scores count for nothing. A candidate who is in no feasible set has probability
/// 0.
///
/// Every probability is proven to 1e-9 by `levels`, whose bounds come from exact searches. Throws Error where
/// the problem is malformed, or where the proof does not come that near. The same result whatever the
/// machine. See core/docs/lottery.md for the method, its sources and its cost.
[[nodiscard]] FairLottery fair_lottery(const SelectionProblem& problem, const Progress& progress = {});

/// The panel that a draw hits. `number`: 32 bytes, read as one integer N, the first byte the highest. The
/// ticket is N × lottery_units / 2^256, rounded down; the panels stand in their order on a line from 0, each
/// as long as its probability; the ticket lies in exactly one of them.
[[nodiscard]] std::size_t drawn_panel(const std::vector<LotteryPanel>& panels,
                                      const std::array<std::uint8_t, 32>& number);
/// That ticket: from 0 to lottery_units − 1.
[[nodiscard]] std::int64_t lottery_ticket(const std::array<std::uint8_t, 32>& number);

}  // namespace echelon
