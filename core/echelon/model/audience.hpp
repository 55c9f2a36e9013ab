#pragma once

#include <string>
#include <string_view>

#include "echelon/model/session.hpp"
#include "echelon/model/snapshot.hpp"

namespace echelon {

/// What a course's `tier` says of people in their first year of service.
inline constexpr std::string_view new_teachers = "new_teacher";

/// Whether the course is meant for the person as of the snapshot's day: in service, of its subject and stage,
/// and of its tier: `new_teacher` (hired less than a year ago), a role's code (`homeroom`, `head` …: the role
/// that holds), else a tier of a ladder that the person holds. What is empty asks for nothing.
[[nodiscard]] bool is_for(const Course& course, const Snapshot& snapshot, PersonIndex person);

/// A tier as sheets write it becomes its code: 新教师, the words of a role; other text stays.
[[nodiscard]] std::string canonical_audience(std::string_view text);
/// The words of a course's tier or of a ladder that rules name; for other tiers of ladders the text itself.
[[nodiscard]] Words audience_words(std::string_view tier);

}  // namespace echelon
