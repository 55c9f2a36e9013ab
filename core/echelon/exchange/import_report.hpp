#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/exchange/import_columns.hpp"
#include "echelon/exchange/sheet.hpp"

namespace echelon {

/// One thing wrong with one row. A refused row has one or more.
struct ImportProblem {
  Place place;     ///< file, sheet, row, and the column as letters and heading: `F 出生日期`
  std::string id;  ///< of the person, when it could be read
  Words reason;    ///< never with personal data
  Words remedy;
};

/// What an import found in a sheet: an answer, not an exception.
struct ImportReport {
  ImportKind kind = ImportKind::roster;
  std::string file;
  std::string sheet;
  long header_row = 0;
  std::vector<std::string> columns;  ///< recognised ones, as the file heads them, in its order
  std::map<std::string, std::string, std::less<>> places;  ///< of the recognised ones, by key: `F 出生日期`
  std::vector<std::string> unknown_columns;                ///< kept aside with each row
  long read = 0;                                           ///< rows that are people's, good and refused
  long good = 0;
  long refused = 0;
  long blank = 0;                       ///< rows without content, and numbered rows that no one filled in
  long skipped = 0;                     ///< totals, notes, headers repeated on every page
  std::vector<ImportProblem> problems;  ///< every one, by row
  std::vector<Words> notes;             ///< what was taken how, and what was left out
  std::vector<std::vector<std::string>> preview;  ///< the first 200 good rows as read, by `columns`
};

/// The good rows of a sheet, typed, and the report on all of them.
template <class Row>
struct ImportedRows {
  std::vector<Row> rows;
  ImportReport report;
};

struct ImportOptions {
  std::string sheet;  ///< empty: the first visible one in which the header is found
  std::string encoding;
  ColumnMap map;
  ReadLimits limits;
};

/// Unknown columns of a row: heading and text.
using ExtraCells = std::vector<std::pair<std::string, std::string>>;

}  // namespace echelon
