#pragma once

#include <vector>

#include "cli/json_out.hpp"
#include "cli/listing.hpp"
#include "echelon/rules/kinds.hpp"

namespace cli {

/// Findings with what they are about.
struct Checked {
  const echelon::Snapshot& snapshot;
  const echelon::Findings& findings;
  std::vector<const echelon::Rule*> rules;  ///< those in force, as the findings count them
};

/// The list of someone's findings; `position` counts as the findings do.
void json_findings(JsonOut& out, const Checked& checked, echelon::PersonIndex position);
[[nodiscard]] Listing findings_listing(const Checked& checked, echelon::PersonIndex position,
                                       echelon::Language language);

}  // namespace cli
