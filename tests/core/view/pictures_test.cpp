// Pictures as numbers: what a flow and a network look like, and the tables behind them.

#include <doctest/doctest.h>

#include <cmath>

#include "echelon/view/chart_layout.hpp"
#include "echelon/view/drawn_numbers.hpp"
#include "echelon/view/network_layout.hpp"

using namespace echelon;

namespace {

/// Ten units a byte, whatever the face.
Letters plain_letters(Language language = Language::english) {
  Letters letters;
  letters.width = [](std::string_view text, Face) { return 7.0F * static_cast<float>(text.size()); };
  letters.height = [](Face) { return 16.0F; };
  letters.language = language;
  return letters;
}

FlowChart ladder() {
  FlowChart chart;
  chart.id = "ladder";
  chart.title = {"梯队", "ladder"};
  chart.unit = {"人", "people"};
  chart.flow_unit = {"人每年", "people a year"};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::string name = "tier " + std::to_string(i);
    const double value = i == 0 ? 900.0 : i == 1 ? 100.0 : i == 2 ? 25.0 : 4.0;
    chart.nodes.push_back({std::to_string(i), {name, name}, i, value, Tone::series_1, {}});
  }
  chart.flows = {{0, 1, 20, Tone::series_1, false, {}},
                 {1, 2, 5, Tone::series_1, false, {}},
                 {2, 3, 1, Tone::series_1, true, {}}};
  return chart;
}

std::vector<Box> bars(const Picture& picture) {
  std::vector<Box> found;
  for (const Stroke& stroke : picture.strokes) {
    if (stroke.kind == Stroke::Kind::rectangle)
      found.push_back({stroke.spots[0].x, stroke.spots[0].y, stroke.spots[1].x, stroke.spots[1].y});
  }
  return found;
}

bool all_inside(const Picture& picture) {
  for (const Stroke& stroke : picture.strokes) {
    for (const Spot spot : stroke.spots) {
      const bool good = std::isfinite(spot.x) && std::isfinite(spot.y) && spot.x >= -1 &&
                        spot.x <= picture.width + 1 && spot.y >= -1 && spot.y <= picture.height + 1;
      if (!good) return false;
    }
  }
  return true;
}

bool says(const Picture& picture, const std::string& part) {
  for (const Stroke& stroke : picture.strokes) {
    if (stroke.text.find(part) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a flow's bars are as high as their numbers, and its bands fit in them") {
  const Picture picture = lay_out(ladder(), 800, plain_letters());
  const auto boxes = bars(picture);
  REQUIRE(boxes.size() == 4);
  CHECK(boxes[0].height() / boxes[1].height() == doctest::Approx(9).epsilon(0.02));
  CHECK(boxes[1].height() / boxes[2].height() == doctest::Approx(4).epsilon(0.05));
  CHECK(all_inside(picture));
  for (const Stroke& stroke : picture.strokes) {
    if (stroke.kind != Stroke::Kind::polygon) continue;
    CHECK(stroke.spots[0].y >= boxes[0].y0 - 1);
    CHECK(stroke.spots[3].y <= boxes[0].y1 + 1);
  }
}

TEST_CASE(
    "by the square root a bar of nine hundred is three times one of a hundred, and the picture says so") {
  FlowChart chart = ladder();
  chart.square_root = true;
  const Picture picture = lay_out(chart, 800, plain_letters());
  const auto boxes = bars(picture);
  REQUIRE(boxes.size() == 4);
  CHECK(boxes[0].height() / boxes[1].height() == doctest::Approx(3).epsilon(0.02));
  CHECK(says(picture, "square root"));
}

TEST_CASE("the narrow step of a flow is marked, in both languages") {
  CHECK(says(lay_out(ladder(), 800, plain_letters()), "narrowest"));
  CHECK(says(lay_out(ladder(), 800, plain_letters(Language::chinese)), "最窄"));
  bool marked = false;
  const Picture picture = lay_out(ladder(), 800, plain_letters());
  for (const Stroke& stroke : picture.strokes)
    marked = marked || (stroke.kind == Stroke::Kind::polygon && stroke.ink.tone == Tone::caution);
  CHECK(marked);
}

TEST_CASE("a flow tells its numbers where it is pointed at") {
  const Picture picture = lay_out(ladder(), 800, plain_letters());
  bool band = false;
  bool bar = false;
  for (const HotSpot& hot : picture.hot) {
    band = band || hot.says.find("tier 0 → tier 1\n20 people a year") != std::string::npos;
    bar = bar || hot.says.find("tier 0\n900 people") != std::string::npos;
  }
  CHECK(band);
  CHECK(bar);
}

TEST_CASE("a flow without numbers, or with broken ones, says that there is no data") {
  FlowChart chart;
  chart.title = {"空", "empty"};
  CHECK(says(lay_out(chart, 400, plain_letters()), "No data"));
  chart = ladder();
  chart.flows[0].to = 9;
  CHECK(says(lay_out(chart, 400, plain_letters()), "No data"));
  chart = ladder();
  chart.nodes[0].value = std::nan("");
  CHECK(says(lay_out(chart, 400, plain_letters()), "No data"));
}

TEST_CASE("an alluvial flow of years stays within its picture, also when it runs backwards") {
  FlowChart chart;
  chart.unit = {"人", "people"};
  chart.columns = {{"2023", "2023"}, {"2024", "2024"}, {"2025", "2025"}};
  for (std::size_t column = 0; column < 3; ++column) {
    for (int tier = 0; tier < 5; ++tier) {
      const std::string key = std::to_string(column) + std::to_string(tier);
      chart.nodes.push_back({key, {key, key}, column, 10.0 * (5 - tier), Tone::series_2, {}});
    }
  }
  for (std::size_t i = 0; i < 5; ++i) {
    chart.flows.push_back({i, 5 + i, 4, Tone::series_2, false, {}});
    chart.flows.push_back({5 + i, 10 + (i + 1) % 5, 6, Tone::series_2, false, {}});
    chart.flows.push_back({10 + i, i, 1, Tone::series_2, false, {}});
  }
  for (const float width : {120.0F, 400.0F, 1600.0F})
    CHECK(all_inside(lay_out(chart, width, plain_letters())));
}

namespace {

Network square() {
  Network network;
  network.id = "square";
  network.nodes = 5;
  network.edges = std::make_shared<const std::vector<NetworkEdge>>(
      std::vector<NetworkEdge>{{0, 1}, {1, 2}, {2, 3}, {0, 4}});
  network.key = [](std::size_t node) { return "k" + std::to_string(node); };
  network.name = [](std::size_t node) { return "n" + std::to_string(node); };
  network.category = [](std::size_t node) { return node == 4 ? Network::hidden : node % 2; };
  network.categories = {
      {{"偶", "even"}, Tone::series_1}, {{"奇", "odd"}, Tone::series_2}, {{"无", "none"}, Tone::bad}};
  return network;
}

}  // namespace

TEST_CASE("a network on paper leaves out what is hidden, and its legend what there is none of") {
  const std::vector<Spot> spots{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {9, 9}};
  const Picture picture = lay_out(square(), spots, 600, plain_letters());
  CHECK(all_inside(picture));
  CHECK(says(picture, "even  2"));
  CHECK(says(picture, "odd  2"));
  CHECK_FALSE(says(picture, "none"));
  CHECK(says(picture, "n0"));
  CHECK_FALSE(says(picture, "n4"));
}

TEST_CASE("the numbers behind a network are its arrows, then who has none") {
  const auto rows = numbers_of(square(), Language::english);
  REQUIRE(rows.size() == 4);
  CHECK(rows[1] == std::vector<std::string>{"n0", "n1", "even"});
  Network alone = square();
  alone.shown = [](std::size_t edge) { return edge == 0; };
  CHECK(numbers_of(alone, Language::english).back() == std::vector<std::string>{"n3", "", "odd"});
}

TEST_CASE("the numbers behind a chart are exact") {
  Chart chart;
  chart.labels = {{"甲", "a"}, {"乙", "b"}};
  chart.series.push_back({{"数", "count"}, {}, {0.1, 1e21}, {}, {}, Tone::series_1});
  const auto rows = numbers_of(chart, Language::chinese);
  REQUIRE(rows.size() == 3);
  CHECK(rows[1] == std::vector<std::string>{"数", "甲", "0.1"});
  CHECK(rows[2] == std::vector<std::string>{"数", "乙", "1e+21"});
}

TEST_CASE("the numbers behind a flow are its bars and bands") {
  const auto rows = numbers_of(ladder(), Language::english);
  REQUIRE(rows.size() == 8);
  CHECK(rows[1] == std::vector<std::string>{"1", "tier 0", "", "900", ""});
  CHECK(rows.back() == std::vector<std::string>{"", "tier 2", "tier 3", "1", "1"});
}
