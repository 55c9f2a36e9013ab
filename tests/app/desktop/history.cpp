// Undo and redo in words, as far as an entry.

#include <doctest/doctest.h>

#include "echelon/office/history.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// Three harmless changes, each an entry.
std::vector<std::int64_t> change(SmallOffice& office) {
  std::vector<std::int64_t> numbers;
  for (const char* value : {"甲县", "乙县", "丙县"}) {
    office.desk.request({"setting.set", {{"key", "bureau"}, {"value", value}}});
    office.hand.settle();
    numbers.push_back(office.view().entries.front().number);
  }
  return numbers;
}

}  // namespace

TEST_CASE("the history says what, by whom, when, everything as far as an entry goes and comes back") {
  SmallOffice office;
  const auto numbers = change(office);
  REQUIRE(numbers[2] > numbers[0]);
  const auto before = undoable(office.view().entries).size();
  office.hand.press(Key::h, {true, false, false});
  CHECK(office.reads("丙县"));
  CHECK(office.reads("tester"));
  CHECK_FALSE(office.hand.sees("undo-to"));
  office.hand.click("undoable/row:" + std::to_string(numbers[1]));
  CHECK(office.reads("将依次撤销 2 步"));
  office.picture("history-undo");
  office.hand.click("undo-to");
  CHECK(undoable(office.view().entries).size() == before - 2);
  CHECK(undoable(office.view().entries).front().number == numbers[0]);
  CHECK(office.reads("已撤销 2 步"));
  CHECK_FALSE(office.hand.sees("undoable/row:" + std::to_string(numbers[0])));

  office.hand.click("bar/history");
  office.hand.click("history-popup/steps/tab:redo");
  office.hand.click("redoable/row:" + std::to_string(numbers[2]));
  CHECK(office.reads("将依次重做 2 步"));
  office.show(Language::english, true);
  office.picture("history-redo");
  office.hand.click("redo-to");
  CHECK(undoable(office.view().entries).size() == before);
  CHECK(redoable(office.view().entries).empty());
}

TEST_CASE("after an undo the message offers to do it again, after that to undo it") {
  SmallOffice office;
  const auto numbers = change(office);
  CHECK(office.hand.sees("toast-0/undo"));
  office.hand.press(Key::z, {true, false, false});
  REQUIRE(office.hand.sees("redo"));
  CHECK(undoable(office.view().entries).front().number == numbers[1]);
  std::string offered;
  for (const Item& item : office.stage.ui().items.items())
    if (item.id.starts_with("toast-") && item.id.ends_with("/redo")) offered = item.id;
  REQUIRE_FALSE(offered.empty());
  office.hand.click(offered);
  CHECK(undoable(office.view().entries).front().number == numbers[2]);
}

TEST_CASE("the arrows of the bar go back and forward through the pages that were seen") {
  SmallOffice office;
  office.go("people");
  office.go("schools");
  office.go("ledger");
  office.hand.click("bar/back");
  CHECK(office.shell.page == "schools");
  office.hand.click("bar/back");
  CHECK(office.shell.page == "people");
  office.hand.click("bar/forward");
  CHECK(office.shell.page == "schools");
  office.go("plugins");
  CHECK_FALSE(office.item("bar/forward")->enabled);
}
