#pragma once

#include <memory>
#include <vector>

#include "echelon/office/round_builder.hpp"

namespace echelon {

/// Everyone's distance from the cut, by score from high to low, then the tie order; empty unless the run's
/// selection is optimal. Throws Cancelled.
[[nodiscard]] std::vector<Standing> standings_in(const Snapshot& snapshot, SelectionRun& run,
                                                 const Progress& progress = {});

/// The bounds in force and their prices (0 while the selection is not optimal): see RoundView::bounds.
[[nodiscard]] std::vector<BoundChoice> bounds_in(const Snapshot& snapshot, const Program& program,
                                                 SelectionRun& run);

/// The greatest total along a bound, which need not be in force, from 0 to one more than could ever be met.
/// One selection a value, and one more for either neighbour of the bound. Throws Error when the run has no
/// such quota.
[[nodiscard]] QuotaFrontier frontier_in(const Snapshot& snapshot, const Program& program, SelectionRun& run,
                                        const BoundKey& key);

/// 500 weightings within ±20 % of the weights in force, and each weight's interval. One selection each.
/// Where a program makes up for missing scores, the candidate's known points count for the missing ones at
/// the weights in force.
[[nodiscard]] Stability stability_in(const Snapshot& snapshot, const RoundView& view, SelectionRun& run,
                                     const Progress& progress = {});

/// What `draft` on top of the call's adjustments would change: `view` weighed and solved anew. Uses the
/// snapshot, the program and the host of the sources, not their findings.
[[nodiscard]] SelectionPreview preview_of(const RoundSources& sources, const RoundView& view,
                                          const Adjustment& draft);

/// The number of seats that the call's adjustments leave.
[[nodiscard]] int seats_in_force(const Call& call);

/// Gives the view the functions by which it answers, each keeping its answer. They share the run and live as
/// long as the sources.
void attach_answers(const RoundSources& sources, const std::shared_ptr<SelectionRun>& run, RoundView& view);

}  // namespace echelon
