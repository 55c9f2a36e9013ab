// What was typed and not handed in outlives the desktop; and so does how wide things were.

#include "desktop/ui/drafts.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool holds_within_two_seconds(const std::filesystem::path& file, const std::string& text) {
  for (int i = 0; i < 200; ++i) {
    if (content(file).find(text) != std::string::npos) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

/// The form of a new reviewer.
void open_form(SmallOffice& office) {
  office.tab("review");
  if (!office.hand.sees("reviewers/reviewer-name")) office.hand.click("reviewers/fold");
}

}  // namespace

TEST_CASE("drafts are kept by office, forgotten when empty or handed in, and read back as they were") {
  const Folder folder;
  const auto file = folder.path() / "state" / "drafts";
  {
    Drafts drafts(file);
    drafts.open("/a.echelon");
    drafts.typed("page/one", "第一行\n\t第二行\\");
    drafts.typed("page/two", "x");
    drafts.typed("page/three", "handed in");
    drafts.typed("page/two", "");
    drafts.handed_in("handed in");
    drafts.open("/b.echelon");
    drafts.typed("page/one", "b");
  }
  struct stat found {};
  REQUIRE(stat(file.c_str(), &found) == 0);
  CHECK((found.st_mode & 0777U) == 0600U);
  Drafts drafts(file);
  drafts.open("/a.echelon");
  CHECK(drafts.take("page/one") == "第一行\n\t第二行\\");
  CHECK(drafts.is_restored("page/one"));
  CHECK_FALSE(drafts.take("page/one").has_value());  // offered once
  CHECK_FALSE(drafts.take("page/two").has_value());
  CHECK_FALSE(drafts.take("page/three").has_value());
  CHECK(drafts.found_from().size() == 16);
  drafts.open("/b.echelon");
  CHECK(drafts.take("page/one") == "b");
  drafts.forget("page/one");
  drafts.open("/a.echelon");
  drafts.forget("page/one");
  drafts.flush();
  CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("typed text is on the disk a moment later, and stands in its field after a crash") {
  const Folder state;
  const auto settings = state.path() / "settings";
  SmallOffice office({}, true, {}, settings);
  open_form(office);
  office.hand.fill("reviewers/reviewer-name", "赵𬭎");
  REQUIRE(holds_within_two_seconds(state.path() / "drafts", "赵𬭎"));
  const std::string as_it_was = content(state.path() / "drafts");

  // The desktop is gone without a word: another one finds the same file, over the same office.
  Desk::Places places = office.desk.places();
  const auto path = office.view().path;
  office.desk.close();
  Desk desk(places, [] {});
  REQUIRE(content(state.path() / "drafts") == as_it_was);
  desk.drafts.open(path.string());
  CHECK(desk.drafts.take("program:olympiad_coaches/pages/review/reviewers/reviewer-name#remembered") ==
        "赵𬭎");
}

TEST_CASE("a restored text says so, can be discarded, and is no draft once it was handed in") {
  const Folder state;
  const auto settings = state.path() / "settings";
  const auto demo = state.path() / "demo.echelon";
  {
    Drafts before(state.path() / "drafts");
    before.open(demo.string());
    const std::string form = "program:olympiad_coaches/pages/review/reviewers/";
    before.typed(form + "reviewer-name#remembered", "赵老师");
    before.typed(form + "reviewer-id#remembered", "R99");
    before.typed(form + "reviewer-school#remembered", "错的");
  }
  SmallOffice again({}, true, {}, settings, demo);
  open_form(again);
  CHECK(again.reads("赵老师"));
  CHECK(again.reads("未提交的文字"));
  again.picture("drafts-restored");
  again.hand.click("reviewer-school/discard");
  CHECK_FALSE(again.reads("错的"));
  again.hand.click("add-reviewer");
  CHECK(again.round().raters.size() > 0);
  again.desk.drafts.flush();
  CHECK(content(state.path() / "drafts").find("赵老师") == std::string::npos);
  CHECK_FALSE(again.reads("未提交的文字"));
}

TEST_CASE("the edge between panes is dragged, kept, and put back by a double click") {
  SmallOffice office;
  office.go("people");
  const float before = office.item("people/search")->x0;
  const Item edge = *office.item("parts/edge-0");
  office.hand.drag_by("parts/edge-0", -120, 0);
  const Item moved = *office.item("parts/edge-0");
  CHECK(moved.x0 < edge.x0 - 100);
  CHECK(office.desk.settings.kept.contains("pane.people/parts/width"));
  CHECK(office.item("people/search")->x0 == before);
  office.hand.drag_by("parts/edge-0", -3000, 0);
  CHECK(office.item("parts/edge-0")->x0 > 400);  // no pane narrower than it can be
  office.hand.click("parts/edge-0");
  office.hand.click("parts/edge-0");  // within a third of a second
  CHECK(office.item("parts/edge-0")->x0 == edge.x0);
  CHECK_FALSE(office.desk.settings.kept.contains("pane.people/parts/width"));
}

TEST_CASE("the list of pages is made wider and stays so") {
  SmallOffice office;
  office.go("people");
  const float before = office.item("sidebar-edge")->x1;
  office.hand.drag_by("sidebar-edge", 80, 0);
  CHECK(office.item("sidebar-edge")->x1 == before + 80);
  CHECK(office.desk.settings.kept.at("pane.sidebar") == "312");
  office.hand.drag_by("sidebar-edge", 4000, 0);
  CHECK(office.item("sidebar-edge")->x1 <= 420);
}
