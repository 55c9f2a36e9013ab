// Charts under a hand: series hidden and shown, zoomed, moved, read by mouse and keys, saved as they are
// seen.

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "desktop/stage/headless.hpp"
#include "desktop/surface/chart_state.hpp"
#include "desktop/surface/imgui_surface.hpp"
#include "desktop/ui/scope.hpp"
#include "echelon/exchange/picture_file.hpp"

using namespace echelon;
using namespace echelon::desktop;

namespace {

/// One chart alone on a stage.
class AloneChart {
 public:
  explicit AloneChart(Chart shown)
      : chart(std::move(shown)),
        hand(
            stage, [this](Ui& ui) { draw(ui); }, [] { return false; }) {
    stage.ui().language = Language::english;
    hand.settle();
  }

  [[nodiscard]] const ChartView& view() { return state().view; }
  [[nodiscard]] ChartState& state() {
    // The surface keeps it under the chart's own path.
    return *kept_;
  }
  [[nodiscard]] Item plot() { return *stage.ui().items.find(chart.id + "/plot"); }
  void wheel(float notches) {
    InputEvent event;
    event.kind = InputEvent::Kind::wheel;
    event.y = notches;
    stage.input().push(event);
    hand.settle();
  }
  /// Frames enough that another click is no double click.
  void wait() {
    for (int i = 0; i < 40; ++i) hand.frame();
  }
  void twice_at(float x, float y) {
    hand.move_to(x, y);
    for (int i = 0; i < 2; ++i) {
      InputEvent event;
      event.kind = InputEvent::Kind::button;
      event.down = true;
      stage.input().push(event);
      event.down = false;
      stage.input().push(event);
    }
    hand.settle();
  }
  /// For people: writes what is on the screen into the folder that $ECHELON_LOOK names.
  void picture(const std::string& name) {
    if (const char* folder = std::getenv("ECHELON_LOOK"))
      hand.picture(std::filesystem::path(folder) / (name + ".png"));
  }

  Chart chart;
  echelon::desktop::Stage stage;
  Hand hand;

 private:
  void draw(Ui& ui) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({900, 500});
    const ScopeWindow window("alone", ImGuiWindowFlags_NoDecoration);
    ImguiSurface surface(ui);
    surface.chart(chart);
    const ScopePath path(ui, chart.id);
    kept_ = &ui.state<ChartState>("chart");
  }
  ChartState* kept_ = nullptr;
};

Chart years() {
  Chart chart;
  chart.id = "years";
  chart.kind = ChartKind::line;
  chart.title = {"历年人数", "people by year"};
  chart.x_title = {"年", "year"};
  chart.unit = {"人", "people"};
  for (const auto& [name, scale, tone] : {std::tuple{Words{"骨干", "backbone"}, 1.0, Tone::series_1},
                                          {Words{"名师", "masters"}, 10.0, Tone::series_2}}) {
    Series series;
    series.name = name;
    series.tone = tone;
    for (int year = 2010; year <= 2030; ++year) {
      series.x.push_back(year);
      series.y.push_back(scale * (100 + year % 7));
    }
    chart.series.push_back(std::move(series));
  }
  return chart;
}

}  // namespace

TEST_CASE("a press on a name of the legend hides its series, another shows it, the axis follows") {
  AloneChart alone(years());
  CHECK(alone.hand.reads("1,000"));
  alone.hand.click("years/legend:masters");
  CHECK(alone.view().hidden == std::vector<std::string>{"masters"});
  CHECK_FALSE(alone.hand.reads("1,000"));
  alone.picture("chart-hidden");
  alone.wait();
  alone.hand.click("years/legend:masters");
  CHECK(alone.view().hidden.empty());
  CHECK(alone.hand.reads("1,000"));
}

TEST_CASE("pressed twice quickly a series stands alone, the button shows all again") {
  AloneChart alone(years());
  const Item name = *alone.stage.ui().items.find("years/legend:backbone");
  alone.twice_at((name.x0 + name.x1) / 2, (name.y0 + name.y1) / 2);
  CHECK(alone.view().hidden == std::vector<std::string>{"masters"});
  alone.wait();
  REQUIRE(alone.hand.sees("years/show-all"));
  alone.hand.click("years/show-all");
  CHECK(alone.view().is_whole());
  CHECK_FALSE(alone.hand.sees("years/show-all"));
}

TEST_CASE("dragging over the plot chooses a stretch, a double click shows all of it") {
  AloneChart alone(years());
  const Item plot = alone.plot();
  alone.hand.drag_by("years/plot", (plot.x1 - plot.x0) / 4, 0);
  REQUIRE(alone.view().x);
  CHECK(alone.view().x->from == doctest::Approx(2020).epsilon(0.001));
  CHECK(alone.view().x->to == doctest::Approx(2025).epsilon(0.001));
  CHECK(alone.hand.reads("2022"));
  alone.picture("chart-stretch");
  alone.wait();
  alone.twice_at((plot.x0 + plot.x1) / 2, (plot.y0 + plot.y1) / 2);
  CHECK_FALSE(alone.view().x);
}

TEST_CASE("the wheel scrolls the page until the chart was clicked at, then it zooms where the pointer is") {
  AloneChart alone(years());
  alone.hand.point_at("years/plot");
  alone.wheel(2);
  CHECK_FALSE(alone.view().x);
  alone.hand.click("years/plot");
  alone.wheel(2);
  REQUIRE(alone.view().x);
  const ViewRange near = *alone.view().x;
  CHECK((near.from + near.to) / 2 == doctest::Approx(2020).epsilon(0.001));
  CHECK(near.to - near.from == doctest::Approx(20 / 1.5625).epsilon(0.01));
  alone.wheel(-9);
  CHECK_FALSE(alone.view().x);
}

TEST_CASE("pointed at, the chart tells year, series and values with their unit") {
  AloneChart alone(years());
  alone.hand.point_at("years/plot");
  CHECK(alone.hand.reads("year  2020"));
  CHECK(alone.hand.reads("backbone  104 people"));
  CHECK(alone.hand.reads("masters  1,040 people"));
  alone.picture("chart-read-out");
}

TEST_CASE("keys read one place after another, zoom and show all") {
  AloneChart alone(years());
  alone.hand.click("years/plot");
  alone.hand.move_to(-1, -1);
  alone.hand.press(Key::home);
  CHECK(alone.hand.reads("year  2010"));
  alone.hand.press(Key::right);
  CHECK(alone.hand.reads("year  2011"));
  alone.picture("chart-keys");
  alone.hand.press(Key::end);
  CHECK(alone.hand.reads("year  2030"));
  alone.hand.type("+");
  REQUIRE(alone.view().x);
  alone.hand.type("0");
  CHECK(alone.view().is_whole());
}

TEST_CASE("what is saved is what is seen, its numbers are all there are") {
  AloneChart alone(years());
  alone.hand.click("years/legend:masters");
  alone.wait();
  alone.hand.click("years/save-picture");
  const auto file = alone.stage.ui().picture_to_save;
  REQUIRE(file);
  bool drawn = false;
  for (const Stroke& stroke : file->picture.strokes)
    drawn = drawn || (stroke.kind == Stroke::Kind::line && stroke.ink.tone == Tone::series_2);
  CHECK_FALSE(drawn);
  CHECK(file->numbers.size() == 1 + 2 * 21);
}

TEST_CASE("a chart is laid out again when its numbers change, and only then") {
  AloneChart alone(years());
  Ui& ui = alone.stage.ui();
  ChartState state;
  alone.hand.frame();
  const Picture* first = &state.picture(ui, alone.chart, 800);
  const Stroke* strokes = first->strokes.data();
  CHECK(state.picture(ui, alone.chart, 800).strokes.data() == strokes);
  alone.chart.series[0].y[3] = 5000;
  bool changed = false;
  for (const Stroke& stroke : state.picture(ui, alone.chart, 800).strokes)
    changed = changed || stroke.text == "5,000" || stroke.text == "6,000";
  CHECK(changed);
}
