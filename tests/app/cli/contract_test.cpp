// What scripts rely on: exit statuses, one-line errors, JSON keys, languages.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

}  // namespace

TEST_CASE("help and version are answers, not errors") {
  const Bureau bureau;
  CHECK(bureau.plain({"--help"}).status == 0);
  const std::string version = bureau.plain({"--version"}).out;
  CHECK(version.starts_with("echelon 0.1"));
  CHECK(version.find('\n') == version.size() - 1);
  CHECK(bureau.plain({"--lang", "zh", "--help"}).out.find("选项") != std::string::npos);
  const Ran verb = bureau.plain({"select", "--help"});
  CHECK(verb.status == 0);
  CHECK(verb.out.find("--quotas") != std::string::npos);
}

TEST_CASE("a request that no verb answers to is one line, with status 2, in the language asked for") {
  const Bureau bureau;
  const Ran unknown = bureau.plain({"selekt"});
  CHECK(unknown.status == 2);
  CHECK(is_one_line(unknown.error, "there is no command 'selekt': did you mean select?"));
  CHECK(is_one_line(bureau.plain({"--lang", "zh", "selekt"}).error, "没有命令“selekt”"));
  CHECK(is_one_line(bureau.plain({"analyze"}).error, "not there yet"));
  CHECK(is_one_line(bureau.plain({"import", "roster"}).error, "file is required"));
  CHECK(is_one_line(bureau.plain({"verify", "one"}).error, "one"));
  CHECK(is_one_line(bureau.plain({"undo", "surplus"}).error, "surplus"));
  CHECK(is_one_line(bureau.plain({"--format", "yaml", "log"}).error, "yaml"));
}

TEST_CASE("with --format json every error is also an object in both languages") {
  const Bureau bureau;
  const Ran ran = bureau.json({"check", "nosuch"});
  CHECK(ran.status == 2);
  CHECK(ran.error.find('\n') == ran.error.size() - 1);
  const Json error = ran.json().at("error");
  CHECK(keys(error) == Words{"what", "where", "remedy", "fault"});
  CHECK(keys(error.at("where")) == Words{"file", "sheet", "row", "column"});
  CHECK(error.at("where").at("file") == bureau.path("own.echelon"));
  CHECK(error.at("fault") == "request");
  for (const char* words : {"what", "remedy"}) {
    CHECK_FALSE(error.at(words).at("zh").get<std::string>().empty());
    CHECK_FALSE(error.at(words).at("en").get<std::string>().empty());
  }
}

TEST_CASE("what cannot be written is a fault of the environment") {
  const Bureau bureau;
  const Ran ran = bureau.plain({"--office", "/proc/nowhere/own.echelon", "create"});
  CHECK(ran.status == 3);
  CHECK(is_one_line(ran.error, "/proc/nowhere/own.echelon"));
}

TEST_CASE("an office that is no office is named, and nothing is done to it") {
  const Bureau bureau;
  bureau.file("own.echelon",
              "not a database at all, but long enough to look like one if nobody looks closely");
  const Ran ran = bureau.run({"log"});
  CHECK(ran.status != 0);
  CHECK(is_one_line(ran.error, "own.echelon"));
  CHECK(bureau.files() == Words{"own.echelon"});
}

TEST_CASE("check: every field of the contract, numbers as numbers, dates or null") {
  const Bureau bureau;
  bureau.import_people();
  const Ran ran = bureau.json({"check", "trial_coaches", "--person", "T12"});
  CHECK(ran.status == 1);
  const Json answer = ran.json();
  CHECK(keys(answer) == Words{"program", "as_of", "people"});
  CHECK(answer.at("as_of") == "2024-10-15");
  REQUIRE(answer.at("people").size() == 1);
  const Json& person = answer.at("people").at(0);
  CHECK(keys(person) == Words{"id", "eligible", "findings"});
  CHECK(person.at("eligible") == false);
  REQUIRE(person.at("findings").size() == 3);
  for (const Json& finding : person.at("findings")) {
    CHECK(keys(finding) == Words{"requirement", "met", "required", "found", "facts", "earliest", "says"});
    CHECK(keys(finding.at("says")) == Words{"zh", "en"});
  }
  const Json& service = person.at("findings").at(1);
  CHECK(service.at("requirement") == "service");
  CHECK(service.at("required") == 3);
  CHECK(service.at("found") == 2);
  CHECK(service.at("earliest") == "2025-09-01");
  CHECK(service.at("facts").at(0).at("from") == "2022-09-01");
  CHECK(service.at("facts").at(0).at("to").is_null());
  CHECK(service.at("facts").at(0).at("value").is_null());
  CHECK(person.at("findings").at(2).at("earliest").is_null());
}

TEST_CASE("check: the earliest day named is the first on which the person is eligible") {
  const Bureau bureau;
  bureau.import_people();
  const auto status_on = [&](const char* day) {
    return bureau
        .plain({"--office", bureau.path("own.echelon"), "--as-of", day, "check", "trial_coaches", "--person",
                "T12"})
        .status;
  };
  CHECK(status_on("2025-08-31") == 1);
  CHECK(status_on("2025-09-01") == 0);
}

TEST_CASE("check: everyone, as a table, as CSV, and someone unknown") {
  const Bureau bureau;
  bureau.import_people();
  const Json everyone = bureau.json({"check", "trial_coaches"}).json();
  CHECK(everyone.at("people").size() == 12);
  int eligible = 0;
  for (const Json& person : everyone.at("people")) eligible += person.at("eligible") == true ? 1 : 0;
  CHECK(eligible == 10);
  const Ran csv = bureau.run({"--format", "csv", "check", "trial_coaches"});
  CHECK(csv.status == 0);
  CHECK(csv.out.find("id,name,school,eligible,unmet,earliest") != std::string::npos);
  const Ran zh = bureau.run({"--lang", "zh", "check", "trial_coaches", "--person", "T12"});
  CHECK(zh.out.find("最早于 2025-09-01 符合") != std::string::npos);
  const Ran nobody = bureau.run({"check", "trial_coaches", "--person", "T99"});
  CHECK(nobody.status == 2);
  CHECK(is_one_line(nobody.error, "there is no person T99"));
}

TEST_CASE("programs: one program with its rules, numbers and sources") {
  const Bureau bureau;
  bureau.import_people();
  const Json program = bureau.json({"programs", "trial_coaches"}).json();
  CHECK(program.at("id") == "trial_coaches");
  CHECK(program.at("requirements").size() == 3);
  CHECK(program.at("criteria").at(0).at("weight") == 80);
  CHECK(program.at("requirements").at(1).at("parameters").at("at_least") == "3");
  for (const Json& rule : program.at("requirements")) CHECK(rule.at("source") == "示例");
  CHECK(bureau.run({"programs", "trial_coachs"}).status == 2);
}

TEST_CASE("a date of an option must be a whole date") {
  const Bureau bureau;
  bureau.import_people();
  for (const char* wrong : {"2024-02-30", "2024", "soon", "2024-10"}) {
    const Ran ran = bureau.plain({"--office", bureau.path("own.echelon"), "--as-of", wrong, "log"});
    CHECK(ran.status == 2);
    CHECK(is_one_line(ran.error, "--as-of"));
  }
}

}  // namespace cli_tests
