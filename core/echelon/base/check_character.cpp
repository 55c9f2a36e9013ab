#include "echelon/base/check_character.hpp"

namespace echelon {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
constexpr std::size_t modulus = 37;

}  // namespace

std::optional<char> check_character(std::string_view text) {
  std::size_t sum = 0;
  for (const char c : text) {
    const std::size_t value = alphabet.find(c);
    if (value >= modulus - 1) return std::nullopt;
    sum = (sum + value) * 2 % modulus;
  }
  // The whole, check character included, is 1 modulo 37.
  return alphabet[(modulus + 1 - sum) % modulus];
}

}  // namespace echelon
