#include "echelon/rules/attendance_rule.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <fstream>
#include <iterator>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const Words& what, long line) {
  throw Error(Fault::request,
              {"考勤规则无法读取：" + what.zh, "the attendance rules cannot be read: " + what.en},
              {"修改该文件", "mend the file"}, {file.string(), {}, line, {}});
}

long line_of(const toml::node& node) { return static_cast<long>(node.source().begin.line); }

int whole(const std::filesystem::path& file, const toml::table& table, const char* key, int least, int most) {
  const auto value = table[key].value_exact<std::int64_t>();
  if (!value || *value < least || *value > most) {
    const std::string range = std::to_string(least) + "–" + std::to_string(most);
    refuse(file,
           {std::string(key) + " 应为 " + range + " 的整数",
            "'" + std::string(key) + "' must be a whole number, " + range},
           line_of(table));
  }
  return static_cast<int>(*value);
}

AttendanceTerms terms_of(const std::filesystem::path& file, const toml::table& table) {
  AttendanceTerms terms;
  const auto from = table["from"].value_exact<toml::date>();
  const auto day = from ? Date::of(from->year, from->month, from->day) : std::nullopt;
  if (!day) refuse(file, {"缺少开始日期 from", "'from' must be a day"}, line_of(table));
  terms.from = *day;
  terms.void_permille = whole(file, table, "void_permille", 1, 1000);
  terms.late_allowed = whole(file, table, "late_allowed", 0, 1000);
  terms.certificate_letters = table["certificate_letters"].value_or(std::string());
  terms.source = table["source"].value_or(std::string());
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (terms.certificate_letters.empty() || !std::ranges::all_of(terms.certificate_letters, capital))
    refuse(file, {"certificate_letters 应为大写字母", "'certificate_letters' must be capital letters"},
           line_of(table));
  if (terms.source.empty()) refuse(file, {"缺少出处 source", "'source' is missing"}, line_of(table));
  return terms;
}

}  // namespace

std::vector<AttendanceTerms> read_attendance_terms(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, {"文件打不开", "the file cannot be opened"}, 0);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  toml::table whole_file;
  try {
    whole_file = toml::parse(text, file.string());
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    refuse(file, {why, why}, static_cast<long>(error.source().begin.line));
  }
  std::vector<AttendanceTerms> terms;
  if (const toml::array* list = whole_file["attendance"].as_array()) {
    for (const toml::node& each : *list) {
      const toml::table* table = each.as_table();
      if (table == nullptr)
        refuse(file, {"[[attendance]] 应为表", "[[attendance]] must be a table"}, line_of(each));
      terms.push_back(terms_of(file, *table));
    }
  }
  if (terms.empty()) refuse(file, {"没有 [[attendance]]", "there is no [[attendance]]"}, 0);
  std::ranges::sort(terms, {}, &AttendanceTerms::from);
  return terms;
}

const AttendanceTerms& terms_on(const std::vector<AttendanceTerms>& terms, Date day) {
  const AttendanceTerms* holds = &terms.front();
  for (const AttendanceTerms& each : terms) {
    if (each.from <= day) holds = &each;
  }
  return *holds;
}

}  // namespace echelon
