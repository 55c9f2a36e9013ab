#pragma once

#include <memory>

#include "echelon/office/run.hpp"
#include "echelon/plugin/host.hpp"
#include "echelon/plugin/round_view.hpp"
#include "echelon/rules/calendar.hpp"

namespace echelon {

/// What a round's view is made from; all of it outlives the view.
struct RoundSources {
  const Snapshot& snapshot;
  const Program& program;
  const Findings& findings;
  const PluginHost& host;
  const WorkingCalendar& calendar;
  std::string rules_digest;
  bool whole = true;  ///< false: not everyone nominated is here, so nobody is selected
};

/// Candidates with their points: evidence by the criteria's kinds, reviewers' scores with conflicts set aside
/// and severity adjusted, the weights in force. Fills criteria, candidates (ranked), raters and notes of the
/// view.
void score_candidates(const RoundSources& sources, RoundView& view);

/// Points, totals and ranks anew with the weights that the call's adjustments leave; looks at no record and
/// no review again.
void weigh(const RoundSources& sources, RoundView& view);

/// The schools' nomination seats, apportioned as the program says, and how many each uses.
void divide_seats(const RoundSources& sources, RoundView& view);

/// The inputs of the selection of this round: complete and eligible candidates in tie order, quotas as
/// adjusted by the call.
[[nodiscard]] RunInputs run_inputs(const RoundSources& sources, const RoundView& view);

/// The whole view of a call, its selection solved.
[[nodiscard]] RoundView build_round(const RoundSources& sources, const Call& call);

/// A solved run in terms of the snapshot.
[[nodiscard]] SelectionView selection_view(const RoundSources& sources, SelectionRun& run);

/// A group as the program names it, or by its value where the quota is on `*`.
[[nodiscard]] Words group_name(const Snapshot& snapshot, const Program& program, const RunInputs& inputs,
                               const RunGroup& group);

/// Why a candidate was or was not chosen in a solved run. Throws Error when the run has no such candidate.
[[nodiscard]] Explanation explain_in(const Snapshot& snapshot, const Program& program, SelectionRun& run,
                                     const std::string& person);

}  // namespace echelon
