#pragma once

#include <string>

#include "cli/session.hpp"

namespace cli {

struct PeopleOptions {
  std::string person;  ///< this one's record; empty: the list
  std::string school;  ///< only of this school: id or name
  bool left = false;   ///< also those who retired or left
};
/// Who is in the office as of the day, or one person's record. Status 2 for someone it does not hold.
int show_people(Session& session, const PeopleOptions& options);
/// The schools with their staff as of the day.
int show_schools(Session& session);

}  // namespace cli
