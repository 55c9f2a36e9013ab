#include "desktop/ui/wrap.hpp"

#include "desktop/ui/rare_characters.hpp"

namespace echelon::desktop {
namespace {

bool is_wide(char32_t c) { return c >= 0x2E80 && c < 0xFFE7; }

// The full-width marks ，；：？！（） stand as their codes, which no editor folds into others.
bool begins_no_line(char32_t c) {
  return std::u32string_view(U"\uFF0C\uFF1B\uFF1A\uFF1F\uFF01\uFF09。、》」』】〕〉”’…—~,.;:?!)]}·%")
             .find(c) != std::u32string_view::npos;
}

bool ends_no_line(char32_t c) {
  return std::u32string_view(U"\uFF08《「『【〔〈“‘([{").find(c) != std::u32string_view::npos;
}

bool is_plain(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// May a line end between `before` and `after`?
bool may_break(char32_t before, char32_t after) {
  if (is_plain(before) && is_plain(after)) return false;  // nearly all of a long text
  if (after == ' ' || after == 0) return true;
  if (begins_no_line(after) || ends_no_line(before)) return false;
  return before == ' ' || is_wide(before) || is_wide(after);
}

}  // namespace

std::vector<std::string_view> wrap(std::string_view text, float width,
                                   const std::function<float(char32_t)>& advance) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  std::size_t last_break = 0;
  float used = 0;
  float used_at_break = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t character = next_character(text, at);
    if (character == '\n') {
      lines.push_back(text.substr(start, here - start));
      start = last_break = at;
      used = used_at_break = 0;
      continue;
    }
    const float wide = advance(character);
    if (used + wide > width && here > start && character != ' ') {
      const bool at_break = last_break > start;
      const std::size_t cut = at_break ? last_break : here;
      lines.push_back(text.substr(start, cut - start));
      used = at_break ? used - used_at_break : 0;
      start = last_break = cut;
      used_at_break = 0;
    }
    used += wide;
    std::size_t peek = at;
    const char32_t after = at < text.size() ? next_character(text, peek) : 0;
    if (may_break(character, after) && after != ' ') {
      last_break = at;
      used_at_break = used;
    }
  }
  if (start < text.size() || lines.empty()) lines.push_back(text.substr(start));
  return lines;
}

}  // namespace echelon::desktop
