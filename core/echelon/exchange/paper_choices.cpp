// What helps people to fill in a template.

#include <xlsxwriter.h>

#include <algorithm>

#include "echelon/base/text.hpp"
#include "echelon/exchange/paper_sheet.hpp"

namespace echelon {
namespace {

constexpr lxw_row_t last_row = 20'000;        ///< of the rows that a template guides
constexpr std::size_t longest_list = 255;     ///< characters of a list that stands in the cell itself
constexpr std::size_t longest_message = 255;  ///< characters of a hint
constexpr const char* hidden_sheet = "_choices";

bool fits_in_cell(const std::vector<std::string>& choices) {
  std::size_t length = 0;
  for (const std::string& choice : choices) {
    if (choice.find(',') != std::string::npos) return false;
    length += code_point_count(choice) + 1;
  }
  return length <= longest_list;
}

/// Writes the choices into a column of the hidden sheet and returns the reference to them.
std::string put_aside(lxw_worksheet* aside, lxw_col_t column, const std::vector<std::string>& choices) {
  for (std::size_t i = 0; i < choices.size(); ++i)
    worksheet_write_string(aside, static_cast<lxw_row_t>(i), column, choices[i].c_str(), nullptr);
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell_abs(first, 0, column, 1, 1);
  lxw_rowcol_to_cell_abs(last, static_cast<lxw_row_t>(choices.size() - 1), column, 1, 1);
  return std::string("=") + hidden_sheet + "!" + first + ":" + last;
}

/// The heading's comment and, on the cells below, the same as a hint with the list of choices.
class Guide {
 public:
  Guide(lxw_workbook* book, lxw_worksheet* sheet) : book_(book), sheet_(sheet) {}

  void column(lxw_col_t at, const Paper::Column& column) {
    if (!column.note.empty()) worksheet_write_comment(sheet_, 0, at, column.note.c_str());
    if (column.note.empty() && column.choices.empty()) return;
    std::string hint = first_code_points(column.note, longest_message);
    std::string list;
    std::vector<std::string> kept = column.choices;
    std::vector<char*> choices;
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_ANY;
    validation.input_message = hint.data();
    if (!kept.empty() && fits_in_cell(kept)) {
      for (std::string& choice : kept) choices.push_back(choice.data());
      choices.push_back(nullptr);
      validation.validate = LXW_VALIDATION_TYPE_LIST;
      validation.value_list = choices.data();
    } else if (!kept.empty()) {
      list = put_aside(aside(), used_++, kept);
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = list.data();
    }
    worksheet_data_validation_range(sheet_, 1, at, last_row, at, &validation);
  }

 private:
  lxw_worksheet* aside() {
    if (aside_ == nullptr) {
      aside_ = workbook_add_worksheet(book_, hidden_sheet);
      worksheet_hide(aside_);
    }
    return aside_;
  }

  lxw_workbook* book_;
  lxw_worksheet* sheet_;
  lxw_worksheet* aside_ = nullptr;
  lxw_col_t used_ = 0;
};

}  // namespace

void add_choices(lxw_workbook* book, lxw_worksheet* sheet, const Paper& paper) {
  Guide guide(book, sheet);
  for (std::size_t c = 0; c < paper.columns.size(); ++c)
    guide.column(static_cast<lxw_col_t>(c), paper.columns[c]);
}

}  // namespace echelon
