#pragma once

#include <string>

#include "cli/match_files.hpp"
#include "cli/session.hpp"

namespace cli {

/// A matching as `match --format json` prints it.
[[nodiscard]] std::string match_json(const MatchFiles& files, const echelon::MentorMatching& matching,
                                     double seconds);
/// `mentee,mentor,fit`, a row for each pair.
[[nodiscard]] std::string match_csv(const MatchFiles& files, const echelon::MentorMatching& matching);
/// In words, for people.
void say_match(Session& session, const MatchFiles& files, const echelon::MentorMatching& matching);

}  // namespace cli
