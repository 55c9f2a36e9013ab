#pragma once

#include <string>

#include "echelon/exchange/paper.hpp"
#include "echelon/rules/hour_standing.hpp"

namespace echelon {

/// Everyone who has not met a rule, by school, then by id: rule, window, what is asked, done and missing,
/// what parts are short. `school`: an id, empty for all. Says nothing of why anyone is waived. Throws Error
/// when there is no such school.
[[nodiscard]] Paper hours_short_list(const Snapshot& snapshot, const HourStandings& standings,
                                     const std::string& school, Language language);

}  // namespace echelon
