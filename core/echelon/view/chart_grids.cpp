#include <algorithm>
#include <cmath>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon {

void lay_out_heat_map(ChartFrame& frame) {
  const Chart& chart = frame.chart;
  const Letters& letters = frame.letters;
  std::size_t columns = 0;
  double most = 0;
  float names = 0;
  for (std::size_t row = 0; row < chart.series.size(); ++row) {
    columns = std::max(columns, chart.series[row].y.size());
    for (const double value : chart.series[row].y) most = std::max(most, std::abs(value));
    if (row < chart.row_labels.size()) {
      names = std::max(names, letters.width(frame.say(chart.row_labels[row]), Face::caption));
    }
  }
  names = std::min(names, frame.inside.width() * 0.35F) + letters.px(10);
  const float caption = letters.height(Face::caption);
  const Box grid{frame.inside.x0 + names, frame.inside.y0 + caption + letters.px(6), frame.inside.x1,
                 frame.inside.y1};
  const float wide = grid.width() / static_cast<float>(std::max<std::size_t>(1, columns));
  const float high = grid.height() / static_cast<float>(std::max<std::size_t>(1, chart.series.size()));
  for (std::size_t column = 0; column < columns; ++column) {
    frame.picture.text({grid.x0 + wide * (static_cast<float>(column) + 0.5F), frame.inside.y0},
                       letters.fitted(frame.label(column), Face::caption, wide - letters.px(6)),
                       Face::caption, {Tone::muted, 1}, 0.5F);
  }
  for (std::size_t row = 0; row < chart.series.size(); ++row) {
    const float y = grid.y0 + high * static_cast<float>(row);
    const std::string name = row < chart.row_labels.size() ? frame.say(chart.row_labels[row]) : "";
    frame.picture.text({frame.inside.x0, y + high / 2 - caption / 2},
                       letters.fitted(name, Face::caption, names - letters.px(10)), Face::caption,
                       {Tone::plain, 1});
    for (std::size_t column = 0; column < chart.series[row].y.size(); ++column) {
      const double value = chart.series[row].y[column];
      const auto share = static_cast<float>(most > 0 ? std::sqrt(std::abs(value) / most) : 0);
      const float x = grid.x0 + wide * static_cast<float>(column);
      const Box cell{x + 1, y + 1, x + wide - 1, y + high - 1};
      frame.picture.rectangle(
          cell, {value == 0 ? Tone::muted : Tone::accent, value == 0 ? 0.06F : 0.08F + 0.5F * share},
          letters.px(3));
      if (value != 0) {
        frame.picture.text({x + wide / 2, y + high / 2 - caption / 2}, chart_number(value), Face::caption,
                           {Tone::plain, 1}, 0.5F);
      }
      frame.picture.point_at(cell, name + " × " + frame.label(column) + "\n" + chart_number(value));
    }
  }
}

void lay_out_funnel(ChartFrame& frame) {
  const Chart& chart = frame.chart;
  const Letters& letters = frame.letters;
  const Series& series = chart.series.front();
  const std::size_t rows = series.y.size();
  const double first = std::max(1e-9, *std::ranges::max_element(series.y));
  float names = 0;
  for (std::size_t i = 0; i < rows; ++i)
    names = std::max(names, letters.width(frame.label(i), Face::caption));
  names = std::min(names, frame.inside.width() * 0.4F) + letters.px(10);
  const float numbers = letters.width("100,000  100%", Face::caption) + letters.px(8);
  const Box plot{frame.inside.x0 + names, frame.inside.y0, frame.inside.x1 - numbers, frame.inside.y1};
  const float high = letters.px(row_of_funnel);
  const float caption = letters.height(Face::caption);
  const float middle = (plot.x0 + plot.x1) / 2;
  const auto half = [&](std::size_t i) { return static_cast<float>(series.y[i] / first) * plot.width() / 2; };
  for (std::size_t i = 0; i < rows; ++i) {
    const float y = plot.y0 + high * static_cast<float>(i);
    const float text_y = y + (high - letters.px(8)) / 2 - caption / 2;
    const float bottom = y + high - letters.px(8);
    frame.picture.text({frame.inside.x0, text_y},
                       letters.fitted(frame.label(i), Face::caption, names - letters.px(10)), Face::caption,
                       {Tone::plain, 1});
    frame.picture.rectangle({middle - half(i), y, middle + half(i), bottom}, {series.tone, 1}, letters.px(2));
    if (i + 1 < rows) {
      frame.picture.polygon({{middle - half(i), bottom},
                             {middle + half(i), bottom},
                             {middle + half(i + 1), y + high},
                             {middle - half(i + 1), y + high}},
                            {series.tone, 0.25F});
    }
    const std::string share = chart_number(std::round(1000 * series.y[i] / first) / 10) + "%";
    frame.picture.text({frame.inside.x1 - letters.width("100.0%", Face::caption) - letters.px(6), text_y},
                       chart_number(series.y[i]), Face::caption, {Tone::plain, 1}, 1);
    frame.picture.text({frame.inside.x1, text_y}, share, Face::caption, {Tone::muted, 1}, 1);
    frame.picture.point_at({plot.x0, y, plot.x1, y + high},
                           frame.label(i) + "\n" + chart_number(series.y[i]) + "  " + share);
  }
}

}  // namespace echelon
