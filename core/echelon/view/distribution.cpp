#include "echelon/view/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "echelon/view/axis.hpp"

namespace echelon {
namespace {

std::vector<double> sorted_finite(std::span<const double> values) {
  std::vector<double> sorted;
  sorted.reserve(values.size());
  for (const double value : values) {
    if (std::isfinite(value)) sorted.push_back(std::clamp(value, -axis_most, axis_most));
  }
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

double width_of_bins(const std::vector<double>& sorted, std::size_t most) {
  const double range = sorted.back() - sorted.front();
  const double middle = quantile(sorted, 0.75) - quantile(sorted, 0.25);
  const auto count = static_cast<double>(sorted.size());
  double wanted = middle > 0 ? 2 * middle / std::cbrt(count) : range / (std::log2(count) + 1);
  wanted = std::max(wanted, range / static_cast<double>(std::max<std::size_t>(most, 3) - 2));
  const bool whole = std::ranges::all_of(sorted, [](double value) { return value == std::floor(value); });
  if (whole) wanted = std::max(wanted, 1.0);
  double width = round_step(wanted, true);
  // Rounded down there may be too many; edges at multiples may take one bin more at each end.
  while (range / width + 2 > static_cast<double>(std::max<std::size_t>(most, 4)))
    width = round_step(width * 1.01, false);
  if (whole && width != std::floor(width)) width = std::ceil(width);
  return width;
}

}  // namespace

double quantile(std::span<const double> sorted, double share) {
  if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

BoxNumbers box_of(std::span<const double> values) {
  const std::vector<double> sorted = sorted_finite(values);
  BoxNumbers box;
  box.count = sorted.size();
  if (sorted.empty()) return box;
  box.lower = quantile(sorted, 0.25);
  box.median = quantile(sorted, 0.5);
  box.upper = quantile(sorted, 0.75);
  const double reach = 1.5 * (box.upper - box.lower);
  const auto first = std::ranges::lower_bound(sorted, box.lower - reach);
  const auto last = std::ranges::upper_bound(sorted, box.upper + reach);
  // A whisker that would end inside the box ends at it.
  box.least = std::min(*first, box.lower);
  box.most = std::max(*(last - 1), box.upper);
  box.outliers.assign(sorted.begin(), first);
  box.outliers.insert(box.outliers.end(), last, sorted.end());
  return box;
}

Bins bins_of(std::span<const double> values, std::size_t most) {
  const std::vector<double> sorted = sorted_finite(values);
  Bins bins;
  if (sorted.empty()) return bins;
  if (sorted.front() == sorted.back()) {
    const double half = std::max(0.5, std::abs(sorted.front()) * 1e-3);
    return {{sorted.front() - half, sorted.front() + half}, {static_cast<double>(sorted.size())}};
  }
  const double width = width_of_bins(sorted, most);
  const double start = std::floor(sorted.front() / width);
  const auto count = static_cast<std::size_t>(std::floor(sorted.back() / width) - start) + 1;
  for (std::size_t i = 0; i <= count; ++i) bins.edges.push_back((start + static_cast<double>(i)) * width);
  bins.counts.assign(count, 0);
  for (const double value : sorted) {
    const auto after = std::ranges::upper_bound(bins.edges, value);
    const auto at =
        std::clamp<std::ptrdiff_t>(after - bins.edges.begin() - 1, 0, static_cast<std::ptrdiff_t>(count) - 1);
    bins.counts[static_cast<std::size_t>(at)] += 1;
  }
  return bins;
}

std::vector<std::size_t> line_corners(std::span<const double> x, std::span<const double> y, double from,
                                      double to, std::size_t columns) {
  std::vector<std::size_t> kept;
  const std::size_t count = std::min(x.size(), y.size());
  const double scale = static_cast<double>(columns) / std::max(to - from, 1e-300);
  const auto keep = [&](std::size_t at) {
    if (kept.empty() || kept.back() != at) kept.push_back(at);
  };
  for (std::size_t i = 0; i < count;) {
    const double column = std::floor((x[i] - from) * scale);
    std::size_t least = i;
    std::size_t greatest = i;
    std::size_t end = i;
    for (; end < count && std::floor((x[end] - from) * scale) == column; ++end) {
      if (y[end] < y[least]) least = end;
      if (y[end] > y[greatest]) greatest = end;
    }
    if (end == i) end = i + 1;  // a place that is no number: it stands for itself
    keep(i);
    keep(std::min(least, greatest));
    keep(std::max(least, greatest));
    keep(end - 1);
    i = end;
  }
  return kept;
}

}  // namespace echelon
