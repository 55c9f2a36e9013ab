#include "echelon/view/chart_layout.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "echelon/view/capital.hpp"
#include "echelon/view/chart_names.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

bool has_numbers(const Chart& chart) {
  return std::ranges::any_of(chart.series, [](const Series& series) {
    return std::ranges::any_of(series.y, [](double value) { return std::isfinite(value); });
  });
}

/// Names of the series, to be pressed; returns where they end.
float draw_legend(const Chart& chart, const ChartView& view, float y, Picture& picture,
                  const Letters& letters) {
  const float height = letters.height(Face::caption);
  const float swatch = letters.px(9);
  const float indent = swatch + letters.px(5);
  float x = 0;
  for (const Series& series : chart.series) {
    const std::string name = letters.fitted(series.name.in(letters.language), Face::caption,
                                            std::max(letters.px(20), picture.width * 0.8F - indent));
    const float wide = indent + letters.width(name, Face::caption);
    if (x > 0 && x + wide > picture.width) {
      x = 0;
      y += height + letters.px(3);
    }
    const bool hidden = view.hides(series);
    const float middle = y + height / 2;
    picture.rectangle({x, middle - swatch / 2, x + swatch, middle + swatch / 2},
                      {series.tone, hidden ? 0.25F : 1}, letters.px(2));
    picture.text({x + indent, y}, name, Face::caption, {Tone::muted, hidden ? 0.5F : 1});
    if (hidden) {
      picture.line({{x + indent, middle}, {x + wide, middle}}, {Tone::muted, 0.5F}, letters.px(1));
    }
    picture.legend.push_back({{x, y, x + wide, y + height}, series.name.en, hidden});
    x += wide + letters.px(14);
  }
  return y + height + letters.px(8);
}

void lay_out_inside(ChartFrame& frame) {
  const ChartKind kind = frame.chart.kind;
  if (kind == ChartKind::heat_map) {
    lay_out_heat_map(frame);
  } else if (kind == ChartKind::funnel) {
    lay_out_funnel(frame);
  } else if (kind == ChartKind::box && frame.chart.horizontal) {
    lay_out_boxes(frame);
  } else if (frame.chart.horizontal && is_floating(frame.chart)) {
    lay_out_floating(frame);
  } else if (frame.chart.horizontal) {
    lay_out_horizontal(frame);
  } else {
    lay_out_upright(frame);
  }
}

}  // namespace

std::string ChartFrame::label(std::size_t at) const { return category_name(chart, at, letters.language); }

float draw_heading(Picture& picture, const Letters& letters, const Words& title, const Words& note) {
  float y = 0;
  if (!title.empty()) {
    picture.text({0, 0}, letters.fitted(titled(title, letters.language), Face::strong, picture.width),
                 Face::strong, {Tone::plain, 1});
    y = letters.height(Face::strong) + letters.px(note.empty() ? 8 : 2);
  }
  if (note.empty()) return y;
  for (const std::string& line :
       in_lines(letters, titled(note, letters.language), Face::caption, picture.width, 3)) {
    picture.text({0, y}, line, Face::caption, {Tone::muted, 1});
    y += letters.height(Face::caption);
  }
  return y + letters.px(8);
}

float inside_height(const Chart& chart, const Letters& letters) {
  std::size_t rows = 0;
  for (const Series& series : chart.series) rows = std::max(rows, series.y.size());
  const auto count = static_cast<float>(rows);
  const float caption = letters.height(Face::caption);
  if (chart.kind == ChartKind::funnel) return letters.px(row_of_funnel) * count;
  if (chart.kind == ChartKind::heat_map) {
    return letters.px(row_of_heat) * static_cast<float>(chart.series.size()) + 2 * caption + letters.px(16);
  }
  if (chart.horizontal) {
    const bool boxes = chart.kind == ChartKind::box;
    const float scale = boxes ? caption * (chart.x_title.empty() ? 1.0F : 2.0F) + letters.px(6)
                              : floating_scale_height(chart, letters);
    const bool one_row = chart.kind == ChartKind::stacked_bar || (scale > 0 && !boxes);
    const auto side_by_side = one_row ? 1.0F : static_cast<float>(chart.series.size());
    // A bar is as high as the number beside it where there are several in a row.
    const float each = boxes ? letters.px(12) : std::max(letters.px(12), caption);
    const float row = side_by_side > 1 && !boxes ? side_by_side * each + letters.px(6)
                                                 : letters.px(row_of_bars) + (side_by_side - 1) * each;
    return count * row + letters.px(4) + scale;
  }
  return letters.px(210);
}

Picture lay_out(const Chart& chart, float width, const Letters& letters, const ChartView& view) {
  Picture picture;
  picture.width = width;
  const Words& note = chart.note.empty() && chart.kind == ChartKind::box ? box_note() : chart.note;
  float y = draw_heading(picture, letters, chart.title, has_numbers(chart) ? note : Words{});
  const auto sentence = [&](const Words& words) {
    picture.text({0, y}, letters.fitted(words.in(letters.language), Face::body, width), Face::body,
                 {Tone::muted, 1});
    picture.height = y + letters.height(Face::body);
  };
  if (!has_numbers(chart)) {
    sentence({"还没有数据。", "No data yet."});
    return picture;
  }
  if (has_legend(chart)) y = draw_legend(chart, view, y, picture, letters);
  const auto shown = std::make_shared<const Chart>(seen(chart, view));
  if (!has_numbers(*shown)) {
    sentence(shown->series.empty() ? Words{"所有系列都已隐藏。", "All series are hidden."}
                                   : Words{"这一段没有数据。", "No data in this stretch."});
    return picture;
  }
  ChartFrame frame{*shown, letters, picture, view, has_categories(*shown), {}};
  frame.inside = {0, y, width, y + inside_height(*shown, letters)};
  picture.height = frame.inside.y1;
  lay_out_inside(frame);
  settle(picture, letters);
  picture.tell = [shown, language = letters.language](const HotSpot& spot) {
    return read_out(*shown, spot.series, spot.index, language);
  };
  return picture;
}

}  // namespace echelon
