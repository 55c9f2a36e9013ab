#include "echelon/base/spoken.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace echelon {
namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 7> weekdays_zh{"一", "二", "三", "四", "五", "六", "日"};

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// Commas among the digits of [first, end).
void part_thousands(std::string& digits, std::size_t first, std::size_t end) {
  while (end > first + 3) {
    end -= 3;
    digits.insert(end, ",");
  }
}

/// Rounded to `places`, without zeros at the end, no `-0`.
std::string rounded(double number, int places) {
  std::array<char, 400> text{};
  std::snprintf(text.data(), text.size(), "%.*f", places, number);
  std::string said = text.data();
  if (said.find('.') != std::string::npos) {
    while (said.back() == '0') said.pop_back();
    if (said.back() == '.') said.pop_back();
  }
  return said == "-0" ? "0" : said;
}

std::string plural_of(std::string_view one) {
  std::string many(one);
  const auto ends = [&](std::string_view with) { return one.ends_with(with); };
  const bool vowel_before =
      one.size() > 1 && std::string_view("aeiou").find(one[one.size() - 2]) != std::string_view::npos;
  if (ends("y") && !vowel_before) {
    many.pop_back();
    return many + "ies";
  }
  return many + (ends("s") || ends("x") || ends("ch") || ends("sh") ? "es" : "s");
}

}  // namespace

std::string grouped(std::int64_t number) {
  std::string text = std::to_string(number);
  part_thousands(text, number < 0 ? 1 : 0, text.size());
  return text;
}

std::string grouped(double number, int places) {
  if (!std::isfinite(number)) return "–";
  std::string text = rounded(number, places);
  part_thousands(text, text.front() == '-' ? 1 : 0, std::min(text.find('.'), text.size()));
  return text;
}

std::string grouped_text(std::string_view text) {
  constexpr std::size_t least_digits = 5;
  const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  std::size_t end = first;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string said(text);
  if (end - first < least_digits || text[first] == '0') return said;
  std::size_t rest = end;
  if (rest < text.size() && text[rest] == '.') ++rest;
  if (!std::all_of(text.begin() + static_cast<std::ptrdiff_t>(rest), text.end(), is_digit)) return said;
  part_thousands(said, first, end);
  return said;
}

std::string percent(double share, int places) {
  return std::isfinite(share) ? grouped(share * 100, places) + "%" : "–";
}

Words said_weekday(Date day) {
  if (!day.known()) return {};
  const auto at = static_cast<std::size_t>(day.weekday());
  return {"周" + std::string(weekdays_zh[at]), std::string(weekdays[at])};
}

Words said_date_only(Date day) {
  if (!day.known()) return {};
  const std::string year = std::to_string(day.year());
  const std::string of_month = std::to_string(day.day());
  return {year + "年" + std::to_string(day.month()) + "月" + of_month + "日",
          of_month + " " + std::string(months[static_cast<std::size_t>(day.month() - 1)]) + " " + year};
}

Words said_date(Date day) {
  if (!day.known()) return {};
  const Words date = said_date_only(day);
  const Words weekday = said_weekday(day);
  return {date.zh + "（" + weekday.zh + "）", date.en + " (" + weekday.en + ")"};
}

std::string noun_for(std::int64_t count, std::string_view one, std::string_view many) {
  if (count == 1) return std::string(one);
  return many.empty() ? plural_of(one) : std::string(many);
}

std::string noun_for(std::string_view number, std::string_view one, std::string_view many) {
  return noun_for(number == "1" ? 1 : 2, one, many);
}

Words counted(std::int64_t count, std::string_view chinese, std::string_view one, std::string_view many) {
  const std::string number = grouped(count);
  return {number + " " + std::string(chinese), number + " " + noun_for(count, one, many)};
}

Words said_duration(double seconds) {
  if (!(seconds > 0)) seconds = 0;
  constexpr double most = 3.6e8;  // beyond it no one counts seconds
  seconds = std::min(seconds, most);
  if (seconds > 0 && seconds < 0.05) return {"0.1 秒以内", "under 0.1 s"};
  if (seconds < 9.95) {
    const std::string number = rounded(seconds, 1);
    return {number + " 秒", number + " s"};
  }
  const auto whole = static_cast<std::int64_t>(std::llround(seconds));
  const auto said = [](std::int64_t large, std::int64_t small, const Words& unit, const Words& part) {
    const std::string first = grouped(large);
    const std::string second = std::to_string(small);
    return small == 0 ? Words{first + " " + unit.zh, first + " " + unit.en}
                      : Words{first + " " + unit.zh + " " + second + " " + part.zh,
                              first + " " + unit.en + " " + second + " " + part.en};
  };
  if (whole < 60) return {std::to_string(whole) + " 秒", std::to_string(whole) + " s"};
  if (whole < 3600) return said(whole / 60, whole % 60, {"分", "min"}, {"秒", "s"});
  return said(whole / 3600, whole % 3600 / 60, {"小时", "h"}, {"分", "min"});
}

}  // namespace echelon
