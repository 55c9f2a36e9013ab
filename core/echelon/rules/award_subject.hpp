#pragma once

#include "echelon/model/snapshot.hpp"

namespace echelon {

/// Whether an award is in the subject the person teaches; no subject is no one's own.
[[nodiscard]] inline bool is_own_subject(const Snapshot& snapshot, PersonIndex person, const Award& award) {
  return award.subject != Symbol::empty &&
         award.subject == snapshot.people.subject[static_cast<std::size_t>(person)];
}

}  // namespace echelon
