#pragma once

#include <memory>
#include <vector>

#include "cli/session.hpp"
#include "cli/verbs.hpp"
#include "echelon/plugin/ladder_view.hpp"

namespace cli {

/// A ladder with the view it stands in, which it must not outlive.
struct SeenLadder {
  std::shared_ptr<const echelon::LadderView> view;
  const echelon::LadderSight* sight = nullptr;
  const echelon::Program* program = nullptr;
};

/// The ladders of every program, or of the program or ladder of that id. Throws Error when there is none.
[[nodiscard]] std::vector<SeenLadder> ladders_of(echelon::Office& office, const std::string& what);
/// Throws Error when a tier is named that none of the ladders has.
void require_tier_of(const std::vector<SeenLadder>& ladders, const std::string& tier);

/// People on ladders, row by row.
[[nodiscard]] Listing standing_listing();
void add_standing(Listing& listing, const Session& session, const echelon::Snapshot& snapshot,
                  const echelon::Ladder& ladder, const echelon::LadderStanding& standing);

/// What someone holds and held, and what their next steps ask.
int show_ladder_person(Session& session, const std::vector<SeenLadder>& ladders, const std::string& person);
/// Terms that are due or overdue, or that end within some months; tiers that were lost.
int show_terms(Session& session, const LadderOptions& options);
/// hold, end, lapse, review, return, promote.
[[nodiscard]] bool is_ladder_step(const std::string& word);
int ladder_step(Session& session, const LadderOptions& options);

}  // namespace cli
