// The bureau's own roster in its three forms: exactly the people who are in order are read, and each planted
// fault (fixtures/messy-roster/wrong.json) is named with row, column, reason and remedy.

#include <doctest/doctest.h>

#include <set>

#include "echelon/exchange/roster.hpp"

namespace echelon::exchange_tests {
namespace {

struct Planted {
  long sheet_row;  ///< as wrong.json has it
  long text_row;   ///< in the CSV and UTF-16 forms, which have no title, no blank rows, no repeated header
  const char* column;
  const char* id;
  const char* reason;
  const char* remedy;
};

const std::vector<Planted> planted{
    {77, 72, "D", "T2400070", "check character is wrong", "compare it with the card"},
    {84, 79, "F", "T2400077", "a day that does not exist", "write it as 2024-03-01"},
    {141, 136, "D", "T2400134", "damaged by Excel", "format the column as text"},
    {176, 169, "E", "T2400167", "gender contradicts the identity number", "compare it with the card"},
    {198, 191, "G", "T2400189", "hired before being born", "compare it with the card"},
    {253, 245, "K", "T2400243", "is not on the list", "one of: not rated"},
    {322, 308, "C", "T2400306", "the name is missing", "fill it in"},
    {372, 357, "B", "T2400000", "already that of row", "delete the repeated row"},
};

ImportedRows<RosterRow> read(const std::string& name) {
  return read_roster(ECHELON_FIXTURES "/messy-roster/" + name);
}

void expect_planted(const ImportReport& report, long Planted::*row) {
  REQUIRE(report.problems.size() == planted.size());
  for (std::size_t i = 0; i < planted.size(); ++i) {
    const ImportProblem& problem = report.problems[i];
    CAPTURE(planted[i].id);
    CHECK(problem.place.row == planted[i].*row);
    CHECK(problem.place.column.starts_with(std::string(planted[i].column) + " "));
    CHECK(problem.id == planted[i].id);
    CHECK(problem.reason.en.find(planted[i].reason) != std::string::npos);
    CHECK(problem.remedy.en.find(planted[i].remedy) != std::string::npos);
    CHECK_FALSE(problem.reason.zh.empty());
    CHECK_FALSE(problem.remedy.zh.empty());
  }
}

}  // namespace

TEST_CASE("the bureau's roster gives its 392 good rows and its 8 faults in each of its three forms") {
  for (const auto& [name, row] :
       {std::pair("roster.xlsx", &Planted::sheet_row), std::pair("roster-gb18030.csv", &Planted::text_row),
        std::pair("roster-utf16.txt", &Planted::text_row)}) {
    CAPTURE(name);
    const auto imported = read(name);
    CHECK(imported.rows.size() == 392);
    CHECK(imported.report.read == 400);
    CHECK(imported.report.good == 392);
    CHECK(imported.report.refused == 8);
    CHECK(imported.report.unknown_columns == std::vector<std::string>{"序号"});
    expect_planted(imported.report, row);
  }
}

TEST_CASE("the three forms of the bureau's roster say the same about everyone") {
  const auto sheet = read("roster.xlsx").rows;
  for (const char* name : {"roster-gb18030.csv", "roster-utf16.txt"}) {
    const auto text = read(name).rows;
    REQUIRE(text.size() == sheet.size());
    for (std::size_t i = 0; i < sheet.size(); ++i) {
      CAPTURE(sheet[i].id);
      CHECK(sheet[i].id == text[i].id);
      CHECK(sheet[i].name == text[i].name);
      CHECK(sheet[i].school == text[i].school);
      CHECK(sheet[i].national_id == text[i].national_id);
      CHECK(sheet[i].gender == text[i].gender);
      CHECK(sheet[i].birth_date == text[i].birth_date);
      CHECK(sheet[i].hired_on == text[i].hired_on);
      CHECK(sheet[i].stage == text[i].stage);
      CHECK(sheet[i].subject == text[i].subject);
      CHECK(sheet[i].title == text[i].title);
      CHECK(sheet[i].town == text[i].town);
    }
  }
}

TEST_CASE("everyone of the bureau's roster is whole: nothing was lost on the way") {
  std::set<std::string> ids;
  for (const RosterRow& row : read("roster.xlsx").rows) {
    CAPTURE(row.id);
    CHECK(ids.insert(row.id).second);
    CHECK(row.id.size() == 8);
    CHECK_FALSE(row.name.empty());
    CHECK(row.name.find(' ') == std::string::npos);
    CHECK_FALSE(row.school.empty());
    CHECK(row.birth_date.known());
    CHECK(row.hired_on.known());
    CHECK(row.gender != Gender::unknown);
    CHECK(row.stage != Stage::unknown);
    CHECK(row.title.has_value());
  }
}

TEST_CASE("no message about the bureau's roster holds an identity number or a name") {
  for (const char* name : {"roster.xlsx", "roster-gb18030.csv", "roster-utf16.txt"}) {
    const auto imported = read(name);
    std::string said;
    for (const ImportProblem& problem : imported.report.problems)
      said += problem.reason.zh + problem.reason.en + problem.remedy.zh + problem.remedy.en +
              problem.place.in(Language::chinese);
    for (const Words& note : imported.report.notes) said += note.zh + note.en;
    CHECK(said.find("000000") == std::string::npos);
    for (const RosterRow& row : imported.rows) CHECK(said.find(row.name) == std::string::npos);
  }
}

}  // namespace echelon::exchange_tests
