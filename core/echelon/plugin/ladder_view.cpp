#include "echelon/plugin/ladder_view.hpp"

#include <algorithm>

namespace echelon {

std::optional<std::size_t> LadderStepView::position_of(PersonIndex person) const {
  const auto found = std::lower_bound(people.begin(), people.end(), person);
  if (found == people.end() || *found != person) return std::nullopt;
  return static_cast<std::size_t>(found - people.begin());
}

const LadderStanding* LadderSight::of(PersonIndex person) const {
  const auto found = std::lower_bound(
      people.begin(), people.end(), person,
      [](const LadderStanding& standing, PersonIndex asked) { return standing.person < asked; });
  return found == people.end() || found->person != person ? nullptr : &*found;
}

}  // namespace echelon
