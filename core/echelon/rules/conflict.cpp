#include "echelon/rules/conflict.hpp"

#include <algorithm>

namespace echelon {

std::optional<Words> conflict_of_interest(const Snapshot& snapshot, const Reviewer& reviewer,
                                          PersonIndex candidate) {
  const PersonIndex judge = reviewer.person.empty() ? nobody : snapshot.find_person(reviewer.person);
  if (judge != nobody && judge == candidate) return Words{"本人", "the same person"};
  const School* school = snapshot.school_of(candidate);
  const School* judges_school = judge == nobody ? nullptr : snapshot.school_of(judge);
  const bool same_school =
      school != nullptr &&
      (school->id == reviewer.school || (judges_school != nullptr && judges_school->id == school->id));
  if (same_school) return Words{"同校", "the same school"};
  const auto is_judge = [&](const Mentorship& each) { return judge != nobody && each.other == judge; };
  if (std::ranges::any_of(snapshot.mentors.of(candidate), is_judge))
    return Words{"是候选人的师傅", "mentor of the candidate"};
  if (std::ranges::any_of(snapshot.mentees.of(candidate), is_judge))
    return Words{"是候选人的徒弟", "mentee of the candidate"};
  return std::nullopt;
}

}  // namespace echelon
