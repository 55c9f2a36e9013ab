// A table on its way into a spreadsheet and back.

#include "echelon/exchange/table_file.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "echelon/exchange/sheet_file.hpp"

using namespace echelon;

namespace {

Table made() {
  static const std::vector<std::vector<Cell>> cells{
      {{"张伟", {}, Tone::plain, {}}, {"+12.5", 12.5, Tone::plain, {}}, {"a\tb\n\"c\"", {}, Tone::plain, {}}},
      {{"=HYPERLINK(1)", {}, Tone::plain, {}}, {"−3", -3.0, Tone::plain, {}}, {"@x", {}, Tone::plain, {}}},
      {{"'=x", {}, Tone::plain, {}}, {"1,234", 1234.0, Tone::plain, {}}, {"-1", {}, Tone::plain, {}}},
      {{"", {}, Tone::plain, {}}, {"不全", -1.0, Tone::plain, {}}, {" 12 KB", 12000.0, Tone::plain, {}}}};
  Table table;
  table.id = "made";
  table.columns = {
      {"name", {"姓名", "name"}}, {"points", {"分", "points"}, 0.5}, {"text", {"说明", "text"}, 2}};
  table.rows = cells.size();
  table.cell = [](std::size_t row, std::size_t column) { return cells[row][column]; };
  return table;
}

}  // namespace

TEST_CASE("a table goes to the clipboard and comes back with the same cells, figures plain") {
  const Table table = made();
  const std::string text = clipboard_text(table_paper(table, whole(table), Language::chinese));
  CHECK(text.starts_with("姓名\t分\t说明\r\n张伟\t12.5\t"));
  CHECK(text.find("\n=") == std::string::npos);
  CHECK(text.find("\t@") == std::string::npos);
  const auto rows = read_clipboard(text);
  REQUIRE(rows.size() == 5);
  CHECK(rows[1] == std::vector<std::string>{"张伟", "12.5", "a\tb\n\"c\""});
  CHECK(rows[2] == std::vector<std::string>{"=HYPERLINK(1)", "-3", "@x"});
  CHECK(rows[3] == std::vector<std::string>{"'=x", "1234", "-1"});
  CHECK(rows[4] == std::vector<std::string>{"", "不全", " 12 KB"});
}

TEST_CASE("the rows and columns that are asked for are written, in that order, however small the slices") {
  const Table table = made();
  TablePaper paper(table, {{2, 0}, {1, 0}}, Language::english);
  int slices = 0;
  while (!paper.work(table, std::chrono::microseconds(0))) REQUIRE(++slices < 100);
  CHECK(paper.paper().columns.front().title == "points");
  CHECK(paper.paper().columns.front().number);
  CHECK(paper.paper().rows == std::vector<std::vector<std::string>>{{"1234", "'=x"}, {"12.5", "张伟"}});
}

TEST_CASE("a table that was saved is read back with the same cells") {
  const auto file = std::filesystem::temp_directory_path() / "echelon-table-test.csv";
  const Table table = made();
  write_paper(table_paper(table, whole(table), Language::chinese), file);
  const Sheet sheet = SheetFile::open(file).read();
  REQUIRE(sheet.rows.size() == 5);
  CHECK(sheet.rows[2].cells[0].text == "=HYPERLINK(1)");
  CHECK(sheet.rows[3].cells[1].text == "1234");
  std::filesystem::remove(file);
}

TEST_CASE("what people copy is read: one column, blank lines, a comma that parts nothing") {
  CHECK(read_clipboard("").empty());
  CHECK(read_clipboard("\r\n\r\n").empty());
  const auto rows = read_clipboard("a,b\n\nc\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == std::vector<std::string>{"a,b"});
}
