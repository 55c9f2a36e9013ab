// Thousands of actions that mean nothing: nothing may break, and the office verifies afterwards.

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <random>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

class Monkey {
 public:
  Monkey(SmallOffice& office, std::uint64_t seed) : office_(office), random_(seed) {}

  void act() {
    const std::size_t what = below(100);
    if (what < 70) {
      press_something();
    } else if (what < 80) {
      type_something();
    } else if (what < 88) {
      press_a_key();
    } else if (what < 94) {
      wheel();
    } else if (what < 97) {
      office_.hand.width = 700 + static_cast<int>(below(900));
      office_.hand.height = 500 + static_cast<int>(below(700));
    } else {
      press_anywhere();
    }
    office_.hand.settle();
    if (office_.desk.view() == nullptr) office_.open_demo();
  }

 private:
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_()) % bound; }

  void press_something() {
    const auto& items = office_.stage.ui().items.items();
    if (items.empty()) return;
    const std::string id = items[below(items.size())].id;
    // Closing the office would only slow the monkey down; pressing a file would read the machine's own.
    if (below(50) != 0 && id.ends_with("close-office")) return;
    if (id.find("/files/") != std::string::npos) return;
    try {
      office_.hand.click(id);
    } catch (const std::runtime_error& gone) {
      // An item that stood below a popup may be out of reach; anything else is a fault.
      if (std::string(gone.what()).find("vanished") == std::string::npos) throw;
    }
  }

  void type_something() {
    static constexpr std::array texts{"zs",   "张",  "100", "-5",     "2024-10-01",
                                      "𬭎", "0.5", "　",  "<&>\"'", "10000000"};
    office_.hand.type(texts[below(texts.size())]);
  }

  void press_a_key() {
    const auto key = static_cast<Key>(1 + below(static_cast<std::size_t>(Key::count) - 1));
    office_.hand.press(key, {below(3) == 0, below(4) == 0, false});
  }

  void push(InputEvent::Kind kind, float x, float y) {
    InputEvent event;
    event.kind = kind;
    event.x = x;
    event.y = y;
    office_.stage.input().push(event);
  }

  void wheel() { push(InputEvent::Kind::wheel, 0, static_cast<float>(below(9)) - 4); }

  void press_anywhere() {
    push(InputEvent::Kind::move, static_cast<float>(below(1600)), static_cast<float>(below(1200)));
    for (const bool down : {true, false}) {
      InputEvent press;
      press.kind = InputEvent::Kind::button;
      press.button = static_cast<int>(below(2));
      press.down = down;
      office_.stage.input().push(press);
    }
  }

  SmallOffice& office_;
  std::mt19937_64 random_;
};

int wanted_actions() {
  const char* given = std::getenv("ECHELON_MONKEY");
  return given == nullptr ? 3000 : std::atoi(given);
}

}  // namespace

TEST_CASE("a monkey finds no fault, and the office verifies afterwards") {
  SmallOffice office;
  Monkey monkey(office, 20240902);
  for (int i = 0; i < wanted_actions(); ++i) {
    CAPTURE(i);
    REQUIRE_NOTHROW(monkey.act());
  }
  if (office.desk.view() == nullptr) office.open_demo();
  for (const PluginStatus& plugin : office.view().plugins) {
    CAPTURE(plugin.says.en);
    CHECK(plugin.state == PluginState::loaded);
  }
  CHECK(office.view().entries.front().number > 30);
  office.desk.verify();
  office.hand.settle();
  REQUIRE(office.desk.verified().has_value());
  CAPTURE(office.desk.verified()->says.en);
  CHECK(office.desk.verified()->sound);
}
