#pragma once

#include "echelon/base/words.hpp"
#include "echelon/rules/calendar.hpp"

namespace echelon {

/// Working days after `today` until `due`, its own included; 0 when it is due today. Of a day that is over
/// the working days since then, below 0 (0 while none has passed). 0 when a day is unknown.
[[nodiscard]] int working_days_left(const WorkingCalendar& calendar, Date today, Date due);

/// The same in words: `还有 3 个工作日`, `今天到期`, `已过期 2 个工作日`, after a year `已过期 3 年`; empty
/// when the day is unknown.
[[nodiscard]] Words due_words(const WorkingCalendar& calendar, Date today, Date due);

/// A weekend day that is worked instead of a holiday.
[[nodiscard]] bool is_make_up_day(const WorkingCalendar& calendar, Date day);

/// Whether the calendar lists the year's holidays: the first of January is one in every year that it lists.
[[nodiscard]] bool lists_year(const WorkingCalendar& calendar, int year);

}  // namespace echelon
