// The hours pages as an HR officer plays them: who is short, one person's facts, a waiver, a rule tried out.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

const std::string training = "tiered_training";

/// The small office with the training program beside the coaches'.
class TrainingOffice : public SmallOffice {
 public:
  TrainingOffice() : SmallOffice({training}) { hand.height = 3000; }

  void page_of(const std::string& panel) {
    hand.click("page:program:" + training);
    hand.click("tab:" + panel);
  }
  [[nodiscard]] const HoursView& hours() {
    const ProgramView* seen = desk.program_view(training);
    hand.settle();
    seen = desk.program_view(training);
    REQUIRE(seen != nullptr);
    REQUIRE(seen->hours != nullptr);
    return *seen->hours;
  }
  [[nodiscard]] std::size_t unmet(const std::string& rule = {}) {
    const auto& standings = *hours().standings;
    return static_cast<std::size_t>(std::ranges::count_if(standings.all(), [&](const HourStanding& each) {
      return each.state != HourState::met && (rule.empty() || standings.rule(each).id == rule);
    }));
  }
  /// The first person whom a rule finds short.
  [[nodiscard]] std::string someone_short(const std::string& rule) {
    const auto& standings = *hours().standings;
    for (const HourStanding& each : standings.all()) {
      if (each.state != HourState::met && standings.rule(each).id == rule)
        return snapshot().people.id[static_cast<std::size_t>(each.person)];
    }
    FAIL("nobody is short");
    return {};
  }
  [[nodiscard]] bool has_entry(const std::string& command) {
    return std::ranges::any_of(view().entries, [&](const EntryLine& each) {
      return each.command == command && !each.undone && !each.is_undo;
    });
  }
  void choose_person(const std::string& id) {
    page_of("hours_person");
    if (!hand.sees("people/search")) hand.click("choose/fold");
    hand.fill("people/search", id);
    hand.click("people/row:" + id);
  }
};

}  // namespace

TEST_CASE("the year at a glance counts everyone once and lists every standing that is short") {
  TrainingOffice office;
  office.page_of("hours_year");
  CHECK(office.reads("持续开展干部教师分层、分类、分科培训"));
  CHECK(office.reads("应学人数"));
  office.hand.point_at("short/search");
  CHECK(office.reads("共 " + std::to_string(office.unmet()) + " 行"));
  office.picture("hours-year");
}

TEST_CASE("from the list of who is short one turns to the person's page") {
  TrainingOffice office;
  office.page_of("hours_year");
  const std::string person = office.someone_short("annual_hours");
  office.hand.fill("short/search", person);
  const auto rows = office.rows("short");
  REQUIRE_FALSE(rows.empty());
  CHECK(std::ranges::all_of(rows, [&](const std::string& key) { return key.starts_with(person + "/"); }));
  office.hand.click("short/row:" + rows.front());
  office.hand.click("open-person");
  CHECK(office.reads(person));
  CHECK(office.reads("依据：哪些记录计入，哪些没有，为什么"));
  office.picture("hours-person");
}

TEST_CASE("a principal sees the own school only, and no reason of a waiver") {
  TrainingOffice office;
  const std::string person = office.someone_short("annual_hours");
  const PersonIndex index = office.snapshot().find_person(person);
  REQUIRE(office.snapshot().school_of(index) != nullptr);
  const std::string school = office.snapshot().school_of(index)->id;
  std::string elsewhere;
  for (PersonIndex other = 0; other < office.snapshot().size() && elsewhere.empty(); ++other) {
    const School* at = office.snapshot().school_of(other);
    if (at != nullptr && at->id != school)
      elsewhere = office.snapshot().people.id[static_cast<std::size_t>(other)];
  }
  office.choose_person(person);
  office.hand.click("grant/fold");
  office.hand.fill("waiver-authority", "示例批文 1 号");
  office.hand.click("waiver-add");
  REQUIRE(office.has_entry("waiver.add"));
  CHECK(office.reads("事由（仅人事可见）"));

  office.look_as(ViewerRole::principal, school);
  office.page_of("hours_person");
  CHECK(office.reads("示例批文 1 号"));
  CHECK_FALSE(office.reads("事由"));
  CHECK_FALSE(office.hand.sees("waiver-add"));
  if (!office.hand.sees("people/search")) office.hand.click("choose/fold");
  office.hand.fill("people/search", elsewhere);
  CHECK(office.rows("people").empty());
  office.page_of("hours_year");
  office.hand.point_at("short/search");
  const auto rows = office.rows("short");
  CHECK(std::ranges::all_of(rows, [&](const std::string& key) {
    const PersonIndex each = office.snapshot().find_person(key.substr(0, key.find('/')));
    return office.snapshot().school_of(each)->id == school;
  }));
}

TEST_CASE("a waiver asks for an authority, lowers what is asked, and can be taken back") {
  TrainingOffice office;
  const std::string person = office.someone_short("annual_hours");
  const PersonIndex index = office.snapshot().find_person(person);
  const auto required = [&] {
    const auto& standings = *office.hours().standings;
    for (const HourStanding& each : standings.of(index)) {
      if (standings.rule(each).id == "annual_hours") return each.required;
    }
    return Decimal();
  };
  const Decimal before = required();
  office.choose_person(person);
  office.hand.click("grant/fold");
  office.hand.point_at("waiver-add");
  CHECK_FALSE(office.item("waiver-add")->enabled);
  CHECK(office.reads("请填写批准单位与文号"));
  office.hand.fill("waiver-from", "三月");
  office.hand.point_at("waiver-add");
  CHECK(office.reads("日期应写成 2026-03-01"));
  office.hand.fill("waiver-from", office.view().as_of.plus_days(-90).iso());
  office.hand.fill("waiver-authority", "示例批文 2 号");
  office.hand.click("waiver-add");
  REQUIRE(office.has_entry("waiver.add"));
  CHECK(required() < before);
  const std::string key = "@" + office.view().as_of.plus_days(-90).iso();
  office.hand.click("waivers/row:" + key);
  office.picture("hours-waiver");
  office.hand.click("waiver-take-back");
  office.hand.click("waiver-take-back/confirm");
  CHECK(office.has_entry("waiver.end"));
  CHECK(required() == before);
}

TEST_CASE("a number changed in the rule's form says whom it turns before it is saved, and is saved") {
  TrainingOffice office;
  const std::size_t before = office.unmet("in_service_cycle");
  office.page_of("hour_rules");
  office.hand.click("rules/row:in_service_cycle");
  office.hand.click("number--0-required/slider");  // its middle: less than the 360 hours of today
  CHECK(office.reads("转为达标或不再受约束"));
  CHECK(office.unmet("in_service_cycle") == before);
  office.picture("hour-rules-trial");
  office.hand.click("save-rule");
  office.hand.click("save-rule/confirm");
  REQUIRE(office.has_entry("hour_rule.set"));
  const Decimal required = office.hours().rules->find("in_service_cycle")->versions.back().required;
  CHECK(required < Decimal::of(330));
  CHECK(office.hours().own.at("in_service_cycle").find("required = " + required.text()) != std::string::npos);
  CHECK(office.unmet("in_service_cycle") < before);
  CHECK(office.reads("本单位修改"));
  office.hand.click("remove-rule");
  office.hand.click("remove-rule/confirm");
  CHECK(office.has_entry("hour_rule.remove"));
  CHECK(office.unmet("in_service_cycle") == before);
}

TEST_CASE("a text that is no rule names the line and cannot be saved") {
  TrainingOffice office;
  office.page_of("hour_rules");
  office.hand.click("new-rule");
  office.hand.fill("text-and-numbers/text", "[[rule]]\nid = \"mine\"\nrequird = 3\n");
  CHECK(office.reads("这段文字还不是一条规则"));
  CHECK(office.reads("第 "));
  office.hand.point_at("save-rule");
  CHECK_FALSE(office.item("save-rule")->enabled);
  office.picture("hour-rules-error");
}

TEST_CASE("a rule switched off binds nobody, and undo brings everyone's standing back") {
  TrainingOffice office;
  const std::size_t before = office.unmet("annual_hours");
  REQUIRE(before > 0);
  office.page_of("hour_rules");
  office.hand.click("rules/row:annual_hours");
  office.hand.click("off");
  office.hand.click("save-rule");
  office.hand.click("save-rule/confirm");
  CHECK(office.hours().own.at("annual_hours").empty());
  CHECK(office.unmet("annual_hours") == 0);
  CHECK(office.reads("本单位停用"));
  office.hand.click("undo");
  CHECK(office.unmet("annual_hours") == before);
}

TEST_CASE("the list of who is short is saved under a name the user picks") {
  TrainingOffice office;
  const std::filesystem::path file = office.folder.path() / "short.csv";
  office.desk.write_report("hours-short", training, file);
  office.hand.settle();
  std::ifstream stream(file);
  std::size_t lines = 0;
  for (std::string line; std::getline(stream, line);) ++lines;
  CHECK(lines == office.unmet() + 1);
  office.page_of("hours_year");
  office.hand.click("save-xlsx");
  CHECK(office.reads("hours-short"));
}
