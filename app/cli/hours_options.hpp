#pragma once

#include "cli/verbs.hpp"

namespace CLI {
class App;
}

namespace cli {

/// Binds the options of the verb `hours` to where they are read into.
void declare_hours(CLI::App& command, HoursOptions& options, echelon::Language language);

}  // namespace cli
