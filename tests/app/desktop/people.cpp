// Finding people: search, sort, filter, and who sees whom.

#include <doctest/doctest.h>

#include <algorithm>

#include "echelon/base/text_pinyin.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// The first one in service whose name's initials no other name has.
PersonIndex unmistakable(const Snapshot& snapshot) {
  std::map<std::string, int> count;
  for (const std::string& name : snapshot.people.name) ++count[pinyin_initials(name)];
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    const std::string initials = pinyin_initials(snapshot.people.name[p]);
    if (snapshot.people.in_service[p] != 0 && initials.size() == 3 && count[initials] == 1) return person;
  }
  return nobody;
}

int years_of(const Snapshot& snapshot, const std::string& id) {
  const auto p = static_cast<std::size_t>(snapshot.find_person(id));
  return snapshot.people.hired_on[p].whole_years_to(snapshot.as_of);
}

}  // namespace

TEST_CASE("a teacher is found by characters and by pinyin initials, and opens with a career") {
  SmallOffice office;
  office.go("people");
  const PersonIndex person = unmistakable(office.snapshot());
  REQUIRE(person != nobody);
  const std::string id = office.snapshot().people.id[static_cast<std::size_t>(person)];
  const std::string name = office.snapshot().people.name[static_cast<std::size_t>(person)];
  for (const std::string& wanted : {name, pinyin_initials(name), id}) {
    CAPTURE(wanted);
    office.hand.fill("people/search", wanted);
    const auto shown = office.rows("people");
    CHECK(std::ranges::find(shown, id) != shown.end());
    CHECK(shown.size() < 20);
    CHECK(office.reads(" 行"));
  }
  CHECK_FALSE(office.reads("任职经历"));
  office.hand.click("row:" + id);
  CHECK(office.reads("任职经历"));
  CHECK(office.reads(name + "  " + id));
  office.hand.fill("people/search", "没有这样的人");
  CHECK(office.rows("people").empty());
}

TEST_CASE("a press on a column's head sorts by it, another the other way round, a third not at all") {
  SmallOffice office;
  office.go("people");
  const auto as_they_are = office.rows("people");
  office.hand.click("sort:years");
  const auto up = office.rows("people");
  REQUIRE(up.size() > 5);
  CHECK(std::ranges::is_sorted(up, {}, [&](const auto& id) { return years_of(office.snapshot(), id); }));
  office.hand.click("sort:years");
  const auto down = office.rows("people");
  CHECK(std::ranges::is_sorted(down, std::greater<>(),
                               [&](const auto& id) { return years_of(office.snapshot(), id); }));
  CHECK(years_of(office.snapshot(), down.front()) > years_of(office.snapshot(), up.front()));
  office.hand.click("sort:years");
  CHECK(office.rows("people") == as_they_are);
}

TEST_CASE("those who retired or left are shown when asked for") {
  SmallOffice office;
  office.go("people");
  const Snapshot& snapshot = office.snapshot();
  const auto in_service =
      std::ranges::count_if(snapshot.people.in_service, [](auto here) { return here != 0; });
  REQUIRE(in_service < snapshot.size());
  CHECK(office.reads("共 " + std::to_string(in_service) + " 行"));
  office.hand.click("show-left");
  CHECK(office.reads("共 " + std::to_string(snapshot.size()) + " 行"));
}

TEST_CASE("a principal sees the people of the own school and imports nothing, a reviewer sees no names") {
  SmallOffice office;
  const Snapshot& snapshot = office.snapshot();
  const std::string school = snapshot.schools[1].id;
  office.look_as(ViewerRole::principal, school);
  CHECK(office.desk.viewer.school == school);
  office.go("people");
  std::size_t own = 0;
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (snapshot.people.in_service[p] != 0 && snapshot.people.school[p] == 1) ++own;
  }
  CHECK(snapshot.schools[1].staff == static_cast<int>(own));
  CHECK(office.reads("共 " + std::to_string(own) + " 行"));
  for (const std::string& id : office.rows("people")) {
    CHECK(snapshot.people.school[static_cast<std::size_t>(snapshot.find_person(id))] == 1);
  }
  CHECK_FALSE(office.hand.sees("page:import"));
  office.shell.page = "import";
  office.hand.settle();
  CHECK(office.reads("只有教体局人事科导入数据"));
  office.look_as(ViewerRole::reviewer);
  CHECK_FALSE(office.hand.sees("page:people"));
  office.shell.page = "people";
  office.hand.settle();
  CHECK(office.rows("people").empty());
  office.tab("review");
  CHECK(office.reads("A001"));
  for (const Candidate& candidate : office.round().candidates) {
    CHECK_FALSE(office.reads(snapshot.people.name[static_cast<std::size_t>(candidate.person)]));
  }
}

TEST_CASE("the page of eligibility lists the eligible first, or only them") {
  SmallOffice office;
  office.hand.height = 1500;
  office.tab("eligibility");
  const ProgramView* seen = office.desk.program_view(SmallOffice::program);
  REQUIRE(seen != nullptr);
  const auto eligible = [&](const std::string& id) {
    return seen->findings->eligible(office.snapshot().find_person(id));
  };
  office.hand.point_at("people/search");
  const auto shown = office.rows("people");
  REQUIRE_FALSE(shown.empty());
  CHECK(eligible(shown.front()));
  office.hand.click("listed/open");
  office.hand.click("option-3");
  const auto others = office.rows("people");
  REQUIRE_FALSE(others.empty());
  CHECK(std::ranges::none_of(others, eligible));
  office.hand.click("people/row:" + others.front());
  CHECK(office.reads("暂不符合条件"));
  CHECK(office.reads("×"));
}

TEST_CASE("people: the page does not jump when its scroll bar comes") {
  SmallOffice office;
  office.hand.width = 1280;
  office.hand.height = 800;
  office.go("people");
  const std::string row = "people/row:" + office.rows("people").front();
  REQUIRE(office.item(row) != nullptr);
  const float before = office.item(row)->x1;
  office.hand.click(row);  // their card is longer than the page
  REQUIRE(office.item(row) != nullptr);
  CHECK(office.item(row)->x1 == before);
}
