#pragma once

#include <optional>
#include <string>
#include <vector>

#include "echelon/rules/program.hpp"
#include "echelon/rules/section.hpp"

namespace echelon {

// The parts of a program.toml that stand at more than one place. For the readers of this folder only.

/// The list `[[requirement]]` or `[[criterion]]` of a section. Throws Error naming file, line, entry and
/// remedy.
[[nodiscard]] std::vector<Rule> read_rules(Section& section, const char* list);

/// What a round needs beside its requirements and seats. A section takes what it says and leaves the rest as
/// it is: a step's round thus overrides the ladder's.
struct RoundTerms {
  int reserves = 0;
  int publicity_days = 0;
  std::vector<std::string> tie_ladder;
  NominationSeats nomination_seats;
  ReviewPlan review;
  std::vector<Rule> criteria;
  std::vector<Quota> quotas;

  void take(Section& section);
  void put(Program& program) const;
};

}  // namespace echelon
