// What holds of every picture: nothing beyond its edges, no text over another; and what hiding and zooming
// leave.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "../sample_charts.hpp"
#include "echelon/view/chart_layout.hpp"
#include "echelon/view/chart_scales.hpp"
#include "echelon/view/drawn_numbers.hpp"
#include "echelon/view/text_places.hpp"

using namespace echelon;

namespace {

/// As wide as letters are: Chinese ones square, others half as wide.
Letters letters_at(float scale, Language language) {
  Letters letters;
  letters.scale = scale;
  letters.language = language;
  const auto size = [scale](Face face) { return scale * (face == Face::caption ? 13.0F : 15.0F); };
  letters.width = [size](std::string_view text, Face face) {
    float wide = 0;
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      wide += byte < 0x80 ? 0.55F : byte >= 0xE0 ? 1.0F : 0.0F;
    }
    return wide * size(face);
  };
  letters.height = [size](Face face) { return std::ceil(size(face) * 1.4F); };
  return letters;
}

/// The first thing that is wrong; empty when nothing is.
std::string fault_of(const Picture& picture, const Letters& letters) {
  std::vector<std::pair<Box, std::string>> texts;
  for (const Stroke& stroke : picture.strokes) {
    for (const Spot spot : stroke.spots) {
      const bool inside = std::isfinite(spot.x) && std::isfinite(spot.y) && spot.x >= 0 &&
                          spot.x <= picture.width && spot.y >= 0 && spot.y <= picture.height;
      if (!inside && stroke.kind != Stroke::Kind::text) return "a stroke beyond the edge";
    }
    if (stroke.kind != Stroke::Kind::text) continue;
    const Box room = room_of(stroke, letters);
    if (room.x0 < -0.5F || room.y0 < -0.5F || room.x1 > picture.width + 0.5F ||
        room.y1 > picture.height + 0.5F)
      return "beyond the edge: " + stroke.text;
    for (const auto& [other, said] : texts) {
      if (room.x0 + 0.6F < other.x1 && other.x0 + 0.6F < room.x1 && room.y0 + 0.6F < other.y1 &&
          other.y0 + 0.6F < room.y1)
        return "over another: " + stroke.text + " | " + said;
    }
    texts.emplace_back(room, stroke.text);
  }
  return {};
}

bool says(const Picture& picture, const std::string& part) {
  return std::ranges::any_of(
      picture.strokes, [&](const Stroke& stroke) { return stroke.text.find(part) != std::string::npos; });
}

std::vector<Box> rectangles(const Picture& picture, Tone tone) {
  std::vector<Box> found;
  for (const Stroke& stroke : picture.strokes) {
    if (stroke.kind == Stroke::Kind::rectangle && stroke.ink.tone == tone && stroke.ink.strength == 1.0F)
      found.push_back({stroke.spots[0].x, stroke.spots[0].y, stroke.spots[1].x, stroke.spots[1].y});
  }
  return found;
}

}  // namespace

TEST_CASE("no picture has texts over one another or strokes beyond its edges, at any width and scale") {
  const auto all = samples::charts();
  for (const float scale : {0.75F, 1.0F, 1.5F, 3.0F}) {
    for (const float width : {240.0F, 331.0F, 480.0F, 777.0F, 1280.0F, 2000.0F}) {
      for (const Language language : {Language::chinese, Language::english}) {
        const Letters letters = letters_at(scale, language);
        CAPTURE(scale);
        CAPTURE(width);
        for (const Chart& chart : all) {
          CAPTURE(chart.id);
          CHECK(fault_of(lay_out(chart, width, letters), letters) == "");
        }
        CHECK(fault_of(lay_out(samples::timeline(), width, letters), letters) == "");
        CHECK(fault_of(lay_out(samples::flow(), width, letters), letters) == "");
        CHECK(fault_of(lay_out(samples::board(), width, letters), letters) == "");
        CHECK(fault_of(lay_out(samples::states(), width, letters), letters) == "");
      }
    }
  }
}

TEST_CASE("at an ordinary width no name of an axis, of a bar or of a series goes missing") {
  const Letters letters = letters_at(1, Language::chinese);
  const Picture picture = lay_out(samples::bars(ChartKind::bar, "b", 6, 1), 900, letters);
  for (const char* word : {"各校学时", "已完成", "进行中", "第一中学", "育才小学", "学时", "100"}) {
    CAPTURE(word);
    CHECK(says(picture, word));
  }
}

TEST_CASE("a hidden series is not drawn, stays in the legend, and the axis goes by what is left") {
  const Letters letters = letters_at(1, Language::english);
  Chart chart = samples::bars(ChartKind::bar, "b", 4, 1);
  chart.series[0].y = {9000, 9000, 9000, 9000};
  const Picture whole = lay_out(chart, 800, letters);
  const Picture part = lay_out(chart, 800, letters, {{"done"}, {}, {}});
  CHECK(says(whole, "7,500"));
  CHECK_FALSE(says(part, "7,500"));
  REQUIRE(part.legend.size() == 3);
  CHECK(part.legend[0].hidden);
  CHECK_FALSE(part.legend[1].hidden);
  CHECK(rectangles(part, Tone::series_1).empty());
  // By either language's name, on the command line.
  CHECK(rectangles(lay_out(chart, 800, letters, {{"已完成"}, {}, {}}), Tone::series_1).empty());
  CHECK(says(lay_out(chart, 800, letters, {{"done", "under way", "overdue"}, {}, {}}),
             "All series are hidden"));
  CHECK(numbers_of(chart, Language::english).size() == 13);
}

TEST_CASE("a stretch of x shows the lines there up to its edges, of categories whole columns") {
  const Letters letters = letters_at(1, Language::english);
  const Chart line = samples::line("l", 12, false);
  ChartView view;
  view.x = stretch(line, "2017", "2020");
  REQUIRE(view.x);
  const Picture picture = lay_out(line, 800, letters, view);
  CHECK(picture.plot.x_from == 2017);
  CHECK(picture.plot.x_to == 2020);
  CHECK(says(picture, "2018"));
  CHECK_FALSE(says(picture, "2024"));
  const Chart bars = samples::bars(ChartKind::bar, "b", 6, 1);
  view.x = stretch(bars, "育才小学", "Vocational Centre");
  REQUIRE(view.x);
  const Picture cut = lay_out(bars, 800, letters, view);
  CHECK(rectangles(cut, Tone::series_1).size() == 3 + 1);  // and the legend's
  CHECK_FALSE(stretch(bars, "nowhere", "Vocational Centre"));
  CHECK_FALSE(stretch(line, "2020", "2017"));
  CHECK_FALSE(stretch(samples::heat("h", 2, 2), "1", "2"));
  const Chart days = samples::line("d", 400, false, true);
  CHECK(stretch(days, "2025-01-01", "2025-02-01"));
}

TEST_CASE("pointed at, a chart names series, category, value with unit and share") {
  const Letters letters = letters_at(1, Language::english);
  Chart stacked = samples::bars(ChartKind::stacked_bar, "s", 2, 1);
  stacked.series[0].y = {30, 1};
  stacked.series[1].y = {60, 1};
  stacked.series[2].y = {10, 1};
  const Picture picture = lay_out(stacked, 800, letters);
  const auto heard = [&](const Picture& from, const std::string& part) {
    return std::ranges::any_of(
        from.hot, [&](const HotSpot& spot) { return from.said(spot).find(part) != std::string::npos; });
  };
  CHECK(heard(picture, "First Middle School\nunder way  60 hours  (60%)"));
  // A line tells all that stands at a place.
  CHECK(heard(lay_out(samples::line("l", 5, false), 800, letters), "year  2017\non the books"));
  CHECK(heard(lay_out(samples::boxes("b", 4, false), 800, letters), "median"));
  CHECK(heard(lay_out(samples::funnel("f", 4), 800, letters), "of the step before  "));
  CHECK(heard(lay_out(samples::heat("h", 3, 3), 800, letters), "requirement 3\n"));
}

TEST_CASE("stacks end at their sums, below naught as well, and shares at a hundred") {
  Chart chart = samples::bars(ChartKind::stacked_bar, "s", 1, 1);
  chart.series[0].y = {30};
  chart.series[1].y = {-20};
  chart.series[2].y = {12};
  Extent extent = extent_of(chart);
  CHECK(extent.most == 42);
  CHECK(extent.least == -20);
  chart.series[1].y = {20};
  chart.whole = true;
  extent = extent_of(chart);
  CHECK(extent.most == doctest::Approx(100));
  const Letters letters = letters_at(1, Language::english);
  CHECK(says(lay_out(chart, 600, letters), "100%"));
}

TEST_CASE("values that are none leave a gap, a lone point between gaps is a dot") {
  const Letters letters = letters_at(1, Language::english);
  Chart chart = samples::chart_of(ChartKind::line, "l", {"线", "line"});
  Series series = samples::series_of({"一", "one"}, std::vector<double>(40, 5), Tone::series_1);
  series.y[10] = series.y[12] = samples::missing;
  chart.series = {series};
  const Picture picture = lay_out(chart, 800, letters);
  const auto lines = std::ranges::count_if(picture.strokes, [](const Stroke& stroke) {
    return stroke.kind == Stroke::Kind::line && stroke.ink.tone == Tone::series_1;
  });
  CHECK(lines == 2);
  CHECK(rectangles(picture, Tone::series_1).size() == 1);
}

TEST_CASE("ten thousand points become no more strokes than pixels can show") {
  const Letters letters = letters_at(1, Language::english);
  const Picture line = lay_out(samples::line("l", 10'000, false), 800, letters);
  std::size_t corners = 0;
  for (const Stroke& stroke : line.strokes) corners += stroke.spots.size();
  CHECK(corners < 2 * 4 * 800 + 200);
  CHECK(line.hot.size() <= 2 * 800);
  Chart bars = samples::bars(ChartKind::bar, "b", 10'000, 1);
  CHECK(rectangles(lay_out(bars, 800, letters), Tone::series_1).size() <= 800);
  bars.kind = ChartKind::stacked_bar;
  CHECK(rectangles(lay_out(bars, 800, letters), Tone::series_1).size() <= 800);
}

TEST_CASE("another number is another fingerprint") {
  const Chart chart = samples::line("l", 1000, true);
  CHECK(fingerprint(chart) == fingerprint(samples::line("l", 1000, true)));
  for (const std::size_t at : {0U, 1U, 2U, 3U, 998U, 999U}) {
    Chart other = chart;
    other.series[1].y[at] += 1e-9;
    CHECK(fingerprint(other) != fingerprint(chart));
  }
  Chart other = chart;
  std::swap(other.series[0].y[4], other.series[0].y[8]);
  CHECK(fingerprint(other) != fingerprint(chart));
}

TEST_CASE("a board and a grid of states are tables of what they show") {
  const auto bars = numbers_of(samples::board(), Language::english);
  CHECK(bars.size() == 1 + 8 * 3);
  CHECK(bars[1][1] == Date::from_days(20'700).iso());
  const auto cells = numbers_of(samples::states(), Language::chinese);
  REQUIRE(cells.size() == 11);
  CHECK(cells[0].size() == 11);
  CHECK(cells[1][2].empty());
  CHECK(cells[1][3] == "缺席");
}

TEST_CASE("names break at spaces, in Chinese anywhere, and end in an ellipsis where they must") {
  const Letters letters = letters_at(1, Language::english);
  const auto lines = in_lines(letters, "Coastal New District School", Face::caption, 80, 3);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == "Coastal New");
  CHECK(in_lines(letters, "滨海新区外国语实验学校", Face::caption, 13 * 4, 3).size() == 3);
  CHECK(in_lines(letters, "滨海新区外国语实验学校", Face::caption, 13 * 4, 2).back().ends_with("…"));
  CHECK(in_lines(letters, "short", Face::caption, 100, 3) == std::vector<std::string>{"short"});
}
