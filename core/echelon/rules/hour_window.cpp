#include "echelon/rules/hour_window.hpp"

namespace echelon {
namespace {

__extension__ using Wide = __int128;

/// The first day of a year that begins with `month`, for the year that holds `day`.
Date year_start(Date day, int month) {
  const Date start = Date::of(day.year(), month, 1).value_or(day);
  return start <= day ? start : start.plus_years(-1);
}

int length_in_years(const HourWindow& window) {
  return window.kind == HourWindowKind::cycle ? window.years : 1;
}

}  // namespace

std::optional<Period> window_holding(const HourWindow& window, Date day) {
  Date from;
  if (window.kind == HourWindowKind::calendar_year) {
    from = year_start(day, 1);
  } else if (window.kind == HourWindowKind::school_year) {
    from = year_start(day, window.month);
  } else if (window.kind == HourWindowKind::cycle) {
    if (day < window.anchor) return std::nullopt;
    // Counted from the anchor each time: 29 February would drift otherwise.
    const int cycles = window.anchor.whole_years_to(day) / window.years;
    return Period{window.anchor.plus_years(cycles * window.years),
                  window.anchor.plus_years((cycles + 1) * window.years).plus_days(-1)};
  } else {
    return std::nullopt;
  }
  return Period{from, from.plus_years(1).plus_days(-1)};
}

Period window_after(const HourWindow& window, Period period) {
  const Date from = period.to.plus_days(1);
  return window_holding(window, from)
      .value_or(Period{from, from.plus_years(length_in_years(window)).plus_days(-1)});
}

Decimal share_of(Decimal amount, std::int64_t part, std::int64_t whole, Decimal step) {
  if (part >= whole) return amount;
  const Wide exact = static_cast<Wide>(amount.millionths()) * part;
  const Wide multiple = static_cast<Wide>(whole) * step.millionths();
  return Decimal::from_millionths(static_cast<std::int64_t>(exact / multiple) * step.millionths());
}

}  // namespace echelon
