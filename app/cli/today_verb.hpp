#pragma once

#include <string>

#include "cli/session.hpp"

namespace cli {

struct TodayOptions {
  std::string role;  ///< hr, principal, reviewer, researcher; empty: by what is given with it, else hr
  std::string school;
  std::string reviewer;
  int weeks = 6;
};
/// What is to be done, what is due, where each program stands, for a viewer. Returns the exit status; throws
/// Error.
int today(Session& session, const TodayOptions& options);

}  // namespace cli
