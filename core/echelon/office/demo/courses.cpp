#include "echelon/office/demo/courses.hpp"

#include <array>

#include "echelon/office/demo/subjects.hpp"

namespace echelon::demo {
namespace {

constexpr auto face = TrainingMode::face_to_face;
constexpr auto online = TrainingMode::online;
constexpr auto school = TrainingMode::school_based;
constexpr std::string_view institute = "栖澜市教育科学研究院";
constexpr std::string_view network = "省中小学教师网络研修中心";
constexpr std::string_view university = "澜东师范大学教师教育学院";
constexpr std::string_view own = "本校";
constexpr std::string_view partner = "启衡教育研究中心";

constexpr std::array<Course, 4> ethics{{{"暑期师德师风专题研修", "师德师风", online, network, 10, 18},
                                        {"教师职业行为准则专题学习", "师德师风", school, own, 8, 14},
                                        {"师德警示教育与法治专题", "师德师风", face, institute, 6, 12},
                                        {"教育家精神专题研修", "师德师风", online, network, 8, 16}}};
constexpr std::array<Course, 8> subject{{{"{}学科课程标准研修", "学科教学", online, network, 24, 40},
                                         {"{}学科新教材培训", "学科教学", face, institute, 24, 36},
                                         {"{}单元整体教学设计", "学科教学", face, institute, 24, 36},
                                         {"{}作业设计与命题研究", "学科教学", online, network, 24, 40},
                                         {"{}课堂教学观摩与研讨", "学科教学", face, institute, 18, 30},
                                         {"{}骨干教师高级研修", "学科教学", face, university, 32, 60},
                                         {"{}跨学科主题学习研修", "学科教学", online, network, 24, 40},
                                         {"{}学业质量评价研修", "学科教学", face, partner, 18, 36}}};
constexpr std::array<Course, 3> school_based{{{"校本教研与课例研讨", "校本研修", school, own, 20, 32},
                                              {"集体备课与听评课", "校本研修", school, own, 18, 30},
                                              {"校本课程开发研修", "校本研修", school, own, 16, 28}}};
constexpr std::array<Course, 8> general{{{"信息技术应用能力提升", "信息技术", online, network, 20, 50},
                                         {"数字化教学与智慧课堂", "信息技术", face, partner, 12, 24},
                                         {"学生心理健康教育通识", "心理健康", online, network, 8, 20},
                                         {"家庭教育指导能力研修", "通识素养", online, network, 6, 16},
                                         {"校园安全与应急救护", "安全法治", face, institute, 6, 12},
                                         {"未成年人保护与法治教育", "安全法治", online, network, 6, 12},
                                         {"教育科研方法与课题研究", "通识素养", face, university, 12, 24},
                                         {"中华优秀传统文化研修", "通识素养", online, network, 8, 18}}};
constexpr std::array<Course, 2> homeroom{{{"班主任基本功专题培训", "班主任", face, institute, 30, 36},
                                          {"班级管理与家校沟通", "班主任", online, network, 16, 30}}};
constexpr std::array<Course, 2> middle{{{"中层干部管理能力提升", "学校管理", face, institute, 24, 40},
                                        {"教学管理与课程领导力", "学校管理", online, network, 20, 40}}};
constexpr std::array<Course, 3> head{{{"校长提高培训", "学校管理", face, university, 40, 60},
                                      {"校长课程领导力研修", "学校管理", face, institute, 30, 50},
                                      {"学校治理与法治专题", "学校管理", online, network, 20, 40}}};
constexpr std::array<Course, 4> induction{{{"新教师入职培训", "新教师", face, institute, 36, 48},
                                           {"新教师教学基本功研修", "新教师", face, institute, 30, 36},
                                           {"新教师跟岗实践", "新教师", school, own, 30, 40},
                                           {"新教师网络研修", "新教师", online, network, 24, 36}}};
constexpr std::array<Course, 4> competition{
    {{"{}奥赛教练员专项培训", "竞赛教练", face, university, 24, 48},
     {"{}奥赛教练员暑期高级研修", "竞赛教练", face, partner, 32, 60},
     {"{}竞赛命题与解题研究", "竞赛教练", online, network, 16, 30},
     {"拔尖创新人才早期培养研修", "竞赛教练", face, institute, 12, 24}}};
constexpr std::array<Course, 2> enterprise{
    {{"专业教师企业实践", "企业实践", face, "澜东装备产业园", 40, 60},
     {"双师型教师专业技能研修", "企业实践", face, university, 32, 60}}};

}  // namespace

std::span<const Course> courses(Offer offer) {
  switch (offer) {
    case Offer::ethics:
      return ethics;
    case Offer::subject:
      return subject;
    case Offer::school_based:
      return school_based;
    case Offer::general:
      return general;
    case Offer::homeroom:
      return homeroom;
    case Offer::middle_manager:
      return middle;
    case Offer::head:
      return head;
    case Offer::induction:
      return induction;
    case Offer::competition:
      return competition;
    default:
      return enterprise;
  }
}

std::string course_name(const Course& course, SubjectIndex subject_number) {
  const std::string_view name = course.name;
  if (name.substr(0, 2) != "{}") return std::string(name);
  return std::string(subject_name(subject_number)).append(name.substr(2));
}

}  // namespace echelon::demo
