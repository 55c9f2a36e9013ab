// What the shell can do, by id, by button and by key.

#include "desktop/shell/actions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

Shortcut keys(std::string_view text) {
  const auto read = read_shortcut(text);
  REQUIRE(read);
  return *read;
}

Doing doing(SmallOffice& office) { return {office.shell, office.desk, office.stage.ui()}; }

}  // namespace

TEST_CASE("shortcuts are read as they are said, whatever the case and order, what is none is refused") {
  for (std::size_t k = 1; k < static_cast<std::size_t>(Key::count); ++k) {
    for (int bits = 0; bits < 8; ++bits) {
      const Shortcut made{static_cast<Key>(k), {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0}};
      CHECK(read_shortcut(said(made)) == made);
    }
  }
  CHECK(said(keys("shift+ctrl+z")) == "Ctrl+Shift+Z");
  for (const char* wrong : {"", "Ctrl", "Ctrl+", "Super+A", "Ctrl+Ctrl", "F13", "+", "Ctrl+AB"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_shortcut(wrong));
  }
}

TEST_CASE("a text field keeps its own keys and leaves the others to the shell") {
  for (const char* its_own : {"A", "Space", "Ctrl+A", "Ctrl+Z", "Shift+Left", "Ctrl+Backsp", "Enter"})
    CHECK(belongs_to_text(keys(its_own)));
  for (const char* free : {"Ctrl+K", "F6", "Alt+Left", "Ctrl+Tab", "Ctrl+1", "Ctrl+Shift+F"})
    CHECK_FALSE(belongs_to_text(keys(free)));
}

TEST_CASE("every action has an id and a name of its own, and no two share a usual shortcut") {
  std::set<std::string> ids;
  std::set<std::string> taken;
  const Settings settings;
  for (const Action& action : actions()) {
    CAPTURE(action.id);
    CHECK(ids.insert(action.id).second);
    CHECK_FALSE(action.name.zh.empty());
    CHECK_FALSE(action.name.en.empty());
    CHECK(action.act != nullptr);
    const auto all = shortcuts_of(action, settings);
    const auto wanted = action.keys.empty() ? 0 : std::ranges::count(action.keys, ' ') + 1;
    CHECK(static_cast<std::ptrdiff_t>(all.size()) == wanted);
    for (const Shortcut& each : all) CHECK(taken.insert(said(each)).second);
  }
  CHECK(find_action("no-such-thing") == nullptr);
}

TEST_CASE("a shortcut given to one action is taken from the other, kept, and given back") {
  Settings settings;
  const Action& undo = *find_action("undo");
  const Action& back = *find_action("back");
  const Action& redo = *find_action("redo");
  set_shortcut(undo, keys("Alt+Left"), settings);
  CHECK(action_of(keys("Alt+Left"), settings) == &undo);
  CHECK(action_of(keys("Ctrl+Z"), settings) == nullptr);
  CHECK(shortcuts_of(back, settings).empty());
  set_shortcut(back, keys("Ctrl+Y"), settings);
  CHECK(shortcut_said("redo", settings) == "Ctrl+Shift+Z");
  const Folder folder;
  REQUIRE(settings.save(folder.path() / "settings"));
  const Settings again = Settings::load(folder.path() / "settings");
  CHECK(action_of(keys("Alt+Left"), again) == &undo);
  CHECK(action_of(keys("Ctrl+Y"), again) == &back);
  CHECK(shortcuts_of(redo, again) == std::vector<Shortcut>{keys("Ctrl+Shift+Z")});
  reset_shortcut(back, settings);
  CHECK(shortcut_said("back", settings) == "Alt+Left");
  CHECK(shortcuts_of(undo, settings).empty());
  set_shortcut(redo, {}, settings);
  CHECK(shortcuts_of(redo, settings).empty());
}

TEST_CASE("an action says why it cannot be done, and is done by its key once it can") {
  SmallOffice office({}, false);
  CHECK_FALSE(act("undo", doing(office)));
  CHECK(office.reads("请先打开办公文件"));
  office.open_demo();
  REQUIRE(act("page.people", doing(office)));
  office.hand.settle();
  CHECK(office.shell.page == "people");
  office.hand.press(Key::left, {false, false, true});
  CHECK(office.shell.page == "home");
  CHECK(act("forward", doing(office)));
  office.hand.settle();
  CHECK(office.shell.page == "people");
  office.hand.press(Key::one, {true, false, false});
  CHECK(office.shell.page == office.shell.places().front());
  office.hand.press(Key::two, {true, false, false});
  CHECK(office.shell.page == std::string("program:") + SmallOffice::program);
  const auto chosen = [&] { return office.stage.ui().memory[office.shell.page + "/pages#tab"]; };
  const std::string first = chosen();
  office.hand.press(Key::tab, {true, false, false});
  CHECK(chosen() != first);
  office.hand.press(Key::tab, {true, true, false});
  CHECK(chosen() == first);
  office.hand.press(Key::j, {true, false, false});
  CHECK(office.hand.sees("date-popup/day"));
  office.hand.press(Key::escape);
  office.hand.press(Key::l, {true, true, false});
  CHECK(office.stage.ui().language == Language::english);
}

TEST_CASE("what is imported is chosen from afar, but not by a principal") {
  SmallOffice office;
  REQUIRE(act("import.awards", doing(office)));
  office.hand.settle();
  CHECK(office.shell.page == "import");
  CHECK(office.reads("获奖"));
  REQUIRE(
      act("page."
          "ledger",
          doing(office)));
  office.look_as(ViewerRole::principal, office.snapshot().schools[1].id);
  CHECK_FALSE(act("import.awards", doing(office)));
  CHECK(office.shell.page == "ledger");
}
