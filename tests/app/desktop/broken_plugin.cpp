// A plugin that goes wrong while it draws.

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

#include "small_office.hpp"

using namespace desktop_tests;

TEST_CASE("a plugin that throws while drawing shows a sentence, and everything else goes on") {
  SmallOffice office({"throws_while_drawing", "good"});
  office.hand.click("page:program:throws_while_drawing");
  CHECK(office.reads("此项目已停用"));
  office.picture("broken-plugin");
  CHECK(office.reads("no ink"));
  office.hand.click("page:program:good");
  CHECK(office.reads("你好"));
  office.tab("selection");
  CHECK(office.reads("已证明最优"));
  office.go("plugins");
  CHECK(office.reads("已停用"));
  CHECK(office.reads("no ink"));
  office.hand.click("page:program:throws_while_drawing");
  CHECK(office.reads("此项目已停用"));
}

TEST_CASE("a panel that throws within a card, columns, tabs and a table leaves the screen whole") {
  echelon::desktop::Stage stage;
  int thrown = 0;
  const auto draw_broken = [](Surface& surface) {
    surface.group("card", {"卡片", "card"}, [&] {
      const std::array<double, 2> halves{1, 1};
      surface.columns("halves", halves, [&](std::size_t) {
        const std::vector<Tab> tabs{{"one", {"一", "one"}, [&] {
                                       Table table;
                                       table.id = "rows";
                                       table.columns = {{"a", {"甲", "a"}, 1}};
                                       table.rows = 3;
                                       table.cell = [](std::size_t, std::size_t) -> Cell {
                                         throw std::runtime_error("no cell");
                                       };
                                       surface.table(table);
                                     }}};
        surface.tabs("tabs", tabs);
      });
    });
  };
  Hand hand(
      stage,
      [&](Ui& ui) {
        const ScopeWindow window("###test", 0);
        ImguiSurface surface(ui);
        try {
          draw_broken(surface);
        } catch (const std::runtime_error&) {
          ++thrown;
        }
        surface.text({"后面的照常显示", "what follows is drawn"});
        static_cast<void>(surface.button("after", {"继续", "go on"}));
      },
      [] { return false; });
  hand.settle();
  CHECK(thrown > 0);
  CHECK(hand.reads("后面的照常显示"));
  CHECK(hand.sees("after"));
}
