// What is to be done today, as text, CSV and JSON, for each role.

#include <doctest/doctest.h>

#include <algorithm>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string program = "trial_coaches";

/// The bureau with its people and an open round that one school has nominated for.
void open_round(const Bureau& bureau) {
  bureau.import_people();
  bureau.done({"round", program, "open", "--on", "2024-10-08", "--closes", "2024-10-18"});
  bureau.done({"nominate", program, "--school", "青石一中", "--person", "T01"});
}

Json todo(const Json& shown, const std::string& id) {
  const auto& all = shown.at("todo");
  const auto found = std::ranges::find_if(all, [&](const Json& each) { return each.at("id") == id; });
  return found == all.end() ? Json() : *found;
}

}  // namespace

TEST_CASE("today: silent schools until Friday, three working days away, with the command that shows them") {
  const Bureau bureau;
  open_round(bureau);
  const Json shown = bureau.json({"today"}).json();
  CHECK(shown.at("as_of") == "2024-10-15");
  CHECK(shown.at("role") == "hr");
  CHECK(shown.at("today").at("working") == true);
  CHECK(shown.at("setting_up") == false);
  CHECK(shown.at("days").size() == 42);
  const Json silent = todo(shown, program + "/silent");
  REQUIRE_FALSE(silent.is_null());
  CHECK(silent.at("count") == 2);
  CHECK(silent.at("due") == "2024-10-18");
  CHECK(silent.at("working_days") == 3);
  CHECK(silent.at("urgency") == "soon");
  CHECK(silent.at("where").at("page") == "program:" + program);
  CHECK(silent.at("where").at("command") == "round " + program);
  // The command that is named is one.
  bureau.done({"round", program});
  const Json& programs = shown.at("programs");
  const auto card =
      std::ranges::find_if(programs, [](const Json& each) { return each.at("program") == program; });
  REQUIRE(card != programs.end());
  CHECK(card->at("kind") == "selection");
  CHECK(card->at("call") == "open");
  CHECK(card->at("says").at("en") == "1 nominated, 2 schools silent");
  CHECK(card->at("steps").at(0).at("state") == "current");
  CHECK_FALSE(shown.at("entries").empty());
}

TEST_CASE("today: the day that is looked at decides what is overdue") {
  const Bureau bureau;
  open_round(bureau);
  const Json later = bureau
                         .plain({"--office", bureau.path("own.echelon"), "--as-of", "2024-10-21", "--format",
                                 "json", "today"})
                         .json();
  const Json close = todo(later, program + "/close");
  REQUIRE_FALSE(close.is_null());
  CHECK(close.at("urgency") == "overdue");
  CHECK(close.at("working_days") == -1);
  CHECK(todo(later, program + "/silent").is_null());
}

TEST_CASE("today: a principal and a reviewer see their own, each role asks for what it needs") {
  const Bureau bureau;
  open_round(bureau);
  const Json school = bureau.json({"today", "--school", "白溪中学"}).json();
  CHECK(school.at("role") == "principal");
  CHECK_FALSE(todo(school, program + "/nominate").is_null());
  CHECK(school.at("entries").empty());
  CHECK(bureau.json({"today", "--role", "reviewer", "--reviewer", "R1"}).json().at("todo").empty());
  CHECK(bureau.json({"today", "--role", "researcher"}).json().at("todo").empty());
  CHECK(is_one_line(bureau.run({"today", "--role", "principal"}).error, "--school"));
  CHECK(bureau.run({"today", "--role", "principal"}).status == 2);
  CHECK(is_one_line(bureau.run({"today", "--role", "reviewer"}).error, "--reviewer"));
  CHECK(is_one_line(bureau.run({"today", "--school", "S404"}).error, "S404"));
  CHECK(bureau.run({"today", "--role", "king"}).status == 2);
}

TEST_CASE("today: as text in both languages, and as CSV") {
  const Bureau bureau;
  open_round(bureau);
  const std::string english = bureau.done({"today"}).out;
  CHECK(english.find("2024-10-15, a working day, HR office") != std::string::npos);
  CHECK(english.find("2 schools") != std::string::npos);
  const std::string chinese = bureau.done({"--lang", "zh", "today"}).out;
  CHECK(chinese.find("2024-10-15，工作日，人事科") != std::string::npos);
  CHECK(chinese.find("催报") != std::string::npos);
  CHECK(chinese.find("2 所学校") != std::string::npos);
  const std::string csv = bureau.done({"--format", "csv", "today"}).out;
  CHECK(csv.starts_with("urgency,what,whom,due,working_days,command\n"));
  CHECK(csv.find("soon,") != std::string::npos);
}

TEST_CASE("today: an empty office says what comes first") {
  const Bureau bureau;
  bureau.done({"create"});
  const Json shown = bureau.json({"today"}).json();
  CHECK(shown.at("setting_up") == true);
  CHECK(shown.at("set_up").at(0).at("id") == "roster");
  CHECK(shown.at("set_up").at(0).at("where").at("command") == "import roster FILE");
  CHECK(bureau.done({"today"}).out.find("to set up: import the roster") != std::string::npos);
}

}  // namespace cli_tests
