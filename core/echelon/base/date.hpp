#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace echelon {

/// A day of the Gregorian calendar, or "unknown" (the default). Four bytes, so that columns of dates stay
/// small. Unknown sorts before every known day; arithmetic on an unknown date stays unknown.
class Date {
 public:
  constexpr Date() = default;
  /// Days since 1970-01-01.
  [[nodiscard]] static constexpr Date from_days(std::int32_t days) { return Date(days); }
  /// Nothing when there is no such day (30 February, year outside 1800–2200).
  [[nodiscard]] static std::optional<Date> of(int year, int month, int day);
  /// `2024-03-01` only; nothing for anything else.
  [[nodiscard]] static std::optional<Date> from_iso(std::string_view text);
  /// The machine's day in local time. The one place where the clock is asked for a date.
  [[nodiscard]] static Date today();

  [[nodiscard]] constexpr bool known() const { return days_ != unknown_days; }
  [[nodiscard]] constexpr std::int32_t days() const { return days_; }
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  /// 0 Monday … 6 Sunday.
  [[nodiscard]] int weekday() const;

  [[nodiscard]] constexpr Date plus_days(std::int32_t days) const {
    return known() ? Date(days_ + days) : *this;
  }
  /// The same day of the month; the month's last where there is none (31 January + 1 month = 28 or 29
  /// February). Never leaves the years 1 to 9999: what would lie beyond is in their first or last month.
  [[nodiscard]] Date plus_months(int months) const;
  [[nodiscard]] Date plus_years(int years) const { return plus_months(12 * years); }
  /// Whole years from this day to `later`; 0 when either is unknown or `later` is before.
  [[nodiscard]] int whole_years_to(Date later) const;

  /// `2024-03-01`; empty when unknown.
  [[nodiscard]] std::string iso() const;
  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  static constexpr std::int32_t unknown_days = std::numeric_limits<std::int32_t>::min();
  explicit constexpr Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = unknown_days;
};

/// A stretch of days, both ends included; an unknown end is open.
struct Period {
  Date from;
  Date to;
  [[nodiscard]] constexpr bool contains(Date day) const {
    return (!from.known() || from <= day) && (!to.known() || day <= to);
  }
  friend constexpr bool operator==(Period, Period) = default;
};

/// A date as people write it in sheets, and how exactly it was written.
struct WrittenDate {
  Date date;              ///< the first of the month where only the month was written
  bool day_given = true;  ///< false for `2024.03`
};

/// Reads the styles of `cli.md`: ISO, `2024/3/1`, `2024年3月1日`, `2024.03`, `2024.3.1`, `20240301`,
/// `202403`, an Excel serial (`serial_1904` for workbooks that count from 1904), each optionally with a time
/// of day that is dropped. Nothing for text that is no date (four digits are a year, not a serial) or names a
/// day that does not exist.
[[nodiscard]] std::optional<WrittenDate> read_date(std::string_view text, bool serial_1904 = false);

}  // namespace echelon
