// Every kind of import: rows in, what was read and what was refused out.

#include <doctest/doctest.h>

#include "book_maker.hpp"
#include "echelon/base/identity.hpp"
#include "echelon/exchange/records_in.hpp"
#include "echelon/exchange/roster.hpp"

namespace echelon::exchange_tests {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string numbered(const std::string& birth, const std::string& order) {
  const std::string digits = "000000" + birth + order;
  return digits + identity_check_character(digits);
}

/// The problems as `row column: reason`, lines apart.
std::string problems(const ImportReport& report) {
  std::string text;
  for (const ImportProblem& problem : report.problems) {
    CHECK_FALSE(problem.reason.zh.empty());
    CHECK_FALSE(problem.remedy.zh.empty());
    CHECK_FALSE(problem.remedy.en.empty());
    text += (text.empty() ? "" : "\n") + std::to_string(problem.place.row) + " " +
            problem.place.column.substr(0, problem.place.column.find(' ')) + ": " + problem.reason.en;
  }
  return text;
}

/// One row of a kind with a usual header, and what is wrong with it; nothing: it is read.
struct Case {
  std::vector<std::string> row;
  const char* problem;
};

template <class Read>
void expect(const std::vector<std::string>& header, const std::vector<Case>& cases, const Read& read) {
  for (const Case& each : cases) {
    CAPTURE(each.row);
    const auto imported = read(sheet_of({header, each.row}));
    CHECK(problems(imported.report) == each.problem);
    CHECK(imported.rows.size() == (std::string(each.problem).empty() ? 1 : 0));
  }
}

bool noted(const ImportReport& report, const char* words) {
  for (const Words& note : report.notes) {
    if (note.en.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("roster: what is wrong with a row is said, everything at once") {
  const std::string number = numbered("19900315", "013");
  const std::vector<std::string> header{"工号",     "姓名",         "学校", "身份证号", "性别",
                                        "出生日期", "参加工作时间", "职称", "岗位等级"};
  expect(
      header,
      {{{"T1", "冯杰", "青石一中", number, "男", "1990-03-15", "2012.09", "一级", "专业技术十级"}, ""},
       {{"T1", "冯杰", "青石一中", "", "", "", "", "", ""}, ""},
       {{"", "", "青石一中", "", "", "", "", "", ""},
        "2 A: the person id is missing\n2 B: the name is missing"},
       {{"T1", "冯杰", "青石一中", number, "女", "1990-03-16", "", "", ""},
        "2 E: the gender contradicts the identity number\n2 F: the birth date contradicts the identity "
        "number"},
       {{"T1", "冯杰", "青石一中", number, "", "", "2006-03-14", "", ""}, "2 G: hired before the age of 16"},
       {{"T1", "冯杰", "青石一中", number, "", "", "2006-03", "", ""}, ""},
       {{"T1", "冯杰", "青石一中", "", "", "1890-01-01", "", "", ""}, "2 F: the birth date lies before 1900"},
       {{"T1", "冯杰", "青石一中", "", "", "", "", "", "十四级"},
        "2 I: the post grade must be one of 1 to 13"},
       {{"1.97E+11", "冯杰", "青石一中", "", "", "", "", "", ""},
        "2 A: the id was damaged by Excel, which took it for a number"},
       {{"T1", std::string(51, 'x'), "青石一中", "", "", "", "", "", ""},
        "2 B: the text is too long (more than 50 characters)"},
       {{"T1", "冯\xE2\x80\xAE杰", "青石一中", "", "", "", "", "", ""},
        "2 B: it holds invisible control characters"},
       {{"T1", "冯杰", "青石一中", "", "x", "", "", "", ""}, "2 E: the gender \"x\" is not on the list"}},
      [](const Sheet& sheet) { return read_roster(sheet); });
}

TEST_CASE("roster: an identity number in a column of its own kind only, and in no message") {
  const std::string number = numbered("19900315", "013");
  const std::string bad = number.substr(0, 17) + (number[17] == '1' ? '2' : '1');
  const std::vector<std::string> header{"工号", "姓名", "学校", "身份证号", "性别"};
  for (const std::vector<std::string>& row : {std::vector<std::string>{number, "冯杰", "青石一中", "", ""},
                                              {"T1", number, "青石一中", "", ""},
                                              {"T1", "冯杰", number, "", ""},
                                              {"T1", "冯杰", "青石一中", "", number},
                                              {"T1", "冯杰", "青石一中", "", bad},
                                              {"T1", "冯杰", "青石一中", bad, ""}}) {
    const auto imported = read_roster(sheet_of({header, row}));
    REQUIRE(imported.report.problems.size() == 1);
    const ImportProblem& problem = imported.report.problems.front();
    const std::string said = problem.reason.zh + problem.reason.en + problem.remedy.zh + problem.remedy.en +
                             problem.id + problem.place.in(Language::english);
    CAPTURE(said);
    CHECK(said.find("000000") == std::string::npos);
    CHECK(imported.rows.empty());
  }
}

TEST_CASE("roster: an identity number fills in what the sheet leaves out") {
  const std::string number = numbered("19900315", "013");
  const auto imported =
      read_roster(sheet_of({{"工号", "姓名", "学校", "身份证号", "出生日期"},
                            {"T1", "冯杰", "青石一中", number, ""},
                            {"T2", "冯婷", "青石一中", "", "1990.03"},
                            {"T3", "冯明", "青石一中", numbered("19910704", "014"), "1991年7月"}}));
  REQUIRE(imported.rows.size() == 3);
  CHECK(imported.rows[0].birth_date.iso() == "1990-03-15");
  CHECK(imported.rows[0].gender == Gender::male);
  CHECK(imported.rows[1].birth_date.iso() == "1990-03-01");
  CHECK(imported.rows[1].gender == Gender::unknown);
  CHECK(imported.rows[2].birth_date.iso() == "1991-07-04");
  CHECK(imported.rows[2].gender == Gender::female);
  CHECK(noted(imported.report, "birth date: 1 given as a month only, taken as its first day"));
  CHECK(noted(imported.report, "birth date: 1 given as a month only, completed from the identity number"));
}

TEST_CASE("roster: an id stands once, whatever its width and spaces") {
  const auto imported = read_roster(
      sheet_of({{"工号", "姓名", "学校"}, {"T1", "甲", "乙"}, {"T2", "甲", "乙"}, {" Ｔ１", "丙", "乙"}}));
  CHECK(problems(imported.report) == "4 A: the id is already that of row 2");
  CHECK(imported.report.problems.front().id == "T1");
  CHECK(imported.rows.size() == 2);
}

TEST_CASE("roster: totals, notes, repeated headers and numbered empty rows are no people") {
  const auto imported = read_roster(sheet_of({{"序号", "工号", "姓名", "学校"},
                                              {"1", "T1", "甲", "青石一中"},
                                              {"序号", "工号", "姓名", "学校"},
                                              {"2", "T2", "乙", "青石一中"},
                                              {"3", "", "", ""},
                                              {"合计", "", "2 人", ""},
                                              {"注：截至九月", "", "", ""},
                                              {"填表人：甲", "审核：乙", "", ""}}));
  CHECK(imported.rows.size() == 2);
  CHECK(imported.report.read == 2);
  CHECK(imported.report.refused == 0);
  CHECK(imported.report.skipped == 4);
  CHECK(imported.report.blank == 1);
  CHECK(noted(imported.report, "rows 3, 6, 7, 8"));
}

TEST_CASE("roster: unknown columns go along with each row, the running number aside") {
  const auto imported = read_roster(
      sheet_of({{"序号", "工号", "姓名", "学校", "民族"}, {"1", "T1", "甲", "青石一中", "汉族"}}));
  REQUIRE(imported.rows.size() == 1);
  CHECK(imported.rows[0].extra == ExtraCells{{"民族", "汉族"}});
}

TEST_CASE("roster: of several roles the highest counts, and one on no list is kept as written") {
  const auto imported = read_roster(sheet_of({{"工号", "姓名", "学校", "职务"},
                                              {"T1", "甲", "乙", "班主任、教研组长"},
                                              {"T2", "甲", "乙", "副校长兼教师"},
                                              {"T3", "甲", "乙", "图书管理员"}}));
  REQUIRE(imported.rows.size() == 3);
  CHECK(imported.rows[0].role == Role::group_leader);
  CHECK(imported.rows[1].role == Role::vice_head);
  CHECK_FALSE(imported.rows[2].role.has_value());
  CHECK(imported.rows[2].extra == ExtraCells{{"职务", "图书管理员"}});
}

TEST_CASE("training: hours, days and attendance must be possible") {
  const std::vector<std::string> header{"工号", "课程", "学时", "开始日期", "结束日期", "出勤率", "形式"};
  expect(
      header,
      {{{"T1", "命题研修", "24学时", "2024-07-16", "2024/7/18", "95%", "面授"}, ""},
       {{"T1", "命题研修", "0.5", "", "2024-07-18", "0.95", ""}, ""},
       {{"T1", "命题研修", "24", "", "2024-07-18", "100", "线上"}, ""},
       {{"T1", "命题研修", "0", "", "2024-07-18", "", ""}, "2 C: the hours must be more than 0"},
       {{"T1", "命题研修", "-3", "", "2024-07-18", "", ""}, "2 C: the hours must be more than 0"},
       {{"T1", "命题研修", "2001", "", "2024-07-18", "", ""}, "2 C: the hours are more than 2,000"},
       {{"T1", "命题研修", "1e999", "", "2024-07-18", "", ""}, "2 C: it is not a number"},
       {{"T1", "命题研修", "二十", "", "2024-07-18", "", ""}, "2 C: it is not a number"},
       {{"T1", "命题研修", "49", "2024-07-17", "2024-07-18", "", ""},
        "2 C: the hours are more than the days between the dates hold"},
       {{"T1", "命题研修", "8", "2024-07-19", "2024-07-18", "", ""}, "2 E: it ended before it started"},
       {{"T1", "命题研修", "8", "2024-07-19", "至今", "", ""}, "2 E: the training has no end yet"},
       {{"T1", "命题研修", "8", "", "2024-02-30", "", ""},
        "2 E: it is no date, or a day that does not exist"},
       {{"T1", "命题研修", "8", "", "2024-07-18", "101%", ""},
        "2 F: the attendance must lie between 0 and 100 %"},
       {{"T1", "命题研修", "8", "", "2024-07-18", "全勤", ""},
        "2 F: the attendance must lie between 0 and 100 %"},
       {{"T1", "", "", "", "", "", ""},
        "2 B: the course is missing\n2 C: the hours is missing\n2 E: the ended on is missing"},
       {{"T1", "命题研修", "8", "", "2024-07-18", "", "自学"}, "2 G: the mode \"自学\" is not on the list"}},
      [](const Sheet& sheet) { return read_training(sheet); });
  const auto twice = read_training(sheet_of({header,
                                             {"T1", "命题研修", "8", "", "2024-07-18", "", ""},
                                             {"T1", "命题研修", "8.0", "", "2024.7.18", "", ""},
                                             {"T2", "命题研修", "8", "", "2024-07-18", "", ""}}));
  CHECK(problems(twice.report) == "3 B: it repeats row 2 in every field");
  CHECK(twice.rows.size() == 2);
  const auto shares = read_training(sheet_of({header,
                                              {"T1", "a", "8", "", "2024-07-18", "95%", ""},
                                              {"T1", "b", "8", "", "2024-07-18", "0.955", ""},
                                              {"T1", "c", "8", "", "2024-07-18", "1", ""},
                                              {"T1", "d", "8", "", "2024-07-18", "1%", ""},
                                              {"T1", "e", "8", "", "2024-07-18", "", ""}}));
  std::vector<int> permille;
  for (const TrainingRow& row : shares.rows) permille.push_back(row.attendance_permille);
  CHECK(permille == std::vector<int>{950, 955, 1000, 10, -1});
}

TEST_CASE("mentorships: nobody mentors himself, and no pair begins twice on a day") {
  const std::vector<std::string> header{"师傅工号", "徒弟工号", "开始日期", "结束日期", "结果"};
  expect(header,
         {{{"T1", "T2", "2022-09-01", "2024-08-31", "出师"}, ""},
          {{"T1", "T2", "2022-09-01", "至今", ""}, ""},
          {{"T1", "t1", "2022-09-01", "", ""}, ""},
          {{"T1", "Ｔ１", "2022-09-01", "", ""}, "2 B: mentor and mentee are the same person"},
          {{"T1", "T2", "2022-09-01", "2022-08-31", ""}, "2 D: it ended before it started"},
          {{"T1", "T2", "", "", ""}, "2 C: the started on is missing"}},
         [](const Sheet& sheet) { return read_mentorships(sheet); });
  const auto twice = read_mentorships(sheet_of({header,
                                                {"T1", "T2", "2022-09-01", "", ""},
                                                {"T1", "T2", "2022/9/1", "", ""},
                                                {"T2", "T1", "2022-09-01", "", ""}}));
  CHECK(problems(twice.report) == "3 B: row 2 already pairs them from that day");
}

TEST_CASE("awards: levels and grades are on lists, and like rows are awards of several pupils") {
  const std::vector<std::string> header{"工号", "奖项", "级别", "日期", "等次", "角色", "学生数"};
  expect(
      header,
      {{{"T1", "示例竞赛", "市", "2023.05", "金牌", "指导教师", "2"}, ""},
       {{"T1", "示例竞赛", "全国", "2023-05-01", "", "", ""}, ""},
       {{"T1", "示例竞赛", "宇宙级", "2023.05", "", "", ""}, "2 C: the level \"宇宙级\" is not on the list"},
       {{"T1", "示例竞赛", "市级", "2023.05", "四等", "", ""}, "2 E: the grade \"四等\" is not on the list"},
       {{"T1", "示例竞赛", "市级", "2023.05", "", "", "-1"},
        "2 G: it must be a whole number from 0 to 10000"},
       {{"T1", "示例竞赛", "市级", "", "", "", ""}, "2 D: the awarded on is missing"}},
      [](const Sheet& sheet) { return read_awards(sheet); });
  const std::vector<std::string> gold{"T1", "示例竞赛", "市级", "2023-05-01", "一等奖", "指导", "1"};
  const auto alike = read_awards(sheet_of({header, gold, gold, gold}));
  CHECK(alike.rows.size() == 3);
  CHECK(noted(alike.report, "2 rows repeat an earlier one"));
}

TEST_CASE("assessments: a year, a kind and a result, once for each person") {
  const std::vector<std::string> header{"工号", "年度", "类型", "结果"};
  expect(header,
         {{{"T1", "2023年度", "年度", "合格"}, ""},
          {{"T1", "２０２３", "师德考核", "优秀"}, ""},
          {{"T1", "23", "年度", "合格"}, "2 B: the year must be one from 1980 to 2100"},
          {{"T1", "2023.5", "年度", "合格"}, "2 B: the year must be one from 1980 to 2100"},
          {{"T1", "2023", "季度", "合格"}, "2 C: the kind \"季度\" is not on the list"},
          {{"T1", "2023", "年度", ""}, "2 D: the result is missing"}},
         [](const Sheet& sheet) { return read_assessments(sheet); });
  const auto twice = read_assessments(sheet_of({header,
                                                {"T1", "2023", "年度", "合格"},
                                                {"T1", "2023年", "年度考核", "优秀"},
                                                {"T1", "2023", "师德", "合格"}}));
  CHECK(problems(twice.report) == "3 A: row 2 already has this assessment of that year");
}

TEST_CASE("nominations: one person once a program, one rank once a school") {
  const std::vector<std::string> header{"项目", "学校", "工号", "推荐意见", "排序"};
  expect(
      header,
      {{{"olympiad_coaches", "青石一中", "T1", "同意推荐。", "1"}, ""},
       {{"olympiad_coaches", "青石一中", "T1", "", "第一"}, "2 E: it must be a whole number from 1 to 1000"},
       {{"olympiad_coaches", "", "T1", "", ""}, "2 B: the school is missing"}},
      [](const Sheet& sheet) { return read_nominations(sheet); });
  const auto twice = read_nominations(sheet_of({header,
                                                {"p", "青石一中", "T1", "", "1"},
                                                {"p", "白溪小学", "T1", "", "2"},
                                                {"p", "青石一中", "T2", "", "1"},
                                                {"q", "青石一中", "T1", "", "1"}}));
  CHECK(problems(twice.report) ==
        "3 C: the person is already nominated in row 2\n4 E: the school gave this rank in row 2 already");
}

TEST_CASE("a number that Excel shortened is not taken for a month") {
  BookMaker book(
      "<row r=\"1\"><c t=\"str\"><v>工号</v></c><c t=\"str\"><v>姓名</v></c><c t=\"str\"><v>学校</v></c>"
      "<c t=\"str\"><v>参加工作时间</v></c></row>"
      "<row r=\"2\"><c t=\"str\"><v>T1</v></c><c t=\"str\"><v>甲</v></c><c "
      "t=\"str\"><v>乙</v></c><c><v>2014.1</v></c></row>"
      "<row r=\"3\"><c t=\"str\"><v>T2</v></c><c t=\"str\"><v>甲</v></c><c "
      "t=\"str\"><v>乙</v></c><c><v>2014.11</v></c></row>"
      "<row r=\"4\"><c><v>1978111663601234567</v></c><c t=\"str\"><v>甲</v></c><c "
      "t=\"str\"><v>乙</v></c></row>"
      "<row r=\"5\"><c><v>20240001</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"str\"><v>乙</v></c></row>");
  const auto imported = read_roster(book.read());
  CHECK(problems(imported.report) ==
        "2 D: it may mean January or October: as a number it lost its last zero\n"
        "4 A: the id was damaged by Excel, which took it for a number\n"
        "5 B: the cell holds a formula's error");
  REQUIRE(imported.rows.size() == 1);
  CHECK(imported.rows[0].hired_on.iso() == "2014-11-01");
}

TEST_CASE("a school merged over its people is everyone's school") {
  BookMaker book(
      "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>学校</v></c><c r=\"B1\" t=\"str\"><v>工号</v></c><c r=\"C1\" "
      "t=\"str\"><v>姓名</v></c></row>"
      "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>青石一中</v></c><c r=\"B2\" t=\"str\"><v>T1</v></c><c r=\"C2\" "
      "t=\"str\"><v>甲</v></c></row>"
      "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>T2</v></c><c r=\"C3\" t=\"str\"><v>乙</v></c></row>"
      "<row r=\"4\"><c r=\"B4\" t=\"str\"><v>T3</v></c><c r=\"C4\" t=\"str\"><v>丙</v></c></row>");
  book.after_rows("<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>");
  const auto imported = read_roster(book.read());
  CHECK(problems(imported.report) == "4 A: the school is missing");
  REQUIRE(imported.rows.size() == 2);
  CHECK(imported.rows[1].school == "青石一中");
}

}  // namespace echelon::exchange_tests
