#pragma once

#include <string>
#include <vector>

#include "cli/json_out.hpp"
#include "cli/pool.hpp"
#include "cli/session.hpp"
#include "echelon/optimise/stability.hpp"

namespace cli {

/// How far a selection from plain files depends on its weights.
struct PoolStability {
  std::size_t count = 0;                ///< weightings drawn
  std::vector<std::int64_t> top;        ///< for each candidate in how many among the first, quotas aside
  std::vector<std::int64_t> selected;   ///< for each candidate in how many selected
  std::vector<std::size_t> candidates;  ///< who was either, the most often selected first
  std::vector<echelon::WeightInterval> intervals;  ///< one for each weight
};

/// `spread` as WeightDraws has it. The pool must have weights and a selection. Throws Error, Cancelled.
[[nodiscard]] PoolStability stability_of(const FilePool& pool, const echelon::SelectionProblem& problem,
                                         std::size_t count, std::uint64_t seed,
                                         std::optional<std::int64_t> spread,
                                         const echelon::Progress& progress);

/// The fields `stability` and `weights` of the result.
void json_stability(JsonOut& out, const FilePool& pool, const PoolStability& stability);
/// The same as tables.
void say_stability(Session& session, const FilePool& pool, const PoolStability& stability);

}  // namespace cli
