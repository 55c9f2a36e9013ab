#include "echelon/office/demo/subjects.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace echelon::demo {
namespace {

constexpr std::array<std::string_view, 21> names{
    "语文",     "数学",     "英语",     "物理",     "化学",     "生物",   "信息技术",
    "思想政治", "历史",     "地理",     "音乐",     "美术",     "体育",   "科学",
    "劳动",     "心理健康", "通用技术", "综合实践", "学前教育", "专业课", "特殊教育"};

struct Share {
  std::string_view subject;
  int permille;
};

constexpr std::array<Share, 1> kindergarten{{{"学前教育", 1000}}};
constexpr std::array<Share, 12> primary{{{"语文", 360},
                                         {"数学", 265},
                                         {"英语", 110},
                                         {"体育", 70},
                                         {"音乐", 45},
                                         {"美术", 45},
                                         {"科学", 35},
                                         {"思想政治", 25},
                                         {"信息技术", 20},
                                         {"心理健康", 10},
                                         {"劳动", 10},
                                         {"综合实践", 5}}};
constexpr std::array<Share, 14> junior{{{"语文", 165},
                                        {"数学", 165},
                                        {"英语", 160},
                                        {"物理", 85},
                                        {"思想政治", 70},
                                        {"历史", 60},
                                        {"体育", 60},
                                        {"化学", 55},
                                        {"生物", 50},
                                        {"地理", 50},
                                        {"音乐", 25},
                                        {"美术", 25},
                                        {"信息技术", 20},
                                        {"心理健康", 10}}};
constexpr std::array<Share, 15> senior{{{"语文", 145},
                                        {"数学", 145},
                                        {"英语", 140},
                                        {"物理", 105},
                                        {"化学", 90},
                                        {"生物", 85},
                                        {"历史", 65},
                                        {"地理", 60},
                                        {"思想政治", 60},
                                        {"体育", 40},
                                        {"信息技术", 20},
                                        {"美术", 13},
                                        {"音乐", 12},
                                        {"心理健康", 10},
                                        {"通用技术", 10}}};
constexpr std::array<Share, 11> vocational{{{"专业课", 500},
                                            {"语文", 110},
                                            {"数学", 100},
                                            {"英语", 90},
                                            {"思想政治", 50},
                                            {"体育", 50},
                                            {"信息技术", 40},
                                            {"历史", 20},
                                            {"音乐", 15},
                                            {"美术", 15},
                                            {"心理健康", 10}}};
constexpr std::array<Share, 5> special{
    {{"特殊教育", 800}, {"体育", 60}, {"音乐", 60}, {"美术", 60}, {"心理健康", 20}}};

std::span<const Share> shares(Stage stage) {
  switch (stage) {
    case Stage::kindergarten:
      return kindergarten;
    case Stage::junior:
      return junior;
    case Stage::senior:
      return senior;
    case Stage::vocational:
      return vocational;
    case Stage::special:
      return special;
    default:
      return primary;
  }
}

int stage_women(Stage stage) {
  switch (stage) {
    case Stage::kindergarten:
      return 975;
    case Stage::primary:
      return 730;
    case Stage::junior:
      return 650;
    case Stage::senior:
      return 560;
    case Stage::special:
      return 780;
    default:
      return 520;
  }
}

struct Lean {
  std::string_view subject;
  int women;  ///< per mille more than the stage's share
};
constexpr std::array<Lean, 12> leans{{{"语文", 90},
                                      {"英语", 220},
                                      {"音乐", 150},
                                      {"心理健康", 160},
                                      {"数学", -90},
                                      {"物理", -230},
                                      {"化学", -50},
                                      {"信息技术", -200},
                                      {"体育", -420},
                                      {"历史", -60},
                                      {"地理", -80},
                                      {"通用技术", -250}}};

}  // namespace

std::string_view subject_name(SubjectIndex subject) { return names.at(subject); }

SubjectIndex subject_index(std::string_view canonical) {
  return static_cast<SubjectIndex>(std::find(names.begin(), names.end(), canonical) - names.begin());
}

SubjectIndex subject_at(Stage stage, int permille) {
  for (const Share& share : shares(stage)) {
    permille -= share.permille;
    if (permille < 0) return subject_index(share.subject);
  }
  return subject_index(shares(stage).front().subject);
}

int women_permille(Stage stage, SubjectIndex subject, int birth_year) {
  int women = stage_women(stage);
  if (stage == Stage::kindergarten) return women;
  for (const Lean& lean : leans) {
    if (lean.subject == names.at(subject)) women += lean.women;
  }
  if (birth_year < 1972) women -= 130;
  if (birth_year >= 1988) women += 60;
  return std::clamp(women, 60, 960);
}

bool is_science(SubjectIndex subject) { return (subject >= 3 && subject <= 6) || subject == 1; }

}  // namespace echelon::demo
