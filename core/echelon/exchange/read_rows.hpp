#pragma once

#include <utility>

#include "echelon/exchange/import_walk.hpp"
#include "echelon/exchange/rows_seen.hpp"

namespace echelon {

/// Within exchange: reads every row of a file by `read`, which reports what is wrong to the walk.
template <class Row>
[[nodiscard]] ImportedRows<Row> read_rows(const std::filesystem::path& file, ImportKind kind,
                                          const ImportOptions& options, const Progress& progress,
                                          Row (*read)(ImportWalk&, RowsSeen&)) {
  const Sheet sheet = sheet_for_import(file, kind, options, progress);
  ImportWalk walk(sheet, kind, options.map, progress);
  RowsSeen seen;
  ImportedRows<Row> imported;
  while (walk.next()) {
    Row row = read(walk, seen);
    if (walk.accept()) imported.rows.push_back(std::move(row));
  }
  imported.report = walk.finish();
  return imported;
}

}  // namespace echelon
