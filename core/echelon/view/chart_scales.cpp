#include "echelon/view/chart_scales.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "echelon/view/chart_names.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

void take_stacks(const Chart& chart, Extent& extent) {
  std::size_t rows = 0;
  for (const Series& series : chart.series) rows = std::max(rows, series.y.size());
  for (std::size_t i = 0; i < rows; ++i) {
    double up = 0;
    double down = 0;
    const double sum = size_at(chart, i);
    for (const Series& series : chart.series) {
      if (i >= series.y.size()) continue;
      const auto [from, to] = stack_on(chart, series.y[i], sum, up, down);
      extent.take(from);
      extent.take(to);
    }
  }
}

Axis value_axis(const ChartFrame& frame, float height) {
  const Chart& chart = frame.chart;
  const Extent extent = extent_of(chart);
  if (chart.kind == ChartKind::scatter && frame.view.y) {
    return axis_within(frame.view.y->from, frame.view.y->to, 4);
  }
  const float line = frame.letters.height(Face::caption);
  const int wanted = std::clamp(static_cast<int>(height / (2.4F * line)), 1, 5);
  const bool may_float = chart.kind == ChartKind::scatter || chart.kind == ChartKind::box || frame.view.x;
  const bool near_zero = extent.least >= 0 && (!may_float || extent.least < extent.most * 0.6);
  Axis axis = axis_over(extent.least, extent.most, wanted, is_bars(chart.kind) || near_zero);
  if (chart.kind == ChartKind::histogram && axis.step < 1)
    axis = {0, std::max(1.0, std::ceil(extent.most)), 1};
  return axis;
}

/// The numbers of x from the first to the last, or what the view leaves of them.
ViewRange range_of_x(const ChartFrame& frame) {
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (const Series& series : frame.chart.series) {
    for (const double x : series.x) {
      least = std::min(least, x);
      most = std::max(most, x);
    }
  }
  if (!(least <= most)) return {0, 1};
  if (frame.view.x && frame.view.x->to > frame.view.x->from) return *frame.view.x;
  if (least == most) return {least - 1, most + 1};
  // A point on the edge would be cut in half.
  double air = frame.chart.kind == ChartKind::scatter ? (most - least) * 0.02 : 0;
  // A single bin is a bar, not a wall.
  if (frame.chart.kind == ChartKind::histogram && frame.chart.series.front().y.size() == 1)
    air = 2 * (most - least);
  return {least - air, most + air};
}

Axis number_axis(const ChartFrame& frame, float room) {
  const ViewRange range = range_of_x(frame);
  const float name =
      frame.letters.width(frame.chart.days ? "2026-00" : "100,000", Face::caption) + frame.letters.px(18);
  const int wanted = std::clamp(static_cast<int>(room / name), 1, 10);
  Axis axis = axis_within(range.from, range.to, wanted);
  // Between whole numbers (years, counts) there is nothing to mark.
  const bool whole = std::ranges::all_of(frame.chart.series, [](const Series& series) {
    return std::ranges::all_of(series.x, [](double x) { return x == std::floor(x); });
  });
  if (whole && axis.step != std::floor(axis.step)) axis.step = axis.step < 1 ? 1 : 2 * axis.step;  // 2.5
  return axis;
}

/// In how many lines the categories' names stand, and how many of them are named.
void place_names(const ChartFrame& frame, Scales& scales) {
  const Letters& letters = frame.letters;
  float widest = 0;
  // Of thousands a few hundred tell how long they are.
  const std::size_t pace = std::max<std::size_t>(1, scales.columns / 300);
  for (std::size_t i = 0; i < scales.columns; i += pace)
    widest = std::max(widest, letters.width(frame.label(i), Face::caption));
  const float room = scales.column_width() - letters.px(4);
  if (widest <= room) return;
  if (room >= letters.px(34)) {
    scales.lines = std::min<std::size_t>(3, static_cast<std::size_t>(std::ceil(1.25F * widest / room)));
    return;
  }
  const float wanted = std::min(widest, letters.px(90)) + letters.px(6);
  scales.every = static_cast<std::size_t>(std::max(1.0F, std::ceil(wanted / scales.column_width())));
}

std::string tick_name(const ChartFrame& frame, const Axis& axis, double tick) {
  const std::string name = axis.name(tick, frame.letters.language);
  return frame.chart.whole && frame.chart.kind == ChartKind::stacked_bar ? name + "%" : name;
}

void draw_value_axis(ChartFrame& frame, const Scales& scales) {
  const float caption = frame.letters.height(Face::caption);
  for (const double tick : scales.y.ticks_within()) {
    const float y = std::round(scales.y_of(tick)) + 0.5F;
    frame.picture.line({{scales.plot.x0, y}, {scales.plot.x1, y}}, {Tone::muted, tick == 0 ? 0.55F : 0.2F});
    frame.picture.text({scales.plot.x0 - frame.letters.px(6), y - caption / 2},
                       tick_name(frame, scales.y, tick), Face::caption, {Tone::muted, 1}, 1);
  }
  if (!frame.chart.y_title.empty()) {
    frame.picture.text({frame.inside.x0, frame.inside.y0}, frame.say(frame.chart.y_title), Face::caption,
                       {Tone::muted, 1});
  }
}

void draw_category_names(ChartFrame& frame, const Scales& scales) {
  const Letters& letters = frame.letters;
  const float caption = letters.height(Face::caption);
  const float room = scales.column_width() * static_cast<float>(scales.every) - letters.px(4);
  for (std::size_t i = 0; i < scales.columns; i += scales.every) {
    const float x = scales.middle_of(i);
    const std::string name = frame.label(i);
    float y = scales.plot.y1 + drop_of(letters);
    const auto lines = in_lines(letters, name, Face::caption, room, scales.lines);
    const bool cut = !lines.empty() && lines.back().ends_with("…");
    if (cut) {
      const float high = caption * static_cast<float>(scales.lines);
      frame.picture.point_at({x - room / 2, y, x + room / 2, y + high}, name);
    }
    for (const std::string& line : lines) {
      frame.picture.text({x, y}, line, Face::caption, {Tone::muted, 1}, 0.5F);
      y += caption;
    }
  }
}

void draw_number_names(ChartFrame& frame, const Scales& scales) {
  const bool years = counts_years(frame.chart) && frame.chart.kind != ChartKind::histogram;
  const auto put = [&](double at, const std::string& name) {
    const float x = scales.x_of(at);
    frame.picture.line({{x, scales.plot.y1}, {x, scales.plot.y1 + frame.letters.px(3)}}, {Tone::muted, 0.4F});
    frame.picture.text({x, scales.plot.y1 + drop_of(frame.letters)}, name, Face::caption, {Tone::muted, 1},
                       0.5F);
  };
  if (frame.chart.days) {
    const float name = frame.letters.width("2026-00", Face::caption) + frame.letters.px(18);
    const int most = std::max(1, static_cast<int>(scales.plot.width() / name));
    for (const DayMark& mark : day_marks(scales.x.from, scales.x.to, most)) put(mark.at, mark.name);
    return;
  }
  for (const double tick : scales.x.ticks_within())
    put(tick, years ? x_name(frame.chart, tick) : scales.x.name(tick, frame.letters.language));
}

}  // namespace

float drop_of(const Letters& letters) {
  // Below half a name of the value axis, so that none meet.
  return std::max(letters.px(6), letters.height(Face::caption) / 2 + letters.px(1));
}

void Extent::take(double value) {
  if (!std::isfinite(value)) return;
  least = any ? std::min(least, value) : value;
  most = any ? std::max(most, value) : value;
  any = true;
}

bool is_bars(ChartKind kind) {
  return kind == ChartKind::bar || kind == ChartKind::stacked_bar || kind == ChartKind::histogram;
}

double size_at(const Chart& chart, std::size_t index) {
  double sum = 0;
  for (const Series& series : chart.series) {
    if (index < series.y.size() && std::isfinite(series.y[index])) sum += std::abs(series.y[index]);
  }
  return sum;
}

std::pair<double, double> stack_on(const Chart& chart, double value, double sum, double& up, double& down) {
  if (!std::isfinite(value)) value = 0;
  if (chart.whole) value = sum > 0 ? value / sum * 100 : 0;
  double& stack = value < 0 ? down : up;
  const double from = stack;
  stack += value;
  return {from, stack};
}

Extent extent_of(const Chart& chart) {
  Extent extent;
  if (chart.kind == ChartKind::stacked_bar) {
    take_stacks(chart, extent);
  } else {
    for (const Series& series : chart.series) {
      for (const auto* values : {&series.y, &series.low, &series.high}) {
        for (const double value : *values) extent.take(value);
      }
      for (const BoxNumbers& box : series.boxes) {
        if (box.count == 0) continue;
        extent.take(box.outliers.empty() ? box.least : std::min(box.least, box.outliers.front()));
        extent.take(box.outliers.empty() ? box.most : std::max(box.most, box.outliers.back()));
      }
    }
  }
  for (const Chart::Mark& mark : chart.marks) extent.take(mark.at);
  return extent;
}

Scales scales_of(ChartFrame& frame) {
  const Chart& chart = frame.chart;
  const Letters& letters = frame.letters;
  const float caption = letters.height(Face::caption);
  Scales scales;
  for (const Series& series : chart.series) scales.columns = std::max(scales.columns, series.y.size());
  scales.categories = frame.categories;
  scales.y = value_axis(frame, frame.inside.height());
  float numbers = 0;
  for (const double tick : scales.y.ticks_within())
    numbers = std::max(numbers, letters.width(tick_name(frame, scales.y, tick), Face::caption));
  const float above = chart.y_title.empty() ? caption / 2 : caption + letters.px(2) + caption / 2;
  const float left = std::min(numbers + letters.px(8), frame.inside.width() * 0.45F);
  scales.plot = {frame.inside.x0 + left, frame.inside.y0 + above, frame.inside.x1 - letters.px(10), 0};
  scales.plot.x1 = std::max(scales.plot.x1, scales.plot.x0 + 1);
  if (scales.categories) {
    place_names(frame, scales);
  } else {
    scales.x = number_axis(frame, scales.plot.width());
  }
  float below = caption + drop_of(letters);
  if (!chart.x_title.empty()) below += caption + letters.px(2);
  if (chart.kind == ChartKind::box) below += caption;
  // More lines of names make the picture higher, not the plot lower.
  const float grown = caption * static_cast<float>(scales.lines - 1) + (above - caption / 2) +
                      drop_of(letters) - letters.px(6);
  frame.inside.y1 += grown;
  frame.picture.height += grown;
  scales.plot.y1 = frame.inside.y1 - below - caption * static_cast<float>(scales.lines - 1);
  return scales;
}

void draw_axes(ChartFrame& frame, const Scales& scales) {
  draw_value_axis(frame, scales);
  if (scales.categories) {
    draw_category_names(frame, scales);
  } else {
    draw_number_names(frame, scales);
  }
  if (!frame.chart.x_title.empty()) {
    frame.picture.text(
        {(scales.plot.x0 + scales.plot.x1) / 2, frame.inside.y1 - frame.letters.height(Face::caption)},
        frame.say(frame.chart.x_title), Face::caption, {Tone::muted, 1}, 0.5F);
  }
}

void draw_marks(ChartFrame& frame, const Scales& scales) {
  const float caption = frame.letters.height(Face::caption);
  for (const Chart::Mark& mark : frame.chart.marks) {
    const float y = scales.y_of(mark.at);
    if (y < scales.plot.y0 - 1 || y > scales.plot.y1 + 1) continue;
    frame.picture.line({{scales.plot.x0, y}, {scales.plot.x1, y}}, {mark.tone, 1}, frame.letters.px(1.5F));
    const float above = y - caption - frame.letters.px(1);
    const float top = above < frame.inside.y0 ? y + frame.letters.px(1) : above;
    frame.picture.text({scales.plot.x1, top},
                       frame.letters.fitted(frame.say(mark.name), Face::caption, scales.plot.width()),
                       Face::caption, {mark.tone, 1}, 1);
  }
}

}  // namespace echelon
