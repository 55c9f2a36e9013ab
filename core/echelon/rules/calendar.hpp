#pragma once

#include <filesystem>
#include <set>

#include "echelon/base/date.hpp"
#include "echelon/base/words.hpp"

namespace echelon {

/// The working days: Monday to Friday less the State Council's holidays, and the weekend days that are worked
/// instead (调休). Years that the file does not list have weekends only.
class WorkingCalendar {
 public:
  WorkingCalendar() = default;
  WorkingCalendar(std::set<Date> holidays, std::set<Date> make_up_days, std::set<int> years)
      : holidays_(std::move(holidays)), make_up_days_(std::move(make_up_days)), years_(std::move(years)) {}

  [[nodiscard]] bool is_working_day(Date day) const;
  [[nodiscard]] bool is_holiday(Date day) const { return holidays_.contains(day); }
  /// `day` itself when it is a working day, else the next one.
  [[nodiscard]] Date first_working_day(Date day) const;
  /// A period of `working_days` (at least one) that begins on the first working day on or after `from`.
  [[nodiscard]] Period publicity(Date from, int working_days) const;
  [[nodiscard]] int working_days_in(Period period) const;
  /// The period in words: its working days, make-up days and holidays inside it, and whether the year is
  /// unlisted.
  [[nodiscard]] Words period_says(Date from, Date to) const;

 private:
  std::set<Date> holidays_;
  std::set<Date> make_up_days_;
  std::set<int> years_;
};

/// Reads data/rules/calendar.toml. Throws Error naming the file and the entry.
[[nodiscard]] WorkingCalendar read_calendar(const std::filesystem::path& file);

}  // namespace echelon
