#include "echelon/model/certificate_number.hpp"

#include <algorithm>
#include <charconv>

#include "echelon/base/check_character.hpp"
#include "echelon/base/text.hpp"

namespace echelon {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// The whole of `text` as a number; nothing unless it is all digits.
std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t value = 0;
  if (text.empty() || text.size() > 12 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string certificate_number_text(const CertificateNumber& number) {
  std::string serial = std::to_string(number.serial);
  if (serial.size() < 6) serial.insert(0, 6 - serial.size(), '0');
  const std::string head = number.letters + std::to_string(number.year);
  return head + "-" + serial + "-" + check_character(head + serial).value_or('?');
}

std::optional<CertificateNumber> read_certificate(std::string_view written) {
  std::string text = fold_width(without_spaces(written));
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  const std::size_t first = text.find('-');
  const std::size_t second = text.rfind('-');
  if (first == std::string::npos || second <= first + 1 || second + 2 != text.size() || first < 5)
    return std::nullopt;
  CertificateNumber number;
  number.letters = text.substr(0, first - 4);
  const auto year = digits(std::string_view(text).substr(first - 4, 4));
  const auto serial = digits(std::string_view(text).substr(first + 1, second - first - 1));
  if (!year || !serial || !std::ranges::all_of(number.letters, is_capital)) return std::nullopt;
  number.year = static_cast<int>(*year);
  number.serial = *serial;
  return certificate_number_text(number) == text ? std::optional(number) : std::nullopt;
}

}  // namespace echelon
