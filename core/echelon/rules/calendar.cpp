#include "echelon/rules/calendar.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const Words& what, long line = 0) {
  throw Error(Fault::request,
              {"工作日历无法读取：" + what.zh, "the working-day calendar cannot be read: " + what.en},
              {"修改该文件", "mend the file"}, {file.string(), {}, line, {}});
}

long line_of(const toml::node& node) { return static_cast<long>(node.source().begin.line); }

Date day_of(const std::filesystem::path& file, const toml::node& node) {
  const auto* date = node.as_date();
  if (date == nullptr)
    refuse(file, {"日期应写成 2024-05-01", "a day must be a date such as 2024-05-01"}, line_of(node));
  const auto day = Date::of((*date)->year, (*date)->month, (*date)->day);
  if (!day) refuse(file, {"没有这一天", "no such day"}, line_of(node));
  return *day;
}

/// A list of days, and of pairs `[first, last]`.
void take_days(const std::filesystem::path& file, const toml::table& year, const char* key,
               std::set<Date>& days) {
  const toml::node* list = year.get(key);
  const toml::array* array = list == nullptr ? nullptr : list->as_array();
  if (array == nullptr) {
    refuse(file, {std::string(key) + " 应为列表", "'" + std::string(key) + "' must be a list"},
           line_of(list == nullptr ? static_cast<const toml::node&>(year) : *list));
  }
  for (const toml::node& each : *array) {
    const toml::array* pair = each.as_array();
    if (pair == nullptr) {
      days.insert(day_of(file, each));
      continue;
    }
    if (pair->size() != 2)
      refuse(file, {"一段日期应有首尾两天", "a stretch has a first and a last day"}, line_of(each));
    const Date last = day_of(file, (*pair)[1]);
    for (Date day = day_of(file, (*pair)[0]); day <= last; day = day.plus_days(1)) days.insert(day);
  }
}

std::string listed(const std::vector<Date>& days) {
  std::string text;
  for (const Date day : days) text += (text.empty() ? "" : ", ") + day.iso();
  return text;
}

}  // namespace

bool WorkingCalendar::is_working_day(Date day) const {
  if (make_up_days_.contains(day)) return true;
  return day.weekday() < 5 && !holidays_.contains(day);
}

Date WorkingCalendar::first_working_day(Date day) const {
  while (!is_working_day(day)) day = day.plus_days(1);
  return day;
}

Period WorkingCalendar::publicity(Date from, int working_days) const {
  Period period{first_working_day(from), {}};
  period.to = period.from;
  for (int counted = 1; counted < working_days; ++counted)
    period.to = first_working_day(period.to.plus_days(1));
  return period;
}

int WorkingCalendar::working_days_in(Period period) const {
  int count = 0;
  for (Date day = period.from; day <= period.to; day = day.plus_days(1)) count += is_working_day(day) ? 1 : 0;
  return count;
}

Words WorkingCalendar::period_says(Date from, Date to) const {
  std::vector<Date> make_up;
  std::vector<Date> off;
  for (Date day = from; day <= to; day = day.plus_days(1)) {
    if (make_up_days_.contains(day)) make_up.push_back(day);
    if (day.weekday() < 5 && holidays_.contains(day)) off.push_back(day);
  }
  const std::string days = std::to_string(working_days_in({from, to}));
  Words text{from.iso() + " 至 " + to.iso() + "，共 " + days + " 个工作日",
             from.iso() + " to " + to.iso() + ", " + days + " working days"};
  if (!make_up.empty()) {
    text.zh += "；调休上班：" + listed(make_up);
    text.en += "; make-up days worked: " + listed(make_up);
  }
  if (!off.empty()) {
    text.zh += "；节假日不计：" + listed(off);
    text.en += "; holidays not counted: " + listed(off);
  }
  if (!years_.contains(from.year()) || !years_.contains(to.year())) {
    text.zh += "；该年的节假日安排尚未录入，只扣除周末";
    text.en += "; the holidays of that year are not listed yet, only weekends are left out";
  }
  return text;
}

WorkingCalendar read_calendar(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse(file, {"文件不存在", "it is not there"});
  std::ostringstream text;
  text << stream.rdbuf();
  std::set<Date> holidays;
  std::set<Date> make_up;
  std::set<int> years;
  try {
    const toml::table root = toml::parse(text.str(), file.string());
    const toml::array* list = root["year"].as_array();
    if (list == nullptr) refuse(file, {"缺少 [[year]]", "there is no [[year]]"});
    for (const toml::node& each : *list) {
      const toml::table* year = each.as_table();
      if (year == nullptr || !year->contains("year") || !year->contains("source"))
        refuse(file, {"每个 [[year]] 都要有 year 和 source", "a [[year]] needs 'year' and 'source'"},
               line_of(each));
      years.insert(static_cast<int>((*year)["year"].value_or(std::int64_t{0})));
      take_days(file, *year, "holidays", holidays);
      take_days(file, *year, "make_up_days", make_up);
    }
  } catch (const toml::parse_error& error) {
    const std::string what(error.description());
    refuse(file, {what, what}, static_cast<long>(error.source().begin.line));
  }
  return {std::move(holidays), std::move(make_up), std::move(years)};
}

}  // namespace echelon
