#include <doctest/doctest.h>

#include "book_maker.hpp"
#include "echelon/exchange/header.hpp"

namespace echelon::exchange_tests {
namespace {

/// The recognised columns as `key=letter`, in the kind's order.
std::string found(const Sheet& sheet, ImportKind kind = ImportKind::roster, const ColumnMap& map = {}) {
  const auto& columns = import_columns(kind);
  const auto header = find_header(sheet, columns, map);
  if (!header) return "none";
  std::string text = "row " + std::to_string(sheet.rows[header->row_index].number) + ":";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (header->at[i]) text += " " + std::string(columns[i].key) + "=" + column_letters(*header->at[i] + 1);
  }
  for (const auto& [column, title] : header->unknown) text += " ?" + title;
  return text;
}

}  // namespace

TEST_CASE("the header is found below titles, by the row that names most columns") {
  CHECK(found(sheet_of({{"青石县教职工花名册"},
                        {"填报单位：", "青石一中"},
                        {"序号", "工号", "姓名", "学校"},
                        {"1", "T1", "甲", "乙"}})) == "row 3: id=B name=C school=D ?序号");
  CHECK(found(sheet_of({{"school", "ID", "Name"}, {"a", "b", "c"}})) == "row 1: id=B name=C school=A");
  CHECK(found(sheet_of({{"甲", "乙"}, {"丙", "丁"}})) == "none");
  CHECK(found(sheet_of({})) == "none");
}

TEST_CASE("a heading with stars, spaces, line breaks or remarks means the same") {
  CHECK(found(sheet_of({{"*工 号", "姓\n名", "单位（全称）", "身份证号码(18位)", "出生年月日："}})) ==
        "row 1: id=A name=B school=C national_id=D birth_date=E");
}

TEST_CASE("of two headings with different claims the better one wins, and equal claims are refused") {
  CHECK(found(sheet_of({{"工号", "姓名", "单位", "学校"}})) == "row 1: id=A name=B school=D ?单位");
  const Error error = error_of([] {
    static_cast<void>(found(sheet_of({{"工号", "姓名", "学校", "学校"}})));
  });
  CHECK(error.happened().en == "two columns have the same heading: C and D");
  CHECK(error.place().row == 1);
}

TEST_CASE("a group heading above says what the lower heading leaves out") {
  CHECK(found(sheet_of({{"", "", "", "职称", "职称"}, {"工号", "姓名", "学校", "名称", "取得时间"}})) ==
        "row 2: id=A name=B school=C title=D title_on=E");
}

TEST_CASE("a map outranks every heading, and a heading that is not there is refused") {
  CHECK(found(sheet_of({{"编码", "姓名", "学校", "工号"}}), ImportKind::roster, {{{"id", "编码"}}}) ==
        "row 1: id=A name=B school=C ?工号");
  const Error error = error_of([] {
    static_cast<void>(found(sheet_of({{"工号", "姓名", "学校"}}), ImportKind::roster, {{{"title", "衔"}}}));
  });
  CHECK(error.happened().en.find("衔") != std::string::npos);
}

TEST_CASE("a sheet that lacks required columns is refused naming them, one without header too") {
  const Error some = error_of([] {
    static_cast<void>(require_header(sheet_of({{"工号", "性别"}}), ImportKind::roster));
  });
  CHECK(some.happened().en == "the header lacks required columns: name, school");
  CHECK(some.happened().zh == "表头缺少必须有的列：姓名、学校");
  const Error none = error_of([] {
    static_cast<void>(require_header(sheet_of({{"a", "b"}}), ImportKind::awards));
  });
  CHECK(none.happened().en.find("no header was found in the first 50 rows") == 0);
  CHECK(none.happened().en.find("person id, award, level, awarded on") != std::string::npos);
}

TEST_CASE("every kind's own titles and keys are recognised, whatever the order") {
  for (const ImportKind kind : all_import_kinds()) {
    const auto& columns = import_columns(kind);
    for (const bool chinese : {true, false}) {
      std::vector<std::string> titles;
      std::vector<std::string> keys;
      for (const ImportColumn& column : columns) {
        titles.insert(titles.begin(), chinese ? column.title.zh : column.title.en);
        keys.insert(keys.begin(), std::string(column.key));
      }
      for (const auto& headings : {titles, keys}) {
        const auto header = find_header(sheet_of({headings}), columns);
        REQUIRE(header.has_value());
        CHECK(header->known_count() == columns.size());
        CHECK(header->unknown.empty());
        for (std::size_t i = 0; i < columns.size(); ++i) CHECK(header->at[i] == columns.size() - 1 - i);
      }
    }
  }
}

TEST_CASE("a column without heading is kept aside where something stands below it") {
  CHECK(found(sheet_of({{"工号", "姓名", "学校", "", ""}, {"T1", "甲", "乙", "x", ""}})) ==
        "row 1: id=A name=B school=C ?D");
}

}  // namespace echelon::exchange_tests
