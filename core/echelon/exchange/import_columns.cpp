#include "echelon/exchange/import_columns.hpp"

#include <algorithm>

#include "echelon/exchange/shared_columns.hpp"
#include "echelon/exchange/training_columns.hpp"

namespace echelon {
namespace {

ImportColumn person_id(Words title, std::vector<std::string_view> aliases, std::string_view key = "id") {
  return {key, std::move(title), std::move(aliases), true, {}, {"T0000001", "T0000001"}};
}

std::vector<ImportColumn> roster_columns() {
  return {
      person_column(),
      {"name", {"姓名", "name"}, {"教师姓名", "名字", "full name"}, true, {}, {"示例人", "Example Person"}},
      {"school",
       {"学校", "school"},
       {"学校名称", "所在学校", "任教学校", "所属学校", "单位", "单位名称", "工作单位", "现工作单位",
        "school name"},
       true,
       {},
       {"示例小学", "Example Primary School"}},
      {"national_id",
       {"身份证号", "identity number"},
       {"身份证号码", "公民身份号码", "居民身份证号", "身份证", "证件号码", "证件号", "id card", "id number"},
       false,
       {},
       {"000000199001010018", "000000199001010018"}},
      {"gender", {"性别", "gender"}, {"sex"}, false, choices_of<Gender>(), {"男", "male"}},
      {"birth_date",
       {"出生日期", "birth date"},
       {"出生年月日", "出生年月", "出生时间", "生日", "date of birth", "birthday"},
       false,
       {},
       {"1990-01-01", "1990-01-01"}},
      {"hired_on",
       {"参加工作时间", "hired on"},
       {"参加工作日期", "参加工作年月", "工作时间", "入职日期", "入职时间", "hire date", "hired"},
       false,
       {},
       {"2012-09", "2012-09"}},
      {"stage", {"学段", "stage"}, {"任教学段", "所教学段"}, false, choices_of<Stage>(), {"小学", "primary"}},
      {"subject",
       {"任教学科", "subject"},
       {"学科", "所教学科", "任课学科", "现任教学科", "teaching subject"},
       false,
       {},
       {"数学", "mathematics"}},
      {"degree",
       {"学历", "degree"},
       {"最高学历", "文化程度"},
       false,
       choices_of<Degree>(),
       {"本科", "bachelor"}},
      {"title",
       {"职称", "title"},
       {"现职称", "现任职称", "职称名称", "职称等级", "专业技术职称", "专业技术职务", "professional title"},
       false,
       choices_of<Title>(),
       {"一级教师", "first-grade teacher"}},
      {"title_on",
       {"职称取得时间", "title since"},
       {"取得职称时间", "职称评定时间", "职称取得日期", "职称时间", "任职资格取得时间", "title date"},
       false,
       {},
       {"2018-12", "2018-12"}},
      {"post_grade",
       {"岗位等级", "post grade"},
       {"岗位级别", "聘任岗位等级", "专业技术岗位等级", "现聘岗位等级", "现聘岗位"},
       false,
       {},
       {"10", "10"}},
      {"role",
       {"职务", "role"},
       {"行政职务", "现任职务", "担任职务", "position"},
       false,
       choices_of<Role>(),
       {"教师", "teacher"}},
      {"role_on",
       {"任现职时间", "role since"},
       {"任职时间", "任现职务时间", "现职务任职时间", "现任职务时间"},
       false,
       {},
       {"2012-09", "2012-09"}},
      {"town",
       {"镇街", "town"},
       {"所在镇街", "乡镇街道", "乡镇", "镇", "街道"},
       false,
       {},
       {"示例镇", "Example Town"}},
      {"area",
       {"城乡", "area"},
       {"城乡类型", "城乡类别", "城乡分类", "所在区域"},
       false,
       choices_of<Area>(),
       {"乡村", "rural"}},
      {"political", {"政治面貌", "political status"}, {"party"}, false, {}, {"群众", "none"}},
      {"phone",
       {"联系电话", "phone"},
       {"手机号码", "手机号", "手机", "电话", "联系方式", "mobile", "telephone"},
       false,
       {},
       {"", ""}},
  };
}

std::vector<ImportColumn> training_columns() {
  return {
      person_column(),
      {"course",
       {"课程", "course"},
       {"课程名称", "培训名称", "培训项目", "培训课程", "项目名称", "course name"},
       true,
       {},
       {"示例课程", "Example course"}},
      {"hours", {"学时", "hours"}, {"培训学时", "学时数", "课时", "认定学时"}, true, {}, {"24", "24"}},
      {"ended_on",
       {"结束日期", "ended on"},
       {"结束时间", "培训结束时间", "完成日期", "结业日期", "结业时间", "end date", "end"},
       true,
       {},
       {"2024-07-20", "2024-07-20"}},
      {"started_on",
       {"开始日期", "started on"},
       {"开始时间", "培训开始时间", "起始日期", "start date", "start"},
       false,
       {},
       {"2024-07-16", "2024-07-16"}},
      {"category",
       {"类别", "category"},
       {"培训类别", "学时类别", "课程类别"},
       false,
       {},
       {"专业技能", "professional skill"}},
      {"provider",
       {"组织单位", "provider"},
       {"培训机构", "主办单位", "承办单位", "举办单位"},
       false,
       {},
       {"示例进修学校", "Example Institute"}},
      mode_column(),
      {"attendance", {"出勤率", "attendance"}, {"到课率", "考勤率"}, false, {}, {"100%", "100%"}},
      {"certificate",
       {"证书编号", "certificate"},
       {"结业证书编号", "证书号", "certificate number"},
       false,
       {},
       {"", ""}},
  };
}

std::vector<ImportColumn> mentorship_columns() {
  return {
      person_id({"师傅工号", "mentor"}, {"导师工号", "师傅编号", "指导教师工号", "mentor id"}, "mentor"),
      {"mentee",
       {"徒弟工号", "mentee"},
       {"学员工号", "徒弟编号", "青年教师工号", "mentee id"},
       true,
       {},
       {"T0000002", "T0000002"}},
      {"started_on",
       {"开始日期", "started on"},
       {"结对日期", "结对时间", "开始时间", "起始日期", "start date", "start"},
       true,
       {},
       {"2022-09-01", "2022-09-01"}},
      {"ended_on",
       {"结束日期", "ended on"},
       {"结束时间", "出师日期", "出师时间", "end date", "end"},
       false,
       {},
       {"2024-08-31", "2024-08-31"}},
      {"subject", {"学科", "subject"}, {"任教学科", "结对学科"}, false, {}, {"数学", "mathematics"}},
      {"outcome", {"结果", "outcome"}, {"考核结果", "结对结果", "结论"}, false, {}, {"出师", "completed"}},
  };
}

std::vector<ImportColumn> award_columns() {
  return {
      person_column(),
      {"award",
       {"奖项", "award"},
       {"奖项名称", "获奖名称", "荣誉名称", "竞赛名称", "award name"},
       true,
       {},
       {"示例竞赛", "Example contest"}},
      {"level",
       {"级别", "level"},
       {"奖项级别", "获奖级别", "荣誉级别"},
       true,
       choices_of<AwardLevel>(),
       {"市级", "city"}},
      {"awarded_on",
       {"日期", "awarded on"},
       {"获奖日期", "获奖时间", "颁奖日期", "时间", "date"},
       true,
       {},
       {"2023-05", "2023-05"}},
      {"grade",
       {"等次", "grade"},
       {"奖项等次", "获奖等次", "等级", "奖次", "prize"},
       false,
       choices_of<AwardGrade>(),
       {"一等奖", "first prize"}},
      {"role",
       {"角色", "role"},
       {"本人或指导", "获奖角色"},
       false,
       choices_of<AwardRole>(),
       {"指导", "coached"}},
      {"subject", {"学科", "subject"}, {"任教学科", "竞赛学科"}, false, {}, {"数学", "mathematics"}},
      {"pupils", {"学生数", "pupils"}, {"获奖学生数", "学生人数", "指导学生数"}, false, {}, {"2", "2"}},
  };
}

std::vector<ImportColumn> assessment_columns() {
  return {
      person_column(),
      {"year", {"年度", "year"}, {"考核年度", "年份"}, true, {}, {"2023", "2023"}},
      {"kind",
       {"类型", "kind"},
       {"考核类型", "考核类别", "类别"},
       true,
       choices_of<AssessmentKind>(),
       {"年度", "annual"}},
      {"result",
       {"结果", "result"},
       {"考核结果", "考核等次", "等次"},
       true,
       choices_of<AssessmentResult>(),
       {"合格", "competent"}},
  };
}

std::vector<ImportColumn> nomination_columns() {
  return {
      {"program",
       {"项目", "program"},
       {"项目名称", "遴选项目", "项目编号"},
       true,
       {},
       {"olympiad_coaches", "olympiad_coaches"}},
      {"school",
       {"学校", "school"},
       {"推荐学校", "学校名称", "推荐单位", "单位", "所在学校"},
       true,
       {},
       {"示例小学", "Example Primary School"}},
      person_column(),
      {"statement",
       {"推荐意见", "statement"},
       {"推荐理由", "学校意见", "单位意见"},
       false,
       {},
       {"同意推荐。", "Recommended."}},
      {"rank", {"排序", "rank"}, {"推荐排序", "推荐次序", "排名"}, false, {}, {"1", "1"}},
  };
}

std::vector<ImportColumn> waiver_columns() {
  return {
      person_column(),
      {"started_on",
       {"开始日期", "started on"},
       {"开始时间", "免修开始日期", "起始日期", "start date", "start"},
       true,
       {},
       {"2024-03-01", "2024-03-01"}},
      {"reason",
       {"事由", "reason"},
       {"免修事由", "原因"},
       true,
       choices_of<WaiverReason>(),
       {"借调", "secondment"}},
      {"authority",
       {"批准文号", "authority"},
       {"批准单位", "批准文件", "审批文号", "文号", "granted by"},
       true,
       {},
       {"示例教〔2024〕1号", "Example Bureau 2024-1"}},
      {"rule", {"规则", "rule"}, {"学时规则", "规则编号", "hour rule"}, false, {}, {"", ""}},
      {"ended_on",
       {"结束日期", "ended on"},
       {"结束时间", "免修结束日期", "截止日期", "end date", "end"},
       false,
       {},
       {"2024-08-31", "2024-08-31"}},
  };
}

std::vector<ImportColumn> tier_columns() {
  return {
      person_column(),
      {"tier",
       {"层级", "tier"},
       {"称号", "荣誉称号", "梯队层级", "骨干类别", "骨干称号", "人才称号", "名师类别", "入选层级",
        "title held"},
       true,
       {},
       {"县级骨干", "county backbone teacher"}},
      {"since",
       {"取得时间", "since"},
       {"认定时间", "认定日期", "评定时间", "评定日期", "取得日期", "聘任时间", "入选时间", "命名时间",
        "任期开始", "held since"},
       true,
       {},
       {"2023-09-01", "2023-09-01"}},
      {"ladder",
       {"梯队", "ladder"},
       {"梯队名称", "梯队类别", "队伍", "人才类别"},
       false,
       {},
       {"教师梯队", "teachers"}},
      {"until",
       {"截止", "until"},
       {"截止时间", "截止日期", "任期截止", "任期结束", "到期时间", "有效期至", "期满时间", "管理期至",
        "held until"},
       false,
       {},
       {"2026-08-31", "2026-08-31"}},
  };
}

std::vector<ImportColumn> mentor_wish_columns() {
  return {
      person_column(),
      {"other",
       {"志愿师傅", "other"},
       {"志愿师傅工号", "志愿徒弟", "志愿徒弟工号", "志愿对象", "师傅工号", "徒弟工号", "mentor", "mentee",
        "wish"},
       true,
       {},
       {"T0002", "T0002"}},
      {"rank", {"排序", "rank"}, {"志愿排序", "志愿", "志愿次序", "序号", "order"}, true, {}, {"1", "1"}},
  };
}

struct KindWords {
  ImportKind kind;
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};
constexpr KindWords kinds[] = {
    {ImportKind::roster, "roster", "教职工花名册", "roster"},
    {ImportKind::training, "training", "培训学时", "training"},
    {ImportKind::mentorships, "mentorships", "师徒结对", "mentorships"},
    {ImportKind::awards, "awards", "获奖情况", "awards"},
    {ImportKind::assessments, "assessments", "考核结果", "assessments"},
    {ImportKind::nominations, "nominations", "推荐名单", "nominations"},
    {ImportKind::courses, "courses", "课程", "courses"},
    {ImportKind::sessions, "sessions", "班次", "sessions"},
    {ImportKind::enrolments, "enrolments", "报名", "enrolments"},
    {ImportKind::attendance, "attendance", "考勤", "attendance"},
    {ImportKind::waivers, "waivers", "免修", "waivers"},
    {ImportKind::tiers, "tiers", "梯队层级", "tiers"},
    {ImportKind::mentor_wishes, "mentor_wishes", "师徒志愿", "mentors' wishes"},
};

const KindWords& of(ImportKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

}  // namespace

std::string_view import_kind_code(ImportKind kind) { return of(kind).code; }
Words import_kind_words(ImportKind kind) { return {std::string(of(kind).zh), std::string(of(kind).en)}; }

std::optional<ImportKind> read_import_kind(std::string_view code) {
  for (const KindWords& kind : kinds) {
    if (kind.code == code) return kind.kind;
  }
  return std::nullopt;
}

const std::vector<ImportKind>& all_import_kinds() {
  static const std::vector<ImportKind> all{
      ImportKind::roster,       ImportKind::training,    ImportKind::mentorships, ImportKind::awards,
      ImportKind::assessments,  ImportKind::nominations, ImportKind::courses,     ImportKind::sessions,
      ImportKind::enrolments,   ImportKind::attendance,  ImportKind::waivers,     ImportKind::tiers,
      ImportKind::mentor_wishes};
  return all;
}

const std::vector<ImportColumn>& import_columns(ImportKind kind) {
  static const std::vector<std::vector<ImportColumn>> columns{
      roster_columns(),     training_columns(),   mentorship_columns(), award_columns(),
      assessment_columns(), nomination_columns(), course_columns(),     session_columns(),
      enrolment_columns(),  attendance_columns(), waiver_columns(),     tier_columns(),
      mentor_wish_columns()};
  return columns[static_cast<std::size_t>(kind)];
}

}  // namespace echelon
