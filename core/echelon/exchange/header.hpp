#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "echelon/exchange/import_columns.hpp"
#include "echelon/exchange/sheet.hpp"

namespace echelon {

/// Where the columns of an import stand in a sheet.
struct Header {
  std::size_t row_index = 0;  ///< into the sheet's rows; the data follow it
  /// For each import column the sheet's column, from 0; nothing when the sheet does not have it.
  std::vector<std::optional<std::size_t>> at;
  /// The sheet's other columns and what they are called there; one without a header has its letters.
  std::vector<std::pair<std::size_t, std::string>> unknown;
  /// The sheet's columns as it heads them, clean; for messages.
  std::vector<std::string> titles;

  [[nodiscard]] std::size_t known_count() const;
};

/// Finds the header among the first 50 rows: the one that names most columns of the kind, below title rows; a
/// row of group headings above it is used where the lower heading alone says too little (职称 / 取得时间).
/// Nothing when no row names two. Throws Error when two columns have equal claims to one meaning, or `map`
/// names a column that is not there.
[[nodiscard]] std::optional<Header> find_header(const Sheet& sheet, const std::vector<ImportColumn>& columns,
                                                const ColumnMap& map = {});

/// The same, for a sheet that must be of the kind. Throws Error when there is no header or it lacks required
/// columns, naming those it lacks.
[[nodiscard]] Header require_header(const Sheet& sheet, ImportKind kind, const ColumnMap& map = {});

}  // namespace echelon
