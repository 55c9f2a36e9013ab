#pragma once

#include <string>
#include <string_view>

namespace echelon {

/// Text in UTF-8 without byte-order mark, and what it was before.
struct DecodedText {
  std::string text;
  std::string encoding;  ///< `utf-8`, `utf-16le`, `utf-16be`, `gb18030` or `big5`
};

/// Turns the bytes of a text file into UTF-8. Without `encoding`: the byte-order mark decides; else UTF-16
/// where the pattern of zero bytes shows it; else strict UTF-8; else strict GB18030; never a guess beyond
/// that. `encoding` may be `utf-8`, `utf-16`, `utf-16le`, `utf-16be`, `gb18030`, `gbk`, `gb2312` or `big5`
/// (upper or lower case) and is then the only one tried. Throws Error for bytes that are not text in that
/// encoding, an unknown encoding, and text with NUL characters.
[[nodiscard]] DecodedText decode_text(std::string bytes, std::string_view encoding = {});

}  // namespace echelon
