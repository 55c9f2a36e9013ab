#pragma once

#include <string>
#include <utility>
#include <vector>

#include "echelon/view/axis.hpp"
#include "echelon/view/chart_layout.hpp"

namespace echelon {

// Within view: the plot of a chart whose values run up, its axes and their names.

struct Scales {
  Axis x;
  Axis y;
  Box plot;
  bool categories = false;
  std::size_t columns = 0;  ///< categories
  std::size_t lines = 1;    ///< of a category's name
  std::size_t every = 1;    ///< of the categories one of so many is named
  [[nodiscard]] float x_of(double value) const { return plot.x0 + x.share(value) * plot.width(); }
  [[nodiscard]] float y_of(double value) const { return plot.y1 - y.share(value) * plot.height(); }
  [[nodiscard]] float column_width() const {
    return plot.width() / static_cast<float>(columns > 0 ? columns : 1);
  }
  [[nodiscard]] float middle_of(std::size_t column) const {
    return plot.x0 + column_width() * (static_cast<float>(column) + 0.5F);
  }
};

/// The room for the plot between axes whose names fit; the picture grows by lines of long names.
[[nodiscard]] Scales scales_of(ChartFrame& frame);
/// How far under the plot the names of x stand.
[[nodiscard]] float drop_of(const Letters& letters);
void draw_axes(ChartFrame& frame, const Scales& scales);
/// Lines across the plot at the marks' values, with their names.
void draw_marks(ChartFrame& frame, const Scales& scales);

/// Least and greatest of what stands on the value axis: values, bands, sums of stacks, boxes, marks.
struct Extent {
  double least = 0;
  double most = 0;
  bool any = false;
  void take(double value);
};
[[nodiscard]] Extent extent_of(const Chart& chart);
[[nodiscard]] bool is_bars(ChartKind kind);
/// Where a stacked value begins and ends: what is above zero stacks upwards, what is below downwards; of
/// shares in percent. `up` and `down` are the stack so far.
[[nodiscard]] std::pair<double, double> stack_on(const Chart& chart, double value, double sum, double& up,
                                                 double& down);
/// The sum of the sizes of what stands at a position.
[[nodiscard]] double size_at(const Chart& chart, std::size_t index);

void draw_upright_bars(ChartFrame& frame, const Scales& scales);
void draw_lines(ChartFrame& frame, const Scales& scales);
void draw_dots(ChartFrame& frame, const Scales& scales);
void draw_upright_boxes(ChartFrame& frame, const Scales& scales);

}  // namespace echelon
