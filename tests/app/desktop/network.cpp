// A network on the screen: arranged beside the frames, chosen by hand, found by name, moved and zoomed; and
// pictures saved to files.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include "desktop/paint/pixel_painter.hpp"
#include "desktop/stage/raster.hpp"
#include "desktop/ui/scope.hpp"
#include "echelon/exchange/picture_file.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// A network of people in lines of mentors, alone on a stage.
class Alone {
 public:
  explicit Alone(std::uint32_t people)
      : hand(
            stage, [this](Ui& ui) { draw(ui); }, [] { return false; }) {
    std::vector<NetworkEdge> edges;
    for (std::uint32_t i = 1; i < people; ++i) edges.push_back({(i - 1) / 3, i});
    network.id = "net";
    network.title = {"师承", "lineages"};
    network.nodes = people;
    network.edges = std::make_shared<const std::vector<NetworkEdge>>(std::move(edges));
    network.revision = 1;
    network.key = [](std::size_t node) { return "P" + std::to_string(node); };
    network.name = [](std::size_t node) { return "王" + std::to_string(node); };
    network.says = [](std::size_t node) { return "第" + std::to_string(node) + "位"; };
    network.category = [this](std::size_t node) { return node >= shown ? Network::hidden : node % 3; };
    network.categories = {{{"名师", "masters"}, Tone::series_1},
                          {{"骨干", "backbone"}, Tone::series_2},
                          {{"教师", "teachers"}, Tone::series_3}};
    shown = people;
    hand.settle();
  }

  void click_at(float x, float y, bool twice = false) {
    for (int i = 0; i < (twice ? 2 : 1); ++i) {
      InputEvent event;
      event.kind = InputEvent::Kind::move;
      event.x = x;
      event.y = y;
      stage.input().push(event);
      event.kind = InputEvent::Kind::button;
      event.down = true;
      stage.input().push(event);
      event.down = false;
      stage.input().push(event);
    }
    hand.settle();
  }
  [[nodiscard]] Bitmap seen() const { return rasterise(*ImGui::GetDrawData(), *stage_atlas()); }
  [[nodiscard]] const Item& points() { return *stage.ui().items.find("net/points"); }

  Network network;
  std::size_t shown = 0;
  NetworkAnswer answer;
  std::string entered;
  echelon::desktop::Stage stage;
  Hand hand;

 private:
  [[nodiscard]] const ImFontAtlas* stage_atlas() const {
    return const_cast<echelon::desktop::Stage&>(stage).typesetter().atlas();
  }
  void draw(Ui& ui) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    const ScopeWindow window("###alone", ImGuiWindowFlags_NoDecoration);
    ImguiSurface surface(ui);
    answer = surface.network(network);
    if (!answer.entered.empty()) entered = answer.entered;
  }
};

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a network is arranged, and a point found by name is chosen and brought into sight") {
  Alone alone(300);
  CHECK(alone.hand.reads("名师  100"));
  CHECK(alone.answer.chosen.empty());
  alone.hand.fill("net/tools/find", "王217");
  CHECK(alone.answer.chosen == "P217");
  CHECK(alone.hand.reads("王217"));
  alone.hand.fill("net/tools/find", "王21");
  CHECK(alone.hand.reads("找到 11 个"));
  CHECK(alone.answer.chosen == "P21");
  alone.hand.click("net/tools/next");
  CHECK(alone.answer.chosen == "P210");
  alone.hand.fill("net/tools/find", "nobody of that name");
  CHECK(alone.hand.reads("没有找到"));
}

TEST_CASE("a click chooses the point under it, a double click enters it, one beside it chooses none") {
  Alone alone(40);
  alone.network.choose = "P7";
  alone.hand.settle();
  REQUIRE(alone.answer.chosen == "P7");
  const Item box = alone.points();
  const float x = (box.x0 + box.x1) / 2;  // the chosen one was brought into the middle
  const float y = (box.y0 + box.y1) / 2;
  alone.click_at(box.x0 + 3, box.y0 + 3);
  CHECK(alone.answer.chosen.empty());
  alone.click_at(x, y);
  CHECK(alone.answer.chosen == "P7");
  alone.click_at(x, y, true);
  CHECK(alone.entered == "P7");
}

TEST_CASE("dragging moves the network and the wheel zooms it around the hand, without choosing") {
  Alone alone(60);
  const Bitmap before = alone.seen();
  const Item box = alone.points();
  InputEvent event;
  event.kind = InputEvent::Kind::move;
  event.x = (box.x0 + box.x1) / 2;
  event.y = (box.y0 + box.y1) / 2;
  alone.stage.input().push(event);
  event.kind = InputEvent::Kind::wheel;
  event.x = 0;
  event.y = 2;
  alone.stage.input().push(event);
  alone.hand.settle();
  const Bitmap nearer = alone.seen();
  CHECK(nearer.pixels != before.pixels);
  alone.hand.drag("net/points", "net/tools/whole");
  CHECK(alone.seen().pixels != nearer.pixels);
  CHECK(alone.answer.chosen.empty());
  alone.hand.click("net/tools/whole");
  alone.hand.point_at("net/tools/find");
  const Bitmap whole = alone.seen();
  alone.hand.click("net/tools/whole");
  alone.hand.point_at("net/tools/find");
  CHECK(alone.seen().pixels == whole.pixels);
}

TEST_CASE("what a slider of time hides leaves its place to the others, which stay where they are") {
  Alone alone(200);
  alone.network.choose = "P3";
  alone.hand.settle();
  alone.shown = 120;
  alone.hand.settle();
  CHECK(alone.answer.chosen == "P3");
  CHECK(alone.hand.reads("名师  40"));
  alone.shown = 2;
  alone.hand.settle();
  CHECK(alone.answer.chosen.empty());
}

TEST_CASE("a lit lineage stands out and the rest steps back") {
  Alone alone(200);
  const Bitmap plain = alone.seen();
  alone.network.lit = [](std::size_t node) { return node == 0 || node == 1 || node == 4; };
  alone.network.lit_edge = [](std::size_t edge) { return edge == 0 || edge == 3; };
  alone.hand.settle();
  CHECK(alone.seen().pixels != plain.pixels);
  CHECK(alone.hand.reads("王4"));
}

TEST_CASE("ten thousand points are drawn, and in generations too") {
  Alone alone(10'000);
  CHECK(alone.hand.reads("名师  3334"));
  alone.network.arrangement = Network::Arrangement::generations;
  alone.hand.settle();
  CHECK(alone.hand.reads("名师  3334"));
}

TEST_CASE("an empty network says what to do") {
  Alone alone(3);
  alone.network.nodes = 0;
  alone.network.empty = {"没有师徒结对。", "no mentorships."};
  alone.hand.settle();
  CHECK(alone.hand.reads("没有师徒结对。"));
}

TEST_CASE("lines of pixels stay in the bitmap, however far their ends are") {
  Bitmap bitmap{40, 30, std::vector<std::uint32_t>(1200)};
  PixelPainter painter(bitmap);
  painter.fill(rgb(0xFFFFFF));
  for (const Spot far : {Spot{-1e6F, -3e5F}, Spot{1e7F, 2}, Spot{20, 1e6F}, Spot{-5, 14}})
    painter.line({20, 15}, far, rgb(0x000000), 1);
  CHECK(std::count(bitmap.pixels.begin(), bitmap.pixels.end(), rgb(0xFFFFFF)) < 1200);
  painter.fill(rgb(0xFFFFFF));
  painter.line({-10, -10}, {-10, 50}, rgb(0x000000), 1);
  painter.line({45, -1}, {60, 80}, rgb(0x000000), 1);
  CHECK(std::count(bitmap.pixels.begin(), bitmap.pixels.end(), rgb(0xFFFFFF)) == 1200);
  painter.line({3, 5}, {30, 5}, rgb(0x000000), 1);
  CHECK(bitmap.pixels[5 * 40 + 10] == rgb(0x000000));
  painter.disc({20, 20}, 4, rgb(0xFF0000));
  CHECK(bitmap.pixels[20 * 40 + 20] == rgb(0xFF0000));
}

TEST_CASE("every picture of a page is saved as the name's ending says") {
  SmallOffice office;
  office.hand.height = 900;
  office.tab("eligibility");
  std::string save;
  for (const Item& item : office.stage.ui().items.items()) {
    if (item.id.ends_with("/save-picture")) save = item.id;
  }
  REQUIRE_FALSE(save.empty());
  for (const auto& [name, beginning] : {std::pair<std::string, std::string>{"a.png", "\x89PNG"},
                                        {"b.svg", "<?xml"},
                                        {"c.pdf", "%PDF"},
                                        {"d.csv", "\xEF\xBB\xBF"}}) {
    office.hand.click(save);
    const auto file = office.folder.path() / name;
    office.hand.fill("save/file", file.string());
    office.hand.click("save/save");
    CHECK(office.reads("已保存"));
    CHECK(bytes_of(file).starts_with(beginning));
  }
  office.hand.click(save);
  office.hand.fill("save/file", (office.folder.path() / "e.xyz").string());
  office.hand.click("save/save");
  CHECK(office.reads(".png、.svg、.pdf 或 .csv"));
}
