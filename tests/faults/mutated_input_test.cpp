// Spreadsheets, programs and run bundles altered at random: each gives a result or an Error in words. A
// workbook's parts are altered before they are packed, so that the damage reaches the reader of the XML.

#include <array>

#include "echelon/exchange/roster.hpp"
#include "echelon/exchange/sessions_in.hpp"
#include "echelon/exchange/sheet_file.hpp"
#include "echelon/office/run.hpp"
#include "echelon/rules/hour_rule.hpp"
#include "echelon/rules/program.hpp"
#include "faults_fixture.hpp"

namespace echelon::faults {
namespace {

/// One to four alterations: a bit turned, bytes left out, repeated, overwritten, or one of the words that
/// readers stumble over put in.
std::string altered(std::string bytes, std::mt19937& random) {
  static const std::vector<std::string> words{"\"",
                                              "\r",
                                              "\n",
                                              ",",
                                              "\t",
                                              "<",
                                              ">",
                                              "&#x0;",
                                              "&a;",
                                              "]]>",
                                              "<!DOCTYPE a [<!ENTITY a \"&a;&a;\">]>",
                                              "1e999",
                                              "-1",
                                              "0",
                                              "99999999999999999999",
                                              std::string(1, '\0'),
                                              "\xff\xfe",
                                              "\xef\xbb\xbf",
                                              "\xed\xa0\x80",
                                              "[",
                                              "{",
                                              "'''",
                                              "\\u0000",
                                              "=",
                                              std::string(70'000, 'x'),
                                              "r=\"XFD1048577\"",
                                              "r=\"A0\"",
                                              "s=\"4294967296\"",
                                              "null",
                                              "true"};
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  for (std::size_t times = 1 + below(4); times > 0 && !bytes.empty(); --times) {
    const std::size_t at = below(bytes.size());
    const std::size_t length = std::min<std::size_t>(bytes.size() - at, 1 + below(20));
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, length));
        break;
      case 3:
        bytes.resize(at);
        break;
      default:
        bytes.insert(at, words[below(words.size())]);
    }
  }
  return bytes;
}

void put_number(std::string& into, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) into += static_cast<char>(value >> (8 * i) & 0xff);
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~std::uint32_t{0};
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320U : 0);
  }
  return ~crc;
}

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP of stored parts (APPNOTE 6.3, 4.3).
std::string zipped(const Parts& parts) {
  std::string local;
  std::string central;
  for (const auto& [name, bytes] : parts) {
    std::string head;
    put_number(head, 20, 2), put_number(head, 0, 2), put_number(head, 0, 2), put_number(head, 0, 4);
    put_number(head, crc32(bytes), 4);
    put_number(head, static_cast<std::uint32_t>(bytes.size()), 4);
    put_number(head, static_cast<std::uint32_t>(bytes.size()), 4);
    put_number(head, static_cast<std::uint32_t>(name.size()), 2), put_number(head, 0, 2);
    central += std::string("PK\1\2\x14\0", 6) + head;
    put_number(central, 0, 2), put_number(central, 0, 2), put_number(central, 0, 2),
        put_number(central, 0, 4);
    put_number(central, static_cast<std::uint32_t>(local.size()), 4);
    central += name;
    local += std::string("PK\3\4", 4) + head + name + bytes;
  }
  std::string end("PK\5\6\0\0\0\0", 8);
  put_number(end, static_cast<std::uint32_t>(parts.size()), 2),
      put_number(end, static_cast<std::uint32_t>(parts.size()), 2);
  put_number(end, static_cast<std::uint32_t>(central.size()), 4),
      put_number(end, static_cast<std::uint32_t>(local.size()), 4);
  put_number(end, 0, 2);
  return local + central + end;
}

/// A small roster as a workbook: shared and inline strings, a date style, a merged title.
Parts workbook() {
  const std::string open = R"(<?xml version="1.0" encoding="UTF-8"?>)";
  const std::string main = R"(xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
  const std::string link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string package = R"(xmlns="http://schemas.openxmlformats.org/package/2006/relationships")";
  return {
      {"[Content_Types].xml",
       open +
           R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>)"},
      {"_rels/.rels", open + "<Relationships " + package + R"(><Relationship Id="rId1" Type=")" + link +
                          R"(/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
      {"xl/workbook.xml",
       open + "<workbook " + main + R"( xmlns:r=")" + link +
           R"("><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       open + "<Relationships " + package + R"(><Relationship Id="rId1" Type=")" + link +
           R"(/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type=")" + link +
           R"(/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type=")" + link +
           R"(/styles" Target="styles.xml"/></Relationships>)"},
      {"xl/sharedStrings.xml",
       open + "<sst " + main +
           R"(><si><t>工号</t></si><si><r><t>姓</t></r><r><t>名</t></r></si><si><t>学校</t></si><si><t>出生日期</t></si></sst>)"},
      {"xl/styles.xml", open + "<styleSheet " + main +
                            R"(><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)"},
      {"xl/worksheets/sheet1.xml",
       open + "<worksheet " + main +
           R"(><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>教师花名册</t></is></c></row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="s"><v>3</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>T01</t></is></c><c t="str"><v>甲老师</v></c><c t="inlineStr"><is><t>白溪小学</t></is></c><c s="1"><v>33000</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:D1"/></mergeCells></worksheet>)"},
  };
}

/// Reads a roster out of the bytes of a file; how many good rows it has.
std::size_t roster_rows(std::string bytes) {
  const SheetFile file = SheetFile::from_bytes(std::move(bytes), "in");
  return read_roster(file.read()).rows.size();
}

/// How many of the altered samples were refused in words; the rest gave a result.
template <class Read>
int refused(int times, unsigned seed, Read&& read) {
  std::mt19937 random(seed);
  int count = 0;
  for (int i = 0; i < times; ++i) count += refusal([&] { read(random); }).empty() ? 0 : 1;
  return count;
}

constexpr const char* csv =
    "教师花名册,,,,\n工号,姓名,学校,身份证号,出生日期\nT01,甲老师,\"白溪\n小学\",000000199001010018,1990-01-"
    "01\n"
    "T02,\"乙\"\"老师\",白溪小学,,1990.5\n\nT03,丙老师,白溪小学,1.2E+17,32874\n";

TEST_CASE("the samples that are altered are good before") {
  CHECK(roster_rows(csv) >= 1);
  CHECK(roster_rows(zipped(workbook())) == 1);
}

TEST_CASE("an altered CSV is read or refused in words") {
  const int times = rounds(1500, 100'000);
  const int count =
      refused(times, 1, [](std::mt19937& random) { static_cast<void>(roster_rows(altered(csv, random))); });
  CHECK(count < times);
}

TEST_CASE(
    "an altered workbook is read or refused in words, whether its parts or its container were altered") {
  const int times = rounds(1500, 100'000);
  const int count = refused(times, 2, [](std::mt19937& random) {
    Parts parts = workbook();
    const std::size_t which = random() % (parts.size() + 1);
    if (which < parts.size()) parts[which].second = altered(parts[which].second, random);
    const std::string bytes = zipped(parts);
    static_cast<void>(roster_rows(which < parts.size() ? bytes : altered(bytes, random)));
  });
  CHECK(count > 0);
  CHECK(count < times);
}

/// A good table of each kind about terms of training, and how many good rows the file has.
struct TermTable {
  const char* csv;
  std::size_t (*rows)(const std::filesystem::path& file);
};

template <class Imported>
std::size_t good_rows(const Imported& imported) {
  return imported.rows.size();
}

constexpr std::array<TermTable, 5> term_tables{{
    {"课程编号,名称,学时,学段,形式,先修\nK1,实验教学,12,小学,面授,\nK2,\"命题,研修\",24.5,,网络,K1;K3\n",
     [](const std::filesystem::path& file) { return good_rows(read_courses(file)); }},
    {"班次编号,课程,日期,名额,最低人数,费用\nB1,K1,2026-04-11T09:00/"
     "T12:00;2026-04-18,40,10,6000\nB2,K2,2026-05-06,20,,0.5\n",
     [](const std::filesystem::path& file) { return good_rows(read_sessions(file)); }},
    {"班次,工号,状态,志愿\nB1,T01,志愿,1\nB1,T02,推荐,\n",
     [](const std::filesystem::path& file) { return good_rows(read_enrolments(file)); }},
    {"班次,工号,日期,考勤\nB1,T01,2026-04-11T09:00,出勤\nB1,T02,2026-04-18,请假\n",
     [](const std::filesystem::path& file) { return good_rows(read_attendance(file)); }},
    {"工号,开始日期,事由,批准文号,规则,结束日期\nT01,2026-03-01,借调,教〔2026〕1号,,2026-08-31\nT02,2026.03,"
     "支教,教〔2026〕2号,annual_hours,\n",
     [](const std::filesystem::path& file) { return good_rows(read_waivers(file)); }},
}};

TEST_CASE("altered tables of courses, sessions, enrolments, attendance and waivers are read or refused") {
  const Scratch scratch(fast());
  const std::filesystem::path file = scratch / "table.csv";
  for (const TermTable& table : term_tables) {
    write_file(file, table.csv);
    CHECK(table.rows(file) == 2);
    const int times = rounds(400, 20'000);
    const int count = refused(times, 5, [&](std::mt19937& random) {
      write_file(file, altered(table.csv, random));
      static_cast<void>(table.rows(file));
    });
    CHECK(count > 0);
    CHECK(count < times);
  }
}

TEST_CASE("altered hour rules are read or refused in words") {
  const std::string toml = read_file(std::filesystem::path(ECHELON_SOURCES) / "data/rules/hours.toml");
  REQUIRE_FALSE(toml.empty());
  const int times = rounds(300, 20'000);
  const int count = refused(times, 6, [&](std::mt19937& random) {
    static_cast<void>(read_hour_rules(altered(toml, random), "hours.toml"));
  });
  CHECK(count > 0);
  CHECK(count < times);
}

TEST_CASE("an altered program is read or refused in words") {
  const std::string toml =
      read_file(std::filesystem::path(ECHELON_SOURCES) / "plugins/olympiad_coaches/program.toml");
  REQUIRE_FALSE(toml.empty());
  const int times = rounds(400, 20'000);
  const int count = refused(times, 3, [&](std::mt19937& random) {
    static_cast<void>(read_program(altered(toml, random), "program.toml"));
  });
  CHECK(count > 0);
  CHECK(count < times);
}

TEST_CASE("an altered run bundle is derived again or refused in words") {
  RunInputs inputs{"coaches", digest("rules"), day("2026-03-01"),     1,  2,
                   1,         {"hours"},       {"school", "subject"}, {}, {}};
  for (int i = 0; i < 8; ++i) {
    inputs.candidates.push_back({"T" + std::to_string(i),
                                 Decimal::from_millionths(50'000'000 + i * 1'234'567),
                                 {"S" + std::to_string(i % 3), i % 2 == 0 ? "数学" : "物理"}});
  }
  inputs.quotas = {{"school", "school", "*", std::nullopt, 1},
                   {"physics", "subject", "物理", 1, std::nullopt}};
  const std::string bundle = SelectionRun(inputs).bundle();
  REQUIRE(SelectionRun(SelectionRun::read_inputs(bundle)).bundle() == bundle);
  const int times = rounds(600, 50'000);
  const int count = refused(times, 4, [&](std::mt19937& random) {
    static_cast<void>(SelectionRun(SelectionRun::read_inputs(altered(bundle, random))).bundle());
  });
  CHECK(count > 0);
  CHECK(count < times);
}

}  // namespace
}  // namespace echelon::faults
