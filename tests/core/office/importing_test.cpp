#include <algorithm>
#include <random>

#include "bureau_fixture.hpp"

namespace echelon::office_tests {
namespace {

TEST_CASE("a roster makes new people, their schools, postings and titles, in one entry") {
  Bureau bureau({});
  const auto entry = bureau.import(
      "工号,姓名,学校,性别,出生日期,参加工作时间,任教学科,学段,职称,职称取得时间,镇街,城乡\n"
      "N01,甲老师,白溪小学,女,1990-05-06,2012-09-01,语文,小学,一级教师,2020-12-01,白溪乡,乡村\n"
      "N02,乙老师,青石初级中学,男,1988-01-02,2010-09-01,物理,初中,二级教师,2015-12-01,青石镇,镇区\n");
  REQUIRE(entry);
  const auto snapshot = bureau->snapshot();
  REQUIRE(snapshot->size() == 2);
  CHECK(snapshot->people.name[bureau.person("N01")] == "甲老师");
  CHECK(snapshot->people.title[bureau.person("N02")] == Title::second);
  CHECK(bureau.school("N01") == "白溪小学");
  REQUIRE(snapshot->schools.size() == 2);
  CHECK(snapshot->schools[0].kind == SchoolKind::primary);
  CHECK(snapshot->schools[0].area == Area::rural);
  CHECK(snapshot->schools[1].kind == SchoolKind::junior);
}

TEST_CASE("an empty cell erases nothing, and a roster that says nothing new writes no entry") {
  Bureau bureau(bureau_batch());
  const std::string before = bureau.rows();
  const ImportPreview preview = bureau.preview("工号,姓名,学校,联系电话,职称,学历\nT01,教师1,S1,,,\n");
  CHECK(preview.refusals.empty());
  CHECK(preview.added == 0);
  CHECK(preview.changed == 0);
  CHECK_FALSE(bureau->import(preview, false));
  CHECK(bureau.rows() == before);
}

TEST_CASE("a school may be written by its id or its name") {
  Bureau bureau(bureau_batch());
  CHECK_FALSE(bureau.import("工号,姓名,学校\nT01,教师1,青石镇第1中学\nT02,教师2,S1\n"));
  CHECK(bureau->snapshot()->schools.size() == 5);
}

TEST_CASE(
    "someone at another school ends the posting there and begins one here, undo gives back the same bytes") {
  Bureau bureau(bureau_batch());
  const std::string before = bureau.rows();
  const ImportPreview preview = bureau.preview("工号,姓名,学校,任现职时间\nT01,教师1,S5,2026-02-01\n");
  REQUIRE(bureau->import(preview, false));
  CHECK(std::ranges::any_of(preview.notes,
                            [](const Words& note) { return says(note.en, "1 person changed school"); }));
  CHECK(bureau.school("T01") == "S5");
  bureau->set_as_of(day("2026-01-31"));
  CHECK(bureau.school("T01") == "S1");
  bureau->set_as_of(day("2026-03-01"));
  REQUIRE(bureau->undo());
  CHECK(bureau.rows() == before);
  CHECK(bureau.school("T01") == "S1");
  REQUIRE(bureau->redo());
  CHECK(bureau.school("T01") == "S5");
  CHECK(bureau->verify().sound);
}

TEST_CASE("a new title joins the one held before") {
  Bureau bureau(bureau_batch());
  REQUIRE(bureau.import("工号,姓名,学校,职称,职称取得时间\nT01,教师1,S1,一级教师,2025-12-01\n"));
  CHECK(bureau->snapshot()->people.title[bureau.person("T01")] == Title::first);
  bureau->set_as_of(day("2025-11-30"));
  CHECK(bureau->snapshot()->people.title[bureau.person("T01")] == Title::second);
}

TEST_CASE(
    "an identity number on two people refuses both, in the file or against the office, and is not repeated") {
  Bureau bureau(bureau_batch());
  const std::string one = identity("19850304", 11);
  const std::string other = identity("19850304", 12);
  const ImportPreview both = bureau.preview("工号,姓名,学校,身份证号,性别\nT01,教师1,S1," + one +
                                            ",\nT03,教师3,S1," + one + ",\nT05,教师5,S2," + other + ",\n");
  REQUIRE(both.refusals.size() == 2);
  CHECK(both.good == 1);
  CHECK(both.refusals[0].id == "T01");
  CHECK(both.refusals[1].id == "T03");
  for (const auto& refusal : both.refusals) {
    CHECK_FALSE(says(refusal.reason.zh + refusal.reason.en + refusal.remedy.zh + refusal.remedy.en, one));
    CHECK_FALSE(refusal.place.column.empty());
  }
  CHECK(says(refusal([&] { bureau->import(both, false); }), "some rows were refused"));
  REQUIRE(bureau->import(both, true));
  const ImportPreview against = bureau.preview("工号,姓名,学校,身份证号\nT07,教师7,S2," + other + "\n");
  REQUIRE(against.refusals.size() == 1);
  CHECK(says(against.refusals[0].reason.en, "T05"));
}

TEST_CASE("a name that two schools have is refused, their ids are not") {
  Batch batch = bureau_batch();
  batch.schools[1].name = batch.schools[0].name;
  Bureau bureau(batch);
  const ImportPreview named = bureau.preview("工号,姓名,学校\nT01,教师1,青石镇第1中学\n");
  REQUIRE(named.refusals.size() == 1);
  CHECK(says(named.refusals[0].reason.en, "several schools"));
  CHECK(bureau.preview("工号,姓名,学校\nT01,教师1,S1\n").refusals.empty());
}

TEST_CASE("a preview is not imported when the office changed after it") {
  Bureau bureau(bureau_batch());
  const ImportPreview preview = bureau.preview("工号,姓名,学校\nN01,新老师,S1\n");
  {
    Store other = Store::open(bureau.path());
    Ledger(other).perform({"setting.set", {{"key", "a"}, {"value", "1"}}}, by());
  }
  CHECK(says(refusal([&] { bureau->import(preview, false); }), "the office changed after the preview"));
}

TEST_CASE("a dry look changes nothing") {
  Bureau bureau(bureau_batch());
  const std::string before = bureau.rows();
  CHECK(bureau.preview("工号,姓名,学校\nN01,新老师,新学校\nN02,又一人,S1\n").added == 5);
  CHECK(bureau.rows() == before);
}

TEST_CASE("records of people whom the office does not have are refused by their id") {
  Bureau bureau(bureau_batch());
  const ImportPreview preview =
      bureau.preview("工号,课程,学时,结束日期\nT01,研修,8,2026-01-05\nX99,研修,8,2026-01-05\n", "training");
  REQUIRE(preview.refusals.size() == 1);
  CHECK(says(preview.refusals[0].reason.en, "no person X99"));
  CHECK(preview.added == 1);
}

TEST_CASE("the order of a roster's rows never changes the office") {
  std::vector<std::string> rows;
  for (int i = 1; i <= 30; ++i) {
    const std::string number = std::to_string(i);
    rows.push_back("T" + std::string(i < 10 ? "0" : "") + number + ",教师" + number + ",S" +
                   std::to_string(i % 5 + 1) + "," + (i % 3 == 0 ? "一级教师" : "") + "," +
                   (i % 2 == 0 ? "青石镇" : "白溪乡"));
  }
  std::string first;
  for (unsigned seed = 0; seed < 5; ++seed) {
    std::mt19937 random(seed);
    std::shuffle(rows.begin(), rows.end(), random);
    std::string csv = "工号,姓名,学校,职称,镇街\n";
    for (const std::string& row : rows) csv += row + "\n";
    Bureau bureau(bureau_batch());
    REQUIRE(bureau.import(csv));
    if (first.empty()) first = bureau.rows();
    CHECK(bureau.rows() == first);
  }
}

TEST_CASE("the log says what an undo took back, and who did it") {
  Bureau bureau(bureau_batch());
  REQUIRE(bureau.import("工号,姓名,学校\nN01,新老师,S1\n"));
  const auto undone = bureau->undo();
  REQUIRE(undone);
  CHECK(says(undone->says.en, "undid: imported a roster: in.csv"));
  CHECK(undone->is_undo);
  CHECK(undone->who == "王主任");
  CHECK(bureau->snapshot()->find_person("N01") == nobody);
  CHECK(says(bureau->redo()->says.en, "did again: imported a roster"));
  CHECK(bureau->snapshot()->find_person("N01") != nobody);
}

}  // namespace
}  // namespace echelon::office_tests
