#include <doctest/doctest.h>

#include "echelon/base/nearest.hpp"
#include "echelon/base/text.hpp"
#include "echelon/base/text_pinyin.hpp"

namespace echelon {

TEST_CASE("overlong forms, surrogates and what lies beyond Unicode are no UTF-8") {
  for (const std::string_view bytes : {"plain", "青石", "\xF0\xA0\xAE\xB7", "\xF4\x8F\xBF\xBF", ""})
    CHECK(is_utf8(bytes));
  for (const std::string_view bytes :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "\x80",
        "\xE9\x9D", "\xC1\xBF", "\xF8\x88\x80\x80\x80"}) {
    CAPTURE(bytes);
    CHECK_FALSE(is_utf8(bytes));
  }
}

TEST_CASE("a cell loses what no one sees, and nothing else") {
  CHECK(clean_cell("  青石　一中 ") == "青石　一中");
  CHECK(clean_cell("\xE3\x80\x80青石\xC2\xA0") == "青石");
  CHECK(clean_cell("青\n石") == "青石");
  CHECK(clean_cell("a \r\n b") == "a b");
  CHECK(clean_cell("青\xE2\x80\x8B石") == "青石");
  CHECK(clean_cell(" \t\n ") == "");
  CHECK(clean_cell("a  b") == "a  b");
  CHECK(without_spaces(" 工 号\t") == "工号");
}

TEST_CASE("short Chinese names lose the spaces that align them, others keep theirs") {
  CHECK(clean_name("冯　杰") == "冯杰");
  CHECK(clean_name("冯  杰") == "冯杰");
  CHECK(clean_name("阿依古丽 买买提") == "阿依古丽买买提");
  CHECK(clean_name(" Anna   Maria ") == "Anna Maria");
  CHECK(clean_name("𠮷 野") == "𠮷野");
}

TEST_CASE("headings that mean the same have the same key") {
  for (const char* same :
       {"身份证号", "身份证号（18 位）", "身份证号(18位)", "*身份证号", "身 份 证 号", "身份证号：",
        "身份证号【必填】", "身份\n证号", "　身份证号　", "身份证号(必填)(18位)"}) {
    CAPTURE(same);
    CHECK(header_key(same) == "身份证号");
  }
  CHECK(header_key("Birth_Date") == "birthdate");
  CHECK(header_key("ＩＤ") == "id");
  CHECK(header_key("（备注）") == "(备注)");
  CHECK(header_key("") == "");
}

TEST_CASE("full width becomes half width, Chinese punctuation aside") {
  CHECK(fold_width("Ｔ２４（１）") == "T24(1)");
  CHECK(fold_width("青石。") == "青石。");
}

TEST_CASE("characters that mislead are found: controls, bidirectional marks, tags, non-characters") {
  for (const char* hidden : {"a\x01", "\xC2\x85", "\xE2\x80\xAE", "\xE2\x81\xA6", "\xF3\xA0\x81\x81",
                             "\xEF\xBF\xBE", "\xC2\xAD", "a\x7F"}) {
    CAPTURE(hidden);
    CHECK(has_hidden_characters(hidden));
  }
  CHECK_FALSE(has_hidden_characters("青石（一）—“中”𠮷 é"));
}

TEST_CASE("a text is cut between characters") {
  CHECK(first_code_points("青石一中", 2) == "青石");
  CHECK(first_code_points("𠮷a", 1) == "𠮷");
  CHECK(first_code_points("ab", 9) == "ab");
  CHECK(code_point_count("𠮷a青") == 3);
}

TEST_CASE("pinyin reads surnames as surnames, at the front of a name only") {
  CHECK(pinyin("单晓曾") == "shan xiao ceng");
  CHECK(pinyin("曾小红") == "zeng xiao hong");
  CHECK(pinyin("尉迟恭") == "yu chi gong");
  CHECK(pinyin("吕丽") == "lv li");
  CHECK(pinyin("Anna 2") == "anna 2");
  CHECK(pinyin_initials("曾小红2") == "zxh2");
  CHECK(pinyin_initials("仇英") == "qy");
}

TEST_CASE("names stand in the usual Chinese order, and different names never share a key") {
  const std::vector<std::string> ordered{"陈明", "冯杰", "王刚", "王明", "曾红", "张三"};
  for (std::size_t i = 1; i < ordered.size(); ++i) {
    CAPTURE(ordered[i]);
    CHECK(name_sort_key(ordered[i - 1]) < name_sort_key(ordered[i]));
  }
  CHECK(name_sort_key("张明") != name_sort_key("章明"));
}

TEST_CASE("the nearest word is the one most likely meant, and nothing when none is near") {
  const std::vector<std::string> words{"attendance_permille", "at_least", "months", "categories"};
  CHECK(nearest("attendance_permile", words) == "attendance_permille");
  CHECK(nearest("at_lesat", words) == "at_least");
  CHECK(nearest("category", words) == "");
  CHECK(nearest("categorys", words) == "categories");
  CHECK(nearest("colour", words) == "");
  CHECK(nearest("x", {}) == "");
  CHECK(joined(words) == "attendance_permille, at_least, months, categories");
}

}  // namespace echelon
