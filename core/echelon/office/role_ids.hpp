#pragma once

#include <string>

#include "echelon/command/ledger.hpp"

namespace echelon {

// Names made from HR's secret (HMAC-SHA256): the same again for whoever holds it, chance to everyone else.

/// A candidate's code in a reviewer's office; another one for each reviewer. Ten digits.
[[nodiscard]] std::string reviewer_alias(const std::string& secret, const std::string& reviewer,
                                         const std::string& person);
/// The pseudonym of a person or a school (`kind`) in research offices of that seed. Sixteen digits.
[[nodiscard]] std::string research_alias(const std::string& secret, const std::string& seed,
                                         const std::string& kind, const std::string& id);
/// The name of an office that is handed out: the `index`th at that time from that head.
[[nodiscard]] std::string copy_id(const std::string& secret, const Anchor& head, std::size_t index,
                                  const std::string& when);

}  // namespace echelon
