#include "echelon/model/session.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "echelon/base/check_character.hpp"
#include "echelon/model/attended.hpp"
#include "echelon/model/certificate_number.hpp"

namespace echelon {
namespace {

Date day(const char* iso) { return *Date::from_iso(iso); }

TEST_CASE("a meeting is read as a whole day or as a stretch of one") {
  CHECK(read_meeting("2026-04-11") == Meeting{day("2026-04-11"), 0, 1440});
  CHECK(read_meeting("2026-04-11T09:00/2026-04-11T12:30") == Meeting{day("2026-04-11"), 540, 750});
  CHECK(read_meeting("2026-04-11T09:00/T12:30") == Meeting{day("2026-04-11"), 540, 750});
  CHECK(read_meeting("2026-04-11T09:00/24:00") == Meeting{day("2026-04-11"), 540, 1440});
  for (const char* bad :
       {"", "2026", "2026-02-30", "2026-04-11T09:00", "2026-04-11T09:00/", "2026-04-11T12:00/T09:00",
        "2026-04-11T09:00/T09:00", "2026-04-11T09:00/2026-04-12T12:00", "2026-04-11T9:00/T12:00",
        "2026-04-11T09:60/T12:00", "2026-04-11T09:00/T24:01", "2026-04-11 09:00/T12:00", "2026-04-11T/T"}) {
    CAPTURE(bad);
    CHECK_FALSE(read_meeting(bad));
  }
}

TEST_CASE("meetings written out read back as they were") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    const int from = static_cast<int>(random() % 1440);
    const Meeting meeting{day("2026-01-01").plus_days(static_cast<int>(random() % 400)), from,
                          from + 1 + static_cast<int>(random() % static_cast<unsigned>(1440 - from))};
    CHECK(read_meeting(meeting_text(meeting)) == meeting);
  }
}

TEST_CASE("two lists overlap exactly when some minute is in both") {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::array<std::array<bool, 3 * 48>, 2> busy{};
    std::array<std::vector<Meeting>, 2> lists;
    for (std::size_t side = 0; side < 2; ++side) {
      for (int slot = 0; slot < 3 * 48;) {
        const int length = 1 + static_cast<int>(random() % 6);
        if (random() % 12 == 0 && slot / 48 == (slot + length - 1) / 48) {
          const int from = slot % 48 * 30;
          lists[side].push_back({day("2026-01-01").plus_days(slot / 48), from, from + length * 30});
          for (int i = slot; i < slot + length; ++i) busy[side][static_cast<std::size_t>(i)] = true;
          slot += length;
        } else {
          ++slot;
        }
      }
    }
    bool shared = false;
    for (std::size_t slot = 0; slot < busy[0].size(); ++slot) shared |= busy[0][slot] && busy[1][slot];
    CHECK(overlap(lists[0], lists[1]) == shared);
    CHECK(overlap(lists[1], lists[0]) == shared);
  }
}

TEST_CASE("the check character is that of the standard's own definition") {
  // Sum of value × 2^(n − i), the check character's weight 1, is 1 modulo 37.
  std::mt19937 random(11);
  const std::string letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (unsigned i = 0; i < 1 + random() % 20; ++i) text += letters[random() % 36];
    const std::string whole = text + *check_character(text);
    unsigned sum = 0;
    unsigned weight = 1;
    for (std::size_t i = whole.size(); i-- > 0;) {
      sum = (sum + static_cast<unsigned>(letters.find(whole[i])) * weight) % 37;
      weight = weight * 2 % 37;
    }
    CHECK(sum == 1);
  }
  CHECK_FALSE(check_character("PX 1"));
  CHECK_FALSE(check_character("px1"));
  CHECK_FALSE(check_character("1*"));
}

TEST_CASE("every single wrong character of a certificate's number and every exchange of two is noticed") {
  const std::string letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
  for (const std::int64_t serial : {1, 123, 999'999, 1'234'567, 40, 41, 77}) {
    const std::string number = certificate_number_text({"PX", 2024, serial});
    CAPTURE(number);
    CHECK(read_certificate(number) == CertificateNumber{"PX", 2024, serial});
    for (std::size_t at = 0; at < number.size(); ++at) {
      for (const char other : letters) {
        std::string wrong = number;
        wrong[at] = other;
        if (wrong != number) CHECK_FALSE(read_certificate(wrong));
      }
      for (std::size_t second = at + 1; second < number.size(); ++second) {
        std::string wrong = number;
        std::swap(wrong[at], wrong[second]);
        if (wrong != number) CHECK_FALSE(read_certificate(wrong));
      }
    }
  }
}

TEST_CASE("a certificate's number is read as people type it") {
  const std::string number = certificate_number_text({"PX", 2024, 123});
  CHECK(number.starts_with("PX2024-000123-"));
  CHECK(read_certificate(" ｐｘ2024-000123-" + number.substr(14) + " ")->serial == 123);
  for (const char* bad :
       {"", "-", "--", "PX2024", "PX2024-000123", "2024-000123-A", "PX2024--A", "PX-000123-A"})
    CHECK_FALSE(read_certificate(bad));
}

TEST_CASE("the share attended follows the minutes, rounded up to a thousandth") {
  const AttendanceRule rule{.late_allowed = 2, .void_share = *Decimal::read("0.2")};
  using enum AttendanceState;
  const std::vector<Meeting> meetings{
      {day("2026-04-11"), 540, 720}, {day("2026-04-11"), 840, 1020}, {day("2026-04-12"), 540, 600}};
  const auto share = [&](std::vector<AttendanceState> states) { return attended(meetings, states, rule); };
  CHECK(share({present, present, present}).permille == 1000);
  CHECK(share({present, present, absent}).permille == 858);
  CHECK_FALSE(share({present, present, absent}).is_void);
  CHECK(share({absent, present, present}).permille == 572);
  CHECK(share({absent, present, present}).is_void);
  CHECK(share({late, late, late}).permille == 858);
  CHECK(share({leave, leave, leave}).permille == 0);
  CHECK(attended({}, {}, rule).is_void);
}

TEST_CASE("a share in thousandths above 800 is less than a fifth missed, and no other is") {
  const AttendanceRule rule{.late_allowed = 0, .void_share = *Decimal::read("0.2")};
  std::mt19937 random(5);
  for (int round = 0; round < 5000; ++round) {
    std::vector<Meeting> meetings;
    std::vector<AttendanceState> states;
    for (unsigned i = 0; i < 1 + random() % 12; ++i) {
      const int from = static_cast<int>(random() % 700);
      meetings.push_back({day("2026-01-01").plus_days(static_cast<int>(i)), from,
                          from + 1 + static_cast<int>(random() % 240)});
      states.push_back(random() % 5 == 0 ? AttendanceState::absent : AttendanceState::present);
    }
    const Attended share = attended(meetings, states, rule);
    CHECK(share.is_void == (share.permille <= 800));
  }
}

}  // namespace
}  // namespace echelon
