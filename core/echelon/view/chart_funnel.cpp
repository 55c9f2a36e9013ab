#include <algorithm>
#include <cmath>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/chart_names.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// The steps of a funnel: names at the left, what is left of the first in the middle, numbers at the right.
struct Funnel {
  Box plot;
  double most = 1;
  float numbers = 0;  ///< where the numbers end
  float shares = 0;   ///< where the shares of the first end
  bool has_rates = true;
};

double value_at(const ChartFrame& frame, std::size_t step) {
  const double value = frame.chart.series.front().y[step];
  return std::isfinite(value) ? std::max(0.0, value) : 0;
}

Funnel funnel_of(const ChartFrame& frame) {
  const Letters& letters = frame.letters;
  const std::size_t steps = frame.chart.series.front().y.size();
  Funnel funnel;
  float numbers = 0;
  funnel.most = 1e-9;
  for (std::size_t i = 0; i < steps; ++i) {
    funnel.most = std::max(funnel.most, value_at(frame, i));
    numbers = std::max(numbers, letters.width(chart_number(value_at(frame, i)), Face::caption));
  }
  const float share = letters.width("100.0%", Face::caption) + letters.px(8);
  const float rate = letters.width("↓ 100.0%", Face::caption) + letters.px(8);
  const float width = frame.inside.width();
  funnel.has_rates = numbers + share + rate < width * 0.45F;
  funnel.shares = frame.inside.x1 - (funnel.has_rates ? rate : 0);
  funnel.numbers = funnel.shares - share;
  const float end = std::max(funnel.numbers - numbers - letters.px(8), frame.inside.x0 + width * 0.4F);
  const float begin = std::min(frame.inside.x0 + names_width(frame, steps), frame.inside.x0 + width * 0.36F);
  funnel.plot = {begin, frame.inside.y0, std::max(end, begin + 1), frame.inside.y1};
  return funnel;
}

/// How many of the step before are left, between the two.
void draw_rate(ChartFrame& frame, std::size_t step, float y) {
  const double before = value_at(frame, step - 1);
  if (before <= 0) return;
  frame.picture.text({frame.inside.x1, y}, "↓ " + percent(value_at(frame, step) / before), Face::caption,
                     {Tone::muted, 1}, 1);
}

std::string said(const ChartFrame& frame, const Funnel& funnel, std::size_t step) {
  const Language language = frame.letters.language;
  std::string text = frame.label(step) + "\n" + with_unit(frame.chart, value_at(frame, step), language);
  text += "\n" + Words{"占最多的一步", "of the greatest step"}.in(language) + "  " +
          percent(value_at(frame, step) / funnel.most);
  if (step > 0 && value_at(frame, step - 1) > 0)
    text += "\n" + Words{"占上一步", "of the step before"}.in(language) + "  " +
            percent(value_at(frame, step) / value_at(frame, step - 1));
  return text;
}

}  // namespace

void lay_out_funnel(ChartFrame& frame) {
  const Letters& letters = frame.letters;
  const Series& series = frame.chart.series.front();
  const Funnel funnel = funnel_of(frame);
  const float high = letters.px(row_of_funnel);
  const float caption = letters.height(Face::caption);
  const float middle = (funnel.plot.x0 + funnel.plot.x1) / 2;
  const float gap = letters.px(12);
  const auto half = [&](std::size_t i) {
    return static_cast<float>(value_at(frame, i) / funnel.most) * funnel.plot.width() / 2;
  };
  for (std::size_t i = 0; i < series.y.size(); ++i) {
    const float y = funnel.plot.y0 + high * static_cast<float>(i);
    const float bottom = y + high - gap;
    const float text_y = (y + bottom - caption) / 2;
    put_name(frame.picture, letters, {frame.inside.x0, text_y}, frame.label(i),
             funnel.plot.x0 - frame.inside.x0 - letters.px(10), {Tone::plain, 1});
    frame.picture.rectangle({middle - half(i), y, middle + half(i), bottom}, {series.tone, 1}, letters.px(2));
    if (i + 1 < series.y.size()) {
      frame.picture.polygon({{middle - half(i), bottom},
                             {middle + half(i), bottom},
                             {middle + half(i + 1), y + high},
                             {middle - half(i + 1), y + high}},
                            {series.tone, 0.25F});
    }
    if (i > 0 && funnel.has_rates) draw_rate(frame, i, y - (gap + caption) / 2);
    frame.picture.text({funnel.numbers, text_y}, chart_number(value_at(frame, i)), Face::caption,
                       {Tone::plain, 1}, 1);
    frame.picture.text({funnel.shares, text_y}, percent(value_at(frame, i) / funnel.most), Face::caption,
                       {Tone::muted, 1}, 1);
    frame.picture.point_at({funnel.plot.x0, y, frame.inside.x1, y + high}, said(frame, funnel, i));
  }
}

}  // namespace echelon
