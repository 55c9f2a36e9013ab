#include "echelon/view/chart_view.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>
#include <limits>

#include "echelon/base/exact_text.hpp"
#include "echelon/base/text.hpp"
#include "echelon/view/chart_names.hpp"

namespace echelon {
namespace {

double cleaned(double value) {
  if (std::isfinite(value)) return std::clamp(value, -axis_most, axis_most);
  return std::numeric_limits<double>::quiet_NaN();
}

/// Keeps [from, to) of a row of values that may be shorter, or absent.
template <class T>
void cut(std::vector<T>& values, std::size_t from, std::size_t to) {
  if (values.empty()) return;
  to = std::min(to, values.size());
  from = std::min(from, to);
  values = std::vector<T>(values.begin() + static_cast<std::ptrdiff_t>(from),
                          values.begin() + static_cast<std::ptrdiff_t>(to));
}

void cut_series(Series& series, std::size_t from, std::size_t to, bool edges) {
  cut(series.x, from, to + (edges ? 1 : 0));
  cut(series.y, from, to);
  cut(series.low, from, to);
  cut(series.high, from, to);
  cut(series.boxes, from, to);
}

void drop_places_without_number(Series& series) {
  if (std::ranges::all_of(series.x, [](double x) { return std::isfinite(x); })) return;
  Series kept = series;
  for (auto* row : {&kept.x, &kept.y, &kept.low, &kept.high}) row->clear();
  for (std::size_t i = 0; i < std::min(series.x.size(), series.y.size()); ++i) {
    if (!std::isfinite(series.x[i])) continue;
    kept.x.push_back(series.x[i]);
    kept.y.push_back(series.y[i]);
    if (i < series.low.size()) kept.low.push_back(series.low[i]);
    if (i < series.high.size()) kept.high.push_back(series.high[i]);
  }
  series = std::move(kept);
}

void clean(Series& series) {
  for (auto* row : {&series.x, &series.y, &series.low, &series.high})
    std::ranges::transform(*row, row->begin(), cleaned);
}

void cut_categories(Chart& chart, ViewRange range) {
  std::size_t count = 0;
  for (const Series& series : chart.series) count = std::max(count, series.y.size());
  const double most = static_cast<double>(count);
  const auto from = static_cast<std::size_t>(std::clamp(std::floor(range.from + 1e-9), 0.0, most));
  const auto to = static_cast<std::size_t>(std::clamp(std::ceil(range.to - 1e-9), 0.0, most));
  // Without names the positions are the names: they must not begin anew.
  for (std::size_t i = chart.labels.size(); i < to; ++i)
    chart.labels.push_back({std::to_string(i + 1), std::to_string(i + 1)});
  cut(chart.labels, from, to);
  for (Series& series : chart.series) cut_series(series, from, to, false);
}

/// The points in the range and their neighbours.
void cut_numbers(Series& series, ViewRange range, bool edges) {
  const auto first = std::ranges::lower_bound(series.x, range.from);
  const auto last = std::ranges::upper_bound(series.x, range.to);
  const auto from = static_cast<std::size_t>(first - series.x.begin());
  const auto to = static_cast<std::size_t>(last - series.x.begin());
  cut_series(series, from == 0 ? 0 : from - 1, edges ? to : to + 1, edges);
}

std::uint64_t mixed(std::uint64_t sum, std::uint64_t value) {
  sum ^= value + 0x9E3779B97F4A7C15ULL + (sum << 6U) + (sum >> 2U);
  return sum * 0xD6E8FEB86659FD93ULL;
}
std::uint64_t mixed(std::uint64_t sum, const std::string& text) {
  return mixed(sum, std::hash<std::string>{}(text));
}
std::uint64_t mixed(std::uint64_t sum, const Words& words) { return mixed(mixed(sum, words.zh), words.en); }
std::uint64_t mixed(std::uint64_t sum, double value) {
  return mixed(sum, std::bit_cast<std::uint64_t>(value));
}
std::uint64_t mixed(std::uint64_t sum, const std::vector<double>& values) {
  sum = mixed(sum, std::uint64_t{values.size()});
  // Four at a time, so that one need not wait for the other.
  std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
  std::size_t i = 0;
  for (; i + 4 <= values.size(); i += 4)
    for (std::size_t lane = 0; lane < 4; ++lane) lanes[lane] = mixed(lanes[lane], values[i + lane]);
  for (; i < values.size(); ++i) sum = mixed(sum, values[i]);
  for (const std::uint64_t lane : lanes) sum = mixed(sum, lane);
  return sum;
}
std::uint64_t mixed(std::uint64_t sum, const BoxNumbers& box) {
  sum = mixed(sum, std::uint64_t{box.count});
  for (const double each : {box.least, box.lower, box.median, box.upper, box.most}) sum = mixed(sum, each);
  return mixed(sum, box.outliers);
}

}  // namespace

bool ChartView::hides(const Series& series) const {
  return std::ranges::any_of(
      hidden, [&](const std::string& name) { return name == series.name.en || name == series.name.zh; });
}

bool has_categories(const Chart& chart) {
  const bool bars =
      chart.kind == ChartKind::bar || chart.kind == ChartKind::stacked_bar || chart.kind == ChartKind::box;
  return bars || !chart.labels.empty() ||
         std::ranges::all_of(chart.series, [](const Series& each) { return each.x.empty(); });
}

bool zooms(const Chart& chart) {
  return !chart.horizontal && chart.kind != ChartKind::heat_map && chart.kind != ChartKind::funnel;
}

bool has_legend(const Chart& chart) {
  return chart.series.size() > 1 && chart.kind != ChartKind::heat_map && chart.kind != ChartKind::funnel;
}

Chart seen(const Chart& chart, const ChartView& view) {
  Chart shown = chart;
  if (has_legend(chart)) std::erase_if(shown.series, [&](const Series& each) { return view.hides(each); });
  const bool categories = has_categories(chart);
  for (Series& series : shown.series) {
    if (!categories) drop_places_without_number(series);
    clean(series);
  }
  if (!view.x || !zooms(chart)) return shown;
  if (categories) {
    cut_categories(shown, *view.x);
  } else if (chart.kind == ChartKind::scatter) {
    return shown;  // its points need not be in order: the plot's edge cuts them
  } else {
    for (Series& series : shown.series) cut_numbers(series, *view.x, chart.kind == ChartKind::histogram);
  }
  return shown;
}

std::optional<ViewRange> stretch(const Chart& chart, std::string_view from, std::string_view to) {
  if (!zooms(chart)) return std::nullopt;
  const auto named = [&](std::string_view text) -> std::optional<double> {
    const auto found = std::ranges::find_if(
        chart.labels, [&](const Words& label) { return label.zh == text || label.en == text; });
    if (found != chart.labels.end()) return static_cast<double>(found - chart.labels.begin());
    return std::nullopt;
  };
  const auto number = [&](std::string_view text) -> std::optional<double> {
    if (chart.days) {
      const auto day = Date::from_iso(text);
      if (day && day->known()) return day->days();
    }
    return number_in(text);
  };
  std::optional<ViewRange> range;
  if (has_categories(chart)) {
    const auto first = named(from);
    const auto last = named(to);
    if (first && last) range = ViewRange{*first, *last + 1};
  } else {
    const auto first = number(from);
    const auto last = number(to);
    if (first && last) range = ViewRange{*first, *last};
  }
  if (range && !(range->from < range->to)) return std::nullopt;
  return range;
}

std::uint64_t fingerprint(const Chart& chart) {
  std::uint64_t sum = mixed(1, chart.id);
  const std::uint64_t flags = (chart.horizontal ? 1U : 0U) + (chart.whole ? 2U : 0U) + (chart.days ? 4U : 0U);
  sum = mixed(sum, static_cast<std::uint64_t>(chart.kind) * 8 + flags);
  for (const Words* words : {&chart.title, &chart.x_title, &chart.y_title, &chart.unit, &chart.note})
    sum = mixed(sum, *words);
  sum = mixed(sum, std::uint64_t{chart.labels.size()});
  for (const Words& label : chart.labels) sum = mixed(sum, label);
  for (const Words& label : chart.row_labels) sum = mixed(sum, label);
  for (const Series& series : chart.series) {
    sum = mixed(mixed(sum, series.name), static_cast<std::uint64_t>(series.tone));
    for (const auto* row : {&series.x, &series.y, &series.low, &series.high}) sum = mixed(sum, *row);
    for (const BoxNumbers& box : series.boxes) sum = mixed(sum, box);
  }
  for (const Chart::Mark& mark : chart.marks)
    sum = mixed(mixed(mixed(sum, mark.name), mark.at), static_cast<std::uint64_t>(mark.tone));
  return sum;
}

}  // namespace echelon
