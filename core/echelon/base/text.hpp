#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace echelon {

// Text as it comes out of people's sheets. All text inside Echelon is UTF-8; what is not is turned into it at
// the door (`text_decode.hpp`).

/// Whether `bytes` are strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view bytes);

/// Takes the first character off `rest` and returns it; U+FFFD and one byte for a byte that begins none.
/// `rest` must not be empty.
char32_t take_code_point(std::string_view& rest);
void append_code_point(std::string& text, char32_t code_point);
[[nodiscard]] std::size_t code_point_count(std::string_view text);
/// The first `count` characters; all of them when there are fewer. Never cuts a character in two.
[[nodiscard]] std::string first_code_points(std::string_view text, std::size_t count);

/// A cell's text without what people do not see: white space at both ends (the ideographic and the no-break
/// space and zero-width characters included) and zero-width spaces inside are gone; a line break or tab
/// inside becomes a space, between two Chinese characters nothing. Everything else stays byte for byte.
[[nodiscard]] std::string clean_cell(std::string_view text);

/// `clean_cell`, and without any white space inside (工 号 → 工号).
[[nodiscard]] std::string without_spaces(std::string_view text);

/// A person's name as it is kept: clean, and without the spaces that people put into short Chinese names to
/// align columns (冯　杰 → 冯杰). Names with other letters keep single spaces.
[[nodiscard]] std::string clean_name(std::string_view text);

/// Full-width digits, letters and signs become ASCII (Ｔ２４（１） → T24(1)); for headers, ids and dates.
[[nodiscard]] std::string fold_width(std::string_view text);

/// What two headers are compared by: folded, lower-case, without white space, `_`, `-`, stars and colons, and
/// without bracketed remarks at the end (身份证号（18 位） → 身份证号).
[[nodiscard]] std::string header_key(std::string_view text);

/// Whether the text holds characters that no one sees and that can mislead: control characters, bidirectional
/// marks and overrides, interlinear and tag characters, non-characters.
[[nodiscard]] bool has_hidden_characters(std::string_view text);

/// Han ideographs, the extensions beyond the basic plane included.
[[nodiscard]] bool is_han(char32_t code_point);

}  // namespace echelon
