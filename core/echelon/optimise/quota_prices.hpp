#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "echelon/optimise/packed.hpp"
#include "echelon/optimise/quota_rows.hpp"

namespace echelon::optimise {

struct RowPrice {
  std::size_t row = 0;
  double price = 0;
};

/// A price for each quota row. Whatever the prices are, the best set is worth no more than what the rows'
/// bounds pay plus what each candidate gains over the prices of its rows (Geoffrion 1974); kept in integers,
/// so that this bound is exact, and in doubles with a proven margin, so that a million candidates are sifted
/// quickly. Rows without a price cost nothing.
class QuotaPrices {
 public:
  /// `least` and `most`: of the scores.
  QuotaPrices(const QuotaRows& rows, std::span<const std::int64_t> scores, std::int64_t least,
              std::int64_t most);

  /// Takes prices in millionths a unit, at most one a row, all others being 0; they are rounded to 2^-40 and
  /// held within safe limits.
  void set(std::span<const RowPrice> prices);

  /// The rows with a price.
  [[nodiscard]] std::span<const std::size_t> priced() const { return priced_; }
  /// The row's price, scaled up by 2^40.
  [[nodiscard]] Wide exact(std::size_t row) const { return exact_[row]; }
  /// What the candidate gains, scaled up by 2^40.
  [[nodiscard]] Wide gain(std::size_t candidate) const;
  /// What the rows' bounds pay, scaled up by 2^40.
  [[nodiscard]] Wide paid() const;
  /// How far `approximate` may be off, in millionths.
  [[nodiscard]] double margin() const { return margin_; }
  [[nodiscard]] double approximate(std::size_t candidate) const {
    auto gain = static_cast<double>(scores_[candidate]) - near_[0];
    for (std::size_t l = 0; l < table_.size(); ++l) {
      const auto last = static_cast<std::uint32_t>(table_[l].size() - 1);
      const auto code = static_cast<std::uint32_t>(rows_.layers[l].codes[candidate]);
      gain -= table_[l][std::min(code, last)];
    }
    for (const auto& measure : rows_.measures)
      gain -= near_[static_cast<std::size_t>(measure.row)] * static_cast<double>(measure.values[candidate]);
    return gain;
  }
  /// Calls `visit(candidate, approximate gain)` for those of the pack with a gain above `above`.
  template <class Visit>
  void sift(const PackedCandidates& pack, double above, Visit&& visit) const {
    for (std::size_t i = 0; i < pack.size(); ++i) {
      auto gain = pack.score(i) - near_[0];
      const auto* places = pack.places(i);
      for (std::size_t l = 0; l < table_.size(); ++l) gain -= table_[l][places[l]];
      const auto* values = pack.values(i);
      for (std::size_t m = 0; m < rows_.measures.size(); ++m)
        gain -= near_[static_cast<std::size_t>(rows_.measures[m].row)] * values[m];
      if (gain > above) visit(pack.who(i), gain);
    }
  }
  /// Calls `visit(candidate, approximate gain)` for every candidate with a gain above `above`. Most are
  /// passed over by their score alone.
  template <class Visit>
  void sift(double above, Visit&& visit) const {
    constexpr std::size_t block = 1024;
    std::uint32_t likely[block];
    const auto least = least_score(above);
    for (std::size_t from = 0; from < scores_.size(); from += block) {
      const auto count = std::min(block, scores_.size() - from);
      std::size_t found = 0;
      for (std::size_t i = 0; i < count; ++i) {
        likely[found] = static_cast<std::uint32_t>(i);
        found += scores_[from + i] >= least ? 1 : 0;
      }
      for (std::size_t i = 0; i < found; ++i)
        if (const auto gain = approximate(from + likely[i]); gain > above) visit(from + likely[i], gain);
    }
  }

  /// Remembers the present prices: `risen` counts from here.
  void anchor();
  /// No candidate's approximate gain has risen by more than this since `anchor`, in millionths.
  [[nodiscard]] double risen() const;

 private:
  void put(std::size_t row, Wide exact);
  /// Whoever gains more than `above` has at least this score.
  [[nodiscard]] std::int64_t least_score(double above) const;

  const QuotaRows& rows_;
  std::span<const std::int64_t> scores_;
  double largest_score_ = 0;
  std::vector<Wide> exact_;
  std::vector<double> near_;
  std::vector<std::vector<double>> table_;  ///< a price by code; the last stands for codes without a row
  std::vector<std::size_t> priced_;         ///< rows with a price
  double margin_ = 0;
  std::vector<double> anchored_;
  std::vector<std::size_t> anchored_rows_;
  double anchored_margin_ = 0;
};

}  // namespace echelon::optimise
