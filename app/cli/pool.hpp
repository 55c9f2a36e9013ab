#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/plain_table.hpp"
#include "echelon/optimise/selection.hpp"

namespace cli {

/// One row of QUOTAS.csv, `*` spread out: a bound on a group's number or on a column's sum.
struct FileQuota {
  std::string feature;
  std::string value;
  bool is_sum = false;
  std::optional<std::int64_t> min;  ///< people, or millionths of the sum
  std::optional<std::int64_t> max;
};

/// A selection problem from plain files, in an order that does not depend on theirs: candidates by id, quotas
/// by measure, feature and value.
struct FilePool {
  std::vector<std::string> ids;
  echelon::SelectionProblem problem;
  std::vector<FileQuota> counts;  ///< as problem.counts
  std::vector<FileQuota> sums;    ///< as problem.sums
  std::string digest;             ///< SHA-256 of everything above, in hex
};

/// Reads and checks both files. Throws Error naming file, row and column: a missing column, an id that is
/// empty or stands twice, a score that is no number, a bound that is no whole number, an unknown measure, a
/// feature that the pool has no column for. Without `score_column` every score is 0.
[[nodiscard]] FilePool read_pool(const std::filesystem::path& pool, const std::filesystem::path& quotas,
                                 std::int64_t seats, const std::string& id_column,
                                 const std::string& score_column);

}  // namespace cli
