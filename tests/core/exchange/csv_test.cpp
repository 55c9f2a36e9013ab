#include <doctest/doctest.h>

#include "book_maker.hpp"
#include "echelon/exchange/csv.hpp"

namespace echelon::exchange_tests {
namespace {

std::string read(const std::string& text) { return shown(read_csv_sheet(text)); }

}  // namespace

TEST_CASE("rows are read as RFC 4180 says") {
  CHECK(read("a,b\r\n1,2\r\n") == "1: a|b\n2: 1|2");
  CHECK(read("a,\"b,c\"\n\"say \"\"x\"\"\",2\n") == "1: a|b,c\n2: say \"x\"|2");
  CHECK(read("a,\"two\nlines\"\nb,c") == "1: a|two\nlines\n3: b|c");
  CHECK(read("a,,\n,,c\n") == "1: a||\n2: ||c");
  CHECK(read("\"\",x\n") == "1: |x");
  CHECK(read("") == "");
}

TEST_CASE("what people broke is read as they meant it") {
  CHECK(read("a,5\" disk\nb,c\n") == "1: a|5\" disk\n2: b|c");
  CHECK(read("\"a\"x,b\n") == "1: ax|b");
  CHECK(read("\"never closed,b\nc,d\n") == "1: \"never closed|b\n2: c|d");
  CHECK(read("a,b\rc,d\r") == "1: a|b\n2: c|d");
  CHECK(read("a,b\n\n\n1,2\n") == "1: a|b\n4: 1|2");
  CHECK(read("a,b,c\n1\n1,2,3,4\n") == "1: a|b|c\n2: 1\n3: 1|2|3|4");
  CHECK(read("\"a\n\"b,c\n") == "1: \"a\n2: \"b|c");
}

TEST_CASE("the separator is the one that parts the first lines evenly") {
  CHECK(csv_separator("a,b\n1,2\n") == ',');
  CHECK(csv_separator("a\tb\n1,5\t2\n") == '\t');
  CHECK(csv_separator("a;b;c\n1,5;2;3\n2,5;2;3\n") == ';');
  CHECK(csv_separator("\"a;b;c\",d\n\"e;f;g\",h\n") == ',');
  CHECK(csv_separator("one column\n") == ',');
}

TEST_CASE("every encoding a bureau sends gives the same rows") {
  const std::string utf8 = "工号,姓名\r\nT1,\"冯,杰\"\r\n";
  const std::string expected = "1: 工号|姓名\n2: T1|冯,杰";
  const auto read_bytes = [](const std::string& bytes) {
    return shown(SheetFile::from_bytes(bytes, "x.csv").read());
  };
  CHECK(read_bytes(utf8) == expected);
  CHECK(read_bytes("\xEF\xBB\xBF" + utf8) == expected);
  CHECK(read_bytes("\xB9\xA4\xBA\xC5,\xD0\xD5\xC3\xFB\r\nT1,\"\xB7\xEB,\xBD\xDC\"\r\n") == expected);
  std::string utf16("\xFF\xFE", 2);
  for (const char16_t c : std::u16string(u"工号\t姓名\r\nT1\t冯,杰\r\n")) {
    utf16 += static_cast<char>(c & 0xFF);
    utf16 += static_cast<char>(c >> 8);
  }
  CHECK(read_bytes(utf16) == expected);
}

TEST_CASE("a file with more cells than allowed is refused with the row") {
  const Error error = error_of([] { return read_csv_sheet("a,b\nc,d\ne,f\n", {.cells = 4}); });
  CHECK(error.place().row == 3);
  CHECK(error.happened().en.find("too many cells") != std::string::npos);
}

TEST_CASE("what is written is read back, whatever stands in it") {
  const std::vector<std::string> fields{"a,b", "say \"x\"", "two\nlines", " space ",   "=1+1",
                                        "",    "青石",      "'",          "tab\there", "\r"};
  CsvWriter writer;
  writer.row({"h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10"});
  writer.row(fields);
  const Sheet sheet = SheetFile::from_bytes(writer.bytes(), "x.csv").read();
  REQUIRE(sheet.rows.size() == 2);
  REQUIRE(sheet.rows[1].cells.size() == fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) CHECK(sheet.rows[1].cells[i].text == fields[i]);
}

}  // namespace echelon::exchange_tests
