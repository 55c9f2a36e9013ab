#pragma once

#include <string>

#include "echelon/office/demo/world.hpp"

namespace echelon::demo {

/// The invented names of contests. Pupils' Olympiads of senior schools carry the word 奥林匹克.
[[nodiscard]] std::string olympiad_name(SubjectIndex subject, AwardLevel level);
/// Pupils' contests of primary and junior schools: 思维展示, 实验创新, 编程挑战, all named as 学科竞赛 of
/// their stage.
[[nodiscard]] std::string pupils_contest_name(Stage stage, SubjectIndex subject);
/// What a teacher wins in person.
[[nodiscard]] std::string lesson_contest_name(SubjectIndex subject, AwardLevel level);
[[nodiscard]] std::string problem_contest_name(SubjectIndex subject);
[[nodiscard]] std::string honour_name(Role role, AwardLevel level);

}  // namespace echelon::demo
