// Ladders on the command line: tiers imported from a messy sheet, a round along a step, terms, lapse and
// return.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string step = "trial_ladder.backbone";

/// Everyone is a qualified teacher since 2010, T12 a new one; T10 a county backbone whose term ran out.
void bring_in(const Bureau& bureau) {
  bureau.import_people();
  std::string tiers = "教师工号 ,称号,认定时间,任期截止,备注\n";
  for (int i = 1; i <= 11; ++i)
    tiers += (i < 10 ? "T0" : "T") + std::to_string(i) + ", 合格教师 ,2010年9月1日," +
             (i == 10 ? "" : "至今") + ",\n";
  tiers += "T12,ｎｅｗ　ｔｅａｃｈｅｒ,2022/9/1,,\nT10,县级骨干（第三批）,2021.09.01,2024.08,\n";
  bureau.done({"import", "tiers", bureau.file("tiers.csv", tiers)});
}

Json person(const Bureau& bureau, const std::string& id) {
  const Json shown = bureau.json({"ladder", "--person", id}).json();
  CHECK(shown.at("id") == id);
  return shown.at("ladders").at(0);
}

/// The round along the step until its result is announced: T11 has too few hours, T08 and T09 have the most.
void play_round(const Bureau& bureau) {
  bureau.done({"round", step, "open", "--on", "2024-10-15"});
  bureau.done({"nominate", step, "--school", "青石一中", "--person", "T01", "T04"});
  bureau.done({"nominate", step, "--school", "白溪中学", "--person", "T05", "T08"});
  bureau.done({"nominate", step, "--school", "石桥中学", "--person", "T03", "T09"});
  bureau.done({"round", step, "review"});
  bureau.done({"select", step});
  bureau.done({"round", step, "publish", "--on", "2024-10-16"});
  bureau.done({"round", step, "decide", "--on", "2024-11-04"});
}

}  // namespace

TEST_CASE("ladder: tiers from the top with their people, steps with those who may take them") {
  const Bureau bureau;
  bring_in(bureau);
  const Json shown = bureau.json({"ladder"}).json();
  CHECK(shown.at("as_of") == "2024-10-15");
  REQUIRE(shown.at("ladders").size() == 1);
  const Json& ladder = shown.at("ladders").at(0);
  CHECK(ladder.at("program") == "trial_ladder");
  const Json& tiers = ladder.at("tiers");
  REQUIRE(tiers.size() == 3);
  CHECK(tiers.at(0).at("id") == "县级骨干");
  CHECK(tiers.at(0).at("people") == 1);
  CHECK(tiers.at(0).at("overdue") == 1);
  CHECK(tiers.at(1).at("people") == 10);
  CHECK(tiers.at(2).at("people") == 1);
  const Json& steps = ladder.at("steps");
  CHECK(steps.at(0).at("round") == false);
  CHECK(steps.at(0).at("eligible") == 1);
  CHECK(steps.at(1).at("check") == step);
  CHECK(steps.at(1).at("yearly_places") == 2);
  CHECK(steps.at(1).at("eligible") == 9);
  CHECK(steps.at(1).at("call").is_null());
  CHECK(bureau.json({"ladder", "teacher"}).json().at("ladders") == shown.at("ladders"));
  CHECK(bureau.done({"ladder"}).out.find("county backbone teacher") != std::string::npos);
  CHECK(bureau.done({"--lang", "zh", "ladder"}).out.find("县级骨干教师") != std::string::npos);
  CHECK(is_one_line(bureau.run({"ladder", "mountain"}).error, "there are trial_ladder, teacher"));
  const Ran people = bureau.done({"--format", "csv", "ladder", "--tier", "backbone"});
  CHECK(people.out ==
        "id,name,school,ladder,tier,since,until,state\n"
        "T10,示例癸,青石一中,teacher,县级骨干,2021-09-01,2024-08-31,overdue\n");
}

TEST_CASE("ladder --person: what is held and was held, the next step and why not") {
  const Bureau bureau;
  bring_in(bureau);
  const Json short_of_hours = person(bureau, "T11");
  CHECK(short_of_hours.at("tier") == "合格教师");
  CHECK(short_of_hours.at("until").is_null());
  REQUIRE(short_of_hours.at("steps").size() == 1);
  CHECK(short_of_hours.at("steps").at(0).at("eligible") == false);
  CHECK(short_of_hours.at("steps").at(0).at("findings").at(1).at("requirement") == "hours");
  CHECK(short_of_hours.at("steps").at(0).at("findings").at(1).at("met") == false);
  const Json ran_out = person(bureau, "T10");
  CHECK(ran_out.at("state") == "overdue");
  CHECK(ran_out.at("history").size() == 2);
  CHECK(ran_out.at("history").at(0).at("until") == "2021-08-31");
  CHECK(ran_out.at("steps").empty());
  CHECK(bureau.done({"ladder", "--person", "T11"}).out.find("20 hours in five years") != std::string::npos);
  CHECK(bureau.run({"ladder", "--person", "T99"}).status == 2);
  CHECK(bureau.run({"check", step, "--person", "T11"}).status == 1);
  CHECK(bureau.run({"check", "trial_ladder.qualified", "--person", "T12"}).status == 0);
}

TEST_CASE("a round along a step raises people, the tier below ends, the new one has a term") {
  const Bureau bureau;
  bring_in(bureau);
  CHECK(is_one_line(bureau.run({"round", "trial_ladder", "open"}).error, "selects nobody"));
  CHECK(is_one_line(bureau.run({"round", "trial_ladder.qualified", "open"}).error, "selects nobody"));
  play_round(bureau);
  bureau.done({"round", step, "appoint", "--on", "2024-11-05"});
  const auto as_of = [&](const std::string& day, const std::string& id) {
    const Ran ran = bureau.plain({"--office", bureau.path("own.echelon"), "--as-of", day, "--format", "json",
                                  "ladder", "--person", id});
    return ran.json().at("ladders").at(0);
  };
  const Json before = as_of("2024-11-04", "T09");
  CHECK(before.at("tier") == "合格教师");
  CHECK(before.at("until").is_null());
  const Json after = as_of("2024-11-05", "T09");
  CHECK(after.at("tier") == "县级骨干");
  CHECK(after.at("since") == "2024-11-05");
  CHECK(after.at("until") == "2027-11-04");
  CHECK(after.at("history").at(0).at("until") == "2024-11-04");
  CHECK(after.at("reviews").at(0).at("result") == "moved");
  CHECK(as_of("2024-11-05", "T01").at("tier") == "合格教师");
  bureau.done({"undo"});
  CHECK(as_of("2024-11-05", "T09").at("tier") == "合格教师");
  bureau.done({"redo"});
  CHECK(as_of("2024-11-05", "T09").at("tier") == "县级骨干");
  CHECK(bureau.done({"verify"}).status == 0);
}

TEST_CASE("terms: who is overdue, a late review, a lapse, a return") {
  const Bureau bureau;
  bring_in(bureau);
  const Json terms = bureau.json({"ladder", "terms"}).json();
  REQUIRE(terms.at("terms").size() == 1);
  CHECK(terms.at("terms").at(0).at("id") == "T10");
  CHECK(terms.at("terms").at(0).at("state") == "overdue");
  const Ran passed =
      bureau.json({"ladder", "review", "--ladder", "teacher", "--person", "T10", "--result", "passed"});
  CHECK(passed.json().at("says").at("en") == "reviewed the term of 示例癸 T10 (ladder teacher): passed");
  CHECK(person(bureau, "T10").at("until") == "2027-08-31");
  CHECK(bureau.json({"ladder", "terms"}).json().at("terms").empty());
  CHECK(bureau.json({"ladder", "terms", "--months", "36"}).json().at("terms").size() == 1);
  const Words again{"ladder", "review", "--ladder", "teacher", "--person", "T10", "--result", "passed"};
  CHECK(is_one_line(bureau.run(again).error, "carried the term on to 2027-08-31 already"));
  CHECK(bureau.run(again).status == 2);
  CHECK(person(bureau, "T10").at("until") == "2027-08-31");
  Words several = again;
  several.insert(several.begin() + 6, "T01");
  CHECK(is_one_line(bureau.run(several).error, "one person at a time"));
  for (const Words& unknown : {Words{"ladder", "terms", "--tier", "示例"}, Words{"ladder", "--tier", "示例"}})
    CHECK(is_one_line(bureau.run(unknown).error, "there is no tier '示例'"));
  bureau.done({"undo"});
  Words failed = again;
  failed.back() = "failed";
  failed.insert(failed.end(), {"--until", "2030-01-01"});
  CHECK(is_one_line(bureau.run(failed).error, "a failed review takes no last day of its own"));
  bureau.done({"ladder", "review", "--ladder", "教师梯队", "--person", "T10", "--result", "failed", "--note",
               "示例"});
  CHECK(person(bureau, "T10").at("tier") == "合格教师");
  CHECK(person(bureau, "T10").at("lost").at("returns") == "2025-10-16");
  const Words back{"ladder", "return", "--ladder", "teacher", "--person",
                   "T10",    "--tier", "backbone", "--on"};
  Words early = back;
  early.emplace_back("2025-10-15");
  CHECK(bureau.run(early).status == 1);
  CHECK(is_one_line(bureau.run(early).error, "from 2025-10-16"));
  Words later = back;
  later.emplace_back("2025-10-16");
  bureau.done(later);
  CHECK(bureau.done({"log"}).out.find("holds '县级骨干' again from 2025-10-16") != std::string::npos);
}

TEST_CASE("a step without a round takes several people at once, all of them or none") {
  const Bureau bureau;
  bring_in(bureau);
  const Words promote{"ladder", "promote", "--ladder",  "teacher", "--from",
                      "新教师", "--tier",  "qualified", "--person"};
  Words one = promote;
  one.emplace_back("T12");
  Words both = one;
  both.emplace_back("T01");
  CHECK(is_one_line(bureau.run(both).error, "T01 is not eligible"));
  CHECK(person(bureau, "T12").at("tier") == "新教师");
  bureau.done(one);
  CHECK(person(bureau, "T12").at("tier") == "合格教师");
  Words by_hand = promote;
  by_hand.at(5) = "合格教师";
  by_hand.at(7) = "backbone";
  by_hand.emplace_back("T01");
  CHECK(is_one_line(bureau.run(by_hand).error, "goes by a round"));
  CHECK(
      is_one_line(bureau.run({"ladder", "hold", "--ladder", "teacher", "--person", "T01"}).error, "--tier"));
}

TEST_CASE("rows of tiers that do not fit are refused by file, row and remedy, the rest can be imported") {
  const Bureau bureau;
  bring_in(bureau);
  const std::string file = bureau.file(
      "bad.csv",
      "工号,层级,取得时间,梯队,截止\nT01,县级骨千,2020-09-01,,\nT02,县级骨干,2020-09-01,登山队,\n"
      "T03,县级骨干,2020-09-01,教师梯队,2019-09-01\nT04,县级骨干,某年,,\nT99,县级骨干,2020-09-01,,\n"
      "T05,县级骨干,2020-09-01,,\nT05,县级骨干,2020-09-01,,\nT06,县级骨干,2010-09-01,,\n"
      "T07,县级骨干,2020-09-01,,2023-08-31\n");
  const Ran ran = bureau.json({"import", "tiers", file, "--skip-bad"});
  const Json report = ran.json();
  CHECK(report.at("read") == 9);
  Words refused;
  for (const Json& each : report.at("refusals")) refused.push_back(each.at("id").get<std::string>());
  CHECK(refused == Words{"T01", "T02", "T03", "T04", "T99", "T05", "T06"});
  CHECK(report.dump().find("did you mean '县级骨干'?") != std::string::npos);
  CHECK(person(bureau, "T05").at("until") == "2023-08-31");
  CHECK(person(bureau, "T05").at("history").at(0).at("until") == "2020-08-31");
  CHECK(person(bureau, "T07").at("state") == "overdue");
  bureau.done({"undo"});
  CHECK(person(bureau, "T07").at("tier") == "合格教师");
  CHECK(person(bureau, "T07").at("until").is_null());
}

}  // namespace cli_tests
