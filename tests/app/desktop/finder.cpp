// The palette: finding and doing anything from one field.

#include "desktop/shell/finder.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "echelon/base/text_pinyin.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// Opens the palette, types, and says which lines it shows, as `kind:id`.
std::vector<std::string> found(SmallOffice& office, const std::string& text) {
  if (!office.hand.sees("finder/text")) office.hand.press(Key::k, {true, false, false});
  REQUIRE(office.hand.sees("finder/text"));
  office.hand.press(Key::a, {true, false, false});
  office.hand.press(Key::remove);
  office.hand.type(text);
  const std::string mark = "finder/row:";
  std::vector<std::string> lines;
  for (const Item& item : office.stage.ui().items.items())
    if (item.id.starts_with(mark)) lines.push_back(item.id.substr(mark.size()));
  return lines;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
  return std::ranges::find(lines, line) != lines.end();
}

std::string name_of(SmallOffice& office, std::size_t person) { return office.snapshot().people.name[person]; }

}  // namespace

TEST_CASE("a person is found by characters, pinyin, initials and number, and opened on the page of people") {
  SmallOffice office;
  const std::size_t p = 7;
  const std::string id = office.snapshot().people.id[p];
  std::string spelled = pinyin(name_of(office, p));
  std::erase(spelled, ' ');
  for (const std::string& text :
       {name_of(office, p), spelled, "@" + pinyin_initials(name_of(office, p)), id}) {
    CAPTURE(text);
    CHECK(has(found(office, text), "person:" + id));
  }
  CHECK(found(office, id).front() == "person:" + id);
  office.picture("finder-person");
  office.hand.press(Key::enter);
  CHECK_FALSE(office.hand.sees("finder/text"));
  CHECK(office.shell.page == "people");
  CHECK(office.reads("任职经历"));
  CHECK(office.reads(name_of(office, p) + "  " + id));
}

TEST_CASE("whoever stands far down a list is scrolled to, and a search that hid them is dropped") {
  SmallOffice office;
  office.go("people");
  office.hand.fill("people/search", office.snapshot().people.id[0]);
  std::size_t last = office.snapshot().people.id.size() - 1;
  while (office.snapshot().people.in_service[last] == 0) --last;
  const std::string id = office.snapshot().people.id[last];
  found(office, id);
  office.hand.press(Key::enter);
  const auto rows = office.rows("people");
  CHECK(std::ranges::find(rows, id) != rows.end());
}

TEST_CASE("commands, pages, programs' pages and schools are found in both languages and by pinyin") {
  SmallOffice office;
  CHECK(found(office, "台账").front() == "page:ledger");
  CHECK(found(office, "ledger").front() == "page:ledger");
  CHECK(has(found(office, "hytz"), "command:verify"));
  CHECK(has(found(office, "verify"), "command:verify"));
  CHECK(has(found(office, ">qh"), "command:language"));
  const School& school = office.snapshot().schools[2];
  CHECK(has(found(office, school.name), "school:" + school.id));
  CHECK(has(found(office, "#" + pinyin_initials(school.name)), "school:" + school.id));
  CHECK(has(found(office, "遴选"), std::string("panel:") + SmallOffice::program + "/selection"));
  const auto only = found(office, "、");
  CHECK_FALSE(only.empty());
  CHECK(std::ranges::none_of(only, [](const auto& each) { return each.starts_with("person"); }));
  found(office, "#" + school.name);
  office.hand.press(Key::enter);
  CHECK(office.shell.page == "schools");
  CHECK(office.reads("职称结构"));
  found(office, "selection");
  while (!office.item("finder/row:panel:olympiad_coaches/selection")->current) office.hand.press(Key::down);
  office.hand.press(Key::enter);
  CHECK(office.hand.sees("tab:selection"));
  CHECK(office.stage.ui().memory["program:olympiad_coaches/pages#tab"] == "selection");
}

TEST_CASE("what cannot be done says why and stays, what was done lately comes first") {
  SmallOffice office;
  CHECK(has(found(office, ">redo"), "command:redo"));
  CHECK(office.reads("没有可以重做的操作"));
  office.hand.press(Key::enter);
  CHECK(office.hand.sees("finder/text"));
  office.hand.type("没有这样的");
  CHECK(office.reads("没有找到"));
  found(office, "larger");
  office.hand.press(Key::enter);
  CHECK(office.stage.ui().theme.scale == doctest::Approx(1.25));
  CHECK(found(office, "").front() == "command:larger");
  office.hand.press(Key::escape);
  CHECK_FALSE(office.hand.sees("finder/text"));
}

TEST_CASE("the palette is worked by mouse as well: the field in the bar, signs, lines") {
  SmallOffice office;
  office.hand.click("bar/find");
  office.hand.click("finder/sign-school");
  office.hand.type(office.snapshot().schools[0].id);
  const std::string line = "finder/row:school:" + office.snapshot().schools[0].id;
  REQUIRE(office.hand.sees(line));
  office.hand.click(line);
  CHECK(office.shell.page == "schools");
  CHECK_FALSE(office.hand.sees("finder/text"));
}

TEST_CASE("a principal finds the own people only, a reviewer and a researcher nobody") {
  SmallOffice office;
  const Snapshot& snapshot = office.snapshot();
  const std::string own = snapshot.schools[1].id;
  const auto someone = [&](bool at_own) {
    for (std::size_t p = 0; p < snapshot.people.id.size(); ++p) {
      if (snapshot.people.in_service[p] != 0 && (snapshot.people.school[p] == 1) == at_own)
        return snapshot.people.id[p];
    }
    return std::string();
  };
  office.look_as(ViewerRole::principal, own);
  CHECK(has(found(office, someone(true)), "person:" + someone(true)));
  CHECK_FALSE(has(found(office, someone(false)), "person:" + someone(false)));
  office.hand.press(Key::escape);
  for (const ViewerRole role : {ViewerRole::reviewer, ViewerRole::researcher}) {
    office.look_as(role);
    CHECK(found(office, "@").empty());
    CHECK_FALSE(has(found(office, someone(true)), "person:" + someone(true)));
    office.hand.press(Key::escape);
  }
}

TEST_CASE("before an office is open the palette offers to open one") {
  SmallOffice office({}, false);
  CHECK(has(found(office, "demo"), "command:demo-office"));
  CHECK(found(office, "@").empty());
  office.hand.press(Key::escape);
}

TEST_CASE("courses and sessions are found by name and number where a program trains") {
  SmallOffice office({"trial_training"});
  if (office.view().programs.size() < 2) return;
  CHECK_FALSE(found(office, "*").empty());
  office.picture("finder-sessions");
}

TEST_CASE("how the palette looks, for people") {
  SmallOffice office;
  for (const bool dark : {false, true}) {
    for (const Language language : {Language::chinese, Language::english}) {
      office.show(language, dark);
      const std::string name =
          std::string(dark ? "dark" : "light") + (language == Language::chinese ? "-zh" : "-en");
      found(office, "");
      office.picture("finder-empty-" + name);
      CHECK(found(office, "zh").size() > 3);
      office.picture("finder-" + name);
      CHECK_FALSE(found(office, ">").empty());
      office.picture("finder-commands-" + name);
      office.hand.press(Key::escape);
      office.hand.press(Key::f1);
      office.picture("shortcuts-" + name);
      CHECK(office.hand.sees("keys:undo"));
    }
  }
  for (const float scale : {1.5F, 2.0F}) {
    office.stage.ui().theme.scale = scale;
    office.hand.settle();
    found(office, "zh");
    office.picture("finder-scale-" + std::to_string(static_cast<int>(scale * 100)));
    office.hand.press(Key::escape);
  }
}
