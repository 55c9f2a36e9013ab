#include "echelon/exchange/paper.hpp"

#include <algorithm>

#include "echelon/base/text.hpp"
#include "echelon/exchange/file_beside.hpp"
#include "echelon/exchange/paper_parts.hpp"

namespace echelon {
namespace {

std::string extension_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

/// The blocks that fill two columns of a terminal and of a sheet.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD) || c == 0x2014 || c == 0x2026 ||
         c == 0x201C || c == 0x201D;
}

}  // namespace

int shown_width(std::string_view text) {
  int widest = 0;
  int width = 0;
  while (!text.empty()) {
    const char32_t next = take_code_point(text);
    if (next == '\n') {
      width = 0;
      continue;
    }
    width += is_wide(next) ? 2 : 1;
    widest = std::max(widest, width);
  }
  return widest;
}

bool is_exact_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view places = point == std::string_view::npos ? "0" : text.substr(point + 1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!digits(whole) || !digits(places) || whole.size() + places.size() > 15) return false;
  return whole == "0" || whole.front() != '0';
}

void write_paper(const Paper& paper, const std::filesystem::path& file) {
  const std::string extension = extension_of(file);
  const Place place{file.string(), {}, 0, {}};
  if (extension != ".xlsx" && extension != ".pdf" && extension != ".csv") {
    throw Error(Fault::request, {"不能写成这种文件", "no such kind of file can be written"},
                {"文件名以 .xlsx、.pdf 或 .csv 结尾", "end the name in .xlsx, .pdf or .csv"}, place);
  }
  if (paper.is_template && extension == ".pdf") {
    throw Error(Fault::request, {"导入模板不能是 PDF", "a template to fill in cannot be a PDF"},
                {"文件名以 .xlsx 或 .csv 结尾", "end the name in .xlsx or .csv"}, place);
  }
  FileBeside beside(file);
  if (extension == ".xlsx") write_paper_xlsx(paper, beside.path(), file);
  if (extension == ".pdf") beside.write(paper_as_pdf(paper));
  if (extension == ".csv") beside.write(paper_as_csv(paper));
  beside.keep();
}

}  // namespace echelon
