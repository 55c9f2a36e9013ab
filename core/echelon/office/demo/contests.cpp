#include "echelon/office/demo/contests.hpp"

#include "echelon/office/demo/subjects.hpp"

namespace echelon::demo {
namespace {

std::string contest_subject(SubjectIndex subject) {
  const std::string_view name = subject_name(subject);
  if (name == "信息技术") return "信息学";
  return name == "生物" ? "生物学" : std::string(name);
}

}  // namespace

std::string olympiad_name(SubjectIndex subject, AwardLevel level) {
  const std::string contest = "全国中学生" + contest_subject(subject) + "奥林匹克竞赛";
  switch (level) {
    case AwardLevel::nation:
      return contest + "(决赛)";
    case AwardLevel::province:
      return contest + "(省赛区)";
    case AwardLevel::city:
      return contest + "(市预赛)";
    default:
      return "栖澜市中学生" + contest_subject(subject) + "奥林匹克选拔赛";
  }
}

std::string pupils_contest_name(Stage stage, SubjectIndex subject) {
  const std::string_view name = subject_name(subject);
  const std::string pupils = stage == Stage::primary ? "小学生" : "初中生";
  if (name == "信息技术") return "“澜桥杯”" + pupils + "信息学编程竞赛";
  if (name == "数学") return "“砚池杯”" + pupils + "数学思维竞赛";
  return "“雁笺杯”" + pupils + contest_subject(subject) + "实验创新竞赛";
}

std::string lesson_contest_name(SubjectIndex subject, AwardLevel level) {
  const std::string name(subject_name(subject));
  return level >= AwardLevel::province ? name + "优质课展评" : name + "优质课评比";
}

std::string problem_contest_name(SubjectIndex subject) {
  return contest_subject(subject) + "教师命题与解题能力竞赛";
}

std::string honour_name(Role role, AwardLevel level) {
  if (role == Role::homeroom) return "优秀班主任";
  if (role >= Role::middle_manager && role <= Role::head) return "教育工作先进个人";
  return level >= AwardLevel::city ? "教学能手" : "优秀教师";
}

}  // namespace echelon::demo
