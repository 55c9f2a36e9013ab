#include "echelon/rules/working_days.hpp"

#include <string>

namespace echelon {

int working_days_left(const WorkingCalendar& calendar, Date today, Date due) {
  if (!due.known() || !today.known()) return 0;
  if (due >= today) return calendar.working_days_in({today.plus_days(1), due});
  return -calendar.working_days_in({due.plus_days(1), today});
}

Words due_words(const WorkingCalendar& calendar, Date today, Date due) {
  if (!due.known()) return {};
  if (due == today) return {"今天到期", "due today"};
  const int left = working_days_left(calendar, today, due);
  const std::string days = std::to_string(left < 0 ? -left : left);
  const std::string en = days + (days == "1" ? " working day" : " working days");
  if (due > today) {
    if (left == 0) return {"此前已无工作日", "no working day left"};
    return {"还有 " + days + " 个工作日", en + " left"};
  }
  if (left == 0) return {"已过期", "overdue"};
  if (const int years = due.whole_years_to(today); years > 0) {
    const std::string number = std::to_string(years);
    return {"已过期 " + number + " 年", number + (years == 1 ? " year overdue" : " years overdue")};
  }
  return {"已过期 " + days + " 个工作日", en + " overdue"};
}

bool is_make_up_day(const WorkingCalendar& calendar, Date day) {
  return day.weekday() >= 5 && calendar.is_working_day(day);
}

bool lists_year(const WorkingCalendar& calendar, int year) {
  const auto first = Date::of(year, 1, 1);
  return first && calendar.is_holiday(*first);
}

}  // namespace echelon
