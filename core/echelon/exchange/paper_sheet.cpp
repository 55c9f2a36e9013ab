#include "echelon/exchange/paper_sheet.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <numeric>

#include "echelon/exchange/paper_parts.hpp"

namespace echelon {
namespace {

constexpr double narrowest = 6;
constexpr double widest = 48;
constexpr double page_characters = 84;  ///< of a page of A4
constexpr uint8_t text_format = 0x31;   ///< `@`
constexpr lxw_color_t rule_color = 0x9AA5B1;
constexpr lxw_color_t heading_color = 0xE8EEF4;
constexpr lxw_color_t required_color = 0xFCE4C8;

lxw_format* plain(lxw_workbook* book, const Paper& paper) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, paper.language == Language::chinese ? "宋体" : "Calibri");
  format_set_font_size(format, 11);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(format);
  format_set_num_format_index(format, text_format);
  return format;
}

lxw_format* ruled(lxw_workbook* book, const Paper& paper) {
  lxw_format* format = plain(book, paper);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, rule_color);
  return format;
}

lxw_format* heading_of(lxw_workbook* book, const Paper& paper, lxw_color_t color) {
  lxw_format* format = ruled(book, paper);
  format_set_bold(format);
  format_set_align(format, LXW_ALIGN_CENTER);
  format_set_bg_color(format, color);
  return format;
}

/// `0`, `0.00`: as many places as the column says, else as its longest number has.
std::string number_format(const Paper& paper, std::size_t column) {
  std::size_t places = 0;
  if (const auto& shown = paper.columns[column].places) {
    return *shown == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(*shown), '0');
  }
  for (const auto& row : paper.rows) {
    if (column >= row.size() || !is_exact_number(row[column])) continue;
    const std::size_t point = row[column].find('.');
    if (point != std::string::npos) places = std::max(places, row[column].size() - point - 1);
  }
  return places == 0 ? "0" : "0." + std::string(places, '0');
}

}  // namespace

SheetFormats::SheetFormats(lxw_workbook* book, const Paper& paper)
    : title(plain(book, paper)),
      line(plain(book, paper)),
      heading(heading_of(book, paper, heading_color)),
      required_heading(heading_of(book, paper, required_color)),
      text(ruled(book, paper)),
      signature(plain(book, paper)),
      blank(plain(book, paper)) {
  format_set_bold(title);
  format_set_font_size(title, 16);
  format_set_align(title, LXW_ALIGN_CENTER);
  format_set_align(signature, LXW_ALIGN_RIGHT);
  for (std::size_t c = 0; c < paper.columns.size(); ++c) {
    by_column.push_back(text);
    if (!paper.columns[c].number || paper.is_template) continue;
    lxw_format* number = ruled(book, paper);
    format_set_align(number, LXW_ALIGN_RIGHT);
    format_set_num_format_index(number, 0);
    format_set_num_format(number, number_format(paper, c).c_str());
    by_column.back() = number;
  }
}

std::vector<double> sheet_widths(const Paper& paper) {
  std::vector<double> widths;
  for (std::size_t c = 0; c < paper.columns.size(); ++c) {
    int width = std::min(shown_width(paper.columns[c].title), 24);
    for (const auto& row : paper.rows) {
      if (c < row.size()) width = std::max(width, shown_width(row[c]));
    }
    for (const std::string& choice : paper.columns[c].choices) width = std::max(width, shown_width(choice));
    widths.push_back(std::clamp(width + (paper.is_template ? 5.0 : 2.5), narrowest, widest));
  }
  // A list to publish fills the page it is printed on; printing makes sheets narrower, never wider.
  const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
  const double wider = paper.signature.empty() || sum >= page_characters ? 1 : page_characters / sum;
  for (double& width : widths) width *= wider;
  return widths;
}

}  // namespace echelon
