#include "echelon/office/demo/offers.hpp"

#include <array>

namespace echelon::demo {
namespace {

constexpr std::string_view institute = "栖澜市教育科学研究院";
constexpr std::string_view university = "澜东师范大学教师教育学院";
constexpr std::string_view partner = "启衡教育研究中心";
constexpr std::string_view teaching = "学科教学";
constexpr Stage any = Stage::unknown;

constexpr std::array<Offered, 26> list{{
    {"语文单元整体教学实训", "", teaching, "语文", any, institute, 4, 5, true},
    {"数学单元整体教学实训", "", teaching, "数学", any, institute, 4, 5},
    {"英语单元整体教学实训", "", teaching, "英语", any, institute, 4, 4, true},
    {"物理实验教学实训", "", teaching, "物理", any, institute, 3, 3},
    {"化学实验教学实训", "", teaching, "化学", any, institute, 3, 2},
    {"生物实验教学实训", "", teaching, "生物", any, institute, 3, 2},
    {"道德与法治（思想政治）议题式教学", "", teaching, "思想政治", any, institute, 3, 3},
    {"历史史料教学研修", "", teaching, "历史", any, institute, 2, 2},
    {"地理实践力培养研修", "", teaching, "地理", any, institute, 2, 2},
    {"科学探究式教学研修", "", teaching, "科学", any, partner, 2, 3},
    {"信息技术编程教学实训", "", teaching, "信息技术", any, partner, 3, 2},
    {"体育课堂与大课间组织", "", teaching, "体育", any, institute, 2, 4},
    {"音乐课堂与合唱指挥", "", teaching, "音乐", any, institute, 2, 2},
    {"美术课堂与校园美育", "", teaching, "美术", any, institute, 2, 2},
    {"语文骨干教师命题与评价", "县级骨干", teaching, "语文", any, university, 3, 1, false, 0},
    {"数学骨干教师命题与评价", "县级骨干", teaching, "数学", any, university, 3, 1, false, 1},
    {"英语骨干教师命题与评价", "县级骨干", teaching, "英语", any, university, 3, 1, false, 2},
    {"新教师入职集中培训", "new_teacher", "新教师", "", any, institute, 6, 3, true},
    {"班主任带班育人方略", "homeroom", "班主任", "", any, institute, 5, 8, true},
    {"中层干部执行力研修", "middle_manager", "学校管理", "", any, institute, 3, 4},
    {"校长办学治校专题", "head", "学校管理", "", any, university, 4, 2, true},
    {"幼儿园游戏观察与支持", "", "学前保教", "", Stage::kindergarten, partner, 3, 6},
    {"小学家校社协同育人", "", "通识素养", "", Stage::primary, institute, 1, 6},
    {"初中青春期心理健康教育", "", "心理健康", "", Stage::junior, institute, 2, 5},
    {"高中选科指导与生涯教育", "", "通识素养", "", Stage::senior, partner, 2, 3},
    {"中职专业教师企业实践", "", "企业实践", "", Stage::vocational, partner, 6, 2},
}};

}  // namespace

std::span<const Offered> offered() { return list; }

}  // namespace echelon::demo
