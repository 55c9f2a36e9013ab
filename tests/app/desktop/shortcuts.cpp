// The page of shortcuts: searched, changed, reset, kept.

#include <doctest/doctest.h>

#include "desktop/shell/actions.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

std::string keys_of(SmallOffice& office, const std::string& action) {
  return shortcut_said(action, office.desk.settings);
}

}  // namespace

TEST_CASE("a shortcut is learnt from the keys that are pressed, works at once, and is reset") {
  SmallOffice office;
  office.hand.press(Key::f1);
  REQUIRE(office.shell.page == "shortcuts");
  office.hand.click("keys:page.people");
  CHECK(office.reads("请按下按键"));
  office.hand.press(Key::p, {true, true, false});
  CHECK(keys_of(office, "page.people") == "Ctrl+Shift+P");
  CHECK(office.shell.page == "shortcuts");
  CHECK_FALSE(office.reads("请按下按键"));
  office.hand.press(Key::p, {true, true, false});
  CHECK(office.shell.page == "people");
  office.hand.press(Key::f1);
  office.hand.click("reset:page.people");
  CHECK(keys_of(office, "page.people").empty());
}

TEST_CASE("keys that another action has are named before they are taken over") {
  SmallOffice office;
  office.hand.press(Key::f1);
  office.hand.click("keys:verify");
  office.hand.press(Key::k, {true, false, false});
  CHECK(office.reads("Ctrl+K 现在用于“查找或执行任何事”"));
  CHECK_FALSE(office.hand.sees("finder/text"));
  CHECK(keys_of(office, "find") == "Ctrl+K");
  office.picture("shortcuts-conflict");
  office.hand.click("leave");
  CHECK(keys_of(office, "verify").empty());
  office.hand.click("keys:verify");
  office.hand.press(Key::k, {true, false, false});
  office.hand.click("take-over");
  CHECK(keys_of(office, "verify") == "Ctrl+K");
  CHECK(keys_of(office, "find").empty());
  office.hand.click("reset-all");
  office.hand.click("confirm");
  CHECK(keys_of(office, "find") == "Ctrl+K");
  CHECK(keys_of(office, "verify").empty());
}

TEST_CASE("keys for typing are refused, Delete leaves none, Esc gives up") {
  SmallOffice office;
  office.hand.press(Key::f1);
  office.hand.click("keys:undo");
  office.hand.press(Key::b);
  CHECK(office.reads("这个键要留给输入和移动"));
  office.hand.press(Key::escape);
  CHECK(keys_of(office, "undo") == "Ctrl+Z");
  office.hand.click("keys:undo");
  office.hand.press(Key::remove);
  CHECK(keys_of(office, "undo").empty());
  CHECK(office.desk.settings.kept["shortcut.undo"] == "none");
}

TEST_CASE("shortcuts are found by name, pinyin and keys") {
  SmallOffice office;
  office.hand.press(Key::f1);
  for (const char* text : {"撤销", "chexiao", "undo", "ctrl+z"}) {
    CAPTURE(text);
    office.hand.fill("shortcuts/search", text);
    CHECK(office.hand.sees("keys:undo"));
    CHECK_FALSE(office.hand.sees("keys:larger"));
  }
  office.hand.fill("shortcuts/search", "没有这样的命令");
  CHECK(office.reads("没有找到"));
}
