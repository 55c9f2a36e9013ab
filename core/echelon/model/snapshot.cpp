#include "echelon/model/snapshot.hpp"

#include <algorithm>

namespace echelon {

PersonIndex Snapshot::find_person(std::string_view id) const {
  const auto found = std::ranges::lower_bound(people.id, id);
  if (found == people.id.end() || *found != id) return nobody;
  return static_cast<PersonIndex>(found - people.id.begin());
}

SchoolIndex Snapshot::find_school(std::string_view id) const {
  const auto found = std::ranges::lower_bound(schools, id, {}, &School::id);
  if (found == schools.end() || found->id != id) return nobody;
  return static_cast<SchoolIndex>(found - schools.begin());
}

const School* Snapshot::school_of(PersonIndex person) const {
  const SchoolIndex school = people.school[static_cast<std::size_t>(person)];
  return school == nobody ? nullptr : &schools[static_cast<std::size_t>(school)];
}

}  // namespace echelon
