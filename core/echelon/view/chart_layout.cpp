#include "echelon/view/chart_layout.hpp"

#include <algorithm>
#include <cmath>

#include "echelon/view/capital.hpp"

namespace echelon {
namespace {

bool has_numbers(const Chart& chart) {
  bool any = false;
  for (const Series& series : chart.series) {
    for (const double value : series.y) {
      if (!std::isfinite(value)) return false;
      any = true;
    }
  }
  return any;
}

/// Names of the series in one row; returns its height, 0 when the title says it all.
float draw_legend(ChartFrame& frame, float y) {
  if (frame.chart.series.size() < 2 || frame.chart.kind == ChartKind::heat_map) return 0;
  const Letters& letters = frame.letters;
  const float height = letters.height(Face::caption);
  const float swatch = letters.px(9);
  float x = 0;
  for (const Series& series : frame.chart.series) {
    const std::string& name = frame.say(series.name);
    const float wide = swatch + letters.px(5) + letters.width(name, Face::caption);
    if (x > 0 && x + wide > frame.picture.width) {
      x = 0;
      y += height + letters.px(3);
    }
    const float middle = y + height / 2;
    frame.picture.rectangle({x, middle - swatch / 2, x + swatch, middle + swatch / 2}, {series.tone, 1},
                            letters.px(2));
    frame.picture.text({x + swatch + letters.px(5), y}, name, Face::caption, {Tone::muted, 1});
    x += wide + letters.px(14);
  }
  return y + height + letters.px(8);
}

}  // namespace

std::string ChartFrame::label(std::size_t at) const {
  return at < chart.labels.size() ? say(chart.labels[at]) : std::to_string(at + 1);
}

float inside_height(const Chart& chart, const Letters& letters) {
  std::size_t rows = 0;
  for (const Series& series : chart.series) rows = std::max(rows, series.y.size());
  const auto count = static_cast<float>(rows);
  if (chart.kind == ChartKind::funnel) return letters.px(row_of_funnel) * count;
  if (chart.kind == ChartKind::heat_map) {
    return letters.px(row_of_heat) * static_cast<float>(chart.series.size()) + letters.height(Face::caption) +
           letters.px(6);
  }
  if (chart.horizontal) {
    const float scale = floating_scale_height(chart, letters);
    const bool one_row = chart.kind == ChartKind::stacked_bar || scale > 0;
    const auto side_by_side = one_row ? 1.0F : static_cast<float>(chart.series.size());
    return count * letters.px(row_of_bars + 12 * (side_by_side - 1)) + letters.px(4) + scale;
  }
  return letters.px(210);
}

Picture lay_out(const Chart& chart, float width, const Letters& letters) {
  Picture picture;
  picture.width = width;
  ChartFrame frame{chart, letters, picture, {}};
  float y = 0;
  if (!chart.title.empty()) {
    picture.text({0, 0}, letters.fitted(titled(chart.title, letters.language), Face::strong, width),
                 Face::strong, {Tone::plain, 1});
    y = letters.height(Face::strong) + letters.px(8);
  }
  if (!has_numbers(chart)) {
    picture.text({0, y}, frame.say({"还没有数据。", "No data yet."}), Face::body, {Tone::muted, 1});
    picture.height = y + letters.height(Face::body);
    return picture;
  }
  y = std::max(y, draw_legend(frame, y));
  frame.inside = {0, y, width, y + inside_height(chart, letters)};
  picture.height = frame.inside.y1;
  if (chart.kind == ChartKind::heat_map) {
    lay_out_heat_map(frame);
  } else if (chart.kind == ChartKind::funnel) {
    lay_out_funnel(frame);
  } else if (chart.horizontal && is_floating(chart)) {
    lay_out_floating(frame);
  } else if (chart.horizontal) {
    lay_out_horizontal(frame);
  } else {
    lay_out_upright(frame);
  }
  return picture;
}

}  // namespace echelon
