#include "echelon/rules/calendar.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw Error(Fault::request,
              {"工作日历无法读取：" + what, "the working-day calendar cannot be read: " + what},
              {"修改该文件", "mend the file"}, {file.string(), {}, 0, {}});
}

Date day_of(const std::filesystem::path& file, const toml::node& node) {
  const auto* date = node.as_date();
  if (date == nullptr) refuse(file, "a day must be a date such as 2024-05-01");
  const auto day = Date::of((*date)->year, (*date)->month, (*date)->day);
  if (!day) refuse(file, "no such day");
  return *day;
}

/// A list of days, and of pairs `[first, last]`.
void take_days(const std::filesystem::path& file, const toml::node* list, std::set<Date>& days) {
  const toml::array* array = list == nullptr ? nullptr : list->as_array();
  if (array == nullptr) refuse(file, "'holidays' and 'make_up_days' must be lists");
  for (const toml::node& each : *array) {
    const toml::array* pair = each.as_array();
    if (pair == nullptr) {
      days.insert(day_of(file, each));
      continue;
    }
    if (pair->size() != 2) refuse(file, "a stretch has a first and a last day");
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
  if (!stream) refuse(file, "it is not there");
  std::ostringstream text;
  text << stream.rdbuf();
  std::set<Date> holidays;
  std::set<Date> make_up;
  std::set<int> years;
  try {
    const toml::table root = toml::parse(text.str(), file.string());
    const toml::array* list = root["year"].as_array();
    if (list == nullptr) refuse(file, "there is no [[year]]");
    for (const toml::node& each : *list) {
      const toml::table* year = each.as_table();
      if (year == nullptr || !year->contains("year") || !year->contains("source"))
        refuse(file, "a [[year]] needs 'year' and 'source'");
      years.insert(static_cast<int>((*year)["year"].value_or(std::int64_t{0})));
      take_days(file, year->get("holidays"), holidays);
      take_days(file, year->get("make_up_days"), make_up);
    }
  } catch (const toml::parse_error& error) {
    refuse(file, std::string(error.description()));
  }
  return {std::move(holidays), std::move(make_up), std::move(years)};
}

}  // namespace echelon
