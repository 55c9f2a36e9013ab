#include "echelon/optimise/quota_prices.hpp"

#include <cmath>
#include <limits>

namespace echelon::optimise {

QuotaPrices::QuotaPrices(const QuotaRows& rows, std::span<const std::int64_t> scores, std::int64_t least,
                         std::int64_t most)
    : rows_(rows),
      scores_(scores),
      largest_score_(std::max(std::abs(static_cast<double>(least)), std::abs(static_cast<double>(most)))),
      exact_(rows.rows.size()),
      near_(rows.rows.size()),
      anchored_(rows.rows.size()) {
  for (const auto& layer : rows.layers) table_.emplace_back(layer.row_of_code.size() + 1, 0.0);
}

void QuotaPrices::put(std::size_t row, Wide exact) {
  exact_[row] = exact;
  near_[row] = std::ldexp(static_cast<double>(exact), -price_bits);
  if (const auto& place = rows_.rows[row]; place.layer >= 0)
    table_[static_cast<std::size_t>(place.layer)][static_cast<std::size_t>(place.code)] = near_[row];
}

void QuotaPrices::set(std::span<const RowPrice> prices) {
  for (const auto row : priced_) put(row, 0);
  priced_.clear();
  auto terms = largest_score_;
  std::vector<double> by_layer(table_.size(), 0);
  auto whole = true;
  for (const auto& [r, wanted] : prices) {
    const auto& row = rows_.rows[r];
    const auto reach = std::max({1.0, std::abs(static_cast<double>(row.least)),
                                 std::abs(static_cast<double>(row.most)), static_cast<double>(row.largest)});
    const auto limit = std::ldexp(1.0, 78) / reach;
    auto price = std::isfinite(wanted) ? std::clamp(wanted, -limit, limit) : 0.0;
    if (std::abs(price - std::round(price)) < 1e-3 / reach) price = std::round(price);
    if (price == 0) continue;
    put(r, static_cast<Wide>(std::ldexp(price, price_bits)));
    priced_.push_back(r);
    whole = whole && price == std::round(price);
    const auto size = std::abs(near_[r]) * static_cast<double>(row.largest);
    if (row.layer < 0) {
      terms += size;
    } else {
      auto& largest = by_layer[static_cast<std::size_t>(row.layer)];
      largest = std::max(largest, size);
    }
  }
  for (const auto largest : by_layer) terms += largest;
  // Sums of whole numbers that fit into a double's 53 bits are exact.
  margin_ = whole && terms < 0x1p51 ? 0 : terms * 0x1p-50 * static_cast<double>(rows_.width() + 2);
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
  for (const auto r : priced_) {
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

/// A candidate may stand, in every layer, on the code with the least price or on none.
std::int64_t QuotaPrices::least_score(double above) const {
  auto cheapest = near_[0];
  std::vector<double> by_layer(table_.size(), 0);
  for (const auto r : priced_)
    if (const auto layer = rows_.rows[r].layer; layer >= 0) {
      auto& least = by_layer[static_cast<std::size_t>(layer)];
      least = std::min(least, near_[r]);
    }
  for (const auto least : by_layer) cheapest += least;
  for (const auto& measure : rows_.measures) {
    const auto price = near_[static_cast<std::size_t>(measure.row)];
    cheapest +=
        std::min(price * static_cast<double>(measure.least), price * static_cast<double>(measure.most));
  }
  const auto least = std::floor(above + cheapest - 2 * margin_) - 1;
  if (!(least > -0x1p62)) return std::numeric_limits<std::int64_t>::min();
  return least < 0x1p62 ? static_cast<std::int64_t>(least) : std::numeric_limits<std::int64_t>::max();
}

void QuotaPrices::anchor() {
  for (const auto row : anchored_rows_) anchored_[row] = 0;
  anchored_rows_ = priced_;
  for (const auto row : anchored_rows_) anchored_[row] = near_[row];
  anchored_margin_ = margin_;
}

double QuotaPrices::risen() const {
  auto risen = anchored_[0] - near_[0];
  std::vector<double> by_layer(table_.size(), 0);
  for (const auto* rows : {&anchored_rows_, &priced_})
    for (const auto r : *rows)
      if (const auto layer = rows_.rows[r].layer; layer >= 0) {
        auto& most = by_layer[static_cast<std::size_t>(layer)];
        most = std::max(most, anchored_[r] - near_[r]);
      }
  for (const auto most : by_layer) risen += most;
  for (const auto& measure : rows_.measures) {
    const auto row = static_cast<std::size_t>(measure.row);
    const auto cheaper = anchored_[row] - near_[row];
    risen +=
        std::max(cheaper * static_cast<double>(measure.least), cheaper * static_cast<double>(measure.most));
  }
  return risen + 2 * (margin_ + anchored_margin_);
}

}  // namespace echelon::optimise
