#pragma once

#include "echelon/plugin/pipeline_view.hpp"

namespace echelon {

/// Counts a ladder's stocks and flows. One pass over the people and their tiers.
[[nodiscard]] PipelineCount count_pipeline(const Snapshot& snapshot, const Ladder& ladder,
                                           const PipelineWish& wish);

/// What the ladder's steps let through in a year, by the mean of the years counted: the greatest flow from
/// the lowest tiers to the highest under the steps' capacities, and its smallest cut nearest to the bottom.
/// Steps without places above all that have some, or that nobody took, are left out, with the tiers that
/// only they lead to.
[[nodiscard]] PipelineLimit limit_of(const Ladder& ladder, const PipelineCount& count);

}  // namespace echelon
