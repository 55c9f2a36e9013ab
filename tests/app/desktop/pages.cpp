// Every page in every dress.

#include <doctest/doctest.h>

#include <algorithm>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

const std::vector<std::string> pages{"home", "people", "schools", "import", "ledger", "plugins"};

/// What a page shows beside the frame around it.
std::size_t items_of_page(SmallOffice& office, const std::string& page) {
  const auto& items = office.stage.ui().items.items();
  return static_cast<std::size_t>(
      std::ranges::count_if(items, [&](const Item& item) { return item.id.starts_with(page + "/"); }));
}

void visit_everything(SmallOffice& office) {
  for (const std::string& page : pages) {
    office.go(page);
    CAPTURE(page);
    if (page != "plugins") CHECK(items_of_page(office, page) > 0);
  }
  office.go("program");
  std::vector<std::string> panels;
  for (const Panel& panel : office.desk.panels(SmallOffice::program)) panels.push_back(panel.id);
  CHECK(panels == std::vector<std::string>{"rules", "evidence", "eligibility", "nominations", "review",
                                           "selection", "cost", "stability", "explanation", "publicity",
                                           "coaches"});
  for (const std::string& panel : panels) {
    CAPTURE(panel);
    office.tab(panel);
    CHECK_FALSE(office.reads("此项目已停用"));
    CHECK_FALSE(office.reads("This program is out of use"));
  }
}

}  // namespace

TEST_CASE("every page draws in both languages, light and dark, and no character is missing") {
  SmallOffice office;
  for (const Language language : {Language::chinese, Language::english}) {
    for (const bool dark : {false, true}) {
      office.show(language, dark);
      visit_everything(office);
    }
  }
  office.hand.height = 1500;
  office.tab("eligibility");
  office.hand.click("listed/open");
  office.hand.click("option-3");
  office.hand.point_at("people/search");
  office.hand.click("people/row:" + std::string(office.rows("people").front()));
  office.go("import");
  office.hand.fill("folder", ECHELON_FIXTURES);
  REQUIRE_FALSE(office.rows("files").empty());
  for (const char32_t character : office.stage.typesetter().missing()) {
    CAPTURE(static_cast<unsigned long>(character));
    CHECK(false);
  }
}

TEST_CASE("every page draws in a small window and at three times the size") {
  SmallOffice office;
  office.hand.width = 800;
  office.hand.height = 600;
  visit_everything(office);
  office.stage.ui().theme.scale = 3;
  office.hand.width = 1600;
  office.hand.height = 1200;
  office.hand.settle();
  visit_everything(office);
}

TEST_CASE("the language changes with one press, and every page link with it") {
  SmallOffice office;
  CHECK(office.reads("人员"));
  CHECK_FALSE(office.reads("Schools"));
  office.hand.click("language");
  CHECK(office.reads("Schools"));
  CHECK_FALSE(office.reads("学校"));
  office.hand.click("language");
  CHECK(office.reads("学校"));
}

TEST_CASE("the first start offers the made-up district, and one press opens it") {
  SmallOffice office({}, false);
  CHECK(office.reads("欢迎使用梯队"));
  office.open_demo();
  CHECK(office.shell.page == "home");
  office.hand.click("close-office");
  CHECK(office.reads("欢迎使用梯队"));
  office.hand.click("demo");
  REQUIRE(office.desk.view() != nullptr);
  CHECK(office.snapshot().schools.size() == 12);
}

TEST_CASE("labels begin with a capital in English, names stay as they are") {
  CHECK(titled({"姓名", "name"}, Language::english) == "Name");
  CHECK(titled({"姓名", "name"}, Language::chinese) == "姓名");
  CHECK(titled({"data.csv", "data.csv"}, Language::english) == "data.csv");
}
