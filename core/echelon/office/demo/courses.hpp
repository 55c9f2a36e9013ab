#pragma once

#include <span>
#include <string>
#include <string_view>

#include "echelon/office/demo/world.hpp"

namespace echelon::demo {

/// What a course is offered for.
enum class Offer : std::uint8_t {
  ethics,
  subject,
  school_based,
  general,
  homeroom,
  middle_manager,
  head,
  induction,
  competition,
  enterprise
};

/// An entry of the invented catalogue. `{}` in a name stands for the subject.
struct Course {
  std::string_view name;
  std::string_view category;
  TrainingMode mode;
  std::string_view provider;
  int least_hours;
  int most_hours;
};

[[nodiscard]] std::span<const Course> courses(Offer offer);
/// The course's name for a subject.
[[nodiscard]] std::string course_name(const Course& course, SubjectIndex subject);

}  // namespace echelon::demo
