#include "echelon/rules/working_days.hpp"

#include <doctest/doctest.h>

#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

const WorkingCalendar& real() {
  static const WorkingCalendar calendar = read_calendar(ECHELON_DATA "/rules/calendar.toml");
  return calendar;
}

struct Row {
  const char* says;
  const char* today;
  const char* due;
  int left;
  const char* en;
};

}  // namespace

TEST_CASE("working days that are left, over holidays and make-up days") {
  const std::vector<Row> rows{
      {"Monday to Friday", "2024-09-02", "2024-09-06", 4, "4 working days left"},
      {"today", "2024-09-02", "2024-09-02", 0, "due today"},
      {"the next working day", "2024-09-02", "2024-09-03", 1, "1 working day left"},
      {"over a weekend", "2024-09-06", "2024-09-09", 1, "1 working day left"},
      {"only a weekend remains", "2024-09-06", "2024-09-08", 0, "no working day left"},
      {"over mid-autumn, whose Saturday before is worked", "2024-09-13", "2024-09-18", 2,
       "2 working days left"},
      {"over the national holidays, with both make-up days", "2024-09-27", "2024-10-12", 7,
       "7 working days left"},
      {"over the end of the year", "2024-12-31", "2025-01-02", 1, "1 working day left"},
      {"over the Spring Festival 2025 with both make-up days", "2025-01-24", "2025-02-08", 6,
       "6 working days left"},
      {"overdue by a week", "2024-09-09", "2024-09-02", -5, "5 working days overdue"},
      {"overdue over the national holidays", "2024-10-08", "2024-09-30", -1, "1 working day overdue"},
      {"overdue for years", "2025-09-01", "2024-03-01", -375, "1 year overdue"},
      {"overdue, and no working day has passed", "2024-10-03", "2024-09-30", 0, "overdue"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.says);
    CHECK(working_days_left(real(), day(row.today), day(row.due)) == row.left);
    CHECK(due_words(real(), day(row.today), day(row.due)).en == row.en);
    CHECK_FALSE(due_words(real(), day(row.today), day(row.due)).zh.empty());
  }
}

TEST_CASE("counted day by day, the working days left are the same for every pair of days of two years") {
  const Date first = day("2024-01-01");
  const Date last = day("2025-12-31");
  for (Date today = first; today <= last; today = today.plus_days(17)) {
    int count = 0;
    for (Date due = today.plus_days(1); due <= last; due = due.plus_days(1)) {
      count += real().is_working_day(due) ? 1 : 0;
      REQUIRE(working_days_left(real(), today, due) == count);
      REQUIRE(working_days_left(real(), due, today) == -count);
    }
  }
}

TEST_CASE("an unknown day has no working days and no words") {
  CHECK(working_days_left(real(), day("2024-09-02"), Date()) == 0);
  CHECK(due_words(real(), day("2024-09-02"), Date()).empty());
}

TEST_CASE("make-up days are weekend days that are worked, years beyond the list are not listed") {
  CHECK(is_make_up_day(real(), day("2024-09-29")));
  CHECK_FALSE(is_make_up_day(real(), day("2024-09-28")));
  CHECK_FALSE(is_make_up_day(real(), day("2024-09-30")));
  CHECK(lists_year(real(), 2024));
  CHECK(lists_year(real(), 2025));
  CHECK_FALSE(lists_year(real(), 2031));
}

}  // namespace echelon::rules_tests
