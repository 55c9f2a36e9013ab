#pragma once

#include <cstdint>
#include <string>

#include "cli/session.hpp"

namespace cli {

/// The latest proposal of mentors; `run` 0, or its number. Throws Error for another run.
int show_mentors(Session& session, std::int64_t run);
/// `needs` (or nothing), `mentors`, `approved`, `running`, `ended`. Throws Error for another word.
int list_mentors(Session& session, const std::string& what);

}  // namespace cli
