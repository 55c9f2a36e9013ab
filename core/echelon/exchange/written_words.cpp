#include "echelon/exchange/written_words.hpp"

#include <array>
#include <charconv>
#include <string>

#include "echelon/base/text.hpp"

namespace echelon {
namespace {

void cut(std::string& text, std::string_view part) {
  const std::size_t at = text.find(part);
  if (at != std::string::npos) text.erase(at, part.size());
}

int seniority(Role role) {
  constexpr std::array order{Role::staff,        Role::teacher,        Role::researcher, Role::homeroom,
                             Role::group_leader, Role::middle_manager, Role::vice_head,  Role::head};
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] == role) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace

std::optional<int> read_post_grade(std::string_view written) {
  std::string text = fold_width(without_spaces(written));
  const bool other_ladder =
      text.starts_with("管理") || text.starts_with("工勤") || text.starts_with("技术工");
  if (other_ladder) return 0;
  for (const std::string_view part : {"专业技术", "专技", "岗位", "岗", "级", "教师"}) cut(text, part);
  constexpr std::array<std::string_view, 13> numerals{"一", "二", "三", "四",   "五",   "六",  "七",
                                                      "八", "九", "十", "十一", "十二", "十三"};
  for (std::size_t i = 0; i < numerals.size(); ++i) {
    if (text == numerals[i]) return static_cast<int>(i) + 1;
  }
  int grade = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), grade);
  if (error != std::errc() || end != text.data() + text.size() || grade < 1 || grade > 13)
    return std::nullopt;
  return grade;
}

std::optional<Role> read_roles(std::string_view written) {
  const std::string text = clean_cell(written);
  if (const auto whole = read<Role>(text)) return whole;
  std::optional<Role> highest;
  std::string part;
  const auto take = [&] {
    const auto role = read<Role>(part);
    if (role && (!highest || seniority(*role) > seniority(*highest))) highest = role;
    part.clear();
  };
  for (std::string_view rest = text; !rest.empty();) {
    const char32_t c = take_code_point(rest);
    if (c == U'、' || c == U'，' || c == ',' || c == '/' || c == ';' || c == U'；' || c == U'兼' ||
        c == ' ') {
      take();
    } else {
      append_code_point(part, c);
    }
  }
  take();
  return highest;
}

}  // namespace echelon
