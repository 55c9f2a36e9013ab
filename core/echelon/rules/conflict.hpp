#pragma once

#include <optional>

#include "echelon/base/words.hpp"
#include "echelon/model/round.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon {

/// Why a reviewer must not judge a candidate: the same person, the same school now, or mentor and mentee at
/// any time. Nothing when there is no conflict.
[[nodiscard]] std::optional<Words> conflict_of_interest(const Snapshot& snapshot, const Reviewer& reviewer,
                                                        PersonIndex candidate);

}  // namespace echelon
