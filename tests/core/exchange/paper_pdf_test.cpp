#include <doctest/doctest.h>

#include <algorithm>

#include "paper_fixture.hpp"

using namespace echelon;
using namespace echelon::paper_tests;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
    ++found;
  return found;
}

/// Every word stands within the page's margins, in fact, not by the layout's own account.
void check_within_margins(const PdfText& pdf) {
  for (const PdfWord& word : pdf.words) {
    const auto [width, height] = pdf.pages.at(word.page - 1);
    CAPTURE(word.text);
    CHECK(word.left >= 50);
    CHECK(word.top >= 40);
    CHECK(word.right <= width - 50);
    CHECK(word.bottom <= height - 30);
  }
}

}  // namespace

TEST_CASE("a long list repeats its header, its footer and n of m on every page of A4") {
  const Folder folder;
  write_paper(list_of(200), folder / "list.pdf");
  const PdfText pdf = pdf_text(folder / "list.pdf");
  REQUIRE(pdf.pages.size() > 3);
  CHECK(count(pdf.text(), "程若溪") == 200);
  for (std::size_t page = 1; page <= pdf.pages.size(); ++page) {
    const std::string text = pdf.text(page);
    CHECK(count(text, "序号姓名学校得分") == 1);
    CHECK(count(text, "台账第12条记录0f3a") == 1);
    CHECK(count(text, "第" + std::to_string(page) + "页，共" + std::to_string(pdf.pages.size()) + "页") == 1);
    CHECK(std::abs(pdf.pages[page - 1].first - 595.28) < 0.5);
    CHECK(std::abs(pdf.pages[page - 1].second - 841.89) < 0.5);
  }
  check_within_margins(pdf);
}

TEST_CASE("a cell's text wraps within its column, words without spaces included") {
  const Folder folder;
  Paper paper = list_of(0);
  paper.rows = {{"1", std::string(60, 'A'), std::string(200, 'B'), std::string(80, 'C')}};
  write_paper(paper, folder / "list.pdf");
  const PdfText pdf = pdf_text(folder / "list.pdf");
  std::map<char, std::pair<double, double>> extents;
  for (const PdfWord& word : pdf.words) {
    const char letter = word.text.front();
    if (word.text.find_first_not_of(letter) != std::string::npos || letter < 'A' || letter > 'C') continue;
    auto [at, fresh] = extents.try_emplace(letter, word.left, word.right);
    at->second.first = std::min(at->second.first, word.left);
    at->second.second = std::max(at->second.second, word.right);
  }
  REQUIRE(extents.size() == 3);
  CHECK(extents['A'].second < extents['B'].first);
  CHECK(extents['B'].second < extents['C'].first);
  CHECK(count(pdf.text(), "B") == 200);
  check_within_margins(pdf);
}

TEST_CASE("numbers, ids and short texts stay on one line beside a long text") {
  const Folder folder;
  Paper paper = list_of(0);
  paper.columns = {{"no.", 0.1, true}, {"person id", 0.1}, {"stage", 0.1}, {"remark", 30}};
  std::string remark;
  for (int i = 0; i < 300; ++i) remark += "荐";
  paper.rows = {{"12345.678901", "T2400001", "senior secondary", remark}};
  write_paper(paper, folder / "list.pdf");
  const PdfText pdf = pdf_text(folder / "list.pdf");
  for (const char* whole : {"12345.678901", "T2400001"})
    CHECK(std::ranges::find(pdf.words, whole, &PdfWord::text) != pdf.words.end());
  const auto senior = std::ranges::find(pdf.words, "senior", &PdfWord::text);
  const auto secondary = std::ranges::find(pdf.words, "secondary", &PdfWord::text);
  REQUIRE(senior != pdf.words.end());
  REQUIRE(secondary != pdf.words.end());
  CHECK(senior->top == doctest::Approx(secondary->top));
  check_within_margins(pdf);
}

TEST_CASE("a row higher than a page goes on over pages and loses nothing") {
  const Folder folder;
  Paper paper = list_of(3);
  std::string statement;
  for (int i = 0; i < 3000; ++i) statement += "荐";
  paper.rows[1][2] = statement;
  write_paper(paper, folder / "list.pdf");
  const PdfText pdf = pdf_text(folder / "list.pdf");
  CHECK(pdf.pages.size() >= 3);
  CHECK(count(pdf.text(), "荐") == 3000);
  CHECK(count(pdf.text(), "87.25") == 3);
  check_within_margins(pdf);
}

TEST_CASE("headings that fill a page end, and long lines above and below break") {
  const Folder folder;
  Paper paper = list_of(1);
  for (int i = 0; i < 600; ++i) paper.columns[0].title += "长";
  for (int i = 0; i < 4000; ++i) paper.above[0] += "上";
  write_paper(paper, folder / "list.pdf");
  CHECK(count(pdf_text(folder / "list.pdf").text(), "上") == 4000);
}

TEST_CASE("who signs stands at the right, below the list, on one page with room for the seal") {
  const Folder folder;
  for (std::size_t rows = 20; rows < 60; rows += 3) {
    Paper paper = list_of(rows);
    paper.signature = {"青石县教育体育局", "2024年10月16日"};
    write_paper(paper, folder / "list.pdf");
    const PdfText pdf = pdf_text(folder / "list.pdf");
    const auto bureau = std::ranges::find(pdf.words, "青石县教育体育局", &PdfWord::text);
    const auto day = std::ranges::find(pdf.words, "2024年10月16日", &PdfWord::text);
    REQUIRE(bureau != pdf.words.end());
    REQUIRE(day != pdf.words.end());
    CHECK(bureau->page == pdf.pages.size());
    CHECK(day->page == bureau->page);
    CHECK(day->top > bureau->bottom);
    CHECK(bureau->left > 297);
    CHECK(count(pdf.text(bureau->page), "程若溪") >= 2);
    check_within_margins(pdf);
  }
}

TEST_CASE("rare characters of names are drawn with glyphs of their own") {
  const Folder folder;
  Paper paper = list_of(1);
  paper.rows[0][1] = "喆堃犇翀㛃䶮𬭎𠮷";
  write_paper(paper, folder / "list.pdf");
  CHECK(count(pdf_text(folder / "list.pdf").text(), "喆堃犇翀㛃䶮𬭎𠮷") == 1);
}
