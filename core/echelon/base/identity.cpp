#include "echelon/base/identity.hpp"

#include <algorithm>
#include <array>

#include "echelon/base/text.hpp"

namespace echelon {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

std::string as_meant(std::string_view cell) {
  std::string text = fold_width(without_spaces(cell));
  if (text.starts_with("=\"") && text.ends_with('"') && text.size() > 3)
    text = text.substr(2, text.size() - 3);
  for (const std::string_view quote : {"'", "‘", "’", "`"}) {
    if (text.starts_with(quote)) text.erase(0, quote.size());
  }
  if (!text.empty() && text.back() == 'x') text.back() = 'X';
  return text;
}

/// `1.97811E+17`, `197811166360.0`: what a number looks like once a program has printed it.
bool looks_like_printed_number(std::string_view text) {
  if (text.empty() || !is_digit(text.front())) return false;
  bool mark = false;
  for (const char c : text) {
    if (c == '.' || c == 'e' || c == 'E') mark = true;
    if (!is_digit(c) && c != '.' && c != 'e' && c != 'E' && c != '+') return false;
  }
  return mark;
}

std::optional<Date> birth_date_in(std::string_view text) {
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count)) value = value * 10 + (c - '0');
    return value;
  };
  const int year = number(6, 4);
  if (year < 1900 || year > 2100) return std::nullopt;
  return Date::of(year, number(10, 2), number(12, 2));
}

}  // namespace

char identity_check_character(std::string_view digits) {
  if (digits.size() != 17 || !all_digits(digits)) return '?';
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

IdentityReading read_identity(std::string_view cell, bool number_cell) {
  const std::string text = as_meant(cell);
  if (number_cell || looks_like_printed_number(text)) return {std::nullopt, IdentityFault::damaged};
  if (text.size() == 15 && all_digits(text)) return {std::nullopt, IdentityFault::fifteen};
  if (text.size() != 18) {
    const bool digits_only = all_digits(text) && !text.empty();
    return {std::nullopt,
            digits_only || code_point_count(text) != 18 ? IdentityFault::length : IdentityFault::character};
  }
  if (!all_digits(std::string_view(text).substr(0, 17)) || (!is_digit(text.back()) && text.back() != 'X'))
    return {std::nullopt, IdentityFault::character};
  const bool sums_up = identity_check_character(std::string_view(text).substr(0, 17)) == text.back();
  // Fifteen digits and three zeros is what Excel keeps of eighteen; one in eleven such numbers sums up by
  // chance.
  if (!sums_up && text.ends_with("000")) return {std::nullopt, IdentityFault::damaged};
  const auto birth_date = birth_date_in(text);
  if (!birth_date) return {std::nullopt, IdentityFault::birth_date};
  if (!sums_up) return {std::nullopt, IdentityFault::checksum};
  return {IdentityNumber{text, *birth_date, (text[16] - '0') % 2 == 1}, {}};
}

Words reason(IdentityFault fault) {
  switch (fault) {
    case IdentityFault::damaged:
      return {"身份证号已被 Excel 当作数字损坏（变成 1.2E+17 之类，或末几位变成 0）",
              "the identity number was damaged by Excel, which took it for a number"};
    case IdentityFault::fifteen:
      return {"身份证号是 15 位的旧号", "the identity number is of the old form with 15 digits"};
    case IdentityFault::length:
      return {"身份证号不是 18 位", "the identity number does not have 18 characters"};
    case IdentityFault::character:
      return {"身份证号里有数字和末位 X 以外的字符",
              "the identity number holds other characters than digits and a final X"};
    case IdentityFault::birth_date:
      return {"身份证号里的出生日期不存在", "the birth date inside the identity number does not exist"};
    case IdentityFault::checksum:
      return {"身份证号的校验码不对", "the identity number's check character is wrong"};
  }
  return {};
}

Words remedy(IdentityFault fault) {
  switch (fault) {
    case IdentityFault::damaged:
      return {"把该列设为“文本”格式，再按证件重新录入；损坏的数字无法恢复",
              "format the column as text and type the number again from the card; the lost digits cannot be "
              "recovered"};
    case IdentityFault::fifteen:
      return {"改填现行的 18 位号码", "enter the present number with 18 characters"};
    default:
      return {"对照证件核对后改正", "compare it with the card and correct it"};
  }
}

}  // namespace echelon
