#pragma once

#include "echelon/rules/kinds.hpp"

namespace echelon {

/// Core's own kinds, see core/docs/kinds.md.
void add_core_requirements(Kinds& kinds);
void add_core_criteria(Kinds& kinds);

}  // namespace echelon
