#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

const std::string messy = ECHELON_FIXTURES "/messy-roster/roster.xlsx";
const std::string messy_text = ECHELON_FIXTURES "/messy-roster/roster-gb18030.csv";

std::size_t entries(const Bureau& bureau) { return bureau.json({"log"}).json().size(); }

/// In service as of the desk's day; of the messy roster's 392 good people six begin later.
constexpr std::size_t serving = 386;

std::size_t people(const Bureau& bureau) {
  return bureau.json({"check", "trial_coaches"}).json().at("people").size();
}

}  // namespace

TEST_CASE("a dry run says what would be read and leaves nothing behind, not even an office") {
  const Bureau bureau;
  const Ran ran = bureau.json({"import", "roster", messy, "--dry-run"});
  CHECK(ran.status == 2);
  const Json report = ran.json();
  CHECK(report.at("read") == 400);
  CHECK(report.at("good") == 392);
  CHECK(report.at("imported") == false);
  CHECK(report.at("refusals").size() == 8);
  CHECK(report.at("refusals").at(0).at("row") == 77);
  CHECK(report.at("error").at("where").at("row") == 77);
  CHECK(is_one_line(ran.error, "8 rows were refused"));
  CHECK(ran.out.find("000000") == std::string::npos);
  CHECK(bureau.files().empty());
}

TEST_CASE("rows refused: nothing is imported, unless the good ones are asked for") {
  const Bureau bureau;
  const Ran refused = bureau.run({"import", "roster", messy});
  CHECK(refused.status == 2);
  CHECK(is_one_line(refused.error, "--skip-bad"));
  CHECK(refused.out.find("T2400243") != std::string::npos);
  CHECK(bureau.files().empty());
  const Json report = bureau.json({"import", "roster", messy, "--skip-bad"}).json();
  CHECK(report.at("imported") == true);
  CHECK(report.at("entry") == 1);
  CHECK(people(bureau) == serving);
  const Ran again = bureau.json({"import", "roster", messy_text, "--skip-bad"});
  CHECK(again.status == 0);
  CHECK(again.json().at("added") == 0);
}

TEST_CASE("one undo takes a whole import back, one redo brings it again") {
  const Bureau bureau;
  bureau.done({"import", "roster", messy, "--skip-bad"});
  bureau.done({"undo"});
  CHECK(people(bureau) == 0);
  CHECK(bureau.run({"undo"}).status == 1);
  bureau.done({"redo"});
  CHECK(people(bureau) == serving);
  CHECK(bureau.run({"redo"}).status == 1);
  CHECK(bureau.done({"verify"}).out.find("verified") != std::string::npos);
}

TEST_CASE("sheet, encoding and other names of columns can be said") {
  const Bureau bureau;
  CHECK(bureau.run({"import", "roster", messy, "--sheet", "在职教师", "--skip-bad"}).status == 0);
  const Ran no_sheet = bureau.run({"import", "roster", messy, "--sheet", "无此表"});
  CHECK(no_sheet.status == 2);
  CHECK(is_one_line(no_sheet.error, "在职教师"));
  const std::string odd = bureau.file("odd.csv", "编码,称呼,校\nT1,示例甲,青石一中\n");
  const std::string map = bureau.file("map.csv", "our,theirs\nid,编码\n姓名,称呼\nschool,校\n");
  CHECK(bureau.run({"import", "roster", odd}).status == 2);
  CHECK(bureau.json({"import", "roster", odd, "--map", map, "--dry-run"}).json().at("good") == 1);
  const Ran wrong_map =
      bureau.run({"import", "roster", odd, "--map", bureau.file("m.csv", "our,theirs\nnope,编码\n")});
  CHECK(wrong_map.status == 2);
  CHECK(is_one_line(wrong_map.error, "row 2"));
  CHECK(is_one_line(bureau.run({"import", "roster", messy_text, "--encoding", "utf-8"}).error,
                    "not valid utf-8"));
  CHECK(is_one_line(bureau.run({"import", "roster", messy_text, "--encoding", "klingon"}).error, "klingon"));
  CHECK(bureau.json({"import", "roster", messy_text, "--encoding", "gbk", "--dry-run"}).json().at("good") ==
        392);
}

TEST_CASE("rows about people that the office does not know are refused, each with its row") {
  const Bureau bureau;
  bureau.import_people();
  const Json report =
      bureau
          .json(
              {"import", "awards",
               bureau.file("a.csv",
                           "工号,奖项,级别,日期\nT01,示例竞赛,市,2024-05-01\nT77,示例竞赛,市,2024-05-01\n")})
          .json();
  CHECK(report.at("good") == 1);
  REQUIRE(report.at("refusals").size() == 1);
  CHECK(report.at("refusals").at(0).at("row") == 3);
  CHECK(report.at("refusals").at(0).at("id") == "T77");
  CHECK(entries(bureau) == 2);
}

TEST_CASE("what cannot be read at all is one line") {
  const Bureau bureau;
  CHECK(is_one_line(bureau.run({"import", "roster", bureau.path("nope.xlsx")}).error, "nope.xlsx"));
  CHECK(is_one_line(bureau.run({"import", "people", messy}).error, "roster, training"));
  CHECK(is_one_line(bureau.run({"import", "training", messy}).error, "course"));
  CHECK(is_one_line(bureau.run({"import", "roster", bureau.path(".")}).error, "no such file"));
  CHECK(bureau.files().empty());
}

}  // namespace cli_tests
