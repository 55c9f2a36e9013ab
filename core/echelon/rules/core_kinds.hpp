#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "echelon/rules/kinds.hpp"

namespace echelon {

/// Core's own kinds, see core/docs/kinds.md.
void add_core_requirements(Kinds& kinds);
void add_core_criteria(Kinds& kinds);

/// The symbols of a list of texts, without those that occur nowhere in the snapshot; nothing for an empty
/// list, which restricts nothing.
[[nodiscard]] std::optional<std::set<Symbol>> symbols_of(const std::vector<std::string>& texts,
                                                         const Snapshot& snapshot);

}  // namespace echelon
