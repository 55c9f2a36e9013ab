// find, and undo and redo as far as an entry.

#include <doctest/doctest.h>

#include "bureau.hpp"

namespace cli_tests {
namespace {

constexpr const char* roster =
    "工号,姓名,学校编号,学校,学科,参加工作时间\n"
    "T1,单晓曾,S1,石羊一中,数学,2001-09-01\n"
    "T2,王㛃,S2,石羊二小,语文,2002-09-01\n"
    "T3,李䶮,S2,石羊二小,数学,2003-09-01\n";

std::vector<std::string> ids(const Json& rows) {
  std::vector<std::string> all;
  for (const Json& row : rows) all.push_back(row.at("id"));
  return all;
}

}  // namespace

TEST_CASE("find answers by characters, pinyin in either reading, ids and several words, with stable keys") {
  const Bureau bureau;
  bureau.done({"import", "roster", bureau.file("roster.csv", roster)});
  for (const char* text : {"单晓曾", "sxc", "danxiaoceng", "shanxc", "T1", "单 数学", "单 石羊一中"}) {
    CAPTURE(text);
    CHECK(ids(bureau.json({"find", text, "--kind", "person"}).json()) == Words{"T1"});
  }
  CHECK(ids(bureau.json({"find", "㛃"}).json()) == Words{"T2"});
  CHECK(ids(bureau.json({"find", "䶮"}).json()) == Words{"T3"});
  CHECK(ids(bureau.json({"find", "sye", "--kind", "school"}).json()) == Words{"石羊二小"});
  const Json row = bureau.json({"find", "T2"}).json().at(0);
  CHECK(row.at("kind") == "person");
  CHECK(row.at("name") == "王㛃");
  CHECK(row.at("beside") == "石羊二小 · Chinese");
  CHECK(bureau.json({"find", "shuxue", "--most", "1"}).json().size() == 1);
  CHECK(bureau.run({"find", "没有这样的人"}).status == 1);
  CHECK(bureau.run({"find", "王", "--kind", "teacher"}).status == 2);
  CHECK(bureau.run({"find"}).status == 2);
}

TEST_CASE("undo --to takes back everything as far as an entry, redo --to does it again") {
  const Bureau bureau;
  bureau.done({"import", "roster", bureau.file("roster.csv", roster)});
  for (const char* value : {"甲县", "乙县", "丙县"})
    bureau.done({"perform", "setting.set", "key=bureau", std::string("value=") + value});
  const Json before = bureau.json({"log"}).json();
  const auto newest = before.at(0).at("number").get<std::int64_t>();
  const Json undone = bureau.json({"undo", "--to", std::to_string(newest - 1)}).json();
  REQUIRE(undone.size() == 2);
  CHECK(undone.at(0).at("of") == newest);
  CHECK(undone.at(1).at("of") == newest - 1);
  CHECK(bureau.run({"undo", "--to", std::to_string(newest)}).status == 2);
  CHECK(bureau.run({"undo", "--to", "99999"}).status == 2);
  CHECK(is_one_line(bureau.run({"undo", "--to", "0"}).error, "range 1 to 1000000000000"));
  CHECK(bureau.run({"redo", "--to", std::to_string(newest - 2)}).status == 2);
  const Json redone = bureau.json({"redo", "--to", std::to_string(newest)}).json();
  REQUIRE(redone.size() == 2);
  CHECK(redone.at(0).at("of") == newest - 1);
  CHECK(redone.at(1).at("of") == newest);
  CHECK(bureau.run({"redo", "--to", std::to_string(newest)}).status == 2);
  CHECK(bureau.run({"verify"}).status == 0);
}

}  // namespace cli_tests
