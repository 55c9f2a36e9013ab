#include "echelon/plugin/cohort_view.hpp"

#include <algorithm>

namespace echelon {

const CohortSession* CohortView::session(const std::string& id) const {
  const auto found = std::ranges::lower_bound(
      sessions, id, {}, [](const CohortSession& each) -> const std::string& { return each.session->id; });
  return found != sessions.end() && found->session->id == id ? &*found : nullptr;
}

const CohortPerson* CohortView::of(PersonIndex person) const {
  const auto found = std::ranges::lower_bound(people, person, {}, &CohortPerson::person);
  return found != people.end() && found->person == person ? &*found : nullptr;
}

}  // namespace echelon
