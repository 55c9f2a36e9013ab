#include "echelon/base/text.hpp"

#include <cstdint>

namespace echelon {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

/// The length of the well-formed character at the front of `text`, 0 when there is none.
std::size_t well_formed_length(std::string_view text) {
  const std::uint8_t first = byte_at(text, 0);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xC0) != 0x80) return 0;
  }
  const std::uint8_t second = byte_at(text, 1);
  const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
  const bool surrogate = first == 0xED && second > 0x9F;
  const bool beyond = first == 0xF4 && second > 0x8F;
  return overlong || surrogate || beyond ? 0 : length;
}

bool is_line_break(char32_t c) {
  return c == '\n' || c == '\r' || c == '\t' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

bool is_zero_width_space(char32_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF; }

bool is_space(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x3000 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || is_line_break(c);
}

bool is_trimmed(char32_t c) { return is_space(c) || is_zero_width_space(c) || c == 0x200C || c == 0x200D; }

/// Nearly every cell is clean already; this says so from the bytes alone.
bool is_plainly_clean(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    if (byte < 0x20 || byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF)
      return false;
  }
  return true;
}

std::u32string trimmed_code_points(std::string_view text) {
  std::u32string points;
  while (!text.empty()) points += take_code_point(text);
  while (!points.empty() && is_trimmed(points.back())) points.pop_back();
  std::size_t lead = 0;
  while (lead < points.size() && is_trimmed(points[lead])) ++lead;
  return points.substr(lead);
}

std::string to_utf8(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) append_code_point(text, c);
  return text;
}

char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + '!';
  return c == 0x3000 ? U' ' : c;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = well_formed_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

char32_t take_code_point(std::string_view& rest) {
  const std::size_t length = well_formed_length(rest);
  const std::uint8_t first = byte_at(rest, 0);
  if (length <= 1) {
    rest.remove_prefix(1);
    return length == 1 ? first : U'\uFFFD';
  }
  char32_t point = static_cast<char32_t>(first & (0x7F >> length));
  for (std::size_t i = 1; i < length; ++i)
    point = (point << 6) | static_cast<char32_t>(byte_at(rest, i) & 0x3F);
  rest.remove_prefix(length);
  return point;
}

void append_code_point(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0 | (c >> 6));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0 | (c >> 12));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | (c >> 18));
    text += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (c & 0x3F));
  }
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_code_point(text);
  return count;
}

std::string first_code_points(std::string_view text, std::size_t count) {
  std::string_view rest = text;
  for (; count > 0 && !rest.empty(); --count) take_code_point(rest);
  return std::string(text.substr(0, text.size() - rest.size()));
}

std::string clean_cell(std::string_view text) {
  if (is_plainly_clean(text)) return std::string(text);
  const std::u32string points = trimmed_code_points(text);
  std::u32string clean;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_zero_width_space(points[i])) continue;
    if (!is_line_break(points[i])) {
      clean += points[i];
      continue;
    }
    while (i + 1 < points.size() && is_trimmed(points[i + 1])) ++i;
    while (!clean.empty() && is_trimmed(clean.back())) clean.pop_back();
    const bool within_chinese = !clean.empty() && is_han(clean.back()) && is_han(points[i + 1]);
    if (!within_chinese) clean += U' ';
  }
  return to_utf8(clean);
}

std::string without_spaces(std::string_view text) {
  if (is_plainly_clean(text) && text.find(' ') == std::string_view::npos) return std::string(text);
  std::u32string kept;
  for (const char32_t c : trimmed_code_points(text)) {
    if (!is_space(c) && !is_zero_width_space(c)) kept += c;
  }
  return to_utf8(kept);
}

std::string clean_name(std::string_view text) {
  if (is_plainly_clean(text) && text.find(' ') == std::string_view::npos) return std::string(text);
  const std::u32string points = trimmed_code_points(clean_cell(text));
  std::u32string name;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!is_space(points[i])) {
      name += points[i];
      continue;
    }
    while (is_space(points[i + 1])) ++i;
    if (!is_han(name.back()) || !is_han(points[i + 1])) name += U' ';
  }
  return to_utf8(name);
}

std::string fold_width(std::string_view text) {
  if (text.find('\xEF') == std::string_view::npos && text.find('\xE3') == std::string_view::npos)
    return std::string(text);
  std::string result;
  while (!text.empty()) append_code_point(result, folded(take_code_point(text)));
  return result;
}

std::string header_key(std::string_view text) {
  std::u32string key;
  for (char32_t c : trimmed_code_points(text)) {
    c = folded(c);
    if (is_trimmed(c) || c == '_' || c == '-' || c == '*' || c == ':') continue;
    if (c == U'［' || c == U'【' || c == U'〔') c = U'(';
    if (c == U'］' || c == U'】' || c == U'〕') c = U')';
    key += c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
  while (key.ends_with(U')')) {
    const std::size_t open = key.rfind(U'(');
    if (open == std::u32string::npos || open == 0) break;
    key.resize(open);
  }
  return to_utf8(key);
}

bool has_hidden_characters(std::string_view text) {
  while (!text.empty()) {
    const char32_t c = take_code_point(text);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool bidirectional = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                               (c >= 0x2066 && c <= 0x206F);
    const bool invisible = c == 0x2028 || c == 0x2029 || (c >= 0xFFF9 && c <= 0xFFFB) ||
                           (c >= 0xE0000 && c <= 0xE007F) || c == 0xAD || c == 0x180E;
    const bool no_character = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    if (control || bidirectional || invisible || no_character) return true;
  }
  return false;
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
         (c >= 0xF900 && c <= 0xFAFF) || c == 0x3007;
}

}  // namespace echelon
