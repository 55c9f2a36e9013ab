#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>

#include "echelon/base/error.hpp"
#include "paper_fixture.hpp"

using namespace echelon;
using namespace echelon::paper_tests;

namespace {

/// The Error of writing the paper; fails when there is none.
Error refusal_of(const Paper& paper, const std::filesystem::path& file) {
  try {
    write_paper(paper, file);
  } catch (const Error& error) {
    return error;
  }
  FAIL("it was written");
  return {Fault::request, {}, {}, {}};
}

/// While it lives no file of this process grows beyond `bytes`: a full disk.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit little{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

TEST_CASE("a list comes back from its workbook with title, lines, header and cells in their places") {
  const Folder folder;
  Paper paper = list_of(2);
  paper.below = {"注：以上。"};
  write_paper(paper, folder / "list.XLSX");
  const auto rows = cells_of(folder / "list.XLSX");
  REQUIRE(rows.size() == 6);
  CHECK(rows[0] == std::vector<std::string>(4, paper.title));
  CHECK(rows[1].front() == paper.above.front());
  CHECK(rows[2] == std::vector<std::string>{"序号", "姓名", "学校", "得分"});
  CHECK(rows[3] == paper.rows[0]);
  CHECK(rows[5].front() == "注：以上。");
}

TEST_CASE("numbers are numbers in a workbook, and what would lose digits as one is text") {
  const Folder folder;
  Paper paper;
  paper.title = "数";
  paper.columns = {{"数", 1, true}, {"编号", 1}};
  const std::vector<std::pair<std::string, CellKind>> cells = {
      {"87.25", CellKind::number},    {"-3", CellKind::number},
      {"0.000001", CellKind::number}, {"1234567890123456", CellKind::text},
      {"007", CellKind::text},        {"1e5", CellKind::text},
      {"12.", CellKind::text},        {"待定", CellKind::text}};
  for (const auto& [text, kind] : cells) paper.rows.push_back({text, "24"});
  write_paper(paper, folder / "list.xlsx");
  const Sheet sheet = SheetFile::open(folder / "list.xlsx").read();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    CAPTURE(cells[i].first);
    CHECK(sheet.rows[i + 2].cells[0].text == cells[i].first);
    CHECK(sheet.rows[i + 2].cells[0].kind == cells[i].second);
    CHECK(sheet.rows[i + 2].cells[1].kind == CellKind::text);
  }
}

TEST_CASE("a number shown with two places is rounded on paper and kept whole in sheets") {
  const Folder folder;
  Paper paper;
  paper.title = "分";
  paper.columns = {{"分", 1, true, {}, false, {}, 2}, {"原文", 1}};
  paper.rows = {{"1.005", "1.005"}, {"-0.001", "b"}, {"87.254999", "c"}, {"9.996", "d"}, {"待定", "e"}};
  for (const char* form : {".xlsx", ".csv"}) {
    write_paper(paper, folder / ("list" + std::string(form)));
    const auto rows = cells_of(folder / ("list" + std::string(form)));
    for (std::size_t i = 0; i < paper.rows.size(); ++i)
      CHECK(rows[rows.size() - paper.rows.size() + i] == paper.rows[i]);
  }
  CHECK(part_of(folder / "list.xlsx", "xl/styles.xml").find("formatCode=\"0.00\"") != std::string::npos);
  write_paper(paper, folder / "list.pdf");
  const std::string text = pdf_text(folder / "list.pdf").text();
  CHECK(text.find("1.011.005") != std::string::npos);
  CHECK(text.find("0.00b") != std::string::npos);
  CHECK(text.find("-0.00") == std::string::npos);
  CHECK(text.find("87.25c") != std::string::npos);
  CHECK(text.find("10.00d") != std::string::npos);
  CHECK(text.find("待定e") != std::string::npos);
}

TEST_CASE("a workbook prints fitted to the width, its header on every page and in view") {
  const Folder folder;
  write_paper(list_of(3), folder / "list.xlsx");
  const std::string sheet = part_of(folder / "list.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("fitToHeight=\"0\"") != std::string::npos);
  CHECK(sheet.find("state=\"frozen\"") != std::string::npos);
  CHECK(sheet.find("ySplit=\"3\"") != std::string::npos);
  CHECK(sheet.find("台账第 12 条记录 0f3a") != std::string::npos);
  CHECK(part_of(folder / "list.xlsx", "xl/workbook.xml").find("$3:$3") != std::string::npos);
}

TEST_CASE("a template has its header in the first row, nothing below it, and lists to choose from") {
  const Folder folder;
  Paper paper;
  paper.title = "花名册";
  paper.is_template = true;
  std::vector<std::string> many;
  for (int i = 0; i < 90; ++i) many.push_back("学校" + std::to_string(i));
  paper.columns = {{"工号", 1, false, {}, true, "必填。例如：T0000001"},
                   {"性别", 1, false, {"男", "女"}},
                   {"学校", 1, false, many},
                   {"说明", 1, false, {"是,否", "否"}}};
  write_paper(paper, folder / "template.xlsx");
  const SheetFile file = SheetFile::open(folder / "template.xlsx");
  REQUIRE(file.tabs().size() == 2);
  CHECK(file.tabs()[1].hidden);
  const auto rows = cells_of(folder / "template.xlsx");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0] == std::vector<std::string>{"工号", "性别", "学校", "说明"});
  const std::string sheet = part_of(folder / "template.xlsx", "xl/worksheets/sheet1.xml");
  CHECK(sheet.find("<formula1>\"男,女\"</formula1>") != std::string::npos);
  CHECK(sheet.find("<formula1>_choices!$A$1:$A$90</formula1>") != std::string::npos);
  CHECK(sheet.find("<formula1>_choices!$B$1:$B$2</formula1>") != std::string::npos);
  CHECK(part_of(folder / "template.xlsx", "xl/comments1.xml").find("T0000001") != std::string::npos);
  const Sheet choices = file.read(1);
  REQUIRE(choices.rows.size() == 90);
  CHECK(choices.rows[89].cells[0].text == "学校89");
  CHECK(refusal_of(paper, folder / "template.pdf").fault() == Fault::request);
}

TEST_CASE("the same paper is the same bytes") {
  const Folder folder;
  for (const char* form : {".xlsx", ".pdf", ".csv"}) {
    CAPTURE(form);
    write_paper(list_of(40), folder / ("one" + std::string(form)));
    write_paper(list_of(40), folder / ("two" + std::string(form)));
    CHECK(bytes_of(folder / ("one" + std::string(form))) == bytes_of(folder / ("two" + std::string(form))));
  }
}

TEST_CASE("another extension is refused, naming the three") {
  const Folder folder;
  for (const char* name : {"list.doc", "list", "list.xlsx.bak"}) {
    const Error error = refusal_of(list_of(1), folder / name);
    CHECK(error.fault() == Fault::request);
    for (const char* form : {".xlsx", ".pdf", ".csv"})
      CHECK(error.remedy().zh.find(form) != std::string::npos);
  }
  CHECK(folder.files() == 0);
}

TEST_CASE("a paper that cannot be written leaves what was there, and nothing beside it") {
  const Folder folder;
  for (const char* form : {".xlsx", ".pdf", ".csv"}) {
    CAPTURE(form);
    const auto file = folder / ("list" + std::string(form));
    std::ofstream(file) << "earlier";
    {
      const FullDisk full(600);
      const Error error = refusal_of(list_of(400), file);
      CHECK(error.fault() == Fault::environment);
      CHECK(error.place().file == file.string());
    }
    CHECK(bytes_of(file) == "earlier");
    CHECK(refusal_of(list_of(1), folder / ("absent/list" + std::string(form))).fault() == Fault::environment);
    std::filesystem::create_directory(folder / ("folder" + std::string(form)));
    CHECK(refusal_of(list_of(1), folder / ("folder" + std::string(form))).fault() == Fault::environment);
  }
  CHECK(folder.files() == 6);
  Paper huge = list_of(1);
  huge.rows[0][1] = std::string(40'000, 'a');
  CHECK(refusal_of(huge, folder / "list.xlsx").fault() == Fault::request);
  CHECK(bytes_of(folder / "list.xlsx") == "earlier");
}
