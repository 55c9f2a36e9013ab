#pragma once

#include <span>
#include <vector>

#include "echelon/optimise/quota_rows.hpp"

namespace echelon::optimise {

/// A price for each quota row. Whatever the prices are, the best set is worth no more than what the rows'
/// bounds pay plus what each candidate gains over the prices of its rows (Geoffrion 1974); kept in integers,
/// so that this bound is exact, and in doubles with a proven margin, so that a million candidates are sifted
/// quickly.
class QuotaPrices {
 public:
  QuotaPrices(const QuotaRows& rows, std::span<const std::int64_t> scores);

  /// Takes prices in millionths a unit; they are rounded to 2^-40 and held within safe limits.
  void set(std::span<const double> prices);

  /// The row's price, scaled up by 2^40.
  [[nodiscard]] Wide exact(std::size_t row) const { return exact_[row]; }
  /// What the candidate gains, scaled up by 2^40.
  [[nodiscard]] Wide gain(std::size_t candidate) const;
  /// What the rows' bounds pay, scaled up by 2^40.
  [[nodiscard]] Wide paid() const;
  /// How far `approximate` may be off, in millionths.
  [[nodiscard]] double margin() const { return margin_; }
  [[nodiscard]] double approximate(std::size_t candidate) const;
  /// Calls `visit(candidate, approximate gain)` for every candidate with a gain above `above`.
  template <class Visit>
  void sift(double above, Visit&& visit) const {
    constexpr std::size_t block = 1024;
    double gains[block];
    for (std::size_t from = 0; from < scores_.size(); from += block) {
      const auto count = std::min(block, scores_.size() - from);
      approximate_block(from, count, gains);
      for (std::size_t i = 0; i < count; ++i)
        if (gains[i] > above) visit(from + i, gains[i]);
    }
  }

 private:
  void approximate_block(std::size_t from, std::size_t count, double* gains) const;

  const QuotaRows& rows_;
  std::span<const std::int64_t> scores_;
  std::vector<Wide> exact_;
  std::vector<double> near_;
  std::vector<std::vector<double>> table_;  ///< a price by code; the last stands for codes without a row
  double largest_score_ = 0;
  double margin_ = 0;
};

}  // namespace echelon::optimise
