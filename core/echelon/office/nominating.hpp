#pragma once

#include <string>

#include "echelon/office/office.hpp"

namespace echelon {

// What must hold before a school nominates someone; each throws Error in words that name the remedy.

/// The program's round while nominations are open.
[[nodiscard]] const RoundView& require_open_round(const Office& office, const std::string& program);
/// The person serves at the school, is eligible, and the school has a seat beyond those used and `also_taken`
/// ones.
void check_nomination(const Office& office, const RoundView& round, const std::string& school,
                      const std::string& person, int also_taken = 0);

}  // namespace echelon
