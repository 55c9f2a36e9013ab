#include "cli/characters.hpp"

#include <algorithm>
#include <array>

namespace cli {
namespace {

struct Range {
  std::uint32_t from;
  std::uint32_t to;
};

/// Characters two columns wide (Unicode's East Asian Width, W and F), without the rarest scripts.
constexpr std::array wide{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
                          Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
                          Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
                          Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
                          Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};
constexpr std::array no_width{Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E},
                              Range{0x2060, 0x2069}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF}};

bool in(const auto& ranges, std::uint32_t code) {
  return std::ranges::any_of(ranges,
                             [code](const Range& each) { return each.from <= code && code <= each.to; });
}

}  // namespace

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  if (lead < 0x80) return {lead, text.substr(0, 1)};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  const Character broken{0xFFFD, text.substr(0, 1)};
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return broken;
  std::uint32_t code = lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0u) != 0x80u) return broken;
    code = code << 6u | (next & 0x3Fu);
  }
  if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return broken;
  return {code, text.substr(0, length)};
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character next = first_character(text);
    text.remove_prefix(next.bytes.size());
    columns += in(no_width, next.code) ? 0 : in(wide, next.code) ? 2 : 1;
  }
  return columns;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const Character next = first_character(text);
    text.remove_prefix(next.bytes.size());
    const bool control = next.code < 0x20 || (next.code >= 0x7F && next.code < 0xA0) ||
                         (next.code >= 0x202A && next.code <= 0x202E) ||
                         (next.code >= 0x2066 && next.code <= 0x2069);
    if (control) {
      line += ' ';
    } else if (next.code == 0xFFFD) {
      line += "\xEF\xBF\xBD";
    } else {
      line += next.bytes;
    }
  }
  return line;
}

}  // namespace cli
