#include "echelon/rules/attendance_rule.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "echelon/base/error.hpp"

namespace echelon {

std::vector<AttendanceTerms> read_attendance_terms(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(
        Fault::request,
        {"考勤规则无法读取：文件打不开", "the attendance rules cannot be read: the file cannot be opened"},
        {"修改该文件", "mend the file"}, {file.string(), {}, 0, {}});
  }
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto read = [](Section& section, AttendanceTerms& terms) {
    terms.void_permille = section.whole_between("void_permille", 1, 1000);
    terms.late_allowed = section.whole_between("late_allowed", 0, 1000);
    terms.certificate_letters = section.text("certificate_letters");
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (terms.certificate_letters.empty() || !std::ranges::all_of(terms.certificate_letters, capital))
      section.refuse("certificate_letters", {"应为大写字母", "must be capital letters"});
  };
  return read_dated_terms<AttendanceTerms>(text, file.string(), "attendance",
                                           {"考勤规则", "attendance rules"}, read);
}

}  // namespace echelon
