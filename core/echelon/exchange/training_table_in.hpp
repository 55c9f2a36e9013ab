#pragma once

#include <filesystem>
#include <optional>

#include "echelon/base/progress.hpp"
#include "echelon/exchange/import_report.hpp"
#include "echelon/model/training_table.hpp"

namespace echelon {

/// The good rows of a file, in the table's order, and the report on all rows.
struct ImportedTraining {
  TrainingTable table;
  ImportReport report;
};

/// The training records of a CSV file of any length: the rows and the report that `read_training` gives, but
/// that unknown columns are named only, and files too large for a sheet in memory are read. Nothing for a
/// file that is no CSV or has no fitting header: `read_training` says what is wrong with it. The memory it
/// takes is that of the table. Throws Error, Cancelled.
[[nodiscard]] std::optional<ImportedTraining> read_training_table(const std::filesystem::path& file,
                                                                  const ImportOptions& options = {},
                                                                  const Progress& progress = {});

}  // namespace echelon
