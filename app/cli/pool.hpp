#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/pool_ids.hpp"
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
  PoolIds ids;
  echelon::SelectionProblem problem;
  std::vector<FileQuota> counts;  ///< as problem.counts
  std::vector<FileQuota> sums;    ///< as problem.sums
  /// The columns asked for by name, in that order, in millionths.
  std::vector<std::vector<std::int64_t>> criteria;
  /// BLAKE2b-256, in hex, of everything above as `pool_digest` writes it down: the same whatever the order of
  /// rows and columns, the encoding and the separator.
  std::string digest;
};

/// Reads and checks both files. Without `score_column` every score is 0; without `quotas` there are none;
/// `criteria` names further columns of numbers. A text in UTF-8 without doubled quotes is read at some 500 MB
/// a second and never in memory as a whole. Throws Error naming file, row and column: a missing column, an id
/// that is empty or stands twice, a score that is no number, a bound that is no whole number, an unknown
/// measure, a feature that the pool has no column for.
[[nodiscard]] FilePool read_pool(const std::filesystem::path& pool, const std::filesystem::path& quotas,
                                 std::int64_t seats, const std::string& id_column,
                                 const std::string& score_column,
                                 const std::vector<std::string>& criteria = {});

}  // namespace cli
