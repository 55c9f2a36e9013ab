#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "echelon/rules/calendar.hpp"
#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

const WorkingCalendar& real() {
  static const WorkingCalendar calendar = read_calendar(ECHELON_DATA "/rules/calendar.toml");
  return calendar;
}

struct Stretch {
  const char* says;
  const char* from;
  int days;
  const char* first;
  const char* last;
};

/// A calendar file that is gone after the test.
class CalendarFile {
 public:
  explicit CalendarFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("echelon-calendar-" + std::to_string(getpid()) + ".toml")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~CalendarFile() { std::filesystem::remove(path_); }
  CalendarFile(const CalendarFile&) = delete;
  CalendarFile& operator=(const CalendarFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("the State Council's arrangements of 2024 and 2025 hold, make-up days included") {
  for (const char* off : {"2024-01-01", "2024-02-12", "2024-02-16", "2024-04-04", "2024-05-03", "2024-06-10",
                          "2024-09-16", "2024-10-07", "2025-01-01", "2025-01-28", "2025-02-04", "2025-04-04",
                          "2025-05-05", "2025-06-02", "2025-10-08", "2024-03-02", "2024-03-03"}) {
    CAPTURE(off);
    CHECK_FALSE(real().is_working_day(day(off)));
  }
  for (const char* on : {"2024-02-04", "2024-02-09", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11",
                         "2024-09-14", "2024-09-29", "2024-10-12", "2025-01-26", "2025-01-27", "2025-02-08",
                         "2025-04-27", "2025-09-28", "2025-10-11", "2024-03-04"}) {
    CAPTURE(on);
    CHECK(real().is_working_day(day(on)));
  }
  CHECK(real().working_days_in({day("2024-01-01"), day("2024-12-31")}) == 251);
  CHECK(real().working_days_in({day("2025-01-01"), day("2025-12-31")}) == 248);
}

TEST_CASE("five working days of publicity end where the calendar says") {
  for (const Stretch& row : {
           Stretch{"an ordinary week", "2024-03-04", 5, "2024-03-04", "2024-03-08"},
           Stretch{"begun on a Thursday", "2024-03-07", 5, "2024-03-07", "2024-03-13"},
           Stretch{"begun on a Saturday", "2024-03-09", 5, "2024-03-11", "2024-03-15"},
           Stretch{"over National Day, two weekend days worked", "2024-09-27", 5, "2024-09-27", "2024-10-09"},
           Stretch{"begun on a make-up Sunday", "2024-09-29", 5, "2024-09-29", "2024-10-10"},
           Stretch{"begun within the holiday, make-up Saturday at its end", "2024-10-02", 5, "2024-10-08",
                   "2024-10-12"},
           Stretch{"over the Spring Festival", "2025-01-26", 5, "2025-01-26", "2025-02-07"},
           Stretch{"one day only", "2025-05-01", 1, "2025-05-06", "2025-05-06"},
       }) {
    CAPTURE(row.says);
    const Period period = real().publicity(day(row.from), row.days);
    CHECK(period.from.iso() == row.first);
    CHECK(period.to.iso() == row.last);
    CHECK(real().working_days_in(period) == row.days);
  }
}

TEST_CASE("a period says what was worked, what was off, and that a year is not listed") {
  const Words says = real().period_says(day("2024-09-27"), day("2024-10-09"));
  CHECK(says.en.find("2024-09-27 to 2024-10-09, 5 working days") == 0);
  CHECK(says.en.find("make-up days worked: 2024-09-29") != std::string::npos);
  CHECK(says.en.find("2024-10-07") != std::string::npos);
  CHECK(says.zh.find("共 5 个工作日") != std::string::npos);
  CHECK(says.en.find("not listed") == std::string::npos);
  CHECK(real().period_says(day("2031-03-03"), day("2031-03-07")).en.find("not listed") != std::string::npos);
}

TEST_CASE("a calendar that is wrong is refused with its line, in both languages") {
  struct Row {
    const char* text;
    long line;
    const char* word;
  };
  for (const Row& row : {
           Row{"", 0, "[[year]]"},
           Row{"[[year]]\nyear = 2024\n", 1, "source"},
           Row{"[[year]]\nyear = 2024\nsource = \"x\"\nholidays = [\"x\"]\nmake_up_days = []\n", 4,
               "2024-05-01"},
           Row{"[[year]]\nyear = 2024\nsource = \"x\"\nholidays = [[2024-01-01]]\nmake_up_days = []\n", 4,
               "first and a last"},
           Row{"[[year]]\nyear = 2024\nsource = \"x\"\nholidays = []\n", 1, "make_up_days"},
           Row{"[[year]]\nyear = \n", 2, "calendar"},
       }) {
    CAPTURE(row.text);
    const CalendarFile file(row.text);
    const Error error = error_of([&] { return read_calendar(file.path()); });
    CHECK(error.place().file == file.path().string());
    CHECK(error.place().row == row.line);
    CHECK(error.happened().en.find(row.word) != std::string::npos);
    CHECK(error.happened().zh.find("工作日历无法读取") == 0);
  }
  CHECK_THROWS_AS(static_cast<void>(read_calendar("/nonexistent/calendar.toml")), Error);
}

}  // namespace echelon::rules_tests
