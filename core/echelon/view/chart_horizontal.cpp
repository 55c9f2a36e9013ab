#include <algorithm>
#include <cmath>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_names.hpp"
#include "echelon/view/chart_scales.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// What bars to the right stand in.
struct Rows {
  Box plot;
  Extent extent;
  float high = 0;
  float thick = 0;
  float beside = 1;  ///< bars in a row
  [[nodiscard]] float x_of(double value) const {
    return plot.x0 + static_cast<float>((value - extent.least) / (extent.most - extent.least)) * plot.width();
  }
};

std::string number_said(const Chart& chart, double value) {
  return chart_number(value) + (chart.unit.en == "%" ? "%" : "");
}

Rows rows_of(const ChartFrame& frame, std::size_t count) {
  const Chart& chart = frame.chart;
  const Letters& letters = frame.letters;
  Rows rows;
  rows.extent = extent_of(chart);
  rows.extent.take(0);
  if (rows.extent.most <= rows.extent.least) rows.extent.most = rows.extent.least + 1;
  const bool stacked = chart.kind == ChartKind::stacked_bar;
  const float names = names_width(frame, count);
  float numbers = std::max(letters.width(number_said(chart, rows.extent.most), Face::caption),
                           letters.width(number_said(chart, rows.extent.least), Face::caption));
  for (std::size_t row = 0; stacked && row < count; ++row)
    numbers = std::max(numbers, letters.width(chart_number(size_at(chart, row)), Face::caption));
  numbers = letters.px(12) + std::min(numbers, frame.inside.width() / 4);
  rows.plot = {frame.inside.x0 + names + (rows.extent.least < 0 && !stacked ? numbers : 0), frame.inside.y0,
               frame.inside.x1 - numbers, frame.inside.y1};
  rows.plot.x1 = std::max(rows.plot.x1, rows.plot.x0 + 1);
  rows.high = rows.plot.height() / static_cast<float>(std::max<std::size_t>(1, count));
  rows.beside = stacked ? 1.0F : static_cast<float>(chart.series.size());
  rows.thick = rows.beside > 1 ? (rows.high - letters.px(6)) / rows.beside
                               : std::min(letters.px(14), rows.high - letters.px(6));
  return rows;
}

/// Bars whose tone is muted stand back: they are what the others are to be seen against.
Ink ink_of(const Series& series) { return {series.tone, series.tone == Tone::muted ? 0.35F : 1}; }

void draw_stack(ChartFrame& frame, const Rows& rows, std::size_t row, float y) {
  const Chart& chart = frame.chart;
  const float caption = frame.letters.height(Face::caption);
  double up = 0;
  double down = 0;
  const double sum = size_at(chart, row);
  for (std::uint32_t s = 0; s < chart.series.size(); ++s) {
    if (row >= chart.series[s].y.size() || !std::isfinite(chart.series[s].y[row])) continue;
    const auto [from, to] = stack_on(chart, chart.series[s].y[row], sum, up, down);
    const Box bar{std::min(rows.x_of(from), rows.x_of(to)), y, std::max(rows.x_of(from), rows.x_of(to)),
                  y + rows.thick};
    if (from != to) frame.picture.rectangle(bar, ink_of(chart.series[s]), frame.letters.px(1));
    frame.picture.point_at(bar, s, row);
  }
  // How long the whole is; of shares how much makes the hundred.
  const std::string whole = chart.whole ? chart_number(sum) : number_said(chart, up + down);
  frame.picture.text({rows.x_of(up) + frame.letters.px(5), y + (rows.thick - caption) / 2}, whole,
                     Face::caption, {Tone::muted, 1});
  frame.picture.point_at({rows.plot.x0, y, frame.inside.x1, y + rows.thick}, HotSpot::none, row);
}

void draw_beside(ChartFrame& frame, const Rows& rows, std::size_t row, float y) {
  const Letters& letters = frame.letters;
  const float caption = letters.height(Face::caption);
  for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s, y += rows.thick) {
    const Series& series = frame.chart.series[s];
    if (row >= series.y.size()) continue;
    const double value = series.y[row];
    const float high = rows.thick - (rows.beside > 1 ? letters.px(2) : 0);
    frame.picture.point_at({rows.plot.x0, y, rows.plot.x1, y + high}, s, row);
    const bool there = std::isfinite(value);
    const float zero = rows.x_of(0);
    const float to = there ? rows.x_of(value) : zero;
    if (there && value != 0)
      frame.picture.rectangle({std::min(zero, to), y, std::max(zero, to), y + high}, ink_of(series),
                              letters.px(2));
    const bool left = there && value < 0;
    frame.picture.text({left ? to - letters.px(5) : to + letters.px(5), y + (rows.thick - caption) / 2},
                       number_said(frame.chart, value), Face::caption, {Tone::muted, 1}, left ? 1.0F : 0.0F);
  }
}

}  // namespace

float names_width(const ChartFrame& frame, std::size_t rows) {
  float widest = 0;
  for (std::size_t i = 0; i < rows; ++i) {
    widest = std::max(widest, frame.letters.width(frame.label(i), Face::caption));
  }
  return std::min(widest, frame.inside.width() * 0.42F) + frame.letters.px(10);
}

void lay_out_horizontal(ChartFrame& frame) {
  const Letters& letters = frame.letters;
  std::size_t count = 0;
  for (const Series& series : frame.chart.series) count = std::max(count, series.y.size());
  const Rows rows = rows_of(frame, count);
  const float room = std::min(names_width(frame, count), rows.plot.x0 - frame.inside.x0) - letters.px(10);
  const float caption = letters.height(Face::caption);
  if (rows.extent.least < 0) {
    frame.picture.line({{rows.x_of(0), rows.plot.y0}, {rows.x_of(0), rows.plot.y1}}, {Tone::muted, 0.5F});
  }
  for (std::size_t row = 0; row < count; ++row) {
    const float middle = rows.plot.y0 + rows.high * (static_cast<float>(row) + 0.5F);
    put_name(frame.picture, letters, {frame.inside.x0, middle - caption / 2}, frame.label(row), room,
             {Tone::plain, 1});
    const float y = middle - rows.thick * rows.beside / 2;
    if (frame.chart.kind == ChartKind::stacked_bar) {
      draw_stack(frame, rows, row, y);
    } else {
      draw_beside(frame, rows, row, y);
    }
  }
  for (const Chart::Mark& mark : frame.chart.marks) {
    const float x = rows.x_of(mark.at);
    frame.picture.line({{x, rows.plot.y0}, {x, rows.plot.y1}}, {mark.tone, 1}, letters.px(1.5F));
    frame.picture.point_at({x - letters.px(4), rows.plot.y0, x + letters.px(4), rows.plot.y1},
                           frame.say(mark.name) + "  " + chart_number(mark.at));
  }
}

}  // namespace echelon
