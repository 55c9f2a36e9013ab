#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace echelon {

// Pinyin for finding and ordering people. Characters that are read otherwise as surnames (曾 zeng, 单 shan,
// 尉迟 yuchi) are read so at the front of a name only. `ü` is written `v`. Depends on ICU's data alone, never
// on the machine's locale.

/// The syllables of a name without tones, joined by spaces: 单晓曾 → `shan xiao ceng`. Other letters and
/// digits are lower-cased; all else is left out.
[[nodiscard]] std::string pinyin(std::string_view name);

/// The first letter of each syllable, and other letters and digits as they are, lower-case: 曾小红2 → `zxh2`.
[[nodiscard]] std::string pinyin_initials(std::string_view name);

/// How each character of a name may be read, without tones, the likeliest first: 单乐 → {shan, dan, chan}
/// {le, yue}. A surname at the front may be read as one or as usual. Other letters and digits read as
/// themselves, lower-case; all else is left out.
[[nodiscard]] std::vector<std::vector<std::string>> name_readings(std::string_view name);

/// A key by which names compared bytewise stand in the usual Chinese order: by the first character's syllable
/// and tone, then by that character, then by the next. Different names have different keys.
[[nodiscard]] std::string name_sort_key(std::string_view name);

}  // namespace echelon
