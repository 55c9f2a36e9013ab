#pragma once

#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

#include "echelon/exchange/paper.hpp"
#include "echelon/exchange/sheet_file.hpp"
#include "echelon/exchange/xlsx_parts.hpp"

namespace echelon::paper_tests {

/// A folder that is gone after the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "echelon-papers-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator(path_), std::filesystem::directory_iterator()));
  }

 private:
  std::filesystem::path path_;
};

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The texts of the first sheet, row by row, empty cells at the ends left out.
inline std::vector<std::vector<std::string>> cells_of(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  for (const SheetRow& row : SheetFile::open(path).read().rows) {
    std::vector<std::string> cells;
    for (const SheetCell& cell : row.cells) cells.emplace_back(cell.text);
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    rows.push_back(std::move(cells));
  }
  return rows;
}

/// A part of a workbook as text.
inline std::string part_of(const std::filesystem::path& path, const std::string& part) {
  const XlsxContainer container(bytes_of(path), path.string(), {});
  std::string text;
  container.unpack(part, [&](std::string_view piece) {
    text += piece;
    return true;
  });
  return text;
}

/// A word on a page of a PDF, with the box it fills.
struct PdfWord {
  std::string text;
  std::size_t page = 0;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

struct PdfText {
  std::vector<PdfWord> words;
  std::vector<std::pair<double, double>> pages;  ///< width, height
  /// Everything on a page (all pages for 0), without white space.
  [[nodiscard]] std::string text(std::size_t page = 0) const {
    std::string all;
    for (const PdfWord& word : words) {
      if (page == 0 || word.page == page) all += word.text;
    }
    return all;
  }
};

/// What poppler's pdftotext, an independent reader, finds on the pages.
inline PdfText pdf_text(const std::filesystem::path& path) {
  const std::string command = "pdftotext -bbox '" + path.string() + "' -";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string html;
  char piece[4096];
  while (const std::size_t got = fread(piece, 1, sizeof piece, pipe.get())) html.append(piece, got);
  static const std::regex item(
      "<page width=\"([0-9.]+)\" height=\"([0-9.]+)\">|<word xMin=\"([0-9.-]+)\" yMin=\"([0-9.-]+)\" "
      "xMax=\"([0-9.-]+)\" yMax=\"([0-9.-]+)\">([^<]*)</word>");
  PdfText found;
  for (std::sregex_iterator at(html.begin(), html.end(), item), end; at != end; ++at) {
    const auto number = [&](std::size_t group) { return std::stod((*at)[group].str()); };
    if ((*at)[1].matched) {
      found.pages.emplace_back(number(1), number(2));
    } else {
      found.words.push_back({(*at)[7].str(), found.pages.size(), number(3), number(4), number(5), number(6)});
    }
  }
  return found;
}

/// A list of `rows` people with a school and a remark.
inline Paper list_of(std::size_t rows) {
  Paper paper;
  paper.title = "奥赛教练员遴选结果公示";
  paper.above = {"公示期：2024-10-16 至 2024-10-22，共 5 个工作日。"};
  paper.columns = {{"序号", 0.5, true}, {"姓名", 1}, {"学校", 2}, {"得分", 1, true}};
  for (std::size_t i = 1; i <= rows; ++i)
    paper.rows.push_back({std::to_string(i), "程若溪", "青石镇第一初级中学", "87.25"});
  paper.footer = "台账第 12 条记录 0f3a";
  return paper;
}

}  // namespace echelon::paper_tests
