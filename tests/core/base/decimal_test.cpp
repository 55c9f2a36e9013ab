#include <doctest/doctest.h>

#include <random>

#include "echelon/base/decimal.hpp"

namespace echelon {
namespace {

std::string read(const std::string& text) {
  const auto number = Decimal::read(text);
  return number ? number->text() : "none";
}

}  // namespace

TEST_CASE("decimals are read exactly to six places, further ones half to even") {
  for (const auto& [text, number] : std::vector<std::pair<std::string, std::string>>{
           {"12", "12"},
           {"-0.5", "-0.5"},
           {"+1.25", "1.25"},
           {".5", "0.5"},
           {"5.", "5"},
           {"1e3", "1000"},
           {"1.5E-3", "0.0015"},
           {"0.0000005", "0"},
           {"0.0000015", "0.000002"},
           {"0.00000050000001", "0.000001"},
           {"-0.0000015", "-0.000002"},
           {"0000000000000000000000000000000000001.5", "1.5"},
           {"0.1000000000000000000000000000000000000000000000001", "0.1"},
           {"9000000000000", "9000000000000"},
           {"1e-400", "0"},
           {"-0", "0"},
       }) {
    CAPTURE(text);
    CHECK(read(text) == number);
  }
}

TEST_CASE("what is no number or lies out of range is not read") {
  for (const std::string text : {"", ".", "-", "1e", "1e+-3", "1.2.3", "1,5", "0x10", "nan", "inf", "1e999",
                                 "9000000000001", "-1e13", "1 2", "１２", "12a", "--1", "1e99999999999"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("a decimal's text reads back as the same decimal") {
  std::mt19937_64 numbers(7);
  for (int i = 0; i < 2000; ++i) {
    const auto shift = static_cast<int>(numbers() % 60);
    const Decimal number = Decimal::from_millionths(static_cast<std::int64_t>(numbers() >> shift) / 4);
    CHECK(Decimal::read(number.text()) == number);
    const Decimal negative = Decimal() - number;
    CHECK(Decimal::read(negative.text()) == negative);
  }
}

TEST_CASE("products and quotients round half to even") {
  const auto number = [](const char* text) { return Decimal::read(text).value(); };
  CHECK(number("0.000003").times(number("0.5")).text() == "0.000002");
  CHECK(number("0.000005").times(number("0.5")).text() == "0.000002");
  CHECK(number("1").over(number("3")).text() == "0.333333");
  CHECK(number("2").over(number("3")).text() == "0.666667");
  CHECK(number("-1").over(number("-8")).text() == "0.125");
}

TEST_CASE("sums and products stop at the ends of the range") {
  const Decimal most = Decimal::of(9'000'000'000'000);
  CHECK(most + most == most);
  CHECK(Decimal() - most - most == Decimal() - most);
  CHECK(most.times(most) == most);
  CHECK(most.times(Decimal() - most) == Decimal() - most);
  CHECK(most.over(Decimal::from_millionths(1)) == most);
}

}  // namespace echelon
