#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

/// A list on paper: what is above it, a table, what is below it. The same paper becomes XLSX, PDF or CSV.
struct Paper {
  struct Column {
    std::string title;
    double width = 1;                       ///< relative to the others; sheets go by the content instead
    bool number = false;                    ///< right-aligned; a number where a cell holds one, ids are none
    std::vector<std::string> choices = {};  ///< what a spreadsheet's drop-down offers; empty: anything
    bool required = false;                  ///< of a template: marked as one to be filled in
    std::string note = {};                  ///< of a template: shown beside the heading, never read back
    std::optional<int> places = {};         ///< decimal places that people see; CSV and sheets keep the rest
  };
  std::string title;
  std::vector<std::string> above;  ///< a line each
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< cells by column
  std::vector<std::string> below;
  std::vector<std::string>
      signature;       ///< who publishes and when, with room for a seal; empty: a working list
  std::string footer;  ///< on every page: the ledger's head
  bool landscape = false;
  bool is_template = false;  ///< to be filled in: the header stands in the first row, cells are text
  Language language = Language::chinese;  ///< of what the paper itself says: page numbers
  Date dated;  ///< the file's own date, so that the same paper is the same bytes; unknown: a fixed day
};

/// Writes the paper; the file's extension says how: `.xlsx`, `.pdf`, `.csv` (the table alone, for other
/// programs). The file is complete or not there: it is written beside its place and renamed. No cell is ever
/// a formula, whatever it begins with; `SheetFile` reads the same texts back.
/// Throws Error for another extension (a template is no PDF) and when it cannot be written.
void write_paper(const Paper& paper, const std::filesystem::path& file);

}  // namespace echelon
