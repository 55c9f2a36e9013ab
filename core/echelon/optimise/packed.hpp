#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "echelon/optimise/quota_rows.hpp"

namespace echelon::optimise {

/// Some of the candidates, with what prices need of each side by side in memory: a pass over them costs a few
/// nanoseconds each, wherever they stand in the pool.
class PackedCandidates {
 public:
  PackedCandidates(const QuotaRows& rows, std::span<const std::int64_t> scores)
      : rows_(rows), scores_(scores) {}

  void clear() {
    who_.clear();
    score_.clear();
    places_.clear();
    values_.clear();
  }
  void add(std::size_t candidate) {
    who_.push_back(static_cast<std::uint32_t>(candidate));
    score_.push_back(static_cast<double>(scores_[candidate]));
    for (const auto& layer : rows_.layers) {
      const auto last = static_cast<std::uint32_t>(layer.row_of_code.size());
      places_.push_back(std::min(static_cast<std::uint32_t>(layer.codes[candidate]), last));
    }
    for (const auto& measure : rows_.measures)
      values_.push_back(static_cast<double>(measure.values[candidate]));
  }

  [[nodiscard]] std::size_t size() const { return who_.size(); }
  [[nodiscard]] std::size_t who(std::size_t i) const { return who_[i]; }
  [[nodiscard]] double score(std::size_t i) const { return score_[i]; }
  /// One place in each layer's table of prices.
  [[nodiscard]] const std::uint32_t* places(std::size_t i) const {
    return places_.data() + i * rows_.layers.size();
  }
  /// One value for each measure.
  [[nodiscard]] const double* values(std::size_t i) const {
    return values_.data() + i * rows_.measures.size();
  }

 private:
  const QuotaRows& rows_;
  std::span<const std::int64_t> scores_;
  std::vector<std::uint32_t> who_;
  std::vector<double> score_;
  std::vector<std::uint32_t> places_;
  std::vector<double> values_;
};

}  // namespace echelon::optimise
