// The page Today, the tour, and the page before an office is open.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "echelon/office/overview.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// The office on its page Today, with training and ladders beside the coaches.
class HomeOffice : public SmallOffice {
 public:
  explicit HomeOffice(const std::vector<std::string>& fixtures = {"tiered_training", "master_echelons"})
      : SmallOffice(fixtures) {
    hand.height = 1400;
    hand.settle();
  }
  /// What the office says of itself, as the page asks.
  Overview overview() {
    std::shared_ptr<const Overview> seen;
    for (int tries = 0; tries < 3 && !seen; ++tries) {
      seen = desk.ask<Overview>("test", [this](Office& office) {
        return std::make_shared<const Overview>(overview_of(office, desk.places().office.data, desk.viewer));
      });
      hand.settle();
    }
    REQUIRE(seen != nullptr);
    return *seen;
  }
};

}  // namespace

TEST_CASE("home: an office opens on the page Today, first in the list") {
  HomeOffice office;
  CHECK(office.shell.page == "home");
  CHECK(office.shell.places().front() == "home");
  CHECK(office.reads("2024年9月2日 星期一"));
  CHECK(office.reads("工作日"));
  const Overview seen = office.overview();
  REQUIRE_FALSE(seen.todo.empty());
  for (std::size_t i = 0; i < std::min<std::size_t>(7, seen.todo.size()); ++i) {
    CAPTURE(seen.todo[i].id);
    CHECK(office.item("todo:" + seen.todo[i].id) != nullptr);
    CHECK(office.reads(seen.todo[i].what.zh));
  }
  for (const ProgramOverview& each : seen.programs) CHECK(office.reads(each.says.zh));
  for (const EntryLine& each : seen.entries) CHECK(office.reads(each.says.zh));
  office.picture("home-zh");
  office.show(Language::english, true);
  CHECK(office.reads("Monday, 2 September 2024"));
  office.picture("home-en-dark");
}

TEST_CASE("home: what is to be done leads to its page, with the row chosen and on the screen") {
  HomeOffice office;
  for (const ToDo& each : office.overview().todo) {
    if (!each.where.page.starts_with("program:") || each.where.table.empty()) continue;
    CAPTURE(each.id);
    office.go("home");
    if (office.item("todo:" + each.id) == nullptr) office.hand.click("todo/more");
    office.hand.click("todo:" + each.id);
    office.hand.settle();
    CHECK(office.shell.page == each.where.page);
    CHECK(office.stage.ui().memory[each.where.page + "/pages#tab"] == each.where.panel);
    const std::string table = each.where.page + "/pages/" + each.where.panel + "/" + each.where.table;
    const Item* row = office.item(table + "/row:" + each.where.key);
    // A row far down a long table is scrolled to by the table; the table itself is in sight in any case.
    const Item* seen = row != nullptr ? row : office.item(table + "/search");
    REQUIRE(seen != nullptr);
    CHECK(seen->in_sight);
  }
}

TEST_CASE("home: scores that are missing lead to a candidate who wants one, ready to be scored") {
  HomeOffice office(std::vector<std::string>{});
  const Overview seen = office.overview();
  const auto scores = std::ranges::find(seen.todo, std::string(SmallOffice::program) + "/scores", &ToDo::id);
  REQUIRE(scores != seen.todo.end());
  office.hand.click("todo:" + scores->id);
  office.hand.settle();
  const std::string& name =
      office.snapshot()
          .people.name[static_cast<std::size_t>(office.snapshot().find_person(scores->where.key))];
  CHECK(office.reads("评分：" + name));
}

TEST_CASE("home: a step of a round leads to its page, a program's card to where it stands") {
  HomeOffice office(std::vector<std::string>{});
  office.hand.click("step:nominations");
  CHECK(office.stage.ui().memory[std::string("program:") + SmallOffice::program + "/pages#tab"] ==
        "nominations");
  office.go("home");
  office.hand.click("step:review");
  CHECK(office.stage.ui().memory[std::string("program:") + SmallOffice::program + "/pages#tab"] == "review");
}

TEST_CASE("home: the newest entry can be undone with its words, and the page follows") {
  HomeOffice office(std::vector<std::string>{});
  REQUIRE(office.desk.next_undo() != nullptr);
  const std::string what = office.desk.next_undo()->says.zh;
  CHECK(office.reads("可以撤销：" + what));
  office.hand.click("entries/undo");
  CHECK(office.reads("撤销：" + what));
  CHECK(office.reads("已撤销"));
  CHECK(office.shell.page == "home");
}

TEST_CASE("home: each role has its own, without a school or a reviewer it asks for one") {
  HomeOffice office(std::vector<std::string>{});
  office.look_as(ViewerRole::principal);
  CHECK(office.reads("在右上角选定学校"));
  const std::string school = office.snapshot().schools.front().id;
  office.look_as(ViewerRole::principal, school);
  CHECK(office.reads(office.snapshot().schools.front().name));
  CHECK_FALSE(office.reads("最近记录"));
  office.picture("home-principal");
  office.look_as(ViewerRole::researcher);
  CHECK(office.reads("现在没有要办的事"));
  office.look_as(ViewerRole::reviewer);
  CHECK(office.reads("在右上角选定评委"));
}

TEST_CASE("home: narrow windows and three times the size keep everything in its place") {
  HomeOffice office;
  office.hand.width = 760;
  office.hand.height = 620;
  office.hand.settle();
  CHECK(office.item("todo-card") != nullptr);
  office.picture("home-narrow");
  office.stage.ui().theme.scale = 3;
  office.hand.width = 1700;
  office.hand.height = 1200;
  office.hand.settle();
  for (const Item& item : office.stage.ui().items.items()) {
    if (!item.id.starts_with("home/")) continue;
    CAPTURE(item.id);
    CHECK(item.x1 <= 1700.5F);
    CHECK(item.x0 >= 0);
  }
  office.picture("home-300");
}

TEST_CASE("home: an empty office says what to do first, and leads there") {
  SmallOffice office({"tiered_training"}, false);
  office.desk.create(office.folder.path() / "new.echelon");
  office.hand.settle();
  REQUIRE(office.desk.view() != nullptr);
  CHECK(office.shell.page == "home");
  CHECK(office.reads("导入花名册"));
  CHECK(office.reads("0 / "));
  office.picture("home-empty");
  office.hand.click("set-up:records");
  CHECK(office.shell.page == "import");
  CHECK(office.stage.ui().memory["import/kind#remembered"] != "0");
  office.go("home");
  office.hand.click("set-up:roster");
  CHECK(office.stage.ui().memory["import/kind#remembered"] == "0");
}

TEST_CASE("tour: five stops from the first start to the end, each pointing at what it speaks of") {
  SmallOffice office({}, false);
  office.open_demo();
  office.hand.click("close-office");
  office.hand.click("tour");
  REQUIRE(office.desk.view() != nullptr);
  REQUIRE(office.shell.tour().runs());
  const std::vector<std::string> pages{"home", std::string("program:") + SmallOffice::program,
                                       std::string("program:") + SmallOffice::program};
  for (std::size_t stop = 0; stop < 5; ++stop) {
    CAPTURE(stop);
    CHECK(office.shell.tour().position() == stop);
    if (stop < pages.size()) CHECK(office.shell.page == pages[stop]);
    CHECK(office.reads(std::to_string(stop + 1) + " / 5"));
    const Item* card = office.item("tour/card");
    REQUIRE(card != nullptr);
    CHECK(card->x0 >= 0);
    CHECK(card->y0 >= 0);
    CHECK(card->x1 <= static_cast<float>(office.hand.width));
    CHECK(card->y1 <= static_cast<float>(office.hand.height));
    // Rows, not only the head of their table; and the field of the bar that finds everything.
    if (stop == 2) {
      CHECK(std::ranges::any_of(office.stage.ui().items.items(), [](const Item& each) {
        return each.in_sight && each.id.find("/people/row:") != std::string::npos;
      }));
    }
    if (stop == 4) CHECK(office.reads("什么都能一步找到"));
    office.picture("tour-" + std::to_string(stop + 1));
    office.hand.click("tour/next");
  }
  CHECK_FALSE(office.shell.tour().runs());
  CHECK(office.desk.settings.kept.at("tour.seen") == "1");
  CHECK_FALSE(office.hand.sees("tour/card"));
}

TEST_CASE("tour: the keyboard turns it, Escape ends it, and it can be started again") {
  SmallOffice office;
  office.hand.click("home/tour");
  CHECK(office.shell.tour().position() == 0);
  office.hand.press(Key::enter);
  CHECK(office.shell.tour().position() == 1);
  office.hand.press(Key::right);
  CHECK(office.shell.tour().position() == 2);
  office.hand.press(Key::left);
  CHECK(office.shell.tour().position() == 1);
  office.hand.click("tour/back");
  office.hand.press(Key::left);
  CHECK(office.shell.tour().position() == 0);
  office.hand.press(Key::escape);
  CHECK_FALSE(office.shell.tour().runs());
  office.hand.click("home/tour");
  CHECK(office.shell.tour().runs());
  office.hand.click("tour/skip");
  CHECK_FALSE(office.shell.tour().runs());
}

TEST_CASE("tour: it holds while the window, the language and the scale change") {
  SmallOffice office;
  office.hand.click("home/tour");
  office.hand.press(Key::right);
  for (const float scale : {1.0F, 2.0F, 3.0F}) {
    for (const Language language : {Language::english, Language::chinese}) {
      office.stage.ui().theme.scale = scale;
      office.hand.width = scale > 1 ? 1500 : 800;
      office.hand.height = scale > 1 ? 1100 : 600;
      office.show(language, false);
      CAPTURE(scale);
      REQUIRE(office.shell.tour().position() == 1);
      const Item* card = office.item("tour/card");
      REQUIRE(card != nullptr);
      CHECK(card->x1 <= static_cast<float>(office.hand.width));
      CHECK(card->y1 <= static_cast<float>(office.hand.height));
      const Item* link = office.item(std::string("sidebar/page:program:") + SmallOffice::program);
      if (link == nullptr) link = office.item("bar/menu");
      REQUIRE(link != nullptr);
      // Beside what it points at, not over it.
      CHECK((card->x0 >= link->x1 || card->x1 <= link->x0 || card->y0 >= link->y1 || card->y1 <= link->y0));
    }
  }
  office.hand.press(Key::escape);
}

TEST_CASE("start: recent files say when they were opened, those that are gone are said to be, and can go") {
  SmallOffice office;
  const std::string gone = (office.folder.path() / "gone.echelon").string();
  office.desk.settings.offices.push_back(gone);
  office.hand.click("close-office");
  CHECK(office.reads("最近打开"));
  CHECK(office.reads("上次打开 " + Date::today().iso()));
  CHECK(office.reads("文件不在了"));
  office.picture("start-zh");
  office.hand.click("recent-1");
  CHECK(office.desk.view() == nullptr);
  CHECK(office.reads("文件不在了：" + gone));
  office.hand.click("recent-1/forget");
  CHECK(std::ranges::find(office.desk.settings.offices, gone) == office.desk.settings.offices.end());
  CHECK_FALSE(office.hand.sees("recent-1"));
  office.hand.click("recent-0");
  REQUIRE(office.desk.view() != nullptr);
}

TEST_CASE("start: the language is chosen on the first page") {
  SmallOffice office({}, false);
  CHECK(office.reads("欢迎使用梯队"));
  office.hand.click("speak-en");
  CHECK(office.reads("Welcome to Echelon"));
  CHECK(office.desk.settings.language == Language::english);
  office.picture("start-en");
  office.hand.click("speak-zh");
  CHECK(office.reads("欢迎使用梯队"));
}

TEST_CASE("start: a new office leads to the import of its roster") {
  SmallOffice office({}, false);
  office.hand.click("new/fold");
  office.hand.fill("new/name", (office.folder.path() / "mine.echelon").string());
  office.hand.click("create-import");
  REQUIRE(office.desk.view() != nullptr);
  CHECK(office.shell.page == "import");
  CHECK(office.stage.ui().memory["import/kind#remembered"] == "0");
}
