#include "echelon/base/text_decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>

#include "echelon/base/error.hpp"
#include "echelon/base/text.hpp"

namespace echelon {
namespace {

Words remedy_for_encoding() {
  return {"请用 --encoding 指明编码（utf-8、utf-16、gb18030、big5），或在 Excel 中另存为“CSV UTF-8”",
          "name the encoding with --encoding (utf-8, utf-16, gb18030, big5), or save it from Excel as "
          "\"CSV UTF-8\""};
}

Error not_text(const std::string& encoding) {
  if (encoding.empty()) {
    return {Fault::request,
            {"认不出文件的文字编码：既不是 UTF-8，也不是 UTF-16 或 GB18030",
             "the text encoding was not recognised: it is neither UTF-8, UTF-16 nor GB18030"},
            remedy_for_encoding()};
  }
  return {Fault::request,
          {"文件内容不符合编码 " + encoding, "the content is not valid " + encoding},
          remedy_for_encoding()};
}

std::optional<std::string> from_utf16(std::string_view bytes, bool little_endian) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::string text;
  text.reserve(bytes.size() * 3 / 2);
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little_endian ? first | second << 8 : first << 8 | second);
  };
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    char32_t point = unit(i);
    if (point >= 0xD800 && point < 0xDC00) {
      i += 2;
      if (i >= bytes.size()) return std::nullopt;
      const char32_t low = unit(i);
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point >= 0xDC00 && point <= 0xDFFF) {
      return std::nullopt;
    }
    append_code_point(text, point);
  }
  return text;
}

/// Strict conversion with ICU; nothing when any byte is not of that encoding.
std::optional<std::string> from_code_page(std::string_view bytes, const char* code_page) {
  if (bytes.size() > std::size_t{std::numeric_limits<std::int32_t>::max() / 3}) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(code_page, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string units(bytes.size() + 1, u'\0');
  const std::int32_t unit_count =
      ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                    static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text(static_cast<std::size_t>(unit_count) * 3, '\0');
  std::int32_t length = 0;
  u_strToUTF8(text.data(), static_cast<std::int32_t>(text.size()), &length, units.data(), unit_count,
              &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(length));
  return text;
}

/// "utf-16le", "utf-16be" or nothing, by where the zero bytes of the first pages stand.
std::string utf16_by_zeros(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return {};
  const std::string_view front = bytes.substr(0, 65536);
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < front.size(); ++i) {
    if (front[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  // Separators and line ends alone make more zeros than that; a stray one in other text makes fewer.
  const std::size_t fewest = front.size() / 64 + 1;
  if (odd > 4 * even && odd >= fewest) return "utf-16le";
  if (even > 4 * odd && even >= fewest) return "utf-16be";
  return {};
}

std::optional<std::string> decode_as(std::string bytes, const std::string& encoding) {
  if (encoding == "utf-16le" || encoding == "utf-16be") return from_utf16(bytes, encoding == "utf-16le");
  if (encoding == "gb18030" || encoding == "big5") return from_code_page(bytes, encoding.c_str());
  if (!is_utf8(bytes)) return std::nullopt;
  return bytes;
}

/// Takes a byte-order mark off the front and names its encoding.
std::string take_mark(std::string& bytes) {
  for (const auto& [mark, encoding] : {std::pair<std::string_view, const char*>{"\xEF\xBB\xBF", "utf-8"},
                                       {"\xFF\xFE", "utf-16le"},
                                       {"\xFE\xFF", "utf-16be"},
                                       {"\x84\x31\x95\x33", "gb18030"}}) {
    if (bytes.starts_with(mark)) {
      bytes.erase(0, mark.size());
      return encoding;
    }
  }
  return {};
}

std::string canonical_encoding(std::string_view name, const std::string& marked, std::string_view bytes) {
  std::string key;
  for (const char c : name) {
    if (c != '-' && c != '_' && c != ' ') key += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  if (key == "utf8" || key == "utf8bom") return "utf-8";
  if (key == "utf16le") return "utf-16le";
  if (key == "utf16be") return "utf-16be";
  if (key == "utf16" || key == "unicode") {
    if (marked.starts_with("utf-16")) return marked;
    const std::string shown = utf16_by_zeros(bytes);
    return shown.empty() ? "utf-16le" : shown;
  }
  if (key == "gb18030" || key == "gbk" || key == "gb2312" || key == "cp936") return "gb18030";
  if (key == "big5" || key == "cp950") return "big5";
  throw Error(Fault::request,
              {"不支持编码“" + first_code_points(name, 40) + "”",
               "the encoding \"" + first_code_points(name, 40) + "\" is not supported"},
              {"可用的有 utf-8、utf-16、gb18030、gbk、big5", "use utf-8, utf-16, gb18030, gbk or big5"});
}

DecodedText decode_undeclared(std::string bytes) {
  if (std::string shown = bytes.find('\0') == std::string::npos ? "" : utf16_by_zeros(bytes);
      !shown.empty()) {
    if (auto text = decode_as(bytes, shown)) return {std::move(*text), std::move(shown)};
  }
  if (is_utf8(bytes)) return {std::move(bytes), "utf-8"};
  if (auto text = from_code_page(bytes, "gb18030")) return {std::move(*text), "gb18030"};
  throw not_text("");
}

}  // namespace

DecodedText decode_text(std::string bytes, std::string_view encoding) {
  const std::string marked = take_mark(bytes);
  DecodedText decoded;
  if (encoding.empty() && marked.empty()) {
    decoded = decode_undeclared(std::move(bytes));
  } else {
    decoded.encoding = encoding.empty() ? marked : canonical_encoding(encoding, marked, bytes);
    auto text = decode_as(std::move(bytes), decoded.encoding);
    if (!text) throw not_text(decoded.encoding);
    decoded.text = std::move(*text);
  }
  if (decoded.text.find('\0') != std::string::npos) {
    throw Error(Fault::request,
                {"文件里有 NUL 字符，不是文本文件", "the file holds NUL characters: it is not a text file"},
                {"请从原来的表格程序重新导出", "export it again from the program it came from"});
  }
  return decoded;
}

}  // namespace echelon
