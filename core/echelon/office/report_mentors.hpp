#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "echelon/exchange/paper.hpp"
#include "echelon/plugin/mentoring_view.hpp"

namespace echelon {

/// `mentor-notice:SCHOOL` tells a school its mentees' mentors and milestones; `mentor-agreement:SCHOOL` is
/// the sheet that mentor, mentee and school sign. Both list pairs, approved or running, whose mentee serves
/// there. Nothing for another report. Throws Error when there is no such school, or no pair.
[[nodiscard]] std::optional<Paper> mentor_report(std::string_view report, const MentoringView& view,
                                                 const std::string& bureau, Language language);
[[nodiscard]] bool is_mentor_report(std::string_view report);

}  // namespace echelon
