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

/// The person is there and serves at the school.
void check_school(const Office& office, const std::string& school, const std::string& person);
/// A reviewer's score: of a criterion that reviewers score on that day, within the program's scale.
void check_score(const Program& program, Date day, const std::string& criterion, const std::string& score);
/// What a request must satisfy beyond its own command: rules, seats, scales.
void check_request(const Office& office, const CommandRequest& request);

}  // namespace echelon
