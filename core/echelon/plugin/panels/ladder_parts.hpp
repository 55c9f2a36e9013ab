#pragma once

#include <string>
#include <vector>

#include "echelon/plugin/ladder_view.hpp"
#include "echelon/plugin/panels/parts.hpp"

namespace echelon::panels {

// What the pages of ladders say alike.

/// The ladder chosen on top of the page. Null when there is none.
[[nodiscard]] const LadderSight* choose_ladder(Surface& surface, const PanelContext& context);

/// Whom a page shows: of the viewer's school, of a stage, a subject, a school.
struct LadderFilter {
  Stage stage = Stage::unknown;
  Symbol subject = Symbol::empty;
  SchoolIndex school = nobody;
  std::uint64_t key = 0;  ///< changes with what is chosen

  [[nodiscard]] bool takes(const PanelContext& context, PersonIndex person) const;
};
[[nodiscard]] LadderFilter choose_filter(Surface& surface, const PanelContext& context,
                                         const LadderSight& sight);

/// The term's last day, or that the tier is held for good.
[[nodiscard]] std::string until_said(const LadderStanding& standing, Language language);
[[nodiscard]] Tone tone_of(TierState state);
[[nodiscard]] const Words& tier_name(const LadderSight& sight, std::size_t tier);
/// The tier's name by what a record says; the record's text where the ladder does not know it.
[[nodiscard]] Words tier_said(const LadderSight& sight, const Snapshot& snapshot, Symbol tier);

/// How near someone is to a step: eligible, from a day on, or how many requirements are missing.
struct StepNear {
  const LadderStepView* step = nullptr;
  bool eligible = false;
  Date earliest;
  int unmet = 0;
};
/// The nearest of the steps that lead on from where someone stands; a step of null when none does.
[[nodiscard]] StepNear nearest_step(const LadderSight& sight, const LadderStanding& standing);
[[nodiscard]] Words said(const StepNear& near);

/// Everything about someone on the ladder: the way so far, the steps ahead with their findings, and, for HR,
/// what can be done.
void draw_ladder_person(Surface& surface, const PanelContext& context, const LadderSight& sight,
                        PersonIndex person);
/// For HR: the review of a term, and losing, leaving, regaining a tier.
void draw_tier_acts(Surface& surface, const PanelContext& context, const LadderSight& sight,
                    PersonIndex person);

}  // namespace echelon::panels
