#include <algorithm>
#include <cmath>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_scales.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// Of bars that begin anywhere: from the first beginning to the last end, with a little air.
Extent floating_extent(const Chart& chart) {
  Extent extent;
  for (const Series& series : chart.series) {
    for (std::size_t i = 0; i < std::min(series.y.size(), series.low.size()); ++i) {
      if (!(series.low[i] <= series.y[i])) continue;
      extent.take(series.low[i]);
      extent.take(series.y[i]);
    }
  }
  for (const Chart::Mark& mark : chart.marks) extent.take(mark.at);
  if (!extent.any) return {0, 1, true};
  const double air = std::max((extent.most - extent.least) * 0.04, std::abs(extent.most) * 1e-6 + 1e-9);
  const double least = extent.least - air;
  return {extent.least >= 0 ? std::max(0.0, least) : least, extent.most + air, true};
}

/// What bars that float stand in: the plot, its scale, and the room a row has.
struct Floating {
  Box plot;
  Extent extent;
  float row_height = 0;
  [[nodiscard]] float x_of(double value) const {
    return plot.x0 + static_cast<float>((value - extent.least) / (extent.most - extent.least)) * plot.width();
  }
};

void draw_floating_scale(ChartFrame& frame, const Floating& floating) {
  const Axis axis =
      axis_within(floating.extent.least, floating.extent.most,
                  std::clamp(static_cast<int>(floating.plot.width() / frame.letters.px(60)), 1, 7));
  const float caption = frame.letters.height(Face::caption);
  for (const double tick : axis.ticks_within()) {
    const float x = floating.x_of(tick);
    frame.picture.line({{x, floating.plot.y0}, {x, floating.plot.y1}}, {Tone::muted, 0.2F});
    frame.picture.text({x, floating.plot.y1 + frame.letters.px(3)}, axis.name(tick, frame.letters.language),
                       Face::caption, {Tone::muted, 1}, 0.5F);
  }
  if (!frame.chart.x_title.empty()) {
    frame.picture.text({frame.inside.x1, floating.plot.y1 + frame.letters.px(3) + caption},
                       frame.say(frame.chart.x_title), Face::caption, {Tone::muted, 1}, 1);
  }
}

void draw_floating_row(ChartFrame& frame, const Floating& floating, std::size_t row) {
  const Letters& letters = frame.letters;
  const float middle = floating.plot.y0 + floating.row_height * (static_cast<float>(row) + 0.5F);
  const std::string name = frame.label(row);
  put_name(frame.picture, letters, {frame.inside.x0, middle - letters.height(Face::caption) / 2}, name,
           floating.plot.x0 - frame.inside.x0 - letters.px(10), {Tone::plain, 1});
  const float half = std::min(letters.px(6), (floating.row_height - letters.px(6)) / 2);
  for (const Series& series : frame.chart.series) {
    if (row >= series.y.size() || row >= series.low.size() || !(series.low[row] <= series.y[row])) continue;
    const bool tick = series.low[row] == series.y[row];
    const float thin = tick ? letters.px(1.5F) : 0;
    const float taller = tick ? letters.px(3) : 0;
    const Box bar{floating.x_of(series.low[row]) - thin, middle - half - taller,
                  floating.x_of(series.y[row]) + thin, middle + half + taller};
    frame.picture.rectangle(bar, {series.tone, 1}, tick ? 0 : letters.px(2));
    std::string numbers = chart_number(series.low[row]);
    if (!tick) numbers += " – " + chart_number(series.y[row]);
    const float reach = letters.px(3);
    frame.picture.point_at({bar.x0 - reach, bar.y0, bar.x1 + reach, bar.y1},
                           name + "\n" + frame.say(series.name) + "  " + numbers +
                               (frame.chart.unit.empty() ? "" : " " + frame.say(frame.chart.unit)));
  }
}

}  // namespace

bool is_floating(const Chart& chart) {
  return std::ranges::any_of(chart.series, [](const Series& series) { return !series.low.empty(); });
}

float floating_scale_height(const Chart& chart, const Letters& letters) {
  if (!is_floating(chart)) return 0;
  return letters.height(Face::caption) * (chart.x_title.empty() ? 1.0F : 2.0F) + letters.px(4);
}

void lay_out_floating(ChartFrame& frame) {
  const Letters& letters = frame.letters;
  std::size_t rows = 0;
  for (const Series& series : frame.chart.series) rows = std::max(rows, series.y.size());
  Floating floating;
  floating.extent = floating_extent(frame.chart);
  const float below = floating_scale_height(frame.chart, letters);
  floating.plot = {frame.inside.x0 + names_width(frame, rows), frame.inside.y0,
                   frame.inside.x1 - letters.px(14), frame.inside.y1 - below};
  floating.plot.x1 = std::max(floating.plot.x1, floating.plot.x0 + 1);
  floating.row_height = floating.plot.height() / static_cast<float>(std::max<std::size_t>(1, rows));
  draw_floating_scale(frame, floating);
  for (std::size_t row = 0; row < rows; ++row) draw_floating_row(frame, floating, row);
  for (const Chart::Mark& mark : frame.chart.marks) {
    const float x = floating.x_of(mark.at);
    frame.picture.line({{x, floating.plot.y0}, {x, floating.plot.y1}}, {mark.tone, 1}, letters.px(1.5F));
  }
}

}  // namespace echelon
