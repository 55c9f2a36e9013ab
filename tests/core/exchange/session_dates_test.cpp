// Meetings in a cell, as people write them.

#include "echelon/exchange/session_dates.hpp"

#include <doctest/doctest.h>

using namespace echelon;

namespace {

std::string read(std::string_view text) {
  const WrittenMeetings written = read_written_meetings(text);
  std::string said;
  for (const Meeting& each : written.meetings) said += (said.empty() ? "" : ";") + meeting_text(each);
  if (!written.unclear.empty()) said += (written.overlaps ? "overlaps " : "unclear ") + written.unclear;
  return said;
}

}  // namespace

TEST_CASE("days are read in every style that other columns take, alone or joined") {
  for (const char* text : {"2024-10-05", "2024/10/5", "2024年10月5日", "2024.10.5", "20241005", "45570",
                           " ２０２４-１０-０５ ", "2024-10-05；", "2024-10-05\n"})
    CHECK(read(text) == "2024-10-05");
  for (const char* text : {"2024-10-05;2024-10-12", "2024-10-12；2024/10/5", "2024-10-05、2024-10-12",
                           "2024-10-05，2024-10-12", "2024年10月5日\n2024年10月12日"})
    CHECK(read(text) == "2024-10-05;2024-10-12");
}

TEST_CASE("a stretch of days is every day of it, and not longer than a month") {
  CHECK(read("2024-10-12至2024-10-14") == "2024-10-12;2024-10-13;2024-10-14");
  CHECK(read("2024年9月30日 ~ 2024年10月1日") == "2024-09-30;2024-10-01");
  CHECK(read("2024-10-12—2024-10-12") == "2024-10-12");
  CHECK(read("2024-10-14至2024-10-12") == "unclear 2024-10-14~2024-10-12");
  CHECK(read("2024-10-01至2024-10-31").size() == 31 * 11 - 1);
  CHECK(read("2024-10-01至2024-11-01") == "unclear 2024-10-01~2024-11-01");
}

TEST_CASE("times are read with either sign between them, and must lie in one day") {
  for (const char* text : {"2024-10-05T09:00/12:00", "2024-10-05T09:00/T12:00", "2024-10-05 9:00-12:00",
                           "2024-10-05T09:00/2024-10-05T12:00", "2024年10月5日 9:00～12:00",
                           "2024/10/5 09：00—12：00", "2024-10-05 09:00 至 12:00"})
    CHECK(read(text) == "2024-10-05T09:00/2024-10-05T12:00");
  for (const char* text : {"2024-10-05T22:00/02:00", "2024-10-05T09:00", "2024-10-05T09:00/25:00",
                           "2024-10-05T09:00/2024-10-06T12:00", "9:00-12:00"})
    CHECK(read(text).starts_with("unclear"));
}

TEST_CASE("what is no day is named, and nothing of the cell is taken") {
  CHECK(read("2024-10-05;2024-02-30") == "unclear 2024-02-30");
  CHECK(read("2024-10") == "unclear 2024-10");
  CHECK(read("国庆后") == "unclear 国庆后");
  CHECK(read(";") == "unclear ;");
  CHECK(read("2024-10-05 2024-10-06").starts_with("unclear"));
}

TEST_CASE("a meeting that shares a minute with another is named") {
  CHECK(read("2024-10-05;2024-10-05") == "overlaps 2024-10-05");
  CHECK(read("2024-10-05;2024-10-05 9:00-12:00").starts_with("overlaps"));
  CHECK(read("2024-10-05 9:00-12:00;2024-10-05 12:00-15:00") ==
        "2024-10-05T09:00/2024-10-05T12:00;2024-10-05T12:00/2024-10-05T15:00");
}
