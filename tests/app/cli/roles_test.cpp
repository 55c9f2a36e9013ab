// Offices of roles on the command line: handed out, worked in, brought back.

#include <doctest/doctest.h>

#include <filesystem>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string program = "trial_coaches";

/// Twelve people at three schools; nominations are open.
void open_round(const Bureau& bureau) {
  bureau.import_people();
  bureau.done({"round", program, "open", "--on", "2024-10-15", "--seats", "2"});
}

/// The same words with another office.
Ran in(const Bureau& bureau, const std::string& office, Words words) {
  words.insert(words.begin(), {"--office", office, "--as-of", "2024-10-15", "--who", "李校长", "--lang", "en",
                               "--format", "json"});
  return bureau.plain(words);
}

TEST_CASE("a school's office is written, worked in and brought back") {
  const Bureau bureau;
  open_round(bureau);
  const std::string file = bureau.path("school.echelon");
  const Json made = bureau.json({"export", "office", file, "--school", "青石一中"}).json();
  REQUIRE(made.at("offices").size() == 1);
  CHECK(made.at("offices")[0].at("role") == "principal");
  CHECK(made.at("offices")[0].at("people") == 4);
  CHECK(made.at("offices")[0].at("bytes") == std::filesystem::file_size(file));

  const Json whose = in(bureau, file, {"offices"}).json();
  REQUIRE(whose.size() == 1);
  CHECK(whose[0].at("subject") == "青石一中");
  CHECK(whose[0].at("state") == "this");
  CHECK(in(bureau, file, {"nominate", program, "--school", "青石一中", "--person", "T01"}).status == 0);
  CHECK(in(bureau, file, {"verify"}).status == 0);
  // Whatever role is asked for, the day is that of the office's own.
  const Json day = in(bureau, file, {"today", "--role", "hr"}).json();
  CHECK(day.at("role") == "principal");
  CHECK(says(day.at("whose").at("zh").get<std::string>(), "青石一中"));
  const Ran not_theirs = in(bureau, file, {"nominate", program, "--school", "白溪中学", "--person", "T05"});
  CHECK(not_theirs.status == 2);
  CHECK(not_theirs.json().at("error").at("remedy").at("en").get<std::string>().find("HR office") !=
        std::string::npos);
  CHECK(in(bureau, file, {"select", program}).status == 2);
  CHECK(in(bureau, file, {"export", "office", bureau.path("x.echelon"), "--school", "青石一中"}).status == 2);

  const Json dry = bureau.json({"import", "entries", file, "--dry-run"}).json();
  CHECK(dry.at("good") == 1);
  CHECK(dry.at("entry").is_null());
  CHECK(dry.at("entries")[0].at("command") == "nomination.add");
  const Json taken = bureau.json({"import", "entries", file}).json();
  CHECK(taken.at("entry").is_number());
  CHECK(bureau.json({"round", program}).json().at("nominations") == 1);
  const Json again = bureau.json({"import", "entries", file}).json();
  CHECK(again.at("known") == 1);
  CHECK(again.at("entry").is_null());
  CHECK(bureau.json({"log"}).json()[0].at("who") == "李校长 · 青石一中");
  CHECK(bureau.json({"verify"}).json().at("sound") == true);
  const Json out = bureau.json({"offices"}).json();
  CHECK(out[0].at("arrived") == 1);
  bureau.done({"undo"});
  CHECK(bureau.json({"round", program}).json().at("nominations") == 0);
}

TEST_CASE("what HR did meanwhile is refused with status 2, the rest comes in with --skip-bad") {
  const Bureau bureau;
  open_round(bureau);
  const std::string file = bureau.path("school.echelon");
  bureau.done({"export", "office", file, "--school", "青石一中"});
  in(bureau, file, {"nominate", program, "--school", "青石一中", "--person", "T01"});
  in(bureau, file, {"nominate", program, "--school", "青石一中", "--person", "T04"});
  bureau.done({"nominate", program, "--school", "青石一中", "--person", "T01"});
  const Ran refused = bureau.json({"import", "entries", file});
  CHECK(refused.status == 2);
  CHECK(refused.json().at("refused") == 1);
  CHECK(refused.json().at("entries")[0].at("state") == "refused");
  CHECK(says(refused.json().at("entries")[0].at("reason").at("en").get<std::string>(), "nominated already"));
  CHECK(is_one_line(refused.error, "nothing was taken in"));
  CHECK(bureau.json({"round", program}).json().at("nominations") == 1);
  const Ran some = bureau.json({"import", "entries", file, "--skip-bad"});
  CHECK(some.status == 0);
  CHECK(bureau.json({"round", program}).json().at("nominations") == 2);
  const std::string copy = bureau.json({"offices"}).json()[0].at("copy");
  bureau.done({"perform", "office.recall", "copy=" + copy});
  CHECK(bureau.json({"import", "entries", file}).status == 2);
}

TEST_CASE("reviewers get codes, research gets pseudonyms, all schools get one each") {
  const Bureau bureau;
  open_round(bureau);
  bureau.done({"nominate", program, "--school", "青石一中", "--person", "T01"});
  bureau.done({"nominate", program, "--school", "白溪中学", "--person", "T05"});
  bureau.done({"round", program, "review"});
  bureau.done({"reviewer", program, "R1", "--name", "评委", "--school", "青石一中"});
  bureau.done({"reviewer", program, "R2", "--name", "评委二"});
  const Json made =
      bureau.json({"export", "office", bureau.path("R1.echelon"), "--reviewer", "R1", "--program", program})
          .json();
  const Json& office = made.at("offices")[0];
  CHECK(office.at("people") == 1);
  CHECK(office.at("left_out") == 1);
  CHECK(office.at("codes")[0].at("id") == "T05");
  const std::string code = office.at("codes")[0].at("code");
  const std::string file = bureau.path("R1.echelon");
  CHECK(in(bureau, file,
           {"score", program, "--reviewer", "R1", "--person", code, "--criterion", "exam", "--score", "88"})
            .status == 0);
  // Whatever role is asked for, the office shows its own.
  const Ran sheet = in(bureau, file, {"panel", program, "review", "--role", "hr"});
  CHECK(sheet.status == 0);
  CHECK(says(sheet.out, code.c_str()));
  CHECK(bureau.json({"import", "entries", file}).json().at("good") == 1);

  const Json both =
      bureau.json({"export", "office", bureau.path("judges"), "--all-reviewers", "--program", program})
          .json();
  CHECK(both.at("offices").size() == 2);
  const Json all = bureau.json({"export", "office", bureau.path("schools"), "--all-schools"}).json();
  CHECK(all.at("offices").size() == 3);
  CHECK(bureau.json({"export", "office", bureau.path("schools"), "--all-schools"}).status == 2);
  const std::string research = bureau.path("research.echelon");
  CHECK(bureau.json({"export", "office", research, "--research", "--seed", "1"}).status == 0);
  CHECK(in(bureau, research, {"verify"}).status == 0);
  CHECK(in(bureau, research, {"check", program}).status == 0);
  CHECK(in(bureau, research, {"perform", "setting.set", "key=a", "value=b"}).status == 2);
}

TEST_CASE("an office for nobody, or for two, is a misuse") {
  const Bureau bureau;
  open_round(bureau);
  CHECK(bureau.run({"export", "office", bureau.path("a.echelon")}).status == 2);
  CHECK(bureau.run({"export", "office", bureau.path("a.echelon"), "--research", "--school", "青石一中"})
            .status == 2);
  CHECK_FALSE(std::filesystem::exists(bureau.path("a.echelon")));
}

}  // namespace
}  // namespace cli_tests
