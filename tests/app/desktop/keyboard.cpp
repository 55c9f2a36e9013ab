// The desktop without a mouse.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

const std::string& at(SmallOffice& office) { return office.stage.ui().focus.item(); }

/// Presses the tab key until the keyboard is at the item; fails the test when it never comes there.
void tab_to(SmallOffice& office, const std::string& id) {
  for (int i = 0; i < 120 && !ItemLog::matches(at(office), id); ++i) office.hand.press(Key::tab);
  REQUIRE(ItemLog::matches(at(office), id));
}

}  // namespace

TEST_CASE("the tab key comes to every item of a page once, around its end, and back") {
  SmallOffice office;
  office.go("ledger");
  std::vector<std::string> there;
  office.hand.press(Key::tab);
  while (std::ranges::find(there, at(office)) == there.end()) {
    there.push_back(at(office));
    REQUIRE(there.size() < 100);
    office.hand.press(Key::tab);
  }
  CHECK(at(office) == there.front());
  const auto comes_to = [&](const std::string& id) {
    return std::ranges::any_of(there, [&](const auto& each) { return ItemLog::matches(each, id); });
  };
  for (const char* id : {"page:ledger", "bar/date", "bar/undo", "bar/language", "bar/look", "ledger/undo",
                         "ledger/entries/sort:number", "verify"}) {
    CAPTURE(id);
    CHECK(comes_to(id));
  }
  CHECK_FALSE(comes_to("ledger/redo"));  // there is nothing to redo
  office.hand.press(Key::tab, {false, true, false});
  CHECK(at(office) == there.back());
}

TEST_CASE("pages and tabs are chosen by arrow keys, buttons pressed by Enter or space") {
  SmallOffice office;
  for (int i = 0; i < 6 && !ItemLog::matches(at(office), "page:home"); ++i) office.hand.press(Key::f6);
  REQUIRE(ItemLog::matches(at(office), "page:home"));
  office.hand.press(Key::down);
  CHECK(ItemLog::matches(at(office), std::string("page:program:") + SmallOffice::program));
  office.hand.press(Key::down);
  office.hand.press(Key::enter);
  CHECK(office.shell.page == "people");
  tab_to(office, "bar/language");
  office.hand.press(Key::space);
  CHECK(office.stage.ui().language == Language::english);
  tab_to(office, "bar/look");
  office.hand.press(Key::enter);
  REQUIRE(office.hand.sees("look-popup/settings"));
  tab_to(office, "look-popup/settings");
  office.hand.press(Key::enter);
  CHECK(office.shell.page == "settings");
  CHECK_FALSE(office.hand.sees("look-popup/settings"));
  CHECK(ItemLog::matches(at(office), "bar/look"));
}

TEST_CASE("a person is found, chosen and read without a mouse") {
  SmallOffice office;
  office.go("people");
  tab_to(office, "people/search");
  std::size_t someone = 3;
  while (office.snapshot().people.in_service[someone] == 0) ++someone;
  const std::string id = office.snapshot().people.id[someone];
  office.hand.type(id);
  CHECK(office.rows("people") == std::vector<std::string>{id});
  tab_to(office, "row:" + id);
  CHECK_FALSE(office.reads("任职经历"));
  office.hand.press(Key::down);
  CHECK(office.reads("任职经历"));
  office.picture("keyboard-person");
}

TEST_CASE("arrow keys walk through a table that the tab key came to, and the mark goes with them") {
  SmallOffice office;
  office.go("people");
  office.hand.press(Key::tab);
  const auto rows = office.rows("people");
  tab_to(office, "row:" + rows[0]);
  office.hand.press(Key::down);
  CHECK(at(office).ends_with("row:" + rows[0]));
  office.hand.press(Key::down);
  office.hand.press(Key::down);
  CHECK(at(office).ends_with("row:" + rows[2]));
  office.hand.press(Key::up);
  CHECK(at(office).ends_with("row:" + rows[1]));
  CHECK(office.item(at(office))->current);
  office.picture("keyboard-table");
}

TEST_CASE("a choice opens, is taken by arrow keys and gives the keyboard back") {
  SmallOffice office;
  office.go("import");
  tab_to(office, "import/kind/open");
  office.hand.press(Key::enter);
  REQUIRE(office.hand.sees("option-2"));
  CHECK(at(office).ends_with("option-0"));
  office.hand.press(Key::down);
  office.hand.press(Key::down);
  office.hand.press(Key::enter);
  CHECK_FALSE(office.hand.sees("option-2"));
  CHECK(office.stage.ui().memory["import/kind#remembered"] == "2");
  CHECK(at(office) == "import/kind/open");
  office.hand.press(Key::enter);
  REQUIRE(office.hand.sees("option-2"));
  office.hand.press(Key::escape);
  CHECK_FALSE(office.hand.sees("option-2"));
  CHECK(at(office) == "import/kind/open");
}

TEST_CASE("typing in a field presses nothing elsewhere, Ctrl+F comes to the search of the page's table") {
  SmallOffice office;
  office.go("people");
  office.hand.press(Key::f, {true, false, false});
  REQUIRE(at(office).ends_with("people/search"));
  office.hand.type(" 李");
  office.hand.press(Key::space);
  office.hand.press(Key::down);
  CHECK(office.shell.page == "people");
  CHECK(at(office).ends_with("people/search"));
  for (const std::string& id : office.rows("people")) {
    const auto p = static_cast<std::size_t>(office.snapshot().find_person(id));
    CHECK(office.snapshot().people.name[p].find("李") != std::string::npos);
  }
}

TEST_CASE("the mark of the keyboard goes when the mouse is used, and comes back where it clicked") {
  SmallOffice office;
  office.go("people");
  office.hand.press(Key::tab);
  CHECK(office.stage.ui().focus.shown());
  office.hand.click("show-left");
  CHECK_FALSE(office.stage.ui().focus.shown());
  CHECK(at(office).ends_with("show-left"));
  office.hand.press(Key::tab);
  CHECK(office.stage.ui().focus.shown());
  CHECK(at(office).ends_with("people/search"));
}
