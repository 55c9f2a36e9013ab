// picture_frames: CPU milliseconds that the layout of a chart of 10,000 points takes of a frame, without a
// window. Prints kind, the first frame, the median of 60 still ones (which only see that nothing changed),
// the median of 60 that are zoomed each.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "desktop/paint/painter_imgui.hpp"
#include "desktop/stage/headless.hpp"
#include "desktop/surface/chart_state.hpp"
#include "echelon/view/chart_view.hpp"
#include "frame_clock.hpp"

namespace {

using namespace echelon;
using namespace echelon::desktop;

Chart chart_of(ChartKind kind, const char* id) {
  constexpr int points = 10'000;
  Chart chart;
  chart.id = id;
  chart.kind = kind;
  Series series;
  series.name = {"值", "value"};
  std::vector<double> values;
  double level = 0;
  for (int i = 0; i < points; ++i) {
    level += std::sin(i * 0.37) + std::sin(i * 0.0113) * 3;
    values.push_back(level);
  }
  if (kind == ChartKind::box) {
    std::vector<std::vector<double>> groups(20);
    for (std::size_t i = 0; i < values.size(); ++i) groups[i % groups.size()].push_back(values[i]);
    chart.series.push_back(box_series(series.name, groups));
    return chart;
  }
  for (int i = 0; i < points; ++i) {
    const double x = i * 0.5;
    if (kind == ChartKind::line || kind == ChartKind::step || kind == ChartKind::scatter)
      series.x.push_back(x);
  }
  series.y = values;
  if (kind == ChartKind::line) {
    for (const double value : values) {
      series.low.push_back(value - 20);
      series.high.push_back(value + 20);
    }
  }
  chart.series.push_back(std::move(series));
  return chart;
}

double median_of(int frames, const auto& each) {
  std::vector<double> taken;
  for (int frame = 0; frame < frames; ++frame) {
    const double begin = cpu_milliseconds();
    each();
    taken.push_back(cpu_milliseconds() - begin);
  }
  std::sort(taken.begin(), taken.end());
  return taken[taken.size() / 2];
}

void measure(desktop::Stage& stage, const Chart& chart) {
  std::vector<double> figures;
  const auto take = [&](Ui& ui) {
    ChartState state;
    (void)letters_of(ui);
    double begin = cpu_milliseconds();
    (void)state.picture(ui, chart, 1000);
    figures.push_back(cpu_milliseconds() - begin);
    figures.push_back(median_of(60, [&] { (void)state.picture(ui, chart, 1000); }));
    bool nearer = true;
    figures.push_back(median_of(60, [&] {
      state.zoom(500, nearer ? 1.3 : 1 / 1.3);
      nearer = !nearer;
      (void)state.picture(ui, chart, 1000);
    }));
  };
  (void)stage.frame(1280, 800, 1.0F / 60, take);
  std::printf("%s\t%.2f\t%.3f\t%.2f\n", chart.id.c_str(), figures[0], figures[1], figures[2]);
}

}  // namespace

int main() {
  desktop::Stage stage;
  for (const auto& [kind, id] : {std::pair{ChartKind::line, "line"},
                                 {ChartKind::step, "step"},
                                 {ChartKind::bar, "bar"},
                                 {ChartKind::stacked_bar, "stacked"},
                                 {ChartKind::scatter, "scatter"},
                                 {ChartKind::box, "box"}})
    measure(stage, chart_of(kind, id));
  return 0;
}
