#include "echelon/model/audience.hpp"

#include <optional>

namespace echelon {
namespace {

std::optional<Role> role_of(std::string_view tier) {
  for (const Role role : all<Role>()) {
    if (code(role) == tier) return role;
  }
  return std::nullopt;
}

bool holds_tier(const Snapshot& snapshot, PersonIndex person, std::string_view tier) {
  for (const TierHeld& held : snapshot.tiers.of(person)) {
    const bool still = !held.until.known() || held.until >= snapshot.as_of;
    if (still && snapshot.text(held.tier) == tier) return true;
  }
  return false;
}

}  // namespace

bool is_for(const Course& course, const Snapshot& snapshot, PersonIndex person) {
  const auto p = static_cast<std::size_t>(person);
  const People& people = snapshot.people;
  if (people.in_service[p] == 0) return false;
  if (course.stage != Stage::unknown && people.stage[p] != course.stage) return false;
  if (!course.subject.empty() && snapshot.text(people.subject[p]) != course.subject) return false;
  if (course.tier.empty()) return true;
  if (course.tier == new_teachers)
    return people.hired_on[p].known() && people.hired_on[p].plus_years(1) > snapshot.as_of;
  if (const auto role = role_of(course.tier)) return people.role[p] == *role;
  return holds_tier(snapshot, person, course.tier);
}

std::string canonical_audience(std::string_view text) {
  if (text == "新教师" || text == "新入职教师" || text == "new teachers") return std::string(new_teachers);
  if (const auto role = read<Role>(text)) return std::string(code(*role));
  return std::string(text);
}

Words audience_words(std::string_view tier) {
  if (tier == new_teachers) return {"新教师", "new teachers"};
  if (const auto role = role_of(tier)) return words(*role);
  if (tier == "backbone") return {"骨干教师", "backbone teachers"};
  return {std::string(tier), std::string(tier)};
}

}  // namespace echelon
