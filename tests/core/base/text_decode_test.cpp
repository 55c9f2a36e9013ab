#include <doctest/doctest.h>

#include "echelon/base/error.hpp"
#include "echelon/base/text_decode.hpp"

namespace echelon {
namespace {

// 工号,姓名 in each encoding.
const std::string utf8 = "工号,姓名\n";
const std::string gb18030 = "\xB9\xA4\xBA\xC5,\xD0\xD5\xC3\xFB\n";
const std::string utf16le{"\xE5\x5D\xF7\x53,\0\xD3\x59\x0D\x54\n\0", 12};
const std::string utf16be{"\x5D\xE5\x53\xF7\0,\x59\xD3\x54\x0D\0\n", 12};

std::string refusal(std::string bytes, std::string_view encoding = {}) {
  try {
    static_cast<void>(decode_text(std::move(bytes), encoding));
  } catch (const Error& error) {
    CHECK_FALSE(error.remedy().zh.empty());
    return error.happened().en;
  }
  return "none";
}

}  // namespace

TEST_CASE("an encoding is found out from the mark, the zeros, or strictness") {
  struct Row {
    std::string bytes;
    const char* encoding;
  };
  for (const Row& row : std::vector<Row>{{utf8, "utf-8"},
                                         {"\xEF\xBB\xBF" + utf8, "utf-8"},
                                         {gb18030, "gb18030"},
                                         {"\x84\x31\x95\x33" + gb18030, "gb18030"},
                                         {"\xFF\xFE" + utf16le, "utf-16le"},
                                         {"\xFE\xFF" + utf16be, "utf-16be"},
                                         {utf16le, "utf-16le"},
                                         {utf16be, "utf-16be"}}) {
    CAPTURE(row.encoding);
    const DecodedText decoded = decode_text(row.bytes);
    CHECK(decoded.text == utf8);
    CHECK(decoded.encoding == row.encoding);
  }
}

TEST_CASE("a named encoding is the only one tried") {
  CHECK(decode_text(gb18030, "GBK").text == utf8);
  CHECK(decode_text(gb18030, "gb2312").text == utf8);
  CHECK(decode_text(utf16le, "UTF-16").text == utf8);
  CHECK(decode_text("\xFE\xFF" + utf16be, "utf-16").text == utf8);
  CHECK(decode_text("\xA4\x75\xB8\xB9", "big5").text == "工號");
  CHECK(refusal(gb18030, "utf-8").find("not valid utf-8") != std::string::npos);
  CHECK(refusal(utf8, "latin-1").find("not supported") != std::string::npos);
}

TEST_CASE("rare characters of names survive GB18030") {
  const DecodedText decoded = decode_text("\x95\x34\xB2\x35\x82\x30\xB7\x31\n");
  CHECK(decoded.encoding == "gb18030");
  CHECK(decoded.text == "𠮷㛃\n");
}

TEST_CASE("what is no text in any of them is refused, never guessed") {
  CHECK(refusal("\xFF\xFF\xFF").find("not recognised") != std::string::npos);
  CHECK(refusal("caf\xE9 cr\xE8me\n").find("not recognised") != std::string::npos);
  CHECK(refusal(std::string(200, 'a') + std::string("a\0b,c\n", 6)).find("NUL") != std::string::npos);
  CHECK(refusal("\xEF\xBB\xBF\xC0\xAF").find("not valid utf-8") != std::string::npos);
  CHECK(refusal(std::string("\xFF\xFE\x00\xD8\x41\x00", 6)).find("not valid utf-16le") != std::string::npos);
  CHECK(refusal("\xFF\xFE\x41").find("not valid utf-16le") != std::string::npos);
}

}  // namespace echelon
