#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "echelon/rules/kinds.hpp"

namespace echelon {

/// Core's own kinds, see core/docs/kinds.md.
void add_core_requirements(Kinds& kinds);
/// Of them, those about tiers, roles, mentees and hour rules.
void add_career_requirements(Kinds& kinds);
void add_core_criteria(Kinds& kinds);

/// The symbols of texts; of those that no row of the snapshot has, none.
[[nodiscard]] std::set<Symbol> symbols_of(const std::vector<std::string>& texts, const Snapshot& snapshot);
/// The same for an optional list of parameters; nothing when it is not given, which restricts nothing.
[[nodiscard]] std::optional<std::set<Symbol>> symbols_of(const Parameters& parameters, std::string_view name,
                                                         const Snapshot& snapshot);

}  // namespace echelon
