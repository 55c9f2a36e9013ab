#pragma once

#include "cli/verbs.hpp"

namespace CLI {
class App;
}

namespace cli {

/// Binds what a plan on plain files is made from, and verified against, to where it is read into.
void declare_plan_files(CLI::App& command, CohortOptions& options, echelon::Language language);
/// The whole of the verb `plan`.
void declare_plan(CLI::App& command, CohortOptions& options, echelon::Language language);

}  // namespace cli
