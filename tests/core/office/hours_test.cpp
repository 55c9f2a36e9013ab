// The hours ledger on an office: commands, undo, what is refused, simulation and forecast.

#include <filesystem>

#include "bureau_fixture.hpp"

namespace echelon::office_tests {
namespace {

/// Two teachers, hired in 2010 and 2021, with 20 hours each in 2025.
struct HoursOffice {
  Scratch scratch;
  std::unique_ptr<Office> office;
  HoursOffice() {
    Office::Options options;
    options.data = ECHELON_DATA;
    options.who = "王主任";
    options.as_of = day("2025-06-30");
    office = Office::create(scratch / "hours.echelon", options);
    bring_in("roster",
             "工号,姓名,学校,学段,参加工作时间,职务\nT1,甲一,青石小学,小学,2010-09-01,教师\n"
             "T2,乙二,青石小学,小学,2021-09-01,教师\n");
    bring_in("training",
             "工号,课程,学时,结束日期,类别,形式\nT1,教材培训,20,2025-03-01,学科教学,面授\n"
             "T2,教材培训,20,2025-03-01,学科教学,面授\n");
  }
  ImportPreview preview(const std::string& kind, const std::string& text) const {
    const auto file = scratch / (kind + ".csv");
    std::ofstream(file, std::ios::binary) << text;
    return office->preview_import(kind, file);
  }
  void bring_in(const std::string& kind, const std::string& text) {
    office->import(preview(kind, text), false);
  }
  HourStanding standing(const std::string& person, const std::string& rule) const {
    const auto rules = office->hour_rules();
    for (const HourExplained& each : office->hours_of(person)) {
      if (rules->all()[each.standing.rule].id == rule) return each.standing;
    }
    FAIL(person << " is not bound by " << rule);
    return {};
  }
  void perform(const std::string& command, std::vector<std::pair<std::string, std::string>> arguments) {
    office->perform({command, std::move(arguments)});
  }
};

std::string own_rule(int required) {
  return "[[rule]]\nid = \"own\"\nzh = \"自定\"\nen = \"own\"\nsource = \"示例\"\nconfidence = \"high\"\n"
         "measure = \"hours\"\nrequired = " +
         std::to_string(required) + "\n[rule.window]\nkind = \"calendar_year\"\n";
}

}  // namespace

TEST_CASE("the column of everyone's standing says what each person's explanation says, and is kept") {
  HoursOffice hours;
  const auto column = hours.office->hours();
  CHECK(column == hours.office->hours());
  const auto snapshot = hours.office->snapshot();
  std::size_t seen = 0;
  for (PersonIndex person = 0; person < snapshot->size(); ++person) {
    const auto explained = hours.office->hours_of(snapshot->people.id[static_cast<std::size_t>(person)]);
    REQUIRE(explained.size() == column->of(person).size());
    for (std::size_t i = 0; i < explained.size(); ++i, ++seen) {
      CHECK(explained[i].standing.done == column->of(person)[i].done);
      CHECK(explained[i].standing.rule == column->of(person)[i].rule);
    }
  }
  CHECK(seen == column->all().size());
  CHECK(seen >= 4);
}

TEST_CASE("a waiver changes the standing at once, can be ended and undone, and its reason is told nowhere") {
  HoursOffice hours;
  CHECK(hours.standing("T1", "in_service_cycle").required == Decimal::of(360));
  hours.perform("waiver.add", {{"person", "T1"},
                               {"from", "2024-01-01"},
                               {"to", "2024-12-31"},
                               {"reason", "illness"},
                               {"authority", "示例教〔2024〕1号"}});
  // 366 of 1826 days: 360 × 1460 ÷ 1826 = 287.8
  CHECK(hours.standing("T1", "in_service_cycle").required == Decimal::of(287));
  CHECK(hours.standing("T2", "in_service_cycle").required < Decimal::of(360));  // hired within the cycle
  const EntryLine line = hours.office->entries(1).front();
  CHECK(says(line.says.en, "甲一"));
  CHECK_FALSE(says(line.says.en + line.says.zh, "illness"));
  CHECK_FALSE(says(line.says.en + line.says.zh, "疾病"));
  hours.perform("waiver.end", {{"person", "T1"}, {"from", "2024-01-01"}, {"on", "2024-01-31"}});
  CHECK(hours.standing("T1", "in_service_cycle").required == Decimal::of(353));  // 31 days: 353.9
  hours.perform("waiver.end", {{"person", "T1"}, {"from", "2024-01-01"}});
  CHECK(hours.standing("T1", "in_service_cycle").required == Decimal::of(360));
  for (int i = 0; i < 2; ++i) hours.office->undo();
  CHECK(hours.standing("T1", "in_service_cycle").required == Decimal::of(287));
  hours.office->undo();
  CHECK(hours.standing("T1", "in_service_cycle").required == Decimal::of(360));
  CHECK(hours.office->verify().sound);
}

TEST_CASE("one entry waives for a list, by command or by import, wrong ones change nothing") {
  HoursOffice hours;
  hours.perform("waivers.grant", {{"person", "T1"},
                                  {"person", "T2"},
                                  {"rule", "annual_hours"},
                                  {"from", "2024-09-01"},
                                  {"to", "2025-08-31"},
                                  {"reason", "disaster"},
                                  {"authority", "示例教〔2024〕2号"}});
  for (const char* person : {"T1", "T2"}) CHECK(hours.standing(person, "annual_hours").exempt);
  hours.office->undo();
  for (const char* person : {"T1", "T2"}) CHECK_FALSE(hours.standing(person, "annual_hours").exempt);
  hours.perform("waivers.add", {{"waiver", "T1\tannual_hours\t2024-09-01\t2025-08-31\tstudy\t示例"},
                                {"waiver", "T2\t\t2024-09-01\t\tstudy\t示例"}});
  for (const char* person : {"T1", "T2"}) CHECK(hours.standing(person, "annual_hours").exempt);
  hours.office->undo();
  hours.bring_in(
      "waivers",
      "工号,规则,开始日期,结束日期,事由,批准文号\nT2,教师年度培训,2024-09-01,2025-08-31,借调,示例\n");
  CHECK(hours.standing("T2", "annual_hours").exempt);
  const auto bad = hours.preview(
      "waivers",
      "工号,规则,开始日期,结束日期,事由,批准文号\nT1,nonsense,2024-09-01,,借调,示例\n"
      "T1,,2024-09-01,2024-08-01,借调,示例\nT1,,2024-09-02,,抑郁症,示例\nT9,,2024-09-01,,借调,示例\n"
      "T1,,2024-09-03,,借调,\n");
  CHECK(bad.good == 0);
  CHECK(bad.refusals.size() == 5);
  for (const auto& refusal : bad.refusals) CHECK_FALSE(says(refusal.reason.zh + refusal.reason.en, "抑郁"));
  const auto entries = hours.office->entries().size();
  const auto refuse = [&](std::vector<std::pair<std::string, std::string>> changed, const char* word) {
    std::vector<std::pair<std::string, std::string>> arguments{
        {"person", "T1"}, {"from", "2024-01-01"}, {"reason", "illness"}, {"authority", "示例"}};
    for (const auto& [name, value] : changed) {
      std::erase_if(arguments, [&, key = name](const auto& each) { return each.first == key; });
      if (!value.empty()) arguments.emplace_back(name, value);
    }
    const std::string said = refusal([&] { hours.perform("waiver.add", arguments); });
    CAPTURE(said);
    CHECK(says(said, word));
    CHECK_FALSE(says(said, "depression"));
  };
  refuse({{"person", "T9"}}, "T9");
  refuse({{"from", "soon"}}, "date");
  refuse({{"to", "2023-01-01"}}, "before");
  refuse({{"reason", "depression"}}, "reason");
  refuse({{"authority", ""}}, "authority");
  refuse({{"rule", "nonsense"}}, "nonsense");
  CHECK(hours.office->entries().size() == entries);
}

TEST_CASE("a rule of one's own is tried, set, replaced, taken back and undone, a wrong one is refused") {
  HoursOffice hours;
  const HourSimulation tried = hours.office->simulate_hours(own_rule(30));
  CHECK(tried.all.bound_after == 2);
  CHECK(tried.all.to_missing == 2);
  CHECK(tried.windows[0].to == day("2025-12-31"));
  CHECK(tried.windows[2].to == day("2027-12-31"));
  CHECK(tried.windows[1].people == 2);
  CHECK(tried.by_stage.at(Stage::primary).to_missing == 2);
  CHECK(hours.office->hour_rules()->find("own") == nullptr);
  hours.perform("hour_rule.set", {{"id", "own"}, {"toml", own_rule(30)}});
  CHECK(hours.standing("T1", "own").missing == Decimal::of(10));
  CHECK(hours.office->simulate_hours(own_rule(15)).all.to_met == 2);
  CHECK(hours.office->simulate_hours({}, "own").all.bound_after == 0);
  hours.perform("hour_rule.set", {{"id", "own"}, {"toml", own_rule(15)}});
  CHECK(hours.standing("T1", "own").state == HourState::met);
  hours.office->undo();
  CHECK(hours.standing("T1", "own").missing == Decimal::of(10));
  hours.perform("hour_rule.set", {{"id", "annual_hours"}});
  CHECK(hours.office->hour_rules()->find("annual_hours") == nullptr);
  hours.perform("hour_rule.remove", {{"id", "annual_hours"}});
  CHECK(hours.office->hour_rules()->find("annual_hours") != nullptr);
  const auto entries = hours.office->entries().size();
  CHECK(says(refusal([&] {
               hours.perform("hour_rule.set", {{"id", "own"}, {"toml", "[[rule]]\nid = \"own\""}});
             }),
             "zh"));
  CHECK(says(refusal([&] {
               hours.perform("hour_rule.set", {{"id", "other"}, {"toml", own_rule(9)}});
             }),
             "other"));
  CHECK(says(refusal([&] { hours.perform("hour_rule.set", {{"id", "nonsense"}}); }), "nonsense"));
  CHECK(says(refusal([&] { hours.perform("hour_rule.remove", {{"id", "induction"}}); }), "own"));
  CHECK(says(refusal([&] { static_cast<void>(hours.office->simulate_hours("nonsense")); }), "TOML"));
  CHECK(hours.office->entries().size() == entries);
  CHECK(hours.office->verify().sound);
}

TEST_CASE("the forecast goes on at the pace of the last twelve months") {
  HoursOffice hours;
  hours.perform("hour_rule.set", {{"id", "own"}, {"toml", own_rule(30)}});
  // 20 hours in the 181 days since 1 January: the other 10 take 90.5, so 91 days, to 29 September.
  const auto column = hours.office->hours();
  std::size_t seen = 0;
  for (const HourForecast& each : hours.office->forecast_hours()) {
    if (column->rule(column->all()[each.standing]).id != "own") continue;
    CHECK(each.reached == day("2025-09-29"));
    CHECK_FALSE(each.misses);
    ++seen;
  }
  CHECK(seen == 2);
  hours.perform("hour_rule.set", {{"id", "own"}, {"toml", own_rule(60)}});
  const auto curve = deadlines(*hours.office->hours(), hours.office->as_of(), "own");
  REQUIRE(curve.size() == 1);
  CHECK(curve.front().month == day("2025-12-01"));
  CHECK(curve.front().due == 2);
  CHECK(curve.front().unmet == 2);
  CHECK(curve.front().misses == 2);  // 362 days would be needed
}

}  // namespace echelon::office_tests
