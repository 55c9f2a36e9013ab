// Files that are damaged or mean harm: each ends in a sentence that names the file.

#include <doctest/doctest.h>

#include "book_maker.hpp"

namespace echelon::exchange_tests {
namespace {

const std::string one_row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";

/// What opening and reading ends with.
std::string refusal(const std::string& bytes, const SheetFileOptions& options = {}) {
  const Error error = error_of([&] { return SheetFile::from_bytes(bytes, "made.xlsx", options).read(); });
  CHECK(error.fault() == Fault::request);
  CHECK(error.place().file == "made.xlsx");
  CHECK_FALSE(error.happened().zh.empty());
  CHECK_FALSE(error.remedy().zh.empty());
  CHECK_FALSE(error.remedy().en.empty());
  return error.happened().en;
}

std::string refusal(const BookMaker& book, const SheetFileOptions& options = {}) {
  return refusal(book.bytes(), options);
}

bool says(const std::string& text, const char* words) {
  CAPTURE(text);
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a container cut off anywhere is refused, never half read") {
  const std::string whole = BookMaker(one_row).bytes();
  for (std::size_t length = 4; length < whole.size(); length += 37) {
    CAPTURE(length);
    CHECK(says(refusal(whole.substr(0, length)), "not a whole .xlsx"));
  }
}

TEST_CASE("any single byte changed in a container is a result or a refusal") {
  const std::string whole = BookMaker(one_row).strings("<si><t>a</t></si>").bytes();
  int read = 0;
  int refused = 0;
  for (std::size_t i = 0; i < whole.size(); i += 3) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x55);
    try {
      static_cast<void>(SheetFile::from_bytes(changed, "made.xlsx").read());
      ++read;
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(read > 0);
  CHECK(refused > 0);
}

TEST_CASE("a DOCTYPE is refused wherever it stands") {
  const std::string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
  CHECK(
      says(refusal(BookMaker(one_row).part("xl/sharedStrings.xml", bomb + "<sst><si><t>&b;</t></si></sst>")),
           "DOCTYPE"));
  CHECK(says(refusal(BookMaker().part("xl/worksheets/sheet1.xml",
                                      "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>")),
             "DOCTYPE"));
  CHECK(says(refusal(BookMaker(one_row).part("xl/workbook.xml", bomb + "<workbook/>")), "DOCTYPE"));
}

TEST_CASE("more than the limits allow is refused: container, parts, ratio, cells, texts") {
  SheetFileOptions options;
  options.limits.container_bytes = 100;
  CHECK(says(refusal(BookMaker(one_row), options), "larger than"));
  options = {};
  options.limits.inflated_bytes = 200;
  CHECK(says(refusal(BookMaker(one_row), options), "unpacks to far more"));
  options = {};
  options.limits.cells = 3;
  std::string rows;
  for (int i = 1; i <= 4; ++i) rows += "<row r=\"" + std::to_string(i) + "\"><c><v>1</v></c></row>";
  CHECK(says(refusal(BookMaker(rows), options), "too many cells"));
  CHECK(says(refusal(BookMaker(one_row).strings("<si/><si/><si/><si/>"), options), "too many texts"));
}

TEST_CASE("a part that nests absurdly deep, or is no XML, is refused") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK(says(refusal(BookMaker().part("xl/worksheets/sheet1.xml", deep)), "not well-formed"));
  CHECK(says(refusal(BookMaker().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>")),
             "not well-formed"));
  CHECK(says(refusal(BookMaker().part("xl/worksheets/sheet1.xml", "")), "not well-formed"));
  CHECK(
      says(refusal(BookMaker(one_row).part("xl/workbook.xml", "<workbook xmlns=\"a\"><sheets/></workbook>")),
           "no sheets"));
}

TEST_CASE("addresses and references that lead nowhere are damage") {
  CHECK(says(refusal(BookMaker("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")),
             "text that is not there"));
  CHECK(says(refusal(BookMaker("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>")),
             "text that is not there"));
  CHECK(says(refusal(BookMaker("<row r=\"1\"><c r=\"A0\"><v>7</v></c></row>")), "address is wrong"));
  CHECK(says(refusal(BookMaker("<row r=\"1\"><c r=\"XFE1\"><v>7</v></c></row>")), "address is wrong"));
  CHECK(says(refusal(BookMaker("<row r=\"2\"><c><v>7</v></c></row><row r=\"1\"><c><v>7</v></c></row>")),
             "out of order"));
  CHECK(says(refusal(BookMaker("<row r=\"1048577\"><c><v>7</v></c></row>")), "out of order"));
  CHECK(says(refusal(BookMaker(one_row).without("xl/worksheets/sheet1.xml")), "cannot be read"));
}

TEST_CASE("an archive that is no workbook, and files that are no table, are named as what they are") {
  CHECK(says(refusal(zipped({{"readme.txt", "hello"}})), "not an Excel workbook"));
  CHECK(says(refusal(""), "empty"));
  CHECK(says(refusal("\xD0\xCF\x11\xE0rest"), "old Excel file"));
  CHECK(says(refusal("%PDF-1.7"), "PDF"));
  CHECK(says(refusal("<html><table></table></html>"), "web page"));
  CHECK(says(refusal(BookMaker("")), "holds nothing"));
}

TEST_CASE("a relation to the outside is never followed") {
  CHECK(
      says(refusal(BookMaker(one_row).part(
               "xl/_rels/workbook.xml.rels",
               "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"file:///etc/passwd\" "
               "TargetMode=\"External\"/></Relationships>")),
           "no sheets"));
  CHECK(says(refusal(BookMaker(one_row).part("xl/_rels/workbook.xml.rels",
                                             "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" "
                                             "Target=\"../../../../etc/passwd\"/></Relationships>")),
             "cannot be read"));
}

TEST_CASE("a name of 100,000 parts or a part said to be larger than all limits is refused") {
  std::vector<std::pair<std::string, std::string>> parts;
  for (int i = 0; i < 10'001; ++i) parts.emplace_back("p" + std::to_string(i), "");
  CHECK(says(refusal(zipped(parts)), "unpacks to far more"));
}

}  // namespace echelon::exchange_tests
