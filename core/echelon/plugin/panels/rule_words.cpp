#include "echelon/plugin/panels/rule_words.hpp"

#include <map>
#include <string>
#include <type_traits>

#include "echelon/model/vocabulary.hpp"

namespace echelon::panels {
namespace {

using Names = std::map<std::string, Words, std::less<>>;

Words named(const Names& names, const std::string& name) {
  const auto found = names.find(name);
  return found == names.end() ? Words{name, name} : found->second;
}

Words parameter_name(const std::string& name) {
  static const Names names{{"at_least", {"至少", "at least"}},
                           {"at_most", {"至多", "at most"}},
                           {"years", {"年数", "years"}},
                           {"months", {"月数", "months"}},
                           {"title", {"职称", "title"}},
                           {"degree", {"学历", "degree"}},
                           {"subjects", {"学科", "subjects"}},
                           {"stages", {"学段", "stages"}},
                           {"assessment", {"考核", "assessment"}},
                           {"result", {"结果不低于", "result at least"}},
                           {"categories", {"培训类别", "training categories"}},
                           {"attendance_permille", {"出勤率不低于", "attendance at least"}},
                           {"level", {"级别不低于", "level at least"}},
                           {"ladder", {"梯队", "ladder"}},
                           {"tiers", {"层级", "tiers"}},
                           {"roles", {"职务", "roles"}},
                           {"areas", {"区域", "areas"}},
                           {"outcomes", {"带教结果", "outcomes"}},
                           {"rule", {"学时规则", "hour rule"}},
                           {"standing", {"学时状态", "standing"}},
                           {"role", {"身份", "as"}},
                           {"best", {"计最好的几项", "best so many"}},
                           {"own_subject", {"只计本学科", "own subject only"}},
                           {"yearly_factor", {"每早一年乘以", "times, for each year past"}},
                           {"per_hour", {"每学时", "an hour"}},
                           {"per_year", {"每年", "a year"}},
                           {"each", {"每项", "each"}},
                           {"lowest", {"最低", "lowest"}},
                           {"highest", {"最高", "highest"}}};
  if (const auto level = read<AwardLevel>(name)) return words(*level);
  if (name.starts_with("grade_")) {
    if (name == "grade_unknown") return {"未注明等次时乘以", "times, no grade given"};
    if (const auto grade = read<AwardGrade>(name.substr(6)))
      return {words(*grade).zh + "乘以", "times, " + words(*grade).en};
  }
  return named(names, name);
}

Words value_said(const std::string& name, const std::string& value) {
  const auto listed = [&]<class E>(std::type_identity<E>) -> Words {
    const auto found = read<E>(value);
    return found ? words(*found) : Words{value, value};
  };
  if (name == "title") return listed(std::type_identity<Title>());
  if (name == "degree") return listed(std::type_identity<Degree>());
  if (name == "stages" || name == "stage") return listed(std::type_identity<Stage>());
  if (name == "subjects" || name == "subject") return subject_words(value);
  if (name == "area" || name == "areas") return listed(std::type_identity<Area>());
  if (name == "roles") return listed(std::type_identity<Role>());
  if (name == "level") return listed(std::type_identity<AwardLevel>());
  if (name == "standing")
    return value == "met" ? Words{"已达标", "met"} : Words{"未超期", "met or not yet due"};
  if (name == "gender") return listed(std::type_identity<Gender>());
  if (name == "assessment") return listed(std::type_identity<AssessmentKind>());
  if (name == "result") return listed(std::type_identity<AssessmentResult>());
  if (name == "role") {
    return value == "coach"  ? Words{"指导教师", "coach"}
           : value == "self" ? Words{"本人", "self"}
                             : Words{value, value};
  }
  if (name == "attendance_permille") {
    if (const auto share = Decimal::read(value)) {
      const std::string percent = share->over(Decimal::of(10)).text() + "%";
      return {percent, percent};
    }
  }
  if (const auto number = Decimal::read(value)) return {number->text(), number->text()};
  if (value == "true") return {"是", "yes"};
  if (value == "false") return {"否", "no"};
  return {value, value};
}

}  // namespace

Words parameters_said(const Rule& rule) {
  Words all;
  for (const auto& [name, values] : rule.parameters.values()) {
    const Words what = parameter_name(name);
    all.zh += (all.zh.empty() ? "" : "；") + what.zh + " ";
    all.en += (all.en.empty() ? "" : "; ") + what.en + " ";
    for (std::size_t i = 0; i < values.size(); ++i) {
      const Words value = value_said(name, values[i]);
      all.zh += (i == 0 ? "" : "、") + value.zh;
      all.en += (i == 0 ? "" : ", ") + value.en;
    }
  }
  return all;
}

Words group_said(const Quota& quota) {
  static const Names each{{"subject", {"每个学科", "each subject"}}, {"stage", {"每个学段", "each stage"}},
                          {"school", {"每所学校", "each school"}},   {"town", {"每个镇街", "each town"}},
                          {"area", {"每类区域", "each area"}},       {"gender", {"每种性别", "each gender"}},
                          {"title", {"每种职称", "each title"}},     {"degree", {"每种学历", "each degree"}}};
  static const Names one{{"subject", {"学科", "subject"}}, {"stage", {"学段", "stage"}},
                         {"school", {"学校", "school"}},   {"town", {"镇街", "town"}},
                         {"area", {"区域", "area"}},       {"gender", {"性别", "gender"}},
                         {"title", {"职称", "title"}},     {"degree", {"学历", "degree"}}};
  if (quota.value == "*") return named(each, quota.feature);
  const Words feature = named(one, quota.feature);
  const Words value = value_said(quota.feature, quota.value);
  return {feature.zh + " " + value.zh, feature.en + " " + value.en};
}

Words division_said(const NominationSeats& seats) {
  static const Names methods{{"hamilton", {"最大余数法（汉密尔顿）", "largest remainders (Hamilton)"}},
                             {"webster", {"韦伯斯特法", "Webster's method"}},
                             {"adams", {"亚当斯法", "Adams's method"}},
                             {"dhondt", {"洪德法", "D'Hondt's method"}},
                             {"huntington_hill", {"亨廷顿–希尔法", "Huntington and Hill's method"}}};
  static const Names measures{{"staff", {"在职人数", "people in service"}},
                              {"eligible", {"符合条件人数", "people eligible"}}};
  const Words method = named(methods, seats.method);
  const Words measure = named(measures, seats.measure);
  return {method.zh + "，按" + measure.zh, method.en + ", by " + measure.en};
}

}  // namespace echelon::panels
