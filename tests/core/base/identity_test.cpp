#include <doctest/doctest.h>

#include "echelon/base/identity.hpp"

namespace echelon {
namespace {

/// A made-up number of a region that does not exist.
std::string numbered(const std::string& birth, const std::string& order) {
  const std::string digits = "000000" + birth + order;
  return digits + identity_check_character(digits);
}

std::string fault_of(const std::string& cell, bool number_cell = false) {
  const IdentityReading reading = read_identity(cell, number_cell);
  return reading.number ? "none" : reason(reading.fault).en;
}

}  // namespace

TEST_CASE("the check character is that of ISO 7064 MOD 11-2") {
  // The example of GB 11643.
  CHECK(identity_check_character("11010519491231002") == 'X');
  CHECK(identity_check_character("1101051949123100") == '?');
  CHECK(identity_check_character("1101051949123100a") == '?');
}

TEST_CASE("a whole identity number gives birth date and gender") {
  const auto reading = read_identity(numbered("19900229", "001"));
  CHECK_FALSE(reading.number.has_value());  // 1990 had no 29 February
  const auto man = read_identity(numbered("19920229", "013"));
  REQUIRE(man.number.has_value());
  CHECK(man.number->birth_date == Date::of(1992, 2, 29));
  CHECK(man.number->male);
  CHECK_FALSE(read_identity(numbered("19920229", "012")).number->male);
}

TEST_CASE("spaces, full width, quotes and a lower-case x are taken as meant") {
  std::string number;
  for (int order = 100; number.empty() || number.back() != 'X'; ++order)
    number = numbered("19800101", std::to_string(order));
  std::string wide;
  for (const char c : number) wide += std::string("\xEF\xBC") + static_cast<char>(0x80 + c - 0x20);
  std::string lower = number;
  lower.back() = 'x';
  for (const std::string& cell : std::vector<std::string>{
           number, lower, wide, " " + number + " ", number.substr(0, 6) + " " + number.substr(6),
           "'" + number, "=\"" + number + "\"", number + "\xC2\xA0", "\xE2\x80\x98" + number,
           number + "\n"}) {
    CAPTURE(cell);
    const auto reading = read_identity(cell);
    REQUIRE(reading.number.has_value());
    CHECK(reading.number->text == number);
  }
}

TEST_CASE("each way of being no identity number has its reason and remedy, never with the number") {
  const std::string number = numbered("19800101", "101");
  std::string wrong = number;
  wrong[16] = wrong[16] == '9' ? '8' : '9';
  std::string letter = number;
  letter[9] = 'O';
  struct Row {
    std::string cell;
    bool number_cell;
    IdentityFault fault;
  };
  for (const Row& row : std::vector<Row>{{number, true, IdentityFault::damaged},
                                         {"1.2E+17", false, IdentityFault::damaged},
                                         {"197811166360.0", false, IdentityFault::damaged},
                                         {number.substr(0, 15) + "000", false, IdentityFault::damaged},
                                         {"000000800101101", false, IdentityFault::fifteen},
                                         {number.substr(0, 17), false, IdentityFault::length},
                                         {number + "1", false, IdentityFault::length},
                                         {"无", false, IdentityFault::length},
                                         {letter, false, IdentityFault::character},
                                         {numbered("19801301", "101"), false, IdentityFault::birth_date},
                                         {numbered("18991231", "101"), false, IdentityFault::birth_date},
                                         {wrong, false, IdentityFault::checksum}}) {
    CAPTURE(row.cell);
    const IdentityReading reading = read_identity(row.cell, row.number_cell);
    REQUIRE_FALSE(reading.number.has_value());
    CHECK(reading.fault == row.fault);
    for (const Words& words : {reason(reading.fault), remedy(reading.fault)}) {
      CHECK_FALSE(words.zh.empty());
      CHECK_FALSE(words.en.empty());
      CHECK(words.en.find(row.cell) == std::string::npos);
    }
  }
  CHECK(fault_of(number) == "none");
}

}  // namespace echelon
