#include "echelon/rules/planning_terms.hpp"

#include <algorithm>

namespace echelon {

std::vector<PlanningTerms> read_planning_terms(std::string_view text, const std::string& file) {
  const auto read = [](Section& section, PlanningTerms& terms) {
    terms.hour = section.number_at_most("hour", 1000);
    terms.overdue = section.number_at_most("overdue", 100);
    terms.soon = section.number_at_most("soon", 100);
    terms.soon_days = section.whole_between("soon_days", 0, 3660);
    terms.wish = section.number_at_most("wish", 1000);
    terms.nomination = section.number_at_most("nomination", 1000);
    terms.enrolled = section.number_at_most("enrolled", 1000);
    terms.other_town = section.number_at_most("other_town", 1);
    terms.sessions_per_person = section.whole_between("sessions_per_person", 0, 100);
    terms.sessions_per_month = std::max(1, section.whole_between("sessions_per_month", 0, 100));
    terms.absence_share = section.number_at_most("absence_share", 1);
    terms.keep_of_subject = section.whole_between("keep_of_subject", 0, 1000);
    terms.repeat_months = section.whole_between("repeat_months", 0, 1200);
    terms.gap = section.number_at_most("gap", 1);
  };
  return read_dated_terms<PlanningTerms>(text, file, "planning", {"排班规则", "planning rules"}, read);
}

}  // namespace echelon
