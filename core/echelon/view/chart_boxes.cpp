#include <algorithm>
#include <cmath>
#include <functional>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_scales.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// One box: `along` takes a value to its place on the value axis, `from` and `to` are its sides across it.
struct BoxStroke {
  std::function<float(double)> along;
  float from = 0;
  float to = 0;
  bool upright = true;

  [[nodiscard]] Spot spot(float across, float value) const {
    return upright ? Spot{across, value} : Spot{value, across};
  }
  [[nodiscard]] Box box(float from_value, float to_value) const {
    const float low = std::min(from_value, to_value);
    const float high = std::max(from_value, to_value);
    return upright ? Box{from, low, to, high} : Box{low, from, high, to};
  }
};

void draw_outliers(ChartFrame& frame, const BoxStroke& stroke, const BoxNumbers& box, Tone tone) {
  const float middle = (stroke.from + stroke.to) / 2;
  const float dot = frame.letters.px(2);
  float last = -1e9F;
  for (const double value : box.outliers) {
    const float at = stroke.along(value);
    if (std::abs(at - last) < 1) continue;  // on the same pixel
    last = at;
    const Spot spot = stroke.spot(middle, at);
    frame.picture.rectangle({spot.x - dot, spot.y - dot, spot.x + dot, spot.y + dot}, {tone, 0.75F}, dot);
  }
}

void draw_box(ChartFrame& frame, const BoxStroke& stroke, const BoxNumbers& box, Tone tone) {
  const float middle = (stroke.from + stroke.to) / 2;
  const float least = stroke.along(box.least);
  const float most = stroke.along(box.most);
  const float cap = (stroke.to - stroke.from) / 4;
  const float thin = frame.letters.px(1.25F);
  for (const auto& [end, edge] : {std::pair{least, box.lower}, std::pair{most, box.upper}}) {
    frame.picture.line({stroke.spot(middle, end), stroke.spot(middle, stroke.along(edge))}, {tone, 1}, thin);
    frame.picture.line({stroke.spot(middle - cap, end), stroke.spot(middle + cap, end)}, {tone, 1}, thin);
  }
  const Box body = stroke.box(stroke.along(box.lower), stroke.along(box.upper));
  frame.picture.rectangle(body, {tone, 0.32F}, 0);
  const std::vector<Spot> outline{
      {body.x0, body.y0}, {body.x1, body.y0}, {body.x1, body.y1}, {body.x0, body.y1}, {body.x0, body.y0}};
  frame.picture.line(outline, {tone, 1}, thin);
  const float median = stroke.along(box.median);
  frame.picture.line({stroke.spot(stroke.from, median), stroke.spot(stroke.to, median)}, {tone, 1},
                     frame.letters.px(2.5F));
  draw_outliers(frame, stroke, box, tone);
}

std::string numbers_in(const Chart& chart, std::size_t column) {
  std::string said;
  for (const Series& series : chart.series) {
    if (column < series.boxes.size())
      said += (said.empty() ? "n=" : " / ") + std::to_string(series.boxes[column].count);
  }
  return said;
}

struct Rows {
  Box plot;
  Axis axis;
  float high = 0;
  [[nodiscard]] float x_of(double value) const { return plot.x0 + axis.share(value) * plot.width(); }
};

void draw_row(ChartFrame& frame, const Rows& rows, std::size_t row) {
  const Letters& letters = frame.letters;
  const float top = rows.plot.y0 + rows.high * static_cast<float>(row);
  const float caption = letters.height(Face::caption);
  const float text_y = top + (rows.high - caption) / 2;
  put_name(frame.picture, letters, {frame.inside.x0, text_y}, frame.label(row),
           rows.plot.x0 - frame.inside.x0 - letters.px(10), {Tone::plain, 1});
  frame.picture.text({frame.inside.x1, text_y}, numbers_in(frame.chart, row), Face::caption, {Tone::muted, 1},
                     1);
  const float each = (rows.high - letters.px(6)) / static_cast<float>(frame.chart.series.size());
  for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s) {
    const Series& series = frame.chart.series[s];
    if (row >= series.boxes.size()) continue;
    const float y = top + letters.px(3) + each * static_cast<float>(s);
    const float thick = std::min(each - letters.px(2), letters.px(16));
    const float middle = y + each / 2;
    frame.picture.point_at({rows.plot.x0, y, rows.plot.x1, y + each}, s, row);
    if (series.boxes[row].count == 0) continue;
    const BoxStroke stroke{[&](double value) { return rows.x_of(value); }, middle - thick / 2,
                           middle + thick / 2, false};
    draw_box(frame, stroke, series.boxes[row], series.tone);
  }
}

void draw_scale(ChartFrame& frame, const Rows& rows) {
  const Letters& letters = frame.letters;
  for (const double tick : rows.axis.ticks()) {
    const float x = rows.x_of(tick);
    frame.picture.line({{x, rows.plot.y0}, {x, rows.plot.y1}}, {Tone::muted, tick == 0 ? 0.55F : 0.2F});
    frame.picture.text({x, rows.plot.y1 + letters.px(3)}, rows.axis.name(tick, letters.language),
                       Face::caption, {Tone::muted, 1}, 0.5F);
  }
  if (!frame.chart.x_title.empty()) {
    frame.picture.text({rows.plot.x1, rows.plot.y1 + letters.px(3) + letters.height(Face::caption)},
                       frame.say(frame.chart.x_title), Face::caption, {Tone::muted, 1}, 1);
  }
}

}  // namespace

void draw_upright_boxes(ChartFrame& frame, const Scales& scales) {
  const auto beside = static_cast<float>(frame.chart.series.size());
  const float used = std::min(scales.column_width() * 0.7F, frame.letters.px(44) * beside);
  const float each = used / beside;
  const float caption = frame.letters.height(Face::caption);
  for (std::size_t i = 0; i < scales.columns; ++i) {
    const float left = scales.middle_of(i) - used / 2;
    for (std::uint32_t s = 0; s < frame.chart.series.size(); ++s) {
      const Series& series = frame.chart.series[s];
      if (i >= series.boxes.size()) continue;
      const float x = left + each * static_cast<float>(s);
      frame.picture.point_at({x, scales.plot.y0, x + each, scales.plot.y1}, s, i);
      if (series.boxes[i].count == 0) continue;
      const float gap = each > 8 ? frame.letters.px(1.5F) : 0;
      const BoxStroke stroke{[&](double value) { return scales.y_of(value); }, x + gap, x + each - gap, true};
      draw_box(frame, stroke, series.boxes[i], series.tone);
    }
    const std::string numbers = numbers_in(frame.chart, i);
    const float y = scales.plot.y1 + drop_of(frame.letters) + caption * static_cast<float>(scales.lines);
    if (frame.letters.width(numbers, Face::caption) <= scales.column_width() - frame.letters.px(2))
      frame.picture.text({scales.middle_of(i), y}, numbers, Face::caption, {Tone::muted, 1}, 0.5F);
  }
}

void lay_out_boxes(ChartFrame& frame) {
  const Letters& letters = frame.letters;
  std::size_t count = 0;
  float numbers = 0;
  for (const Series& series : frame.chart.series) count = std::max(count, series.y.size());
  for (std::size_t i = 0; i < count; ++i)
    numbers = std::max(numbers, letters.width(numbers_in(frame.chart, i), Face::caption));
  const Extent extent = extent_of(frame.chart);
  Rows rows;
  const float below =
      letters.height(Face::caption) * (frame.chart.x_title.empty() ? 1.0F : 2.0F) + letters.px(6);
  rows.plot = {frame.inside.x0 + names_width(frame, count), frame.inside.y0,
               frame.inside.x1 - std::min(numbers, frame.inside.width() / 4) - letters.px(10),
               frame.inside.y1 - below};
  rows.plot.x1 = std::max(rows.plot.x1, rows.plot.x0 + 1);
  const int wanted = std::clamp(static_cast<int>(rows.plot.width() / letters.px(70)), 1, 8);
  rows.axis =
      axis_over(extent.least, extent.most, wanted, extent.least >= 0 && extent.least < extent.most * 0.6);
  rows.high = rows.plot.height() / static_cast<float>(std::max<std::size_t>(1, count));
  draw_scale(frame, rows);
  for (std::size_t row = 0; row < count; ++row) draw_row(frame, rows, row);
  for (const Chart::Mark& mark : frame.chart.marks) {
    const float x = rows.x_of(mark.at);
    frame.picture.line({{x, rows.plot.y0}, {x, rows.plot.y1}}, {mark.tone, 1}, letters.px(1.5F));
  }
}

}  // namespace echelon
