#include <algorithm>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon {
namespace {

struct Extent {
  double least = 0;
  double most = 0;
};

Extent extent_of(const Chart& chart, std::size_t rows) {
  Extent extent;
  for (std::size_t i = 0; i < rows; ++i) {
    double stack = 0;
    for (const Series& series : chart.series) {
      if (i >= series.y.size()) continue;
      stack = chart.kind == ChartKind::stacked_bar ? stack + series.y[i] : series.y[i];
      extent.least = std::min(extent.least, stack);
      extent.most = std::max(extent.most, stack);
    }
  }
  for (const Chart::Mark& mark : chart.marks) extent.most = std::max(extent.most, mark.at);
  if (extent.most <= extent.least) extent.most = extent.least + 1;
  return extent;
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
  const Chart& chart = frame.chart;
  const Letters& letters = frame.letters;
  Picture& picture = frame.picture;
  std::size_t rows = 0;
  for (const Series& series : chart.series) rows = std::max(rows, series.y.size());
  const Extent extent = extent_of(chart, rows);
  const float names = names_width(frame, rows);
  const float numbers = letters.px(12) + std::max(letters.width(chart_number(extent.most), Face::caption),
                                                  letters.width(chart_number(extent.least), Face::caption));
  const Box plot{frame.inside.x0 + names + (extent.least < 0 ? numbers : 0), frame.inside.y0,
                 frame.inside.x1 - numbers, frame.inside.y1};
  const auto x_of = [&](double value) {
    return plot.x0 + static_cast<float>((value - extent.least) / (extent.most - extent.least)) * plot.width();
  };
  const float row_height = plot.height() / static_cast<float>(std::max<std::size_t>(1, rows));
  const bool stacked = chart.kind == ChartKind::stacked_bar;
  const auto beside = stacked ? 1.0F : static_cast<float>(chart.series.size());
  const float thick = std::min(letters.px(14), (row_height - letters.px(6)) / beside);
  const float caption = letters.height(Face::caption);
  for (std::size_t i = 0; i < rows; ++i) {
    const float middle = plot.y0 + row_height * (static_cast<float>(i) + 0.5F);
    const std::string name = frame.label(i);
    picture.text({frame.inside.x0, middle - caption / 2},
                 letters.fitted(name, Face::caption, names - letters.px(10)), Face::caption,
                 {Tone::plain, 1});
    float y = middle - thick * beside / 2;
    double stack = 0;
    for (const Series& series : chart.series) {
      const double value = i < series.y.size() ? series.y[i] : 0;
      const float from = x_of(stacked ? stack : 0);
      const float to = x_of(stacked ? stack + value : value);
      const Box bar{std::min(from, to), y, std::max(from, to), y + thick - (beside > 1 ? letters.px(1) : 0)};
      if (!stacked || value != 0)
        picture.rectangle(bar, {series.tone, series.tone == Tone::muted ? 0.35F : 1}, letters.px(2));
      picture.point_at({plot.x0, bar.y0, plot.x1, bar.y1},
                       name + "\n" + frame.say(series.name) + "  " + chart_number(value));
      if (!stacked) {
        const float text_y = y + (bar.y1 - bar.y0) / 2 - caption / 2;
        picture.text({value < 0 ? to - letters.px(5) : to + letters.px(5), text_y}, chart_number(value),
                     Face::caption, {Tone::muted, 1}, value < 0 ? 1.0F : 0.0F);
        y += thick;
      }
      stack += value;
    }
  }
  if (extent.least < 0) picture.line({{x_of(0), plot.y0}, {x_of(0), plot.y1}}, {Tone::muted, 0.5F});
  for (const Chart::Mark& mark : chart.marks) {
    picture.line({{x_of(mark.at), plot.y0}, {x_of(mark.at), plot.y1}}, {mark.tone, 1}, letters.px(1.5F));
  }
}

}  // namespace echelon
