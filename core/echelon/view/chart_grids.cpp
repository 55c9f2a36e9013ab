#include <algorithm>
#include <cmath>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/chart_names.hpp"
#include "echelon/view/text_places.hpp"

namespace echelon {
namespace {

/// The cells of a heat map: columns × rows, and the greatest value either way.
struct Cells {
  Box grid;
  std::size_t columns = 0;
  float wide = 0;
  float high = 0;
  double most = 0;
  double least = 0;
  std::size_t lines = 1;  ///< of a column's name
  std::size_t every = 1;  ///< of the columns one of so many is named

  [[nodiscard]] Ink ink(double value) const {
    if (value == 0) return {Tone::muted, 0.06F};
    const double end = std::max(most, -least);
    const auto share = static_cast<float>(end > 0 ? std::sqrt(std::abs(value) / end) : 0);
    return {value < 0 ? Tone::caution : Tone::accent, 0.08F + 0.5F * share};
  }
};

std::string value_said(const Chart& chart, double value) {
  return chart_number(value) + (chart.unit.en == "%" && std::isfinite(value) ? "%" : "");
}

std::string row_name(const ChartFrame& frame, std::size_t row) {
  const Chart& chart = frame.chart;
  return frame.say(row < chart.row_labels.size() ? chart.row_labels[row] : chart.series[row].name);
}

Cells cells_of(const ChartFrame& frame) {
  Cells cells;
  float names = 0;
  for (std::size_t row = 0; row < frame.chart.series.size(); ++row) {
    const Series& series = frame.chart.series[row];
    cells.columns = std::max(cells.columns, series.y.size());
    for (const double value : series.y) {
      if (!std::isfinite(value)) continue;
      cells.most = std::max(cells.most, value);
      cells.least = std::min(cells.least, value);
    }
    names = std::max(names, frame.letters.width(row_name(frame, row), Face::caption));
  }
  names = std::min(names, frame.inside.width() * 0.35F) + frame.letters.px(10);
  const float caption = frame.letters.height(Face::caption);
  const auto rows = static_cast<float>(std::max<std::size_t>(1, frame.chart.series.size()));
  cells.grid = {frame.inside.x0 + names, frame.inside.y0 + caption + frame.letters.px(6), frame.inside.x1,
                frame.inside.y1 - caption - frame.letters.px(10)};
  cells.wide = cells.grid.width() / static_cast<float>(std::max<std::size_t>(1, cells.columns));
  cells.high = cells.grid.height() / rows;
  return cells;
}

void draw_column_names(ChartFrame& frame, const Cells& cells) {
  const Letters& letters = frame.letters;
  const float caption = letters.height(Face::caption);
  for (std::size_t column = 0; column < cells.columns; column += cells.every) {
    const float middle = cells.grid.x0 + cells.wide * (static_cast<float>(column) + 0.5F);
    const float room = cells.wide * static_cast<float>(cells.every) - letters.px(6);
    const std::string name = frame.label(column);
    const auto lines = in_lines(letters, name, Face::caption, room, cells.lines);
    float y = cells.grid.y0 - letters.px(6) - caption * static_cast<float>(lines.size());
    if (!lines.empty() && lines.back().ends_with("…"))
      frame.picture.point_at({middle - room / 2, y, middle + room / 2, cells.grid.y0}, name);
    for (const std::string& line : lines) {
      frame.picture.text({middle, y}, line, Face::caption, {Tone::muted, 1}, 0.5F);
      y += caption;
    }
  }
}

/// In how many lines the columns' names stand, and how many of them are named; the picture grows by the
/// lines.
void place_columns(ChartFrame& frame, Cells& cells) {
  const Letters& letters = frame.letters;
  float widest = 0;
  for (std::size_t column = 0; column < cells.columns; ++column)
    widest = std::max(widest, letters.width(frame.label(column), Face::caption));
  const float room = cells.wide - letters.px(6);
  if (room < letters.px(28) && widest > room) {
    const float wanted = std::min(widest, letters.px(70)) + letters.px(8);
    cells.every = static_cast<std::size_t>(std::max(1.0F, std::ceil(wanted / std::max(cells.wide, 0.01F))));
  } else if (widest > room) {
    cells.lines = std::min<std::size_t>(3, static_cast<std::size_t>(std::ceil(1.25F * widest / room)));
  }
  const float grown = letters.height(Face::caption) * static_cast<float>(cells.lines - 1);
  frame.inside.y1 += grown;
  frame.picture.height += grown;
  cells.grid.y0 += grown;
  cells.grid.y1 += grown;
}

void draw_cell(ChartFrame& frame, const Cells& cells, std::size_t row, std::size_t column,
               const std::string& name) {
  const double value = frame.chart.series[row].y[column];
  const float caption = frame.letters.height(Face::caption);
  const float x = cells.grid.x0 + cells.wide * static_cast<float>(column);
  const float y = cells.grid.y0 + cells.high * static_cast<float>(row);
  const float gap = cells.wide > 6 ? 1.0F : 0.0F;
  const Box cell{x + gap, y + 1, x + cells.wide - gap, y + cells.high - 1};
  const std::string number = value_said(frame.chart, value);
  frame.picture.point_at(
      {x, y, x + cells.wide, y + cells.high},
      name + " × " + frame.label(column) + "\n" + with_unit(frame.chart, value, frame.letters.language));
  if (!std::isfinite(value)) return;
  frame.picture.rectangle(cell, cells.ink(value), frame.letters.px(gap > 0 ? 3 : 0));
  if (value != 0 && frame.letters.width(number, Face::caption) <= cells.wide - 2) {
    frame.picture.text({x + cells.wide / 2, y + (cells.high - caption) / 2}, number, Face::caption,
                       {Tone::plain, 1}, 0.5F);
  }
}

/// Which colour stands for how much, under the cells.
void draw_colour_scale(ChartFrame& frame, const Cells& cells) {
  const Letters& letters = frame.letters;
  constexpr int steps = 9;
  const float caption = letters.height(Face::caption);
  const float y = frame.inside.y1 - caption;
  const std::string low = value_said(frame.chart, cells.least);
  const std::string high = value_said(frame.chart, cells.most);
  const float each = std::min(letters.px(16), cells.grid.width() / 16);
  float x = frame.inside.x1 - letters.width(high, Face::caption) - letters.px(6) - each * steps;
  frame.picture.text({x - letters.px(6), y}, low, Face::caption, {Tone::muted, 1}, 1);
  for (int i = 0; i < steps; ++i) {
    const double value = cells.least + (cells.most - cells.least) * i / (steps - 1);
    frame.picture.rectangle({x, y + letters.px(3), x + each, y + caption - letters.px(3)}, cells.ink(value));
    x += each;
  }
  frame.picture.text({frame.inside.x1, y}, high, Face::caption, {Tone::muted, 1}, 1);
}

}  // namespace

void lay_out_heat_map(ChartFrame& frame) {
  Cells cells = cells_of(frame);
  place_columns(frame, cells);
  draw_column_names(frame, cells);
  const float caption = frame.letters.height(Face::caption);
  for (std::size_t row = 0; row < frame.chart.series.size(); ++row) {
    const std::string name = row_name(frame, row);
    const float y = cells.grid.y0 + cells.high * (static_cast<float>(row) + 0.5F) - caption / 2;
    put_name(frame.picture, frame.letters, {frame.inside.x0, y}, name,
             cells.grid.x0 - frame.inside.x0 - frame.letters.px(10), {Tone::plain, 1});
    for (std::size_t column = 0; column < frame.chart.series[row].y.size(); ++column)
      draw_cell(frame, cells, row, column, name);
  }
  draw_colour_scale(frame, cells);
}

}  // namespace echelon
