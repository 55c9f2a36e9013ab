#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "echelon/base/progress.hpp"
#include "echelon/optimise/quota_rows.hpp"

namespace echelon::optimise {

/// How many of each type a feasible set has.
using TypePanel = std::vector<std::int32_t>;

/// A set of greatest weight: its types and the weight.
struct HeaviestPanel {
  TypePanel panel;
  Wide weight = 0;
};

/// People who stand in the same quota rows with the same measures are of one *type*: any of them can take the
/// place of any other, so a fair lottery gives them one probability. Refers to the problem's columns.
class LotteryTypes {
 public:
  struct Entry {
    std::size_t row = 0;
    std::int64_t by = 0;
  };

  explicit LotteryTypes(const SelectionProblem& problem);

  [[nodiscard]] const QuotaRows& rows() const { return rows_; }
  [[nodiscard]] std::size_t count() const { return people_.size(); }
  /// The people of a type, ascending. Types stand in the order of their first.
  [[nodiscard]] const std::vector<std::size_t>& people(std::size_t type) const { return people_[type]; }
  [[nodiscard]] std::int32_t size(std::size_t type) const {
    return static_cast<std::int32_t>(people_[type].size());
  }
  [[nodiscard]] std::size_t type_of(std::size_t person) const { return type_of_[person]; }
  /// The rows in which each of the type's people stands.
  [[nodiscard]] const std::vector<Entry>& entries(std::size_t type) const { return entries_[type]; }

  /// A feasible set that weighs most, proven, of those that weigh at least `at_least`; nothing where there is
  /// none. One weight a type, for each of its people; weight × seats below 4 × 10^18. Throws Cancelled.
  [[nodiscard]] std::optional<HeaviestPanel> heaviest(std::span<const std::int64_t> weights,
                                                      std::optional<Wide> at_least,
                                                      const Progress& progress) const;

 private:
  QuotaRows rows_;
  std::vector<std::vector<std::size_t>> people_;
  std::vector<std::size_t> type_of_;
  std::vector<std::vector<Entry>> entries_;
};

/// Real numbers as whole ones in the same proportions: small ones where the proportions are simple fractions,
/// else rounded so that the largest is about `largest`.
[[nodiscard]] std::vector<std::int64_t> whole_weights(std::span<const double> weights, double largest);
/// The smallest whole numbers in the proportions of simple fractions; nothing where they are not simple.
[[nodiscard]] std::optional<std::vector<std::int64_t>> simple_proportions(std::span<const double> weights);

/// What the prices of a linear program over sets ask for: a set that weighs at least so much.
struct PanelWish {
  std::vector<std::int64_t> weights;
  std::int64_t at_least = 0;
};
/// `prices`: as `PhaseOne::prices`, one for each row of a type, then that of the probabilities' sum.
[[nodiscard]] PanelWish wish_of(std::span<const double> prices);

}  // namespace echelon::optimise
