#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "echelon/base/words.hpp"

namespace echelon {

/// A list on paper: what is above it, a table, what is below it. The same paper becomes XLSX, PDF or CSV.
struct Paper {
  struct Column {
    std::string title;
    double width = 1;                       ///< relative to the others
    bool number = false;                    ///< right-aligned; still written as text where it is an id
    std::vector<std::string> choices = {};  ///< what a spreadsheet's drop-down offers; empty: anything
  };
  std::string title;
  std::vector<std::string> above;  ///< a line each
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< cells by column
  std::vector<std::string> below;
  std::string footer;  ///< on every page: the ledger's head, the date
  bool landscape = false;
  bool is_template = false;  ///< to be filled in: the header stands in the first row, cells are text
};

/// Writes the paper; the file's extension says how: `.xlsx`, `.pdf`, `.csv`. The file is complete or not
/// there: it is written beside its place and renamed. No cell is ever a formula, whatever it begins with.
/// Throws Error for another extension and when it cannot be written.
void write_paper(const Paper& paper, const std::filesystem::path& file);

}  // namespace echelon
