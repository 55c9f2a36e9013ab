#pragma once

#include <string>

#include "cli/session.hpp"
#include "echelon/office/overview.hpp"

namespace cli {

/// The overview as JSON: everything that the desktop's page Today shows.
[[nodiscard]] std::string overview_json(const echelon::Overview& overview);
/// For people: the day, what is to be done, the deadlines, the programs.
void say_overview(Session& session, const echelon::Overview& overview);
/// What is to be done, a row each.
[[nodiscard]] Listing todo_listing(const Session& session, const echelon::Overview& overview);

}  // namespace cli
