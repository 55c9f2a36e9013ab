#pragma once

#include <algorithm>
#include <climits>
#include <map>
#include <set>

#include "hour_history.hpp"

namespace echelon::rules_tests::plainly {

// The slow reading's own calendar and arithmetic, and what one window's records come to.

__extension__ using Wide = __int128;
constexpr int never = INT_MIN;

struct Civil {
  int year, month, day;
};
inline int length(int year, int month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}
/// Every day from 1900 to 2120 with its name.
inline const std::map<int, Civil>& almanac() {
  static const std::map<int, Civil> all = [] {
    std::map<int, Civil> days;
    int number = -25567;  // 1900-01-01, as 1970-01-01 is 0
    for (int year = 1900; year < 2120; ++year) {
      for (int month = 1; month <= 12; ++month) {
        for (int day = 1; day <= length(year, month); ++day) days[number++] = {year, month, day};
      }
    }
    return days;
  }();
  return all;
}
inline Civil civil(int number) { return almanac().at(number); }
inline int numbered(int year, int month, int day) {
  int number = -25567;
  for (int y = 1900; y < year; ++y) number += length(y, 2) + 337;
  for (int m = 1; m < month; ++m) number += length(year, m);
  return number + day - 1;
}
inline int months_later(int number, int months) {
  auto [year, month, day] = civil(number);
  for (; months > 0; --months) {
    if (++month == 13) month = 1, ++year;
  }
  for (; months < 0; ++months) {
    if (--month == 0) month = 12, --year;
  }
  return numbered(year, month, day < length(year, month) ? day : length(year, month));
}
inline int of(Date date) { return date.known() ? date.days() : never; }
inline Date date(int number) { return number == never ? Date() : Date::from_days(number); }

/// a × b / c, half to even at the sixth place.
inline std::int64_t ratio(std::int64_t a, std::int64_t b, std::int64_t c) {
  const Wide product = static_cast<Wide>(a) * b;
  Wide whole = product / c;
  const Wide rest = product - whole * c;
  if (rest + rest > c || (rest + rest == c && whole % 2 == 1)) whole += 1;
  return static_cast<std::int64_t>(whole);
}

using Record = History::Record;
struct Stretch {
  int from, to;
};

inline bool named(const std::vector<std::string>& list, const std::string& text) {
  for (const std::string& each : list) {
    if (each == text) return true;
  }
  return false;
}

/// Adds up in one window.
struct Sum {
  const HourRule& rule;
  Stretch window;
  std::int64_t total = 0;
  bool study = false;
  std::map<std::size_t, std::int64_t> done, counted;
  std::map<std::size_t, std::int64_t> converted;
  std::map<std::pair<std::size_t, int>, std::int64_t> converted_in_year;
  std::set<int> days;

  std::int64_t measure() const {
    const auto count = static_cast<std::int64_t>(days.size());
    if (rule.measure == HourMeasure::days) return count * 1'000'000;
    if (rule.measure == HourMeasure::months) return ratio(count, 1'000'000, rule.days_per_month);
    return total;
  }
  bool counts(const Record& record, int& conversion) const {
    for (std::size_t c = rule.conversions.size(); c-- > 0;) {
      if (named(rule.conversions[c].categories, record.category)) conversion = static_cast<int>(c);
    }
    if (!rule.categories.empty() && !named(rule.categories, record.category) && conversion < 0) return false;
    if (named(rule.not_categories, record.category)) return false;
    if (rule.void_absence && record.attendance_permille >= 0 &&
        (1000 - record.attendance_permille) * 1000 >= rule.void_absence->millionths())
      return false;
    return rule.modes.has(record.mode);
  }
  std::int64_t add(const Record& record) {
    int conversion = -1;
    if (!counts(record, conversion)) return 0;
    if (rule.measure == HourMeasure::days || rule.measure == HourMeasure::months) {
      const int first = record.started_on.known() ? of(record.started_on) : of(record.ended_on);
      for (int day = first; day <= of(record.ended_on); ++day) {
        if (day >= window.from && day <= window.to) days.insert(day);
      }
      return 0;
    }
    std::int64_t value = record.hours.millionths();
    if (conversion >= 0) {
      const auto c = static_cast<std::size_t>(conversion);
      if (rule.conversions[c].exempts) {
        study = true;
        return 0;
      }
      value = ratio(value, rule.conversions[c].factor.millionths(), 1'000'000);
    } else if (rule.measure == HourMeasure::times) {
      value = 1'000'000;
    } else if (rule.measure == HourMeasure::credits) {
      const std::int64_t rate = rule.hours_per_credit[static_cast<std::size_t>(record.mode)].millionths();
      if (rate == 0) return 0;
      value = ratio(value, 1'000'000, rate);
    }
    if (rule.most_per_training) value = std::min(value, rule.most_per_training->millionths());
    if (conversion >= 0) {
      const auto c = static_cast<std::size_t>(conversion);
      auto& year = converted_in_year[{c, civil(of(record.ended_on)).year}];
      if (rule.conversions[c].most_per_year)
        value = std::min(value, rule.conversions[c].most_per_year->millionths() - year);
      if (rule.conversions[c].most)
        value = std::min(value, rule.conversions[c].most->millionths() - converted[c]);
      year += value;
      converted[c] += value;
    }
    std::vector<std::size_t> of_parts;
    std::int64_t into_total = value;
    for (std::size_t p = 0; p < rule.parts.size(); ++p) {
      const HourPart& part = rule.parts[p];
      if ((!part.categories.empty() && !named(part.categories, record.category)) ||
          !part.modes.has(record.mode))
        continue;
      of_parts.push_back(p);
      done[p] += value;
      if (part.maximum) into_total = std::min(into_total, part.maximum->millionths() - counted[p]);
    }
    for (const std::size_t p : of_parts) counted[p] += into_total;
    total += into_total;
    return into_total;
  }
};

}  // namespace echelon::rules_tests::plainly
