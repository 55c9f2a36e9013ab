#include "echelon/exchange/csv_guard.hpp"

#include "echelon/base/text.hpp"

namespace echelon {
namespace {

/// `-3`, `-0.25`
bool is_negative_number(std::string_view text) {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(text.substr(0, point)) && (point == std::string_view::npos || digits(text.substr(point + 1)));
}

bool is_unseen(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

bool is_formula_sign(char32_t c) {
  return c == U'=' || c == U'+' || c == U'-' || c == U'@' || c == U'＝' || c == U'＋' || c == U'－' ||
         c == U'＠' || c == U'﹢' || c == U'﹣' || c == U'﹦' || c == U'﹫' || c == U'−';
}

/// Whether a spreadsheet may run the text. Apostrophes in front make no difference, so that guarding one more
/// time can be told from the text's own.
bool may_run(std::string_view text) {
  while (text.starts_with('\'')) text.remove_prefix(1);
  if (text.empty() || is_negative_number(text)) return false;
  if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
  while (!text.empty()) {
    const char32_t next = take_code_point(text);
    if (!is_unseen(next)) return is_formula_sign(next);
  }
  return false;
}

}  // namespace

std::string guarded_from_formulas(std::string_view text) {
  return (may_run(text) ? "'" : "") + std::string(text);
}

std::string_view without_formula_guard(std::string_view text) {
  if (text.starts_with('\'') && may_run(text)) text.remove_prefix(1);
  return text;
}

}  // namespace echelon
