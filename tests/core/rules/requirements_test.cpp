#include <doctest/doctest.h>

#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

/// One row of a table: a person's file, the day, and what the finding must say.
struct Row {
  const char* says;
  std::string parameters;
  Life life;
  const char* as_of;
  bool met;
  Quantity found;
  const char* earliest;
};

void expect(const std::string& kind, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(kind);
    CAPTURE(row.says);
    const Finding finding = judged(kind, row.parameters, row.life, day(row.as_of));
    CHECK(finding.met == row.met);
    CHECK(finding.found == row.found);
    CHECK(finding.earliest.iso() == row.earliest);
  }
}

Quantity years(int value) { return {Unit::years, Decimal::of(value)}; }
Quantity yes(bool value) { return {Unit::yes_no, Decimal::of(value ? 1 : 0)}; }
Quantity hours(int value) { return {Unit::hours, Decimal::of(value)}; }
Quantity count(int value) { return {Unit::count, Decimal::of(value)}; }
template <class E>
Quantity word(Unit unit, E value) {
  return {unit, Decimal::of(static_cast<int>(value))};
}

Life hired(const std::string& on) { return {.hired = on, .at_school_since = on}; }
Life born(const std::string& on) { return {.birth = on}; }
Life titled(std::vector<std::pair<Title, std::string>> titles) { return {.titles = std::move(titles)}; }
Life trained(std::vector<Life::Course> courses) { return {.courses = std::move(courses)}; }
Life assessed(std::vector<Assessment> assessments) { return {.assessments = std::move(assessments)}; }
Life awarded(std::vector<Life::Prize> prizes) { return {.prizes = std::move(prizes)}; }

constexpr auto annual = AssessmentKind::annual;
constexpr auto ethics = AssessmentKind::ethics;
constexpr auto failed = AssessmentResult::failed;
constexpr auto competent = AssessmentResult::competent;

}  // namespace

TEST_CASE("years of service are whole years: the day before the anniversary is one too few") {
  expect("years_of_service",
         {{"on the day", "at_least = 3", hired("2021-09-01"), "2024-09-01", true, years(3), ""},
          {"a day short", "at_least = 3", hired("2021-09-01"), "2024-08-31", false, years(2), "2024-09-01"},
          {"hired on 29 February", "at_least = 1", hired("2020-02-29"), "2021-02-28", true, years(1), ""},
          {"not known since when", "at_least = 3", hired(""), "2024-09-01", false, {}, ""},
          {"not hired yet", "at_least = 1", hired("2025-09-01"), "2024-09-01", false, years(0), "2026-09-01"},
          {"nothing is asked", "at_least = 0", hired("2024-09-01"), "2024-09-01", true, years(0), ""}});
}

TEST_CASE("years at the school count from the unbroken stay") {
  expect("years_at_school", {{"just long enough",
                              "at_least = 2",
                              {.at_school_since = "2022-08-20"},
                              "2024-08-20",
                              true,
                              years(2),
                              ""},
                             {"moved too late",
                              "at_least = 2",
                              {.at_school_since = "2023-08-20"},
                              "2024-08-20",
                              false,
                              years(1),
                              "2025-08-20"}});
}

TEST_CASE("a title is held for years from its first day, and a higher one counts for it") {
  expect("years_in_title",
         {{"held exactly long enough", "title = \"second\"\nat_least = 2",
           titled({{Title::second, "2022-12-01"}}), "2024-12-01", true, years(2), ""},
          {"a day short", "title = \"second\"\nat_least = 2", titled({{Title::second, "2022-12-01"}}),
           "2024-11-30", false, years(1), "2024-12-01"},
          {"the higher title came first", "title = \"second\"\nat_least = 2",
           titled({{Title::first, "2020-01-01"}, {Title::second, "2023-01-01"}}), "2024-01-01", true,
           years(4), ""},
          {"only a lower one", "title = \"first\"\nat_least = 1", titled({{Title::second, "2010-01-01"}}),
           "2024-01-01", false, years(0), ""},
          {"not known since when", "title = \"second\"\nat_least = 1", titled({{Title::second, ""}}),
           "2024-01-01", false, years(0), ""},
          {"no title at all", "title = \"third\"\nat_least = 0", {}, "2024-01-01", false, years(0), ""}});
}

TEST_CASE("a title at least: the title itself is enough, one below is not") {
  expect("title_at_least", {{"the title itself", "title = \"first\"", titled({{Title::first, "2020-01-01"}}),
                             "2024-01-01", true, word(Unit::title, Title::first), ""},
                            {"one below", "title = \"first\"", titled({{Title::second, "2020-01-01"}}),
                             "2024-01-01", false, word(Unit::title, Title::second), ""},
                            {"awarded tomorrow", "title = \"first\"", titled({{Title::first, "2024-01-02"}}),
                             "2024-01-01", false, word(Unit::title, Title::none), ""}});
}

TEST_CASE("not older than 50 holds until the day before the 51st birthday") {
  expect("age_at_most", {{"the last day",
                          "at_most = 50",
                          born("1973-06-15"),
                          "2024-06-14",
                          true,
                          {Unit::age, Decimal::of(50)},
                          ""},
                         {"the 51st birthday",
                          "at_most = 50",
                          born("1973-06-15"),
                          "2024-06-15",
                          false,
                          {Unit::age, Decimal::of(51)},
                          ""},
                         {"no birth date", "at_most = 50", born(""), "2024-06-15", false, {}, ""}});
}

TEST_CASE("hours count by the day a course ended, inside the window only") {
  const std::string asked = "at_least = 20\nmonths = 12";
  expect(
      "hours_in_window",
      {{"19 hours miss 20", asked, trained({{"2024-03-01", 19, "", -1}}), "2024-06-01", false, hours(19), ""},
       {"20 hours are enough", asked, trained({{"2024-03-01", 20, "", -1}}), "2024-06-01", true, hours(20),
        ""},
       {"ended on the window's first day", asked, trained({{"2023-06-02", 20, "", -1}}), "2024-06-01", true,
        hours(20), ""},
       {"ended the day before the window", asked, trained({{"2023-06-01", 20, "", -1}}), "2024-06-01", false,
        hours(0), ""},
       {"ended today", asked, trained({{"2024-06-01", 20, "", -1}}), "2024-06-01", true, hours(20), ""},
       {"will end tomorrow", asked, trained({{"2024-06-02", 20, "", -1}}), "2024-06-01", false, hours(0),
        ""}});
}

TEST_CASE("hours of other categories and of courses barely attended do not count") {
  const std::string coaching = "at_least = 6\nmonths = 60\ncategories = [\"竞赛教练\"]";
  const std::string attended = "at_least = 6\nmonths = 60\nattendance_permille = 800";
  expect("hours_in_window", {{"of the category", coaching, trained({{"2024-03-01", 6, "竞赛教练", -1}}),
                              "2024-06-01", true, hours(6), ""},
                             {"of another", coaching,
                              trained({{"2024-03-01", 6, "班主任", -1}, {"2024-03-01", 5, "竞赛教练", -1}}),
                              "2024-06-01", false, hours(5), ""},
                             {"of none, where no course has that category", coaching,
                              trained({{"2024-03-01", 6, "", -1}}), "2024-06-01", false, hours(0), ""},
                             {"attended just enough", attended, trained({{"2024-03-01", 6, "", 800}}),
                              "2024-06-01", true, hours(6), ""},
                             {"attended too little", attended, trained({{"2024-03-01", 6, "", 799}}),
                              "2024-06-01", false, hours(0), ""},
                             {"attendance not recorded", attended, trained({{"2024-03-01", 6, "", -1}}),
                              "2024-06-01", true, hours(6), ""}});
}

TEST_CASE("a failed ethics assessment bars for whole years and is forgiven on a first of January") {
  const std::string asked = "assessment = \"ethics\"\nyears = 2";
  expect("no_failed_assessment",
         {{"failed last year", asked, assessed({{2023, ethics, failed}}), "2024-05-01", false, yes(false),
           "2026-01-01"},
          {"the last barred day", asked, assessed({{2023, ethics, failed}}), "2025-12-31", false, yes(false),
           "2026-01-01"},
          {"forgiven", asked, assessed({{2023, ethics, failed}}), "2026-01-01", true, yes(true), ""},
          {"another kind", asked, assessed({{2023, annual, failed}}), "2024-05-01", true, yes(true), ""},
          {"the later of two counts", asked, assessed({{2022, ethics, failed}, {2024, ethics, failed}}),
           "2024-12-31", false, yes(false), "2027-01-01"},
          {"none at all", asked, {}, "2024-05-01", true, yes(true), ""}});
}

TEST_CASE("good assessments are asked for each of the last years, the running one left out") {
  const std::string asked = "assessment = \"annual\"\nresult = \"competent\"\nyears = 2";
  expect("assessments_at_least",
         {{"both years", asked, assessed({{2022, annual, competent}, {2023, annual, competent}}),
           "2024-05-01", true, years(2), ""},
          {"better than asked", asked,
           assessed({{2022, annual, AssessmentResult::excellent}, {2023, annual, competent}}), "2024-05-01",
           true, years(2), ""},
          {"one year is missing", asked, assessed({{2021, annual, competent}, {2023, annual, competent}}),
           "2024-05-01", false, years(1), ""},
          {"one year only just passed", asked,
           assessed({{2022, annual, competent}, {2023, annual, AssessmentResult::basic}}), "2024-05-01",
           false, years(1), ""},
          {"the running year does not count", asked,
           assessed({{2023, annual, competent}, {2024, annual, competent}}), "2024-05-01", false, years(1),
           ""}});
}

TEST_CASE("awards count by level, by date and, where asked, by the person's own subject") {
  const std::string city = "level = \"city\"\nyears = 3\nat_least = 2";
  const std::string own = "level = \"school\"\nyears = 3\nown_subject = true";
  expect("award_at_least",
         {{"two of the level or above", city,
           awarded({{"2023-05-01", AwardLevel::city}, {"2023-06-01", AwardLevel::province}}), "2024-05-01",
           true, count(2), ""},
          {"one is of a lower level", city,
           awarded({{"2023-05-01", AwardLevel::city}, {"2023-06-01", AwardLevel::county}}), "2024-05-01",
           false, count(1), ""},
          {"one is a day too old", city,
           awarded({{"2021-05-01", AwardLevel::city}, {"2023-06-01", AwardLevel::city}}), "2024-05-01", false,
           count(1), ""},
          {"the window's first day", city,
           awarded({{"2021-05-02", AwardLevel::city}, {"2023-06-01", AwardLevel::city}}), "2024-05-01", true,
           count(2), ""},
          {"own subject", own, awarded({{"2023-05-01", AwardLevel::city}}), "2024-05-01", true, count(1), ""},
          {"another subject", own,
           awarded({{"2023-05-01", AwardLevel::city, AwardGrade::first, AwardRole::coach, "物理"}}),
           "2024-05-01", false, count(0), ""},
          {"no subject on either side",
           own,
           {.subject = "",
            .prizes = {{"2023-05-01", AwardLevel::city, AwardGrade::first, AwardRole::coach, ""}}},
           "2024-05-01",
           false,
           count(0),
           ""}});
}

TEST_CASE("subject, stage, degree and service are as they are: time mends none of them") {
  expect("stage_in", {{"one of them",
                       "stages = [\"junior\", \"高中\"]",
                       {},
                       "2024-05-01",
                       true,
                       word(Unit::stage, Stage::senior),
                       ""},
                      {"none of them",
                       "stages = [\"primary\"]",
                       {},
                       "2024-05-01",
                       false,
                       word(Unit::stage, Stage::senior),
                       ""}});
  expect("degree_at_least", {{"the degree itself",
                              "degree = \"bachelor\"",
                              {},
                              "2024-05-01",
                              true,
                              word(Unit::degree, Degree::bachelor),
                              ""},
                             {"a higher one is asked",
                              "degree = \"master\"",
                              {},
                              "2024-05-01",
                              false,
                              word(Unit::degree, Degree::bachelor),
                              ""}});
  expect("in_service",
         {{"in service", "", {}, "2024-05-01", true, yes(true), ""},
          {"gone", "", {.left = true}, "2024-05-01", false, yes(false), ""},
          {"hired but not begun", "", hired("2024-09-01"), "2024-05-01", false, yes(false), "2024-09-01"}});
  CHECK(judged("subject_in", "subjects = [\"物理\", \"数学\"]", {}, day("2024-05-01")).met);
  CHECK(judged("subject_in", "subjects = [\"信息学\"]", {.subject = "信息技术"}, day("2024-05-01")).met);
  CHECK_FALSE(judged("subject_in", "subjects = [\"物理\"]", {}, day("2024-05-01")).met);
  CHECK_FALSE(judged("subject_in", "subjects = [\"物理\"]", {.subject = ""}, day("2024-05-01")).met);
}

TEST_CASE("a finding says in both languages what was asked, found, and from when it will be met") {
  const Program program = program_of(requirement_text("years_of_service", "at_least = 3"));
  const Snapshot snapshot = snapshot_of({hired("2022-09-01")}, day("2024-09-01"));
  const Findings findings = judge_all(program, Kinds::core(), snapshot);
  const Words says = sentence(program.requirements.front(), findings.of(0).front(), snapshot);
  CHECK(says.en == "condition: required 3 years, found 2 years, not met, from 2025-09-01.");
  CHECK(says.zh == "条件：要求 3 年，认定 2 年，不符合，最早于 2025-09-01 符合。");
  const auto facts = findings.facts(findings.of(0).front());
  REQUIRE(facts.size() == 1);
  CHECK(facts.front().what == FactKind::hire);
  CHECK(facts.front().from == day("2022-09-01"));
}

TEST_CASE("a person is eligible from the latest of the earliest days, and never where one is open") {
  const std::string service = requirement_text("years_of_service", "at_least = 3");
  std::string school = requirement_text("years_at_school", "at_least = 1");
  std::string degree = requirement_text("degree_at_least", "degree = \"master\"");
  school.replace(school.find("asked"), 5, "stay");
  degree.replace(degree.find("asked"), 5, "learned");
  const Life life{.hired = "2022-09-01", .at_school_since = "2024-03-01"};
  const Snapshot snapshot = snapshot_of({life}, day("2024-09-01"));
  const Findings two = judge_all(program_of(service + school), Kinds::core(), snapshot);
  CHECK_FALSE(two.eligible(0));
  CHECK(two.earliest(0) == day("2025-09-01"));
  CHECK_FALSE(judge_all(program_of(service + degree), Kinds::core(), snapshot).earliest(0).known());
  const Snapshot later = snapshot_of({life}, day("2025-09-01"));
  CHECK(judge_all(program_of(service + school), Kinds::core(), later).eligible(0));
}

}  // namespace echelon::rules_tests
