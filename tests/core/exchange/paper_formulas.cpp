#include <doctest/doctest.h>

#include "echelon/exchange/csv_guard.hpp"
#include "paper_fixture.hpp"

using namespace echelon;
using namespace echelon::paper_tests;

namespace {

/// What has run in somebody's spreadsheet, behind everything that hides it.
std::vector<std::string> payloads() {
  const std::vector<std::string> bodies = {"=1+1",
                                           "+1+1",
                                           "-1+1",
                                           "@SUM(A1)",
                                           "=HYPERLINK(\"http://example.invalid\",\"看\")",
                                           "=cmd|' /C calc'!A0",
                                           "-2+3+cmd|' /C calc'!A0",
                                           "=DDE(\"a\";\"b\")",
                                           "=IMPORTXML(A1,\"//a\")",
                                           "＝1+1",
                                           "＋1",
                                           "－1+1",
                                           "＠SUM(1)",
                                           "﹦1",
                                           "−1+1",
                                           "=\"0000\"",
                                           "+8613",
                                           "-",
                                           "@"};
  std::vector<std::string> all;
  for (const char* before : {"", " ", "\t", "\r", "\n", "'", "''", "　", "\u200b", "\ufeff"}) {
    for (const std::string& body : bodies) all.push_back(before + body);
  }
  return all;
}

Paper paper_of_payloads() {
  Paper paper;
  paper.title = "=1+1";
  paper.above = {"@SUM(A1)"};
  paper.below = {"+1"};
  paper.footer = "&D=1+1";
  paper.columns = {{"=A1", 1}, {"文字", 1}, {"数", 1, true}};
  for (const std::string& payload : payloads()) paper.rows.push_back({payload, "x" + payload, payload});
  return paper;
}

}  // namespace

TEST_CASE("texts that look like formulas come back from a workbook as they were, none of them live") {
  const Folder folder;
  const Paper paper = paper_of_payloads();
  write_paper(paper, folder / "list.xlsx");
  const auto rows = cells_of(folder / "list.xlsx");
  REQUIRE(rows.size() == paper.rows.size() + 4);
  CHECK(rows[2] == std::vector<std::string>{"=A1", "文字", "数"});
  for (std::size_t i = 0; i < paper.rows.size(); ++i) CHECK(rows[i + 3] == paper.rows[i]);
  const std::string sheet = part_of(folder / "list.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("<f>") == std::string::npos);
  CHECK(sheet.find("<f ") == std::string::npos);
  CHECK(sheet.find("t=\"str\"") == std::string::npos);
}

TEST_CASE("text cells of a workbook are formatted as text, so that editing one does not make it live") {
  const Folder folder;
  write_paper(paper_of_payloads(), folder / "list.xlsx");
  const std::string styles = part_of(folder / "list.xlsx", "xl/styles.xml");
  const std::string sheet = part_of(folder / "list.xlsx", "xl/worksheets/sheet1.xml");
  // The formats by number, those whose number format is 49 (`@`) marked.
  std::vector<bool> is_text;
  const std::regex format("<xf numFmtId=\"([0-9]+)\"");
  const std::string formats = styles.substr(styles.find("<cellXfs"));
  for (std::sregex_iterator at(formats.begin(), formats.end(), format), end; at != end; ++at)
    is_text.push_back((*at)[1].str() == "49");
  const std::regex cell("<c r=\"[A-Z]+[0-9]+\" s=\"([0-9]+)\" t=\"s\"");
  std::size_t cells = 0;
  for (std::sregex_iterator at(sheet.begin(), sheet.end(), cell), end; at != end; ++at, ++cells)
    CHECK(is_text.at(std::stoul((*at)[1].str())));
  CHECK(cells >= payloads().size() * 3);
}

TEST_CASE("texts that look like formulas come back from CSV as they were, each behind an apostrophe") {
  const Folder folder;
  const Paper paper = paper_of_payloads();
  write_paper(paper, folder / "list.csv");
  const auto rows = cells_of(folder / "list.csv");
  REQUIRE(rows.size() == paper.rows.size() + 1);
  for (std::size_t i = 0; i < paper.rows.size(); ++i) CHECK(rows[i + 1] == paper.rows[i]);
  // A reader that knows nothing of the apostrophe, as Excel is one, must see it before every payload.
  const std::string bytes = bytes_of(folder / "list.csv");
  CHECK(bytes.starts_with("\xEF\xBB\xBF'=A1,"));
  for (const std::string& payload : payloads()) {
    CAPTURE(payload);
    CHECK(guarded_from_formulas(payload) == "'" + payload);
  }
}

TEST_CASE("rows streamed from CSV are without the apostrophe too") {
  const auto file = SheetFile::from_bytes("name\n'=1+1\n'quoted'\n", "list.csv");
  std::vector<std::string> texts;
  file.stream(0, [&](const SheetRow& row) {
    texts.emplace_back(row.cells.front().text);
    return true;
  });
  CHECK(texts == std::vector<std::string>{"name", "=1+1", "'quoted'"});
}

TEST_CASE("the guard leaves ordinary texts alone and is undone for every text") {
  for (const std::string text : {"", "程若溪", "T2400001", "-3", "-0.25", "2024-03-01", "'", "'一班'", "a=b",
                                 "3+4", "O'Neil", "'-3", "（见附件）", "—", "#N/A", "\"=1\"", " '=1"}) {
    CAPTURE(text);
    CHECK(guarded_from_formulas(text) == text);
    CHECK(without_formula_guard(text) == text);
  }
  for (const std::string& text : payloads())
    CHECK(without_formula_guard(guarded_from_formulas(text)) == text);
}
