// Hours on the command line: standings with their facts, what a rule would do, who will be late, and what is
// never said of a waiver.

#include <doctest/doctest.h>

#include <set>

#include "bureau.hpp"

namespace cli_tests {
namespace {

constexpr const char* forty_a_year = R"([[rule]]
id = "forty"
zh = "每年四十学时"
en = "forty a year"
source = "示例"
confidence = "general"
measure = "hours"
required = 40
round_to = 1
[rule.binds]
not_roles = ["staff"]
[rule.window]
kind = "calendar_year"
)";

/// The twelve; T01 with three records of the school year that begins on 2024-09-01, one of them void.
void prepare(const Bureau& bureau) {
  bureau.import_people();
  bureau.done({"import", "training",
               bureau.file("term.csv",
                           "工号,课程,学时,结束日期,开始日期,类别,形式,出勤率\n"
                           "T01,实验教学,30,2024-09-20,2024-09-18,学科教学,面授,100%\n"
                           "T01,班级管理,12.5,2024-10-08,2024-10-07,班主任,网络,\n"
                           "T01,师德研修,24,2024-10-11,2024-10-10,师德,面授,80%\n")});
}

/// The standing of `hours --person ID --rule RULE`.
Json standing(const Bureau& bureau, const std::string& person, const std::string& rule) {
  const Json answer = bureau.json({"hours", "--person", person, "--rule", rule}).json();
  REQUIRE(answer.at("standings").size() == 1);
  return answer.at("standings").at(0);
}

void grant(const Bureau& bureau, const std::string& reason) {
  bureau.done({"perform", "waiver.add", "person=T01", "rule=annual_hours", "from=2024-09-01", "to=2025-02-28",
               "reason=" + reason, "authority=教〔2024〕9号"});
}

}  // namespace

TEST_CASE("hours answers with the fields of the contract") {
  const Bureau bureau;
  prepare(bureau);
  const Json answer = bureau.json({"hours"}).json();
  CHECK(answer.at("as_of") == "2024-10-15");
  REQUIRE_FALSE(answer.at("standings").empty());
  for (const Json& each : answer.at("standings")) {
    for (const char* key :
         {"id", "rule", "from", "to", "required", "done", "missing", "met", "due", "categories", "facts"})
      CHECK(each.contains(key));
    CHECK(each.at("due") == each.at("to"));
    for (const Json& category : each.at("categories")) {
      for (const char* key : {"category", "minimum", "maximum", "done", "counted"})
        CHECK(category.contains(key));
    }
    for (const Json& fact : each.at("facts")) {
      for (const char* key : {"record", "hours", "counted", "why"}) CHECK(fact.contains(key));
    }
  }
}

TEST_CASE("a person's year: what counted, what was void, what is missing") {
  const Bureau bureau;
  prepare(bureau);
  const Json year = standing(bureau, "T01", "annual_hours");
  CHECK(year.at("from") == "2024-09-01");
  CHECK(year.at("to") == "2025-08-31");
  CHECK(year.at("required") == 72);
  CHECK(year.at("done") == 42.5);
  CHECK(year.at("missing") == 29.5);
  CHECK(year.at("met") == false);
  CHECK(year.at("state") == "open");
  int voided = 0;
  for (const Json& fact : year.at("facts")) {
    if (fact.at("record") == "师德研修") {
      CHECK(fact.at("counted") == 0);
      CHECK_FALSE(fact.at("why").is_null());
      ++voided;
    }
  }
  CHECK(voided == 1);
  // Five years hold the 41 hours of 2023 as well; T12, hired in September 2022, owes a share.
  const Json cycle = standing(bureau, "T01", "in_service_cycle");
  CHECK(cycle.at("from") == "2021-01-01");
  CHECK(cycle.at("done") == 83.5);
  CHECK(standing(bureau, "T12", "in_service_cycle").at("required") == 240);
}

TEST_CASE("a waiver takes its days off, and its reason is nowhere") {
  const Bureau bureau;
  prepare(bureau);
  grant(bureau, "illness");
  const Json year = standing(bureau, "T01", "annual_hours");
  CHECK(year.at("required") == 36);  // 72 × 184 ÷ 365, rounded down
  CHECK(year.at("met") == true);
  for (const Words& words : {Words{"hours"}, Words{"hours", "--person", "T01"}, Words{"hours", "--forecast"},
                             Words{"log"}, Words{"verify"}}) {
    for (const char* format : {"table", "csv", "json"}) {
      Words all{"--format", format};
      all.insert(all.end(), words.begin(), words.end());
      const Ran ran = bureau.done(all);
      CHECK_FALSE(says(ran.out, "illness"));
      CHECK_FALSE(says(ran.out, "疾病"));
      CHECK_FALSE(says(ran.error, "illness"));
    }
  }
  const Ran refused = bureau.run({"perform", "waiver.add", "person=T02", "from=2024-09-01",
                                  "reason=heart disease", "authority=教〔2024〕10号"});
  CHECK(refused.status == 2);
  CHECK(is_one_line(refused.error, "not on the list of reasons"));
  CHECK_FALSE(says(refused.error, "heart"));
  bureau.done({"undo"});
  CHECK(standing(bureau, "T01", "annual_hours").at("required") == 72);
}

TEST_CASE("waivers come in as a table, a reason off the list is refused without being said") {
  const Bureau bureau;
  prepare(bureau);
  bureau.done({"import", "waivers",
               bureau.file("waivers.csv",
                           "工号,开始日期,事由,批准文号,规则,结束日期\n"
                           "T01,2024-09-01,产假,教〔2024〕1号,,2025-08-31\n")});
  const Json year = standing(bureau, "T01", "annual_hours");
  CHECK(year.at("exempt") == true);
  CHECK(year.at("required") == 0);
  const Ran refused = bureau.json({"import", "waivers",
                                   bureau.file("bad.csv",
                                               "工号,开始日期,事由,批准文号\n"
                                               "T02,2024-09-01,高血压,教〔2024〕2号\n")});
  CHECK(refused.status != 0);
  CHECK(says(refused.out, "事由"));
  CHECK_FALSE(says(refused.out + refused.error, "高血压"));
}

TEST_CASE("lists are for one school, one rule, or who is short, in the language asked for") {
  const Bureau bureau;
  prepare(bureau);
  const std::size_t everyone = bureau.json({"hours", "--rule", "annual_hours"}).json().at("standings").size();
  CHECK(everyone == 12);
  std::set<std::string> people;
  const Json of_school = bureau.json({"hours", "--school", "青石一中"}).json();
  for (const Json& each : of_school.at("standings")) people.insert(each.at("id"));
  CHECK(people.size() == 4);
  const Json short_of = bureau.json({"hours", "--short"}).json();
  REQUIRE_FALSE(short_of.at("standings").empty());
  for (const Json& each : short_of.at("standings")) CHECK(each.at("met") == false);
  CHECK(bureau.done({"--format", "csv", "hours"}).out.starts_with("id,name,school,rule,from,to,"));
  CHECK(says(bureau.done({"--lang", "zh", "hours", "--person", "T01"}).out, "教师年度培训"));
  CHECK(says(bureau.done({"hours", "--person", "T01"}).out, "teachers, each year"));
  const Json ahead =
      bureau.json({"hours", "--person", "T01", "--rule", "annual_hours", "--next", "2"}).json();
  REQUIRE(ahead.at("standings").size() == 3);
  CHECK(ahead.at("standings").at(2).at("from") == "2026-09-01");
}

TEST_CASE("a rule is tried before it is set, and a shipped one can be put out of use") {
  const Bureau bureau;
  prepare(bureau);
  const std::string rule = bureau.file("forty.toml", forty_a_year);
  const std::size_t entries = bureau.json({"log"}).json().size();
  const Json tried = bureau.json({"hours", "--simulate", rule}).json();
  CHECK(tried.at("bound_before") == 0);
  CHECK(tried.at("bound_after") == 12);
  CHECK(tried.at("missing_after") == 11);
  CHECK(tried.at("to_missing") == 11);
  CHECK(bureau.json({"log"}).json().size() == entries);
  bureau.done({"perform", "hour_rule.set", "id=forty", std::string("toml=") + forty_a_year});
  CHECK(standing(bureau, "T01", "forty").at("met") == true);
  bureau.done({"perform", "hour_rule.set", "id=annual_hours"});
  CHECK(bureau.run({"hours", "--rule", "annual_hours"}).status == 2);
  bureau.done({"perform", "hour_rule.remove", "id=annual_hours"});
  CHECK(standing(bureau, "T01", "annual_hours").at("required") == 72);
}

TEST_CASE("the forecast names who will be late, and counts by month") {
  const Bureau bureau;
  prepare(bureau);
  const Json answer = bureau.json({"hours", "--forecast", "--rule", "annual_hours"}).json();
  CHECK(answer.at("deadlines").at(0).at("month") == "2025-08");
  CHECK(answer.at("deadlines").at(0).at("due") == 12);
  // T01 has done 42.5 in six weeks; nobody else anything.
  std::set<std::string> late;
  for (const Json& each : answer.at("forecast")) {
    if (each.at("misses") == "yes") late.insert(each.at("id"));
  }
  CHECK(late.size() == 11);
  CHECK_FALSE(late.contains("T01"));
}

TEST_CASE("what is not there, and what is no rule, is refused in one line with status 2") {
  const Bureau bureau;
  prepare(bureau);
  const auto file = [&](const std::string& name, const std::string& text) { return bureau.file(name, text); };
  const std::string rule = forty_a_year;
  const std::vector<std::pair<Words, std::string>> rows{
      {{"hours", "--person", "T99"}, "no person T99"},
      {{"hours", "--rule", "nonsense"}, "no hour rule 'nonsense'"},
      {{"hours", "--forecast", "--rule", "nonsense"}, "no hour rule 'nonsense'"},
      {{"hours", "--school", "nowhere"}, "no school nowhere"},
      {{"hours", "--next", "-1"}, "--next"},
      {{"hours", "--next", "many"}, "--next"},
      {{"hours", "--simulate", bureau.path("absent.toml")}, "absent.toml"},
      {{"hours", "--simulate", file("empty.toml", "")}, "there is no rule in the text"},
      {{"hours", "--simulate", file("broken.toml", "[[rule]]\nid = \n")}, "row 2"},
      {{"hours", "--simulate", file("key.toml", rule + "mouth = 9\n")}, "mouth"},
      {{"hours", "--simulate", file("none.toml", "required = 3\n")}, "required"},
      {{"hours", "--simulate", file("good.toml", rule), "--rule", "induction"}, "'forty'"},
      {{"perform", "waiver.add", "person=T99", "from=2024-09-01", "reason=study", "authority=x"}, "T99"},
      {{"perform", "waiver.add", "person=T01", "from=soon", "reason=study", "authority=x"}, "from"},
      {{"perform", "waiver.add", "person=T01", "from=2024-09-01", "to=2024-08-01", "reason=study",
        "authority=x"},
       "before the first day"},
      {{"perform", "waiver.add", "person=T01", "rule=nonsense", "from=2024-09-01", "reason=study",
        "authority=x"},
       "no hour rule 'nonsense'"},
      {{"perform", "waiver.end", "person=T01", "from=2024-09-01"}, "first day of a waiver"},
      {{"perform", "hour_rule.remove", "id=annual_hours"}, "not a rule of this office's own"},
      {{"perform", "hour_rule.set", "id=forty", "toml=[[rule]]"}, "hour_rule forty"},
      {{"import", "waivers", file("nothing.csv", "")}, "nothing.csv"}};
  const std::size_t before = bureau.json({"log"}).json().size();
  for (const auto& [words, why] : rows) {
    const Ran ran = bureau.run(words);
    CAPTURE(words);
    CAPTURE(ran.error);
    CHECK(ran.status == 2);
    CHECK(is_one_line(ran.error, why));
  }
  CHECK(bureau.json({"log"}).json().size() == before);
}

}  // namespace cli_tests
