#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "echelon/model/round.hpp"
#include "echelon/rules/finding.hpp"
#include "echelon/rules/ladder_standing.hpp"
#include "echelon/rules/program.hpp"

namespace echelon {

/// A step of a ladder with those who might take it next.
struct LadderStepView {
  const LadderStep* step = nullptr;
  const Program* judged = nullptr;  ///< the derived program, whose requirements the findings are about
  std::vector<PersonIndex> people;  ///< who stands on the lower tier, in order
  Findings findings;                ///< by position in `people`
  int eligible = 0;
  int within_a_year = 0;          ///< not yet, but by time alone
  std::optional<CallState> call;  ///< the latest round's state; nothing: no call, or no rounds
  [[nodiscard]] std::optional<std::size_t> position_of(PersonIndex person) const;
};

/// A ladder with everyone on it as of the snapshot's date.
struct LadderSight {
  const Ladder* ladder = nullptr;
  std::vector<LadderStanding> people;  ///< in service, by person
  std::vector<LadderStepView> steps;   ///< as the ladder has them
  std::vector<PersonIndex> outside;    ///< whom the ladder is for, and who stands on no tier of it
  std::vector<LostTier> lost;
  [[nodiscard]] const LadderStanding* of(PersonIndex person) const;  ///< null: not on the ladder
};

/// The ladders of a program, computed once for a state of the office. Points into the office's programs.
struct LadderView {
  std::vector<LadderSight> ladders;
};

}  // namespace echelon
