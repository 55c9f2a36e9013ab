#pragma once

#include "echelon/model/request.hpp"
#include "echelon/office/office.hpp"
#include "echelon/store/store.hpp"

namespace echelon {

/// What a request about tiers asks of the ladders: names of tiers become their ids, terms their last days,
/// the tier that one falls back to is written down, and a step is checked for everyone who is to take it; so
/// that the entry says what it was done by. Leaves other requests as they are. Throws Error.
void complete_tiers(const Office& office, const Store& store, CommandRequest& request);

/// The ladder of that id or name; null when there is none.
[[nodiscard]] const Ladder* find_ladder(const Office& office, std::string_view name);
/// The same; throws Error naming the ladders there are.
[[nodiscard]] const Ladder& require_ladder(const Office& office, std::string_view name);
/// The tier's position. Throws Error naming the ladder's tiers.
[[nodiscard]] std::size_t require_tier(const Ladder& ladder, std::string_view name);

}  // namespace echelon
