#include <algorithm>
#include <cmath>

#include "echelon/view/chart_names.hpp"
#include "echelon/view/chart_scales.hpp"

namespace echelon {
namespace {

/// Bars narrower than a pixel stand together, shown by the greatest of them.
struct BarGroup {
  std::size_t at = 0;     ///< the greatest
  std::size_t first = 0;  ///< [first, last)
  std::size_t last = 0;
};

std::vector<BarGroup> groups_of(const Chart& chart, const Scales& scales) {
  std::vector<BarGroup> groups;
  const float wide = scales.column_width();
  const auto step = static_cast<std::size_t>(wide >= 1 ? 1.0F : std::ceil(1 / wide));
  for (std::size_t first = 0; first < scales.columns; first += step) {
    const std::size_t last = std::min(first + step, scales.columns);
    std::size_t at = first;
    for (std::size_t i = first + 1; i < last; ++i) {
      if (size_at(chart, i) > size_at(chart, at)) at = i;
    }
    groups.push_back({at, first, last});
  }
  return groups;
}

/// A bar's left and right edge: a category's column, or between two edges of a bin.
std::pair<float, float> sides_of(const ChartFrame& frame, const Scales& scales, const BarGroup& group) {
  const Series& first = frame.chart.series.front();
  const float gap = scales.column_width() > 4 ? 1.0F : 0.0F;
  if (!scales.categories && group.last < first.x.size()) {
    const float from = std::clamp(scales.x_of(first.x[group.first]), scales.plot.x0, scales.plot.x1);
    const float to = std::clamp(scales.x_of(first.x[group.last]), scales.plot.x0, scales.plot.x1);
    return {from, std::max(from, to - gap)};
  }
  const float column = scales.column_width();
  const float from = scales.plot.x0 + column * static_cast<float>(group.first);
  const float to = scales.plot.x0 + column * static_cast<float>(group.last);
  if (frame.chart.kind == ChartKind::histogram) return {from, to - gap};
  const float used = std::min((to - from) * (column > 3 ? 0.72F : 1), frame.letters.px(64));
  return {(from + to - used) / 2, (from + to + used) / 2};
}

void draw_stack(ChartFrame& frame, const Scales& scales, const BarGroup& group, float x0, float x1) {
  double up = 0;
  double down = 0;
  const double sum = size_at(frame.chart, group.at);
  for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s) {
    const Series& series = frame.chart.series[s];
    if (group.at >= series.y.size() || !std::isfinite(series.y[group.at])) continue;
    const auto [from, to] = stack_on(frame.chart, series.y[group.at], sum, up, down);
    const Box bar{x0, std::min(scales.y_of(from), scales.y_of(to)), x1,
                  std::max(scales.y_of(from), scales.y_of(to))};
    if (from != to) frame.picture.rectangle(bar, {series.tone, 1});
    frame.picture.point_at(bar, s, group.at);
  }
}

/// Bars side by side; each may be pointed at anywhere in its column.
void draw_beside(ChartFrame& frame, const Scales& scales, const BarGroup& group, float x0, float x1) {
  const float each = (x1 - x0) / static_cast<float>(frame.chart.series.size());
  for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s) {
    const Series& series = frame.chart.series[s];
    const float x = x0 + each * static_cast<float>(s);
    if (group.at >= series.y.size()) continue;
    const double value = series.y[group.at];
    frame.picture.point_at({x, scales.plot.y0, x + each, scales.plot.y1}, s, group.at);
    if (!std::isfinite(value) || value == 0) continue;
    const float zero = scales.y_of(std::clamp(0.0, scales.y.from, scales.y.to));
    const float top = scales.y_of(value);
    const float gap = each > 6 && frame.chart.series.size() > 1 ? 1.0F : 0.0F;
    frame.picture.rectangle({x, std::min(top, zero), x + each - gap, std::max(top, zero)}, {series.tone, 1},
                            each > 8 ? frame.letters.px(2) : 0);
  }
}

/// Where in values the plot lies, so that a hand can choose a stretch of it.
void say_where(ChartFrame& frame, const Scales& scales) {
  PlotArea& plot = frame.picture.plot;
  plot.box = scales.plot;
  plot.zooms_x = zooms(frame.chart);
  plot.zooms_y = frame.chart.kind == ChartKind::scatter;
  plot.y_from = scales.y.from;
  plot.y_to = scales.y.to;
  if (scales.categories) {
    const double first = frame.view.x ? std::max(0.0, std::floor(frame.view.x->from + 1e-9)) : 0.0;
    plot.x_from = first;
    plot.x_to = first + static_cast<double>(scales.columns);
  } else {
    plot.x_from = scales.x.from;
    plot.x_to = scales.x.to;
  }
}

}  // namespace

void draw_upright_bars(ChartFrame& frame, const Scales& scales) {
  for (const BarGroup& group : groups_of(frame.chart, scales)) {
    const auto [x0, x1] = sides_of(frame, scales, group);
    if (frame.chart.kind == ChartKind::stacked_bar) {
      draw_stack(frame, scales, group, x0, x1);
    } else {
      draw_beside(frame, scales, group, x0, x1);
    }
  }
}

void lay_out_upright(ChartFrame& frame) {
  const Scales scales = scales_of(frame);
  say_where(frame, scales);
  draw_axes(frame, scales);
  if (is_bars(frame.chart.kind)) {
    draw_upright_bars(frame, scales);
  } else if (frame.chart.kind == ChartKind::box) {
    draw_upright_boxes(frame, scales);
  } else if (frame.chart.kind == ChartKind::scatter) {
    draw_dots(frame, scales);
  } else {
    draw_lines(frame, scales);
  }
  draw_marks(frame, scales);
}

}  // namespace echelon
