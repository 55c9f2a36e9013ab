#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "echelon/base/text.hpp"
#include "echelon/exchange/paper_parts.hpp"
#include "echelon/exchange/paper_sheet.hpp"

namespace echelon {
namespace {

constexpr std::size_t longest_text = 32'767;

lxw_row_t row_number(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_number(std::size_t column) { return static_cast<lxw_col_t>(column); }

void require_fits(const Paper& paper, const std::filesystem::path& file) {
  bool fits = paper.rows.size() + paper.above.size() + paper.below.size() < LXW_ROW_MAX - 10 &&
              paper.columns.size() <= LXW_COL_MAX;
  for (const auto& row : paper.rows) {
    fits = fits &&
           std::ranges::all_of(row, [](const std::string& cell) { return cell.size() <= longest_text * 3; });
    fits = fits && std::ranges::all_of(row, [](const std::string& cell) {
             return cell.size() <= longest_text || code_point_count(cell) <= longest_text;
           });
  }
  if (fits) return;
  throw Error(Fault::request, {"名单太大，Excel 工作表放不下", "the list is too large for a sheet of Excel"},
              {"写成 .csv，或缩短文字", "write it as .csv, or shorten its texts"},
              {file.string(), {}, 0, {}});
}

/// A sheet's name: at most 31 characters and none of those that Excel forbids.
std::string sheet_name(const Paper& paper) {
  std::string name;
  for (const char c : paper.title) {
    if (std::string_view("[]:*?/\\'").find(c) == std::string_view::npos) name += c;
  }
  name = clean_cell(first_code_points(name, 31));
  if (name.empty()) name = paper.language == Language::chinese ? "名单" : "list";
  return name;
}

/// Footers read `&` as the start of a code, and a size must be parted from digits that follow it.
std::string footer_text(const Paper& paper) {
  std::string said;
  for (const char c : first_code_points(paper.footer, 160))
    said += c == '&' ? std::string("&&") : std::string(1, c);
  return "&L&8 " + said +
         (paper.language == Language::chinese ? "&R&8 第 &P 页，共 &N 页" : "&R&8 page &P of &N");
}

/// Fills one sheet from top to bottom.
class SheetPen {
 public:
  SheetPen(lxw_workbook* book, lxw_worksheet* sheet, const Paper& paper)
      : book_(book), sheet_(sheet), paper_(paper), formats_(book, paper), widths_(sheet_widths(paper)) {}

  void write() {
    set_columns();
    if (!paper_.is_template) write_above();
    write_heading();
    for (const auto& row : paper_.rows) write_row(row);
    if (!paper_.is_template) write_below();
    if (paper_.is_template) add_choices(book_, sheet_, paper_);
    set_up_print();
  }

 private:
  void set_columns() {
    for (std::size_t c = 0; c < widths_.size(); ++c) {
      worksheet_set_column(sheet_, column_number(c), column_number(c), widths_[c],
                           paper_.is_template ? formats_.blank : nullptr);
    }
  }

  /// A line over the whole width of the table, as high as its text needs.
  void across(const std::string& text, lxw_format* format, double line_height) {
    const double width = std::max(1.0, std::accumulate(widths_.begin(), widths_.end(), 0.0) - 2);
    const double characters = shown_width(text) * line_height / 18;
    const double lines = std::max(1.0, std::ceil(characters / width));
    worksheet_set_row(sheet_, row_number(next_), lines * line_height, nullptr);
    if (widths_.size() > 1) {
      worksheet_merge_range(sheet_, row_number(next_), 0, row_number(next_),
                            column_number(widths_.size() - 1), text.c_str(), format);
    } else {
      worksheet_write_string(sheet_, row_number(next_), 0, text.c_str(), format);
    }
    ++next_;
  }

  void write_above() {
    across(paper_.title, formats_.title, 30);
    for (const std::string& line : paper_.above) across(line, formats_.line, 18);
  }

  void write_heading() {
    heading_ = next_++;
    for (std::size_t c = 0; c < paper_.columns.size(); ++c) {
      worksheet_write_string(sheet_, row_number(heading_), column_number(c), paper_.columns[c].title.c_str(),
                             paper_.columns[c].required ? formats_.required_heading : formats_.heading);
    }
  }

  void write_row(const std::vector<std::string>& cells) {
    for (std::size_t c = 0; c < paper_.columns.size(); ++c) {
      const std::string& cell = c < cells.size() ? cells[c] : none_;
      const bool is_number = paper_.columns[c].number && !paper_.is_template && is_exact_number(cell);
      if (is_number) {
        worksheet_write_number(sheet_, row_number(next_), column_number(c),
                               std::strtod(cell.c_str(), nullptr), formats_.by_column[c]);
      } else if (cell.empty()) {
        worksheet_write_blank(sheet_, row_number(next_), column_number(c), formats_.text);
      } else {
        worksheet_write_string(sheet_, row_number(next_), column_number(c), cell.c_str(), formats_.text);
      }
    }
    ++next_;
  }

  void write_below() {
    if (!paper_.below.empty()) ++next_;
    for (const std::string& line : paper_.below) across(line, formats_.line, 18);
    if (!paper_.signature.empty()) next_ += 3;
    for (const std::string& line : paper_.signature) across(line, formats_.signature, 22);
  }

  void set_up_print() {
    const bool table = !paper_.columns.empty();
    worksheet_freeze_panes(sheet_, row_number(heading_ + 1), 0);
    worksheet_repeat_rows(sheet_, row_number(heading_), row_number(heading_));
    if (table && !paper_.is_template && paper_.signature.empty() && !paper_.rows.empty()) {
      worksheet_autofilter(sheet_, row_number(heading_), 0, row_number(heading_ + paper_.rows.size()),
                           column_number(paper_.columns.size() - 1));
    }
    worksheet_set_paper(sheet_, 9);  // A4
    if (paper_.landscape) worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, 0.6, 0.6, 0.7, 0.8);
    worksheet_center_horizontally(sheet_);
    worksheet_set_footer(sheet_, footer_text(paper_).c_str());
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_;
  const Paper& paper_;
  SheetFormats formats_;
  std::vector<double> widths_;
  std::size_t next_ = 0;
  std::size_t heading_ = 0;
  const std::string none_;
};

}  // namespace

void write_paper_xlsx(const Paper& paper, const std::filesystem::path& file,
                      const std::filesystem::path& place) {
  require_fits(paper, place);
  std::unique_ptr<lxw_workbook, decltype(&lxw_workbook_free)> book(workbook_new(file.c_str()),
                                                                   &lxw_workbook_free);
  if (!book) throw std::bad_alloc();
  const Date dated = paper.dated.known() ? paper.dated : Date::of(2000, 1, 1).value();
  std::string title = first_code_points(paper.title, 255);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.created = static_cast<time_t>(dated.days()) * 86'400;
  workbook_set_properties(book.get(), &properties);
  SheetPen(book.get(), workbook_add_worksheet(book.get(), sheet_name(paper).c_str()), paper).write();
  errno = 0;
  const lxw_error failed = workbook_close(book.release());
  if (failed != LXW_NO_ERROR) throw cannot_write(errno, place);
}

}  // namespace echelon
