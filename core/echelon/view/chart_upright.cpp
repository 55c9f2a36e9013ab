#include <algorithm>
#include <cmath>
#include <limits>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon {
namespace {

bool is_bars(ChartKind kind) {
  return kind == ChartKind::bar || kind == ChartKind::stacked_bar || kind == ChartKind::histogram;
}

struct Scales {
  Axis x;
  Axis y;
  Box plot;
  bool categories = false;
  std::size_t columns = 0;
  [[nodiscard]] float x_of(double value) const { return plot.x0 + x.share(value) * plot.width(); }
  [[nodiscard]] float y_of(double value) const { return plot.y1 - y.share(value) * plot.height(); }
  [[nodiscard]] float column_width() const { return plot.width() / static_cast<float>(columns); }
};

double x_at(const Series& series, std::size_t i) {
  return i < series.x.size() ? series.x[i] : static_cast<double>(i);
}

Axis value_axis(const Chart& chart) {
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  const auto take = [&](double value) {
    least = std::min(least, value);
    most = std::max(most, value);
  };
  for (const Series& series : chart.series) {
    for (const auto* values : {&series.y, &series.low, &series.high}) std::ranges::for_each(*values, take);
  }
  if (chart.kind == ChartKind::stacked_bar) {
    for (std::size_t i = 0; i < chart.series.front().y.size(); ++i) {
      double sum = 0;
      for (const Series& series : chart.series) sum += i < series.y.size() ? series.y[i] : 0;
      take(sum);
    }
  }
  for (const Chart::Mark& mark : chart.marks) take(mark.at);
  return axis_over(least, most, 4, is_bars(chart.kind) || least >= 0);
}

Scales scales_of(const ChartFrame& frame) {
  const Chart& chart = frame.chart;
  const Letters& letters = frame.letters;
  Scales scales;
  scales.y = value_axis(chart);
  for (const Series& series : chart.series) scales.columns = std::max(scales.columns, series.y.size());
  scales.categories = is_bars(chart.kind) || !chart.labels.empty() ||
                      std::ranges::all_of(chart.series, [](const Series& s) { return s.x.empty(); });
  double least = 0;
  double most = 1;
  bool whole = true;
  if (!scales.categories) {
    least = std::numeric_limits<double>::infinity();
    most = -least;
    for (const Series& series : chart.series) {
      for (const double x : series.x) {
        least = std::min(least, x);
        most = std::max(most, x);
        whole = whole && x == std::floor(x);
      }
    }
  }
  scales.x = axis_over(least, most, 8, false);
  if (!scales.categories && most > least) {
    // Between whole numbers (years, counts) there is nothing to mark.
    if (whole) scales.x.step = std::max(1.0, std::round(scales.x.step));
    scales.x.from = least;
    scales.x.to = most;
  }
  float numbers = 0;
  for (const double tick : scales.y.ticks()) {
    numbers = std::max(numbers, letters.width(chart_number(tick), Face::caption));
  }
  const float caption = letters.height(Face::caption);
  const float below = caption + letters.px(6) + (chart.x_title.empty() ? 0 : caption + letters.px(2));
  scales.plot = {frame.inside.x0 + numbers + letters.px(8), frame.inside.y0 + caption / 2,
                 frame.inside.x1 - letters.px(10), frame.inside.y1 - below};
  return scales;
}

void draw_value_axis(ChartFrame& frame, const Scales& scales) {
  const float caption = frame.letters.height(Face::caption);
  for (const double tick : scales.y.ticks()) {
    const float y = std::round(scales.y_of(tick)) + 0.5F;
    const bool zero = std::abs(tick) < 1e-12;
    frame.picture.line({{scales.plot.x0, y}, {scales.plot.x1, y}}, {Tone::muted, zero ? 0.55F : 0.2F});
    frame.picture.text({scales.plot.x0 - frame.letters.px(6), y - caption / 2}, chart_number(tick),
                       Face::caption, {Tone::muted, 1}, 1);
  }
}

void draw_category_names(ChartFrame& frame, const Scales& scales) {
  const Letters& letters = frame.letters;
  float widest = 0;
  for (std::size_t i = 0; i < scales.columns; ++i) {
    widest = std::max(widest, letters.width(frame.label(i), Face::caption));
  }
  widest = std::min(widest, letters.px(90)) + letters.px(6);
  const auto every = static_cast<std::size_t>(std::max(1.0F, std::ceil(widest / scales.column_width())));
  for (std::size_t i = 0; i < scales.columns; i += every) {
    const float x = scales.plot.x0 + scales.column_width() * (static_cast<float>(i) + 0.5F);
    const float room = scales.column_width() * static_cast<float>(every);
    frame.picture.text({x, scales.plot.y1 + letters.px(6)},
                       letters.fitted(frame.label(i), Face::caption, room), Face::caption, {Tone::muted, 1},
                       0.5F);
  }
}

void draw_number_names(ChartFrame& frame, const Scales& scales) {
  for (double tick = std::ceil(scales.x.from / scales.x.step - 1e-9) * scales.x.step;
       tick <= scales.x.to + 1e-9; tick += scales.x.step) {
    std::string name = chart_number(tick);
    // A year is no quantity: no comma in it.
    if (tick >= 1900 && tick <= 2200) name = std::to_string(static_cast<int>(tick));
    frame.picture.text({scales.x_of(tick), scales.plot.y1 + frame.letters.px(6)}, name, Face::caption,
                       {Tone::muted, 1}, 0.5F);
  }
}

void draw_bars(ChartFrame& frame, const Scales& scales) {
  const Chart& chart = frame.chart;
  const bool stacked = chart.kind == ChartKind::stacked_bar;
  const bool touching = chart.kind == ChartKind::histogram;
  const float column = scales.column_width();
  const float used = touching ? column - 1 : std::min(column * 0.72F, frame.letters.px(64));
  const float each = stacked ? used : used / static_cast<float>(chart.series.size());
  for (std::size_t i = 0; i < scales.columns; ++i) {
    float x = scales.plot.x0 + column * (static_cast<float>(i) + 0.5F) - used / 2;
    double stack = 0;
    for (const Series& series : chart.series) {
      const double value = i < series.y.size() ? series.y[i] : 0;
      const float top = scales.y_of(stack + value);
      const float bottom = scales.y_of(stack);
      const Box bar{x, std::min(top, bottom), x + each - (each > 6 && !touching ? 1.0F : 0.0F),
                    std::max(top, bottom)};
      frame.picture.rectangle(bar, {series.tone, 1}, stacked ? 0 : frame.letters.px(2));
      frame.picture.point_at(
          {bar.x0, stacked ? bar.y0 : scales.plot.y0, bar.x1, stacked ? bar.y1 : scales.plot.y1},
          frame.label(i) + "\n" + frame.say(series.name) + "  " + chart_number(value));
      if (stacked) {
        stack += value;
      } else {
        x += each;
      }
    }
  }
}

std::vector<Spot> spots_of(const ChartFrame& frame, const Scales& scales, const Series& series,
                           const std::vector<double>& values) {
  std::vector<Spot> spots;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const float x = scales.categories
                        ? scales.plot.x0 + scales.column_width() * (static_cast<float>(i) + 0.5F)
                        : scales.x_of(x_at(series, i));
    const float y = scales.y_of(values[i]);
    if (frame.chart.kind == ChartKind::step && !spots.empty()) spots.push_back({x, spots.back().y});
    spots.push_back({x, y});
  }
  return spots;
}

void draw_band(ChartFrame& frame, const Scales& scales, const Series& series) {
  const auto low = spots_of(frame, scales, series, series.low);
  const auto high = spots_of(frame, scales, series, series.high);
  for (std::size_t i = 1; i < std::min(low.size(), high.size()); ++i) {
    frame.picture.polygon({low[i - 1], high[i - 1], high[i], low[i]}, {series.tone, 0.18F});
  }
}

void draw_lines(ChartFrame& frame, const Scales& scales) {
  const bool scatter = frame.chart.kind == ChartKind::scatter;
  for (const Series& series : frame.chart.series) draw_band(frame, scales, series);
  const float dot = frame.letters.px(scatter ? 2.5F : 3);
  for (const Series& series : frame.chart.series) {
    const auto spots = spots_of(frame, scales, series, series.y);
    if (!scatter) frame.picture.line(spots, {series.tone, 1}, frame.letters.px(2));
    for (std::size_t i = 0; i < series.y.size(); ++i) {
      const Spot at = spots[frame.chart.kind == ChartKind::step && i > 0 ? 2 * i : i];
      if (scatter || series.y.size() <= 24) {
        frame.picture.rectangle({at.x - dot, at.y - dot, at.x + dot, at.y + dot}, {series.tone, 1}, dot);
      }
      const std::string where =
          scales.categories ? frame.label(i) : std::to_string(std::lround(x_at(series, i)));
      frame.picture.point_at({at.x - 3 * dot, at.y - 3 * dot, at.x + 3 * dot, at.y + 3 * dot},
                             where + "\n" + frame.say(series.name) + "  " + chart_number(series.y[i]));
    }
  }
}

}  // namespace

void lay_out_upright(ChartFrame& frame) {
  const Scales scales = scales_of(frame);
  const Letters& letters = frame.letters;
  draw_value_axis(frame, scales);
  if (scales.categories) {
    draw_category_names(frame, scales);
  } else {
    draw_number_names(frame, scales);
  }
  if (is_bars(frame.chart.kind)) {
    draw_bars(frame, scales);
  } else {
    draw_lines(frame, scales);
  }
  const float caption = letters.height(Face::caption);
  if (!frame.chart.x_title.empty()) {
    frame.picture.text({(scales.plot.x0 + scales.plot.x1) / 2, frame.inside.y1 - caption},
                       frame.say(frame.chart.x_title), Face::caption, {Tone::muted, 1}, 0.5F);
  }
  for (const Chart::Mark& mark : frame.chart.marks) {
    const float y = scales.y_of(mark.at);
    frame.picture.line({{scales.plot.x0, y}, {scales.plot.x1, y}}, {mark.tone, 1}, letters.px(1.5F));
    frame.picture.text({scales.plot.x1, y - caption - letters.px(1)}, frame.say(mark.name), Face::caption,
                       {mark.tone, 1}, 1);
  }
}

}  // namespace echelon
