#pragma once

#include <string>
#include <vector>

#include "echelon/exchange/paper.hpp"

// As xlsxwriter.h declares them.
struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace echelon {

/// Within exchange: the looks of a paper's workbook. The workbook owns the formats.
struct SheetFormats {
  SheetFormats(lxw_workbook* book, const Paper& paper);

  lxw_format* title;
  lxw_format* line;
  lxw_format* heading;
  lxw_format* required_heading;
  lxw_format* text;
  std::vector<lxw_format*> by_column;  ///< for cells: text, or numbers with the places that the column shows
  lxw_format* signature;
  lxw_format* blank;  ///< of a template's empty cells: text
};

/// How wide each column is, in characters: its widest cell, within bounds.
[[nodiscard]] std::vector<double> sheet_widths(const Paper& paper);

/// Puts drop-down lists, hints and examples on a template's columns. Choices too long for a list in the cell
/// go to a hidden sheet.
void add_choices(lxw_workbook* book, lxw_worksheet* sheet, const Paper& paper);

}  // namespace echelon
