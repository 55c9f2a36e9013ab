#pragma once

#include "echelon/model/records.hpp"
#include "echelon/office/previewing.hpp"

namespace echelon {

/// Tiers of the ladders there are, by id, name or alias. Someone holds one tier of a ladder at a time: a tier
/// without an end ends the day before the next one, else with its first term; a row that says another end, or
/// begins on a day on which another tier begins, is refused.
void take_tiers(const Office& office, const Store& store, const KnownPeople& people, const Source& from,
                ImportPreview& preview, Batch& batch);

}  // namespace echelon
