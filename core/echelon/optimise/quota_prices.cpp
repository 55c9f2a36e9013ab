#include "echelon/optimise/quota_prices.hpp"

#include <algorithm>
#include <cmath>

namespace echelon::optimise {

QuotaPrices::QuotaPrices(const QuotaRows& rows, std::span<const std::int64_t> scores)
    : rows_(rows), scores_(scores), exact_(rows.rows.size()), near_(rows.rows.size()) {
  for (const auto& layer : rows.layers) table_.emplace_back(layer.row_of_code.size() + 1, 0.0);
  if (!scores.empty()) {
    const auto [least, most] = std::ranges::minmax(scores);
    largest_score_ = std::max(std::abs(static_cast<double>(least)), std::abs(static_cast<double>(most)));
  }
}

void QuotaPrices::set(std::span<const double> prices) {
  double terms = largest_score_;
  for (std::size_t r = 0; r < exact_.size(); ++r) {
    const auto& row = rows_.rows[r];
    const auto reach = std::max({1.0, std::abs(static_cast<double>(row.least)),
                                 std::abs(static_cast<double>(row.most)), static_cast<double>(row.largest)});
    const auto limit = std::ldexp(1.0, 78) / reach;
    auto price = std::isfinite(prices[r]) ? std::clamp(prices[r], -limit, limit) : 0.0;
    if (std::abs(price - std::round(price)) < 1e-3 / reach) price = std::round(price);
    exact_[r] = static_cast<Wide>(std::ldexp(price, price_bits));
    near_[r] = std::ldexp(static_cast<double>(exact_[r]), -price_bits);
    if (row.kind != QuotaKind::count) terms += std::abs(near_[r]) * static_cast<double>(row.largest);
  }
  for (std::size_t l = 0; l < table_.size(); ++l) {
    const auto& row_of_code = rows_.layers[l].row_of_code;
    double largest = 0;
    for (std::size_t code = 0; code < row_of_code.size(); ++code) {
      table_[l][code] = row_of_code[code] < 0 ? 0 : near_[static_cast<std::size_t>(row_of_code[code])];
      largest = std::max(largest, std::abs(table_[l][code]));
    }
    terms += largest;
  }
  margin_ = terms * 0x1p-50 * static_cast<double>(rows_.width() + 2);
}

Wide QuotaPrices::gain(std::size_t candidate) const {
  auto gain = scaled_up(scores_[candidate]);
  rows_.entries(candidate, [&](std::int32_t row, std::int64_t by) {
    gain -= exact_[static_cast<std::size_t>(row)] * by;
  });
  return gain;
}

Wide QuotaPrices::paid() const {
  Wide paid = 0;
  for (std::size_t r = 0; r < exact_.size(); ++r) {
    const auto& row = rows_.rows[r];
    const auto price = exact_[r];
    const auto penalty = scaled_up(row.penalty);
    paid += price >= 0 ? price * row.high : price * row.low;
    if (row.penalty == 0) continue;
    if (price > penalty) paid += (price - penalty) * (row.most - row.high);
    if (-price > penalty) paid += (-price - penalty) * (row.low - row.least);
  }
  return paid;
}

double QuotaPrices::approximate(std::size_t candidate) const {
  double gain = 0;
  approximate_block(candidate, 1, &gain);
  return gain;
}

void QuotaPrices::approximate_block(std::size_t from, std::size_t count, double* gains) const {
  for (std::size_t i = 0; i < count; ++i) gains[i] = static_cast<double>(scores_[from + i]) - near_[0];
  for (std::size_t l = 0; l < table_.size(); ++l) {
    const auto* codes = rows_.layers[l].codes.data() + from;
    const auto* table = table_[l].data();
    const auto last = static_cast<std::uint32_t>(table_[l].size() - 1);
    for (std::size_t i = 0; i < count; ++i)
      gains[i] -= table[std::min(static_cast<std::uint32_t>(codes[i]), last)];
  }
  for (const auto& measure : rows_.measures) {
    const auto price = near_[static_cast<std::size_t>(measure.row)];
    if (price == 0) continue;
    for (std::size_t i = 0; i < count; ++i) gains[i] -= price * static_cast<double>(measure.values[from + i]);
  }
}

}  // namespace echelon::optimise
