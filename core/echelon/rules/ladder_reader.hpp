#pragma once

#include "echelon/rules/program.hpp"
#include "echelon/rules/section.hpp"

namespace echelon {

/// Reads the `[[ladder]]` sections of a program into its ladders, and the derived programs of the steps that
/// have places into its rounds. Throws Error naming file, line, entry and remedy: tiers that are not there or
/// stand twice, numbers without a source, a circle.
void read_ladders(Program& program, Section& top);

}  // namespace echelon
