#include "cli/cohort_dates.hpp"

#include <algorithm>
#include <utility>

#include "cli/plain_table.hpp"
#include "echelon/base/date.hpp"

namespace cli {
namespace {

using echelon::Date;

constexpr std::int32_t minutes_of_a_day = 24 * 60;
constexpr std::int32_t most_days = 366;

/// `09:00` or `09:00:00`, up to `24:00`.
std::optional<std::int32_t> read_time(std::string_view text) {
  if (text.size() == 8 && text.ends_with(":00")) text.remove_suffix(3);
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto two = [](std::string_view digits) {
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : 1000; };
    return digit(digits[0]) * 10 + digit(digits[1]);
  };
  const int minutes = two(text.substr(0, 2)) * 60 + two(text.substr(3));
  if (two(text.substr(3)) > 59 || minutes > minutes_of_a_day) return std::nullopt;
  return minutes;
}

struct Moment {
  std::optional<Date> day;
  std::optional<std::int32_t> minute;
};

/// A day, a time, or both; nothing known of both where the text is neither.
Moment read_moment(std::string_view text) {
  const std::size_t mark = text.find('T');
  if (mark == std::string_view::npos) {
    if (const auto day = Date::from_iso(text)) return {day, {}};
    return {{}, read_time(text)};
  }
  const auto minute = read_time(text.substr(mark + 1));
  if (!minute) return {};
  if (mark == 0) return {{}, minute};
  const auto day = Date::from_iso(text.substr(0, mark));
  return day ? Moment{day, minute} : Moment{};
}

bool add_stretch(std::string_view text, std::vector<DayStretch>& days) {
  const std::size_t slash = text.find('/');
  const Moment from = read_moment(trimmed(text.substr(0, slash)));
  if (!from.day) return false;
  if (slash == std::string_view::npos) {
    if (from.minute) return false;
    days.push_back({from.day->days()});
    return true;
  }
  const Moment to = read_moment(trimmed(text.substr(slash + 1)));
  if (from.minute.has_value() != to.minute.has_value() || (!to.day && !to.minute)) return false;
  const std::int32_t first = from.day->days();
  const std::int32_t last = to.day.value_or(*from.day).days();
  if (last < first || last - first > most_days) return false;
  for (std::int32_t day = first; day <= last; ++day) {
    const std::int32_t begin = day == first ? from.minute.value_or(0) : 0;
    const std::int32_t end = day == last ? to.minute.value_or(minutes_of_a_day) : minutes_of_a_day;
    if (day > first && end == 0) break;
    if (begin >= end) return false;
    days.push_back({day, begin, end});
  }
  return true;
}

}  // namespace

std::optional<std::vector<DayStretch>> read_cohort_dates(std::string_view text) {
  std::vector<DayStretch> days;
  for (bool more = true; more;) {
    const std::size_t end = text.find(';');
    const std::string_view piece = trimmed(text.substr(0, end));
    if (!piece.empty() && !add_stretch(piece, days)) return std::nullopt;
    more = end != std::string_view::npos;
    if (more) text.remove_prefix(end + 1);
  }
  if (days.empty()) return std::nullopt;
  std::ranges::sort(days, {}, [](const DayStretch& each) { return std::pair(each.day, each.from); });
  for (std::size_t i = 1; i < days.size(); ++i)
    if (days[i].day == days[i - 1].day && days[i].from < days[i - 1].to) return std::nullopt;
  return days;
}

}  // namespace cli
