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

/// One row of WEIGHTS.csv: a column of points and its weight in millionths, 0 or more.
struct FileWeight {
  std::string criterion;
  std::int64_t weight = 0;
};

/// A selection problem from plain files, in an order that does not depend on theirs: candidates by id, quotas
/// by measure, feature and value.
struct FilePool {
  PoolIds ids;
  echelon::SelectionProblem problem;
  std::vector<FileQuota> counts;  ///< as problem.counts
  std::vector<FileQuota> sums;    ///< as problem.sums
  std::vector<FileWeight> weights;
  /// The points of each weight's criterion, in millionths.
  std::vector<std::vector<std::int64_t>> criteria;
  /// BLAKE2b-256, in hex, of everything above as `pool_digest` writes it down: the same whatever the order of
  /// rows and columns, the encoding and the separator.
  std::string digest;
};

/// Reads `criterion,weight`, by criterion. Throws Error naming file, row and column: a criterion twice or
/// without a name, a weight that is no number or below 0, no weights at all.
[[nodiscard]] std::vector<FileWeight> read_weights(const std::filesystem::path& weights);

/// Reads and checks both files. With `weights` a score is Σ weight × points and `score_column` is not looked
/// at; without either every score is 0. Without `quotas` there are none. A text in UTF-8 without doubled
/// quotes is read in one pass and never in memory as a whole. Throws Error naming file, row and column: a
/// missing column, an id that is empty or stands twice, a score that is no number, a bound that is no whole
/// number, an unknown measure, a feature that the pool has no column for; and naming the candidate: a
/// weighted score of more than six places or beyond the range.
[[nodiscard]] FilePool read_pool(const std::filesystem::path& pool, const std::filesystem::path& quotas,
                                 std::int64_t seats, const std::string& id_column,
                                 const std::string& score_column,
                                 const std::vector<FileWeight>& weights = {});

}  // namespace cli
