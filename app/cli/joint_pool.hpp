#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/pool.hpp"
#include "echelon/optimise/joint_selection.hpp"

namespace cli {

/// A joint selection from plain files, in an order that does not depend on theirs: people by id, programs by
/// name, quotas by measure, feature, value and program.
struct JointPool {
  PoolIds ids;
  std::vector<std::string> programs;
  echelon::JointProblem problem;
  std::vector<FileQuota> counts;  ///< as problem.counts
  std::vector<FileQuota> sums;    ///< as problem.sums
  std::string digest;             ///< BLAKE2b-256, in hex, of everything above
};

/// Reads and checks POOL.csv (one column `score:PROGRAM` for each program; empty: not eligible there),
/// PROGRAMS.csv (`program,seats`) and QUOTAS.csv (with a column `program`; empty: over all programs). Throws
/// Error naming file, row and column, as `read_pool`; a program twice, without a name, unknown.
[[nodiscard]] JointPool read_joint_pool(const std::filesystem::path& pool,
                                        const std::filesystem::path& programs,
                                        const std::filesystem::path& quotas, const std::string& id_column);

}  // namespace cli
