#pragma once

#include <cstdint>
#include <filesystem>

#include "echelon/optimise/joint_selection.hpp"

namespace bench {

/// Several programs that choose among the same people, each with quotas of its own on subject, stage, school,
/// area and gender, and schools with a cap over all programs. Scores of one person are related: who is good
/// is wanted by several. The same arguments give the same instance on every machine.
[[nodiscard]] echelon::JointProblem make_joint(std::size_t programs, std::size_t people, std::uint64_t seed);

/// Writes `pool.csv`, `programs.csv` and `quotas.csv` as `echelon select --pool --programs` reads them.
void write_joint_files(const echelon::JointProblem& problem, const std::filesystem::path& folder);
/// Writes the problem in CPLEX's LP format.
void write_joint_lp(const echelon::JointProblem& problem, const std::filesystem::path& file);

}  // namespace bench
