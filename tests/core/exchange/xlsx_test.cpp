#include <doctest/doctest.h>

#include "book_maker.hpp"

namespace echelon::exchange_tests {
namespace {

std::string read(const std::string& rows) { return shown(BookMaker(rows).read()); }

/// The kind of the only cell.
CellKind kind_of(const BookMaker& book) { return book.read().rows.at(0).cells.at(0).kind; }

std::string dated(const std::string& format, const std::string& value, bool since_1904 = false) {
  BookMaker book("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>" + value + "</v></c></row>");
  book.styles(format.empty() ? "" : "<numFmt numFmtId=\"200\" formatCode=\"" + format + "\"/>",
              "<xf numFmtId=\"0\"/><xf numFmtId=\"" + std::string(format.empty() ? "14" : "200") + "\"/>");
  if (since_1904) book.date1904();
  return shown(book.read());
}

}  // namespace

TEST_CASE("cells of every type are read") {
  BookMaker book(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>inline</t></is></c>"
      "<c r=\"C1\" t=\"str\"><f>A1</f><v>by formula</v></c><c r=\"D1\"><v>87.5</v></c>"
      "<c r=\"E1\" t=\"b\"><v>1</v></c><c r=\"F1\" t=\"e\"><v>#N/A</v></c>"
      "<c r=\"G1\" t=\"d\"><v>2024-03-01</v></c></row>");
  book.strings("<si><t>other</t></si><si><t>shared</t></si>");
  const Sheet sheet = book.read();
  CHECK(shown(sheet) == "1: shared|inline|by formula|87.5|TRUE|#N/A|2024-03-01");
  const std::vector<CellKind> kinds{CellKind::text,    CellKind::text,  CellKind::text, CellKind::number,
                                    CellKind::boolean, CellKind::error, CellKind::date};
  for (std::size_t i = 0; i < kinds.size(); ++i) CHECK(sheet.rows[0].cells[i].kind == kinds[i]);
}

TEST_CASE("runs of rich text are joined and phonetic guides left out, shared and inline alike") {
  BookMaker book(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
      "t=\"inlineStr\"><is><r><t>ab</t></r><r><t>c</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></is></c></row>");
  book.strings(
      "<si><r><rPr><b/></rPr><t>冯</t></r><r><t xml:space=\"preserve\"> 杰</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>feng</t></rPh><phoneticPr fontId=\"1\"/></si>");
  CHECK(shown(book.read()) == "1: 冯 杰|abc");
}

TEST_CASE("escapes of Excel are undone, and only those") {
  BookMaker book("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>");
  book.strings("<si><t>a_x000D_b_x005F_x0041_</t></si><si><t>_x12_ _xZZZZ_ &amp; &lt;</t></si>");
  CHECK(shown(book.read()) == "1: a\rb_x0041_|_x12_ _xZZZZ_ & <");
}

TEST_CASE("cells and rows without addresses follow each other, empty ones too") {
  CHECK(read("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>") == "1: 1||3\n2: 4");
  CHECK(read("<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>") ==
        "3: |1|2\n4: 3");
  CHECK(read("<row r=\"1\"><c r=\"A1\" s=\"2\"/><c/><c/><c><v>4</v></c></row>") == "1: |||4");
}

TEST_CASE("numbers are read in their shortest exact form, long ones as what is left of them") {
  CHECK(read("<row r=\"1\"><c r=\"A1\"><v>0.1</v></c><c r=\"B1\"><v>1.0</v></c><c r=\"C1\"><v>1E3</v></c>"
             "<c r=\"D1\"><v>0.30000000000000004</v></c><c r=\"E1\"><v>007</v></c></row>") ==
        "1: 0.1|1|1000|0.30000000000000004|7");
  CHECK(kind_of(BookMaker("<row r=\"1\"><c r=\"A1\"><v>1E+999</v></c></row>")) == CellKind::error);
  CHECK(read("<row r=\"1\"><c r=\"A1\"><v>1.2345678901234567E+17</v></c></row>") == "1: 123456789012345664");
}

TEST_CASE("dates are known by their style, built in or the bureau's own") {
  CHECK(dated("", "45352") == "1: 2024-03-01");
  CHECK(dated("yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "45352") == "1: 2024-03-01");
  CHECK(dated("[$-804]yyyy/m/d", "45352") == "1: 2024-03-01");
  CHECK(dated("yyyy\\.mm", "45352") == "1: 2024-03");
  CHECK(dated("yyyy&quot;年&quot;m&quot;月&quot;", "45352") == "1: 2024-03");
  CHECK(dated("yyyy-mm-dd hh:mm", "45352.5") == "1: 2024-03-01T12:00:00");
  CHECK(dated("0.00", "45352") == "1: 45352");
  CHECK(dated("General", "45352") == "1: 45352");
  CHECK(dated("hh:mm", "0.5") == "1: 0.5");
  CHECK(dated("&quot;day&quot; 0", "45352") == "1: 45352");
}

TEST_CASE("a workbook that counts from 1904 does so") {
  CHECK(dated("", "43890", true) == "1: 2024-03-01");
  CHECK(dated("", "0", true) == "1: 1904-01-01");
}

TEST_CASE("Excel's day that never was is no date") {
  CHECK(dated("", "60") == "1: 60");
  CHECK(dated("", "59") == "1: 1900-02-28");
  CHECK(dated("", "61") == "1: 1900-03-01");
  CHECK(dated("", "-1") == "1: -1");
}

TEST_CASE("merged cells repeat their value over the range, and only where nothing stands") {
  BookMaker book(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
      "<row r=\"2\"><c r=\"B2\"><v>3</v></c></row><row r=\"3\"><c r=\"C3\"><v>4</v></c></row>");
  book.after_rows(
      "<mergeCells><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"x\"/></mergeCells>");
  const Sheet sheet = book.read();
  CHECK(shown(sheet) == "1: 1|2\n2: ^1|3\n3: ^1||4");
  CHECK(sheet.merged.size() == 2);
}

TEST_CASE("a merge over all columns of Excel fills no memory") {
  BookMaker book(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"/></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>");
  book.after_rows("<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>");
  CHECK(shown(book.read()) == "1: 1\n2: 2");
}

TEST_CASE("hidden sheets are passed over, and found by name") {
  BookMaker book;
  book.sheet("参数", "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "hidden")
      .sheet("deep", "<row r=\"1\"><c r=\"A1\"><v>2</v></c></row>", "veryHidden")
      .sheet("空表", "")
      .sheet("花名册", "<row r=\"1\"><c r=\"A1\"><v>3</v></c></row>");
  const SheetFile file = book.open();
  CHECK(file.tabs().size() == 4);
  CHECK(file.read().name == "花名册");
  CHECK(shown(file.read("参数")) == "1: 1");
  CHECK(shown(file.read(" 花名册 ")) == "1: 3");
  const Error error = error_of([&] { return file.read("无此表"); });
  CHECK(error.remedy().en.find("花名册") != std::string::npos);
}

TEST_CASE("parts are found by their relations, whatever they are called") {
  BookMaker book;
  book.without("xl/worksheets/sheet1.xml")
      .part("data/one.xml",
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>")
      .part("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"../data/./one.xml\"/>"
            "<Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"https://example.invalid/a.xml\" "
            "TargetMode=\"External\"/></Relationships>");
  CHECK(shown(book.read()) == "1: 1");
}

TEST_CASE("formulas that were never computed are no text") {
  const BookMaker never("<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row>");
  CHECK(shown(never.read()) == "1: #FORMULA");
  CHECK(kind_of(never) == CellKind::error);
}

TEST_CASE("a sheet is read row by row in the file's order") {
  const SheetFile file =
      BookMaker("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>5</v></c></row>")
          .open();
  std::vector<long> rows;
  file.stream(0, [&](const SheetRow& row) {
    rows.push_back(row.number);
    return true;
  });
  CHECK(rows == std::vector<long>{1, 5});
  rows.clear();
  file.stream(0, [&](const SheetRow& row) {
    rows.push_back(row.number);
    return false;
  });
  CHECK(rows == std::vector<long>{1});
}

}  // namespace echelon::exchange_tests
