// Finding by characters, pinyin, English and ids: the order that is promised, and an oracle that tries
// everything.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "../command/office_fixture.hpp"
#include "demo_fixture.hpp"
#include "echelon/base/text_pinyin.hpp"
#include "echelon/office/office.hpp"
#include "echelon/office/search_office.hpp"

using namespace echelon;

namespace {

SearchEntry person(const std::string& id, const std::string& name, std::vector<Words> beside = {}) {
  return {FoundKind::person, id, {name, name}, std::move(beside), false};
}

std::vector<std::string> ids(const SearchIndex& index, const SearchWish& wish) {
  std::vector<std::string> all;
  for (const Found& found : index.find(wish).best) all.push_back(index.entry(found.entry).id);
  return all;
}

bool finds(const SearchIndex& index, const std::string& text, const std::string& id) {
  const auto all = ids(index, {text, {}, 100, {}, {}});
  return std::ranges::find(all, id) != all.end();
}

/// Whether the rest of a word is beginnings of readings of the characters from `at` on.
bool reads_so(const std::vector<std::vector<std::string>>& readings, std::size_t at, std::string_view rest) {
  if (rest.empty()) return true;
  if (at == readings.size()) return false;
  for (const std::string& way : readings[at]) {
    for (std::size_t n = 1; n <= std::min(way.size(), rest.size()); ++n) {
      if (way.compare(0, n, rest.substr(0, n)) == 0 && reads_so(readings, at + 1, rest.substr(n)))
        return true;
    }
  }
  return false;
}

bool fits(const SearchEntry& entry, const std::string& word) {
  if (search_key(entry.id).find(word) != std::string::npos) return true;
  if (search_key(entry.name.zh).find(word) != std::string::npos) return true;
  if (search_key(entry.name.en).find(word) != std::string::npos) return true;
  const auto readings = name_readings(entry.name.zh);
  for (std::size_t at = 0; at < readings.size(); ++at) {
    if (reads_so(readings, at, word)) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a person is found by characters, full pinyin, initials, any mixture of them, and by number") {
  const SearchIndex index({person("T2400001", "张晓峰"), person("T2400002", "章小芳"),
                           person("T2400003", "李晓"), person("T2400004", "欧阳修文")});
  for (const char* text : {"张晓峰", "张晓", "晓峰", "zhangxiaofeng", "zxf", "zhangxf", "zhxf", "ZXF",
                           "ｚｘｆ", "zhang feng", "T2400001", "t2400001", "2400001"}) {
    CAPTURE(text);
    CHECK(finds(index, text, "T2400001"));
  }
  CHECK(ids(index, {"oyxw", {}, 9, {}, {}}) == std::vector<std::string>{"T2400004"});
  CHECK(ids(index, {"ouyangxiuwen", {}, 9, {}, {}}) == std::vector<std::string>{"T2400004"});
  for (const char* text : {"张峰晓", "zfx", "gx", "T24000011", "zhangxiaofengs", "王"}) {
    CAPTURE(text);
    CHECK_FALSE(finds(index, text, "T2400001"));
  }
}

TEST_CASE("surnames that are read in two ways are found by either") {
  const std::vector<std::pair<std::string, std::vector<std::string>>> people{
      {"单小红", {"shanxiaohong", "danxiaohong", "sxh", "dxh"}},
      {"曾小红", {"zengxiaohong", "cengxh", "zxh", "cxh"}},
      {"解小红", {"xiexiaohong", "jiexiaohong", "xxh", "jxh"}},
      {"仇小红", {"qiuxh", "chouxh", "qxh", "cxh"}},
      {"区小红", {"ouxiaohong", "quxiaohong"}},
      {"查小红", {"zhaxiaohong", "chaxiaohong"}},
      {"盖小红", {"gexiaohong", "gaixiaohong"}},
      {"朴小红", {"piaoxiaohong", "puxiaohong"}},
      {"翟小红", {"zhaixiaohong", "dixiaohong"}},
      {"覃小红", {"qinxiaohong", "tanxiaohong"}},
      {"尉迟红", {"yuchihong", "weichihong", "ych"}},
      {"长孙红", {"zhangsunhong", "changsunhong"}},
      {"李乐行", {"lilexing", "liyuehang"}}};
  std::vector<SearchEntry> entries;
  for (const auto& [name, texts] : people)
    entries.push_back(person("T" + std::to_string(entries.size()), name));
  const SearchIndex index(entries);
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (const std::string& text : people[i].second) {
      CAPTURE(text);
      CHECK(finds(index, text, "T" + std::to_string(i)));
    }
  }
}

TEST_CASE("rare characters are found by themselves") {
  const SearchIndex index(
      {person("T1", "王㛃"), person("T2", "李䶮"), person("T3", "张𬭎"), person("T4", "王洁")});
  CHECK(ids(index, {"㛃", {}, 9, {}, {}}) == std::vector<std::string>{"T1"});
  CHECK(ids(index, {"䶮", {}, 9, {}, {}}) == std::vector<std::string>{"T2"});
  CHECK(ids(index, {"𬭎", {}, 9, {}, {}}) == std::vector<std::string>{"T3"});
  CHECK(ids(index, {"王㛃", {}, 9, {}, {}}) == std::vector<std::string>{"T1"});
}

TEST_CASE(
    "the best fit is first: whole, front, spelled, id, initials, words, within, beside, then by recent use") {
  const Words maths{"数学", "mathematics"};
  const SearchIndex index({{FoundKind::page, "p1", {"学校", "schools"}, {}, false},
                           {FoundKind::command, "c1", {"去学校", "go to schools"}, {}, false},
                           {FoundKind::school, "S1", {"学校街小学", "学校街小学"}, {}, false},
                           person("T1", "学明", {{"学校街小学", "学校街小学"}, maths}),
                           person("T2", "谢晓")});
  CHECK(ids(index, {"学校", {}, 9, {}, {}}) == std::vector<std::string>{"p1", "S1", "c1", "T1"});
  CHECK(ids(index, {"schools", {}, 9, {}, {}}) == std::vector<std::string>{"p1", "c1"});
  CHECK(ids(index, {"xx", {}, 1, {}, {}}) == std::vector<std::string>{"p1"});
  CHECK(ids(index, {"t1", {}, 9, {}, {}}) == std::vector<std::string>{"T1"});
  CHECK(ids(index, {"学 数学", {}, 9, {}, {}}) == std::vector<std::string>{"T1"});
  CHECK(ids(index, {"学 math", {}, 9, {}, {}}) == std::vector<std::string>{"T1"});
  const auto lately = [](const SearchEntry& entry) { return entry.id == "T2" ? 5 : 0; };
  CHECK(ids(index, {"xx", {}, 9, {}, lately}).front() == "T2");
  CHECK(ids(index, {"学校", {}, 9, {}, lately}).front() == "p1");
}

TEST_CASE("kinds and what a role may not see are left out, what is listed and what fits are counted apart") {
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 40; ++i) entries.push_back(person("T" + std::to_string(i), "王伟"));
  entries.push_back({FoundKind::school, "S1", {"王伟小学", "王伟小学"}, {}, false});
  entries[7].quiet = true;
  const SearchIndex index(entries);
  const FoundList all = index.find({"王伟", {}, 10, {}, {}});
  CHECK(all.total == 41);
  CHECK(all.best.size() == 10);
  CHECK(ids(index, {"王伟", {FoundKind::school}, 10, {}, {}}) == std::vector<std::string>{"S1"});
  CHECK(ids(index, {"wangwei", {FoundKind::person}, 50, {}, {}}).back() == "T7");
  const auto odd = [](const SearchEntry& entry) { return entry.id.back() % 2 == 1; };
  CHECK(index.find({"王伟", {FoundKind::person}, 5, odd, {}}).total == 20);
  CHECK(index.find({"", {}, 5, {}, {}}).total == 41);
  CHECK(index.find({"　 ", {}, 5, {}, {}}).total == 41);
}

TEST_CASE("whatever is asked, exactly those are found that trying every way of reading finds") {
  const std::vector<std::string> characters{"单", "曾", "小", "晓", "红", "长", "乐",
                                            "安", "西", "a",  "2",  "王", "欧", "阳"};
  const std::string letters = "szdcxhlaenguo2i";
  std::mt19937 random(7);
  const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 300; ++i) {
    std::string name;
    for (std::size_t n = 1 + below(4); n > 0; --n) name += characters[below(characters.size())];
    entries.push_back(
        {FoundKind::person, "T" + std::to_string(i), {name, i % 3 == 0 ? "Ann Lee" : name}, {}, false});
  }
  const SearchIndex index(entries);
  std::size_t found = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string word;
    if (round % 3 == 0) {  // what some entry is read as, cut short
      for (const auto& ways : name_readings(entries[below(entries.size())].name.zh))
        word += ways[below(ways.size())].substr(0, 1 + below(4));
    } else if (round % 3 == 1) {
      for (std::size_t n = 1 + below(4); n > 0; --n) word += letters[below(letters.size())];
    } else {
      for (std::size_t n = 1 + below(2); n > 0; --n) word += characters[below(characters.size())];
    }
    CAPTURE(word);
    std::set<std::string> right;
    for (const SearchEntry& entry : entries)
      if (fits(entry, word)) right.insert(entry.id);
    const auto listed = ids(index, {word, {}, 1000, {}, {}});
    REQUIRE(std::set<std::string>(listed.begin(), listed.end()) == right);
    found += right.size();
  }
  CHECK(found > 3000);
}

TEST_CASE("an office's people and schools are found in it, its reports too") {
  const Scratch folder;
  Office::Options options;
  options.data = ECHELON_DATA;
  options.who = "test";
  const auto office = Office::create(folder / "office.echelon", options);
  const auto roster = std::filesystem::path(ECHELON_DATA) / "samples" / "roster.csv";
  REQUIRE(office->import(office->preview_import("roster", roster), true));
  const SearchIndex index = search_index(*office);
  const Snapshot& snapshot = *office->snapshot();
  REQUIRE(snapshot.size() > 10);
  for (PersonIndex each = 0; each < snapshot.size(); ++each) {
    const auto p = static_cast<std::size_t>(each);
    CAPTURE(snapshot.people.name[p]);
    CHECK(ids(index, {snapshot.people.id[p], {}, 1, {}, {}}).front() == snapshot.people.id[p]);
    const std::string school =
        snapshot.school_of(each) == nullptr ? "" : " " + snapshot.school_of(each)->name;
    CHECK(finds(index, snapshot.people.name[p] + school, snapshot.people.id[p]));
  }
  CHECK(finds(index, snapshot.schools.front().name, snapshot.schools.front().id));
  CHECK(ids(index, {"gsmd", {FoundKind::report}, 9, {}, {}}) == std::vector<std::string>{"publicity-list"});
}
