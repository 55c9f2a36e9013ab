#include <doctest/doctest.h>

#include "echelon/base/date.hpp"

namespace echelon {
namespace {

Date day(const std::string& iso) { return Date::from_iso(iso).value(); }

std::string read(const std::string& text, bool serial_1904 = false) {
  const auto date = read_date(text, serial_1904);
  if (!date) return "none";
  return date->date.iso() + (date->day_given ? "" : " month");
}

}  // namespace

TEST_CASE("dates are read in every style that people write") {
  for (const auto& [text, iso] : std::vector<std::pair<std::string, std::string>>{
           {"2024-03-01", "2024-03-01"},       {"2024-3-1", "2024-03-01"},
           {"2024/3/1", "2024-03-01"},         {"2024.3.1", "2024-03-01"},
           {"2024年3月1日", "2024-03-01"},     {"2024年3月1号", "2024-03-01"},
           {"2024年3月1", "2024-03-01"},       {"2024 年 3 月 1 日", "2024-03-01"},
           {"20240301", "2024-03-01"},         {"2024.03", "2024-03-01 month"},
           {"2024-03", "2024-03-01 month"},    {"2024年3月", "2024-03-01 month"},
           {"202403", "2024-03-01 month"},     {"45352", "2024-03-01"},
           {"45352.75", "2024-03-01"},         {"2024-03-01T09:30:00", "2024-03-01"},
           {"2024-03-01 09:30", "2024-03-01"}, {"  2024-03-01  ", "2024-03-01"},
           {"2024-02-29", "2024-02-29"},       {"1900-01-01", "1900-01-01"},
       }) {
    CAPTURE(text);
    CHECK(read(text) == iso);
  }
  CHECK(read("43890", true) == "2024-03-01");
}

TEST_CASE("what is no date, or no day that exists, is not read as one") {
  for (const std::string text : {"",           "2024",       "2023-02-29",  "2024-02-30", "2024-13-01",
                                 "2024-00-10", "2024-04-31", "20240231",    "60",         "5",
                                 "999999",     "today",      "2024-03-01x", "2024/3-1",   "2024-03-01 9",
                                 "24-03-01",   "2024..1",    "-",           "2024-3-1-1", "3000-01-01",
                                 "1.2E+17",    "2024-03-011"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("a month later is the same day, or the month's last") {
  CHECK(day("2024-01-31").plus_months(1) == day("2024-02-29"));
  CHECK(day("2023-01-31").plus_months(1) == day("2023-02-28"));
  CHECK(day("2024-03-31").plus_months(-1) == day("2024-02-29"));
  CHECK(day("2024-02-29").plus_years(1) == day("2025-02-28"));
  CHECK(day("2024-12-15").plus_months(13) == day("2026-01-15"));
  CHECK(day("2024-06-15").plus_months(12'000'000) > day("2024-06-15"));
  CHECK(day("2024-06-15").plus_months(-12'000'000) < day("1800-01-01"));
  CHECK_FALSE(Date().plus_years(3).known());
}

TEST_CASE("whole years pass on the anniversary, for 29 February on the 28th") {
  CHECK(day("2000-05-10").whole_years_to(day("2024-05-10")) == 24);
  CHECK(day("2000-05-10").whole_years_to(day("2024-05-09")) == 23);
  CHECK(day("2000-02-29").whole_years_to(day("2023-02-28")) == 23);
  CHECK(day("2000-05-10").whole_years_to(day("1999-05-10")) == 0);
  CHECK(Date().whole_years_to(day("2024-05-10")) == 0);
}

TEST_CASE("days count both ways, and weekdays are the calendar's") {
  CHECK(day("1970-01-01").days() == 0);
  CHECK(day("1969-12-31").days() == -1);
  CHECK(day("2024-03-01").weekday() == 4);
  CHECK(day("1969-12-28").weekday() == 6);
  for (int i = -40'000; i < 60'000; i += 17) {
    const Date date = Date::from_days(i);
    CHECK(Date::from_iso(date.iso()) == date);
    CHECK(date.plus_days(7).weekday() == date.weekday());
  }
}

TEST_CASE("only a whole ISO date is an ISO date") {
  for (const char* text :
       {"2024-3-1", "2024-03-1", "2024/03/01", "2024-02-30", "2024-03-01 ", "+024-03-01", ""})
    CHECK_FALSE(Date::from_iso(text).has_value());
  CHECK(Date::from_iso("2200-12-31").has_value());
  CHECK_FALSE(Date::from_iso("2201-01-01").has_value());
}

TEST_CASE("a period holds both its ends, and an unknown end is open") {
  const Period year{day("2024-01-01"), day("2024-12-31")};
  CHECK(year.contains(day("2024-01-01")));
  CHECK(year.contains(day("2024-12-31")));
  CHECK_FALSE(year.contains(day("2025-01-01")));
  CHECK(Period{{}, day("2024-12-31")}.contains(day("1900-01-01")));
  CHECK(Period{day("2024-01-01"), {}}.contains(day("2100-01-01")));
}

}  // namespace echelon
