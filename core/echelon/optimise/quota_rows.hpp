#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "echelon/optimise/selection.hpp"
#include "echelon/optimise/wide.hpp"

namespace echelon::optimise {

/// One quota as a row of the program: low ≤ sum of the members' coefficients ≤ high.
struct QuotaRow {
  QuotaKind kind = QuotaKind::seats;
  std::size_t quota = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;
  /// What the sum can be at all.
  std::int64_t least = 0;
  std::int64_t most = 0;
  /// The largest coefficient; at least 1.
  std::int64_t largest = 1;
  /// Cost of each unit outside [low, high]; 0: not allowed.
  Wide penalty = 0;
  bool has_min = false;
  /// Where a count row stands: which layer, and the code; −1: in none.
  std::int32_t layer = -1;
  std::int32_t code = -1;

  /// The empty sum breaks it.
  [[nodiscard]] bool demanding() const { return low > 0 || high < 0; }
};

/// Count rows that share a column of codes: at most one of them holds for a candidate.
struct CodeLayer {
  std::span<const std::int32_t> codes;
  std::vector<std::int32_t> row_of_code;  ///< −1: no quota on this code

  [[nodiscard]] std::int32_t row(std::size_t candidate) const {
    const auto code = codes[candidate];
    return code < 0 || static_cast<std::size_t>(code) >= row_of_code.size()
               ? -1
               : row_of_code[static_cast<std::size_t>(code)];
  }
};

struct MeasureLayer {
  std::span<const std::int64_t> values;
  std::int32_t row = 0;
  std::int64_t least = 0;  ///< of the values
  std::int64_t most = 0;
};

/// The quotas of a problem as rows; row 0 is the number of seats. Refers to the problem's columns.
struct QuotaRows {
  std::vector<QuotaRow> rows;
  std::vector<CodeLayer> layers;
  std::vector<MeasureLayer> measures;

  /// Calls `visit(row, coefficient)` for every row in which the candidate stands.
  template <class Visit>
  void entries(std::size_t candidate, Visit&& visit) const {
    visit(std::int32_t{0}, std::int64_t{1});
    for (const auto& layer : layers)
      if (const auto row = layer.row(candidate); row >= 0) visit(row, std::int64_t{1});
    for (const auto& measure : measures)
      if (const auto value = measure.values[candidate]; value != 0) visit(measure.row, value);
  }
  [[nodiscard]] std::size_t width() const { return 1 + layers.size() + measures.size(); }
  /// Where the row of a quota stands: the seats first, then the counts, then the sums.
  [[nodiscard]] std::size_t row_of(QuotaKind kind, std::size_t quota) const {
    const auto sums = measures.size();
    return kind == QuotaKind::seats ? 0 : 1 + quota + (kind == QuotaKind::sum ? rows.size() - 1 - sums : 0);
  }
  /// Both stand in the same rows with the same coefficients.
  [[nodiscard]] bool alike(std::size_t a, std::size_t b) const;
  /// The rows' sums over a set.
  [[nodiscard]] std::vector<std::int64_t> usage(std::span<const std::size_t> members) const;
  /// Some row is not met by any sum at all.
  [[nodiscard]] bool contradictory() const;
};

/// The smallest and the largest of at least one number.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> least_and_most(std::span<const std::int64_t> numbers);
/// Rows as the quotas say.
[[nodiscard]] QuotaRows hard_rows(const SelectionProblem& problem);
/// Rows that may be broken at the price of their weight, in millionths of a unit; the seats may not.
[[nodiscard]] QuotaRows elastic_rows(const SelectionProblem& problem);

}  // namespace echelon::optimise
