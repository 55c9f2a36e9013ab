#include "echelon/base/spoken.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace echelon;

namespace {
Date day(int year, int month, int of_month) { return *Date::of(year, month, of_month); }
}  // namespace

TEST_CASE("thousands are parted, in numbers of any size and sign") {
  CHECK(grouped(std::int64_t{0}) == "0");
  CHECK(grouped(std::int64_t{999}) == "999");
  CHECK(grouped(std::int64_t{1000}) == "1,000");
  CHECK(grouped(std::int64_t{-1234567}) == "-1,234,567");
  CHECK(grouped(std::numeric_limits<std::int64_t>::min()) == "-9,223,372,036,854,775,808");
  CHECK(grouped(12500.0) == "12,500");
  CHECK(grouped(0.25) == "0.25");
  CHECK(grouped(-1234.5) == "-1,234.5");
  CHECK(grouped(0.126, 2) == "0.13");
  CHECK(grouped(-0.001, 2) == "0");
  CHECK(grouped(std::numeric_limits<double>::infinity()) == "–");
  CHECK(grouped(std::numeric_limits<double>::quiet_NaN()) == "–");
}

TEST_CASE("a plain number in a text gets its commas, years, ids and other text stay") {
  CHECK(grouped_text("12500") == "12,500");
  CHECK(grouped_text("-1234567.25") == "-1,234,567.25");
  CHECK(grouped_text("2024") == "2024");
  CHECK(grouped_text("00123") == "00123");
  CHECK(grouped_text("12500 人") == "12500 人");
  CHECK(grouped_text("2024-09-02") == "2024-09-02");
  CHECK(grouped_text("12500.5.1") == "12500.5.1");
  CHECK(grouped_text("") == "");
  CHECK(grouped_text("-") == "-");
}

TEST_CASE("a share is said in per cent") {
  CHECK(percent(0.125) == "12.5%");
  CHECK(percent(1) == "100%");
  CHECK(percent(0.12345, 2) == "12.35%");
  CHECK(percent(std::numeric_limits<double>::quiet_NaN()) == "–");
}

TEST_CASE("a day is said as its language says it, with the day of the week") {
  CHECK(said_date(day(2024, 9, 2)) == Words{"2024年9月2日（周一）", "2 Sep 2024 (Mon)"});
  CHECK(said_date(day(2023, 12, 31)) == Words{"2023年12月31日（周日）", "31 Dec 2023 (Sun)"});
  CHECK(said_date_only(day(2024, 2, 29)) == Words{"2024年2月29日", "29 Feb 2024"});
  CHECK(said_date(Date()).empty());
  CHECK(said_date_only(Date()).empty());
  CHECK(said_weekday(Date()).empty());
}

TEST_CASE("one of a thing is singular, anything else plural, in every ending") {
  CHECK(counted(1, "次", "time") == Words{"1 次", "1 time"});
  CHECK(counted(0, "次", "time") == Words{"0 次", "0 times"});
  CHECK(counted(12500, "人", "person", "people") == Words{"12,500 人", "12,500 people"});
  CHECK(counted(1, "人", "person", "people").en == "1 person");
  CHECK(noun_for(2, "entry") == "entries");
  CHECK(noun_for(2, "day") == "days");
  CHECK(noun_for(2, "class") == "classes");
  CHECK(noun_for(2, "match") == "matches");
  CHECK(noun_for(1, "entry") == "entry");
}

TEST_CASE("lengths of time are said in two units at most") {
  CHECK(said_duration(0.42) == Words{"0.4 秒", "0.4 s"});
  CHECK(said_duration(0.02) == Words{"0.1 秒以内", "under 0.1 s"});  // not 0: something was done
  CHECK(said_duration(3) == Words{"3 秒", "3 s"});
  CHECK(said_duration(12.4) == Words{"12 秒", "12 s"});
  CHECK(said_duration(59.6) == Words{"1 分", "1 min"});
  CHECK(said_duration(125) == Words{"2 分 5 秒", "2 min 5 s"});
  CHECK(said_duration(3780) == Words{"1 小时 3 分", "1 h 3 min"});
  CHECK(said_duration(-5) == Words{"0 秒", "0 s"});
  CHECK(said_duration(std::numeric_limits<double>::quiet_NaN()) == Words{"0 秒", "0 s"});
  CHECK(said_duration(1e30).en == "100,000 h");
}
