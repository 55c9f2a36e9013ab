#pragma once

#include <string_view>

#include "echelon/office/demo/world.hpp"

namespace echelon::demo {

/// The canonical name of a subject.
[[nodiscard]] std::string_view subject_name(SubjectIndex subject);
[[nodiscard]] SubjectIndex subject_index(std::string_view canonical);
/// The subject that stands at `permille` (0 … 999) of a stage's posts, laid out by share.
[[nodiscard]] SubjectIndex subject_at(Stage stage, int permille);
/// How many of 1000 teachers of a subject at a stage, born in `birth_year`, are women.
[[nodiscard]] int women_permille(Stage stage, SubjectIndex subject, int birth_year);
/// Mathematics, physics, chemistry, biology, informatics.
[[nodiscard]] bool is_science(SubjectIndex subject);

}  // namespace echelon::demo
