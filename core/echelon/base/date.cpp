#include "echelon/base/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>

namespace echelon {
namespace {

using std::chrono::year_month_day;

year_month_day civil(Date date) {
  return year_month_day(std::chrono::sys_days(std::chrono::days(date.days())));
}

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes the number at the front of `text`; nothing when there is no digit or there are more than
/// `most_digits`.
std::optional<int> take_number(std::string_view& text, std::size_t most_digits) {
  std::size_t length = 0;
  while (length < text.size() && is_digit(text[length])) ++length;
  if (length == 0 || length > most_digits) return std::nullopt;
  const auto value = whole_number(text.substr(0, length));
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, std::string_view token) {
  if (!text.starts_with(token)) return false;
  text.remove_prefix(token.size());
  return true;
}

void drop_spaces(std::string_view& text) {
  while (take(text, " ")) {
  }
}

bool is_time_of_day(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == 'T')) text.remove_prefix(1);
  if (text.empty()) return true;
  bool colon = false;
  for (const char c : text) {
    colon = colon || c == ':';
    if (!is_digit(c) && c != ':' && c != '.' && c != 'Z') return false;
  }
  return colon;
}

std::optional<WrittenDate> exactly(std::optional<Date> date, bool day_given = true) {
  if (!date) return std::nullopt;
  return WrittenDate{*date, day_given};
}

std::optional<WrittenDate> read_serial(std::string_view text, bool serial_1904) {
  const std::size_t point = text.find('.');
  const auto whole = whole_number(text.substr(0, point));
  if (!whole) return std::nullopt;
  if (point != std::string_view::npos) {
    for (const char c : text.substr(point + 1)) {
      if (!is_digit(c)) return std::nullopt;
    }
  }
  // Excel's day 1 is 1900-01-01, and it believes in 29 February 1900 (day 60).
  constexpr int least = 61;
  constexpr int most = 109574;  // 2199-12-31
  if (*whole < (serial_1904 ? 1 : least) || *whole > most) return std::nullopt;
  const Date origin = serial_1904 ? *Date::of(1904, 1, 1) : *Date::of(1899, 12, 30);
  return WrittenDate{origin.plus_days(*whole), true};
}

/// Digits alone: `20240301`, `202403` (the month only), else a serial. Four digits are a year, not a date.
std::optional<WrittenDate> read_digits(std::string_view digits, bool serial_1904) {
  const auto part = [&](std::size_t from, std::size_t length) {
    return *whole_number(digits.substr(from, length));
  };
  if (digits.size() == 8) return exactly(Date::of(part(0, 4), part(4, 2), part(6, 2)));
  if (digits.size() == 4) return std::nullopt;
  if (digits.size() == 6 && part(0, 4) >= 1800) return exactly(Date::of(part(0, 4), part(4, 2), 1), false);
  return read_serial(digits, serial_1904);
}

/// What follows the year and its `mark`.
std::optional<WrittenDate> read_month_and_day(std::string_view rest, int year, std::string_view mark) {
  const bool chinese = mark == "年";
  drop_spaces(rest);
  const auto month = take_number(rest, 2);
  if (!month) return std::nullopt;
  drop_spaces(rest);
  if (rest.empty() || (chinese && rest == "月")) return exactly(Date::of(year, *month, 1), false);
  if (!take(rest, chinese ? std::string_view("月") : mark)) return std::nullopt;
  drop_spaces(rest);
  const auto day = take_number(rest, 2);
  if (!day) return std::nullopt;
  drop_spaces(rest);
  if (chinese && !take(rest, "日")) take(rest, "号");
  if (!is_time_of_day(rest)) return std::nullopt;
  return exactly(Date::of(year, *month, *day));
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day civil_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                 std::chrono::day(static_cast<unsigned>(day))};
  if (!civil_day.ok()) return std::nullopt;
  return Date(static_cast<std::int32_t>(std::chrono::sys_days(civil_day).time_since_epoch().count()));
}

std::optional<Date> Date::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = whole_number(text.substr(0, 4));
  const auto month = whole_number(text.substr(5, 2));
  const auto day = whole_number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

Date Date::today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date());
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }
int Date::weekday() const { return ((days_ + 3) % 7 + 7) % 7; }

Date Date::plus_months(int months) const {
  if (!known()) return *this;
  const year_month_day from = civil(*this);
  const std::int64_t wanted =
      std::int64_t{static_cast<int>(from.year())} * 12 + static_cast<unsigned>(from.month()) - 1 + months;
  const std::int64_t month = std::clamp<std::int64_t>(wanted, 12, 9999 * 12 + 11);
  const std::chrono::year_month to{std::chrono::year(static_cast<int>(month / 12)),
                                   std::chrono::month(static_cast<unsigned>(month % 12 + 1))};
  const auto last =
      std::chrono::year_month_day_last(to.year(), std::chrono::month_day_last(to.month())).day();
  const year_month_day moved{to.year(), to.month(), from.day() < last ? from.day() : last};
  return Date(static_cast<std::int32_t>(std::chrono::sys_days(moved).time_since_epoch().count()));
}

int Date::whole_years_to(Date later) const {
  if (!known() || !later.known() || later < *this) return 0;
  const int years = later.year() - year();
  return plus_years(years) <= later ? years : years - 1;
}

std::string Date::iso() const {
  if (!known()) return {};
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year(), month(), day());
  return std::string(text.data(), static_cast<std::size_t>(length));
}

std::optional<WrittenDate> read_date(std::string_view text, bool serial_1904) {
  std::string_view rest = text;
  drop_spaces(rest);
  while (!rest.empty() && rest.back() == ' ') rest.remove_suffix(1);
  if (rest.find_first_not_of("0123456789") == std::string_view::npos) return read_digits(rest, serial_1904);
  const std::string_view whole = rest;
  const auto year = take_number(rest, 8);
  if (!year) return std::nullopt;
  if (*year < 1000 || *year > 9999) return read_serial(whole, serial_1904);
  drop_spaces(rest);
  for (const std::string_view mark : {"-", "/", ".", "年"}) {
    if (take(rest, mark)) return read_month_and_day(rest, *year, mark);
  }
  return std::nullopt;
}

}  // namespace echelon
