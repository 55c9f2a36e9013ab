#include "echelon/model/vocabulary.hpp"

#include <array>
#include <vector>

namespace echelon {
namespace {

template <class E>
struct Term {
  E value;
  std::string_view code;
  Words words;
  std::vector<std::string_view> aliases;
};

template <class E>
const std::vector<Term<E>>& terms();

template <>
const std::vector<Term<Gender>>& terms() {
  static const std::vector<Term<Gender>> list{
      {Gender::unknown, "unknown", {"未知", "unknown"}, {}},
      {Gender::male, "male", {"男", "male"}, {"男性", "M", "m", "Male", "1"}},
      {Gender::female, "female", {"女", "female"}, {"女性", "F", "f", "Female", "2"}},
  };
  return list;
}

template <>
const std::vector<Term<Stage>>& terms() {
  static const std::vector<Term<Stage>> list{
      {Stage::unknown, "unknown", {"未知", "unknown"}, {}},
      {Stage::kindergarten, "kindergarten", {"幼儿园", "kindergarten"}, {"学前", "学前教育", "幼儿"}},
      {Stage::primary, "primary", {"小学", "primary"}, {"小学段"}},
      {Stage::junior, "junior", {"初中", "junior secondary"}, {"初级中学", "junior high"}},
      {Stage::senior,
       "senior",
       {"普通高中", "senior secondary"},
       {"高中", "普高", "高级中学", "senior high"}},
      {Stage::vocational,
       "vocational",
       {"中等职业", "vocational"},
       {"中职", "职业高中", "职高", "中等职业教育", "职业学校"}},
      {Stage::special, "special", {"特殊教育", "special education"}, {"特教"}},
  };
  return list;
}

template <>
const std::vector<Term<SchoolKind>>& terms() {
  static const std::vector<Term<SchoolKind>> list{
      {SchoolKind::unknown, "unknown", {"未知", "unknown"}, {}},
      {SchoolKind::kindergarten, "kindergarten", {"幼儿园", "kindergarten"}, {}},
      {SchoolKind::primary, "primary", {"小学", "primary school"}, {}},
      {SchoolKind::junior, "junior", {"初级中学", "junior secondary school"}, {"初中"}},
      {SchoolKind::nine_year, "nine_year", {"九年一贯制学校", "nine-year school"}, {"九年一贯制"}},
      {SchoolKind::senior, "senior", {"高级中学", "senior secondary school"}, {"普通高中", "高中"}},
      {SchoolKind::complete, "complete", {"完全中学", "complete secondary school"}, {}},
      {SchoolKind::vocational,
       "vocational",
       {"中等职业学校", "vocational school"},
       {"职业学校", "中职", "职业中专"}},
      {SchoolKind::special, "special", {"特殊教育学校", "special school"}, {"特教学校"}},
      {SchoolKind::institute, "institute", {"教研机构", "institute"}, {"教研室", "进修学校"}},
  };
  return list;
}

template <>
const std::vector<Term<Area>>& terms() {
  static const std::vector<Term<Area>> list{
      {Area::unknown, "unknown", {"未知", "unknown"}, {}},
      {Area::urban, "urban", {"城区", "urban"}, {"城市", "城", "市区"}},
      {Area::town, "town", {"镇区", "town"}, {"镇", "乡镇", "县镇"}},
      {Area::rural, "rural", {"乡村", "rural"}, {"农村", "乡", "村"}},
  };
  return list;
}

template <>
const std::vector<Term<Degree>>& terms() {
  static const std::vector<Term<Degree>> list{
      {Degree::unknown, "unknown", {"未知", "unknown"}, {}},
      {Degree::secondary,
       "secondary",
       {"中师", "secondary normal"},
       {"中专", "高中", "中等师范", "高中及以下"}},
      {Degree::diploma, "diploma", {"专科", "college diploma"}, {"大专", "大学专科"}},
      {Degree::bachelor, "bachelor", {"本科", "bachelor"}, {"大学本科", "大学", "学士"}},
      {Degree::master, "master", {"硕士", "master"}, {"研究生", "硕士研究生", "教育硕士"}},
      {Degree::doctor, "doctor", {"博士", "doctor"}, {"博士研究生"}},
  };
  return list;
}

template <>
const std::vector<Term<Title>>& terms() {
  static const std::vector<Term<Title>> list{
      {Title::none, "none", {"未定级", "not rated"}, {"无", "未评", "未评职称", "见习"}},
      {Title::third, "third", {"三级教师", "third-grade teacher"}, {"三级", "员级", "中小学三级教师"}},
      {Title::second,
       "second",
       {"二级教师", "second-grade teacher"},
       {"二级", "助理级", "中小学二级教师", "助理讲师"}},
      {Title::first,
       "first",
       {"一级教师", "first-grade teacher"},
       {"一级", "中级", "中小学一级教师", "讲师"}},
      {Title::senior,
       "senior",
       {"高级教师", "senior teacher"},
       {"高级", "副高", "副高级", "中小学高级教师", "高级讲师"}},
      {Title::full_senior,
       "full_senior",
       {"正高级教师", "full senior teacher"},
       {"正高级", "正高", "中小学正高级教师", "正高级讲师"}},
  };
  return list;
}

template <>
const std::vector<Term<Role>>& terms() {
  static const std::vector<Term<Role>> list{
      {Role::teacher, "teacher", {"教师", "teacher"}, {"任课教师", "专任教师", "专任"}},
      {Role::homeroom, "homeroom", {"班主任", "homeroom teacher"}, {}},
      {Role::group_leader,
       "group_leader",
       {"教研组长", "subject group leader"},
       {"备课组长", "年级组长", "学科组长"}},
      {Role::middle_manager,
       "middle_manager",
       {"中层干部", "middle manager"},
       {"中层", "教导主任", "教务主任", "政教主任", "总务主任", "主任", "副主任"}},
      {Role::vice_head, "vice_head", {"副校长", "vice head"}, {"副园长", "副书记"}},
      {Role::head, "head", {"校长", "head"}, {"园长", "书记", "党支部书记", "书记、校长"}},
      {Role::researcher, "researcher", {"教研员", "researcher"}, {}},
      {Role::staff, "staff", {"教辅", "support staff"}, {"职员", "工勤", "后勤", "教辅人员"}},
  };
  return list;
}

template <>
const std::vector<Term<AwardLevel>>& terms() {
  static const std::vector<Term<AwardLevel>> list{
      {AwardLevel::unknown, "unknown", {"未知", "unknown"}, {}},
      {AwardLevel::school, "school", {"校级", "school"}, {"校"}},
      {AwardLevel::county, "county", {"县级", "county"}, {"县", "区", "区级", "县区级", "区县级"}},
      {AwardLevel::city, "city", {"市级", "city"}, {"市", "地市级", "地市"}},
      {AwardLevel::province, "province", {"省级", "province"}, {"省"}},
      {AwardLevel::nation, "nation", {"国家级", "nation"}, {"国家", "全国", "national"}},
      {AwardLevel::international, "international", {"国际级", "international"}, {"国际"}},
  };
  return list;
}

template <>
const std::vector<Term<AwardRole>>& terms() {
  static const std::vector<Term<AwardRole>> list{
      {AwardRole::self, "self", {"本人", "own"}, {"自己", "参赛"}},
      {AwardRole::coach, "coach", {"指导", "coached"}, {"指导教师", "教练", "辅导"}},
  };
  return list;
}

template <>
const std::vector<Term<AwardGrade>>& terms() {
  static const std::vector<Term<AwardGrade>> list{
      {AwardGrade::unknown, "unknown", {"未分等次", "ungraded"}, {}},
      {AwardGrade::merit, "merit", {"优秀奖", "merit"}, {"优秀", "鼓励奖", "优胜奖"}},
      {AwardGrade::third, "third", {"三等奖", "third prize"}, {"三等", "铜牌", "铜奖", "bronze"}},
      {AwardGrade::second, "second", {"二等奖", "second prize"}, {"二等", "银牌", "银奖", "silver"}},
      {AwardGrade::first, "first", {"一等奖", "first prize"}, {"一等", "金牌", "金奖", "gold"}},
      {AwardGrade::special, "special", {"特等奖", "special prize"}, {"特等"}},
  };
  return list;
}

template <>
const std::vector<Term<TrainingMode>>& terms() {
  static const std::vector<Term<TrainingMode>> list{
      {TrainingMode::unknown, "unknown", {"未注明", "unknown"}, {}},
      {TrainingMode::face_to_face, "face_to_face", {"面授", "face to face"}, {"集中", "集中培训", "线下"}},
      {TrainingMode::online, "online", {"网络", "online"}, {"线上", "远程", "网络研修"}},
      {TrainingMode::school_based, "school_based", {"校本", "school-based"}, {"校本研修", "校本培训"}},
  };
  return list;
}

template <>
const std::vector<Term<AssessmentKind>>& terms() {
  static const std::vector<Term<AssessmentKind>> list{
      {AssessmentKind::annual, "annual", {"年度", "annual"}, {"年度考核"}},
      {AssessmentKind::ethics, "ethics", {"师德", "ethics"}, {"师德考核"}},
  };
  return list;
}

template <>
const std::vector<Term<AssessmentResult>>& terms() {
  static const std::vector<Term<AssessmentResult>> list{
      {AssessmentResult::unknown, "unknown", {"未知", "unknown"}, {}},
      {AssessmentResult::not_rated,
       "not_rated",
       {"不定等次", "not rated"},
       {"未定等次", "未考核", "不确定等次"}},
      {AssessmentResult::failed, "failed", {"不合格", "failed"}, {"不称职"}},
      {AssessmentResult::basic, "basic", {"基本合格", "basic"}, {"基本称职"}},
      {AssessmentResult::competent, "competent", {"合格", "competent"}, {"称职", "良好"}},
      {AssessmentResult::excellent, "excellent", {"优秀", "excellent"}, {}},
  };
  return list;
}

template <>
const std::vector<Term<SessionState>>& terms() {
  static const std::vector<Term<SessionState>> list{
      {SessionState::planned, "planned", {"计划中", "planned"}, {"计划"}},
      {SessionState::published, "published", {"已公布", "published"}, {"公布"}},
      {SessionState::closed, "closed", {"已结班", "closed"}, {"结班"}},
      {SessionState::cancelled, "cancelled", {"已取消", "cancelled"}, {"取消"}},
  };
  return list;
}

template <>
const std::vector<Term<EnrolmentState>>& terms() {
  static const std::vector<Term<EnrolmentState>> list{
      {EnrolmentState::wish, "wish", {"志愿", "wish"}, {"个人志愿", "个人申报", "申报"}},
      {EnrolmentState::nominated, "nominated", {"推荐", "nominated"}, {"学校推荐"}},
      {EnrolmentState::enrolled, "enrolled", {"录取", "enrolled"}, {"已录取", "报名", "参训"}},
      {EnrolmentState::waiting, "waiting", {"候补", "waiting"}, {"递补"}},
      {EnrolmentState::declined, "declined", {"放弃", "declined"}, {"退出", "不参加"}},
  };
  return list;
}

template <>
const std::vector<Term<EnrolmentPin>>& terms() {
  static const std::vector<Term<EnrolmentPin>> list{
      {EnrolmentPin::none, "", {"不固定", "not pinned"}, {"none"}},
      {EnrolmentPin::in, "in", {"固定参加", "pinned in"}, {}},
      {EnrolmentPin::out, "out", {"固定不参加", "pinned out"}, {}},
  };
  return list;
}

template <>
const std::vector<Term<AttendanceState>>& terms() {
  static const std::vector<Term<AttendanceState>> list{
      {AttendanceState::present, "present", {"出勤", "present"}, {"到", "√", "✓", "1"}},
      {AttendanceState::late, "late", {"迟到", "late"}, {"早退"}},
      {AttendanceState::absent, "absent", {"缺勤", "absent"}, {"旷课", "缺席", "×", "0"}},
      {AttendanceState::leave, "leave", {"请假", "leave"}, {"病假", "事假", "公假"}},
  };
  return list;
}

template <>
const std::vector<Term<TermResult>>& terms() {
  static const std::vector<Term<TermResult>> list{
      {TermResult::passed, "passed", {"合格", "passed"}, {"通过", "续聘", "考核合格", "优秀"}},
      {TermResult::failed, "failed", {"不合格", "failed"}, {"未通过", "考核不合格"}},
      {TermResult::deferred, "deferred", {"暂缓", "deferred"}, {"延期", "延期考核"}},
      {TermResult::lapsed, "lapsed", {"取消", "lapsed"}, {"撤销", "取消资格"}},
      {TermResult::ended, "ended", {"退出", "ended"}, {"终止", "自愿退出"}},
  };
  return list;
}

template <>
const std::vector<Term<WaiverReason>>& terms() {
  static const std::vector<Term<WaiverReason>> list{
      {WaiverReason::other, "other", {"其他", "other"}, {}},
      {WaiverReason::maternity, "maternity", {"生育", "maternity"}, {"产假", "生育假"}},
      {WaiverReason::illness, "illness", {"疾病", "illness"}, {"病假", "因病", "重病"}},
      {WaiverReason::secondment, "secondment", {"借调", "secondment"}, {"抽调", "外派"}},
      {WaiverReason::study, "study", {"脱产学习", "full-time study"}, {"学历进修", "进修"}},
      {WaiverReason::rural_service, "rural_service", {"支教", "rural service"}, {"交流轮岗"}},
      {WaiverReason::disaster, "disaster", {"灾害", "disaster"}, {"疫情", "不可抗力"}},
  };
  return list;
}

struct SubjectTerm {
  std::string_view canonical;
  std::string_view english;
  std::vector<std::string_view> aliases;
};

const std::vector<SubjectTerm>& subject_terms() {
  static const std::vector<SubjectTerm> list{
      {"语文", "Chinese", {}},
      {"数学", "mathematics", {"maths"}},
      {"英语", "English", {"外语"}},
      {"物理", "physics", {}},
      {"化学", "chemistry", {}},
      {"生物", "biology", {"生物学"}},
      {"信息技术", "informatics", {"信息学", "信息科技", "信息", "信息学奥赛"}},
      {"思想政治", "politics", {"政治", "道德与法治", "道法", "思政"}},
      {"历史", "history", {}},
      {"地理", "geography", {}},
      {"音乐", "music", {}},
      {"美术", "fine arts", {"art"}},
      {"体育", "physical education", {"体育与健康", "PE"}},
      {"科学", "science", {}},
      {"劳动", "labour", {"劳动教育", "劳动技术"}},
      {"心理健康", "psychology", {"心理", "心理健康教育"}},
      {"通用技术", "general technology", {}},
      {"综合实践", "integrated practice", {"综合实践活动"}},
      {"学前教育", "preschool", {"保教", "幼教"}},
      {"专业课", "vocational speciality", {"专业", "中职专业课"}},
      {"特殊教育", "special education", {"特教"}},
  };
  return list;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

template <class E>
std::span<const E> all() {
  static const std::vector<E> values = [] {
    std::vector<E> list;
    for (const Term<E>& term : terms<E>()) list.push_back(term.value);
    return list;
  }();
  return values;
}

template <class E>
std::string_view code(E value) {
  return terms<E>().at(static_cast<std::size_t>(value)).code;
}

template <class E>
const Words& words(E value) {
  return terms<E>().at(static_cast<std::size_t>(value)).words;
}

template <class E>
std::optional<E> read(std::string_view text) {
  const std::string_view wanted = trimmed(text);
  for (const Term<E>& term : terms<E>()) {
    if (term.code == "unknown") continue;
    if (wanted == term.code || wanted == term.words.zh || wanted == term.words.en) return term.value;
    for (const std::string_view alias : term.aliases) {
      if (wanted == alias) return term.value;
    }
  }
  return std::nullopt;
}

#define ECHELON_LIST(E)                 \
  template std::span<const E> all<E>(); \
  template std::string_view code<E>(E); \
  template const Words& words<E>(E);    \
  template std::optional<E> read<E>(std::string_view)
ECHELON_LIST(Gender);
ECHELON_LIST(Stage);
ECHELON_LIST(SchoolKind);
ECHELON_LIST(Area);
ECHELON_LIST(Degree);
ECHELON_LIST(Title);
ECHELON_LIST(Role);
ECHELON_LIST(AwardLevel);
ECHELON_LIST(AwardRole);
ECHELON_LIST(AwardGrade);
ECHELON_LIST(TrainingMode);
ECHELON_LIST(AssessmentKind);
ECHELON_LIST(AssessmentResult);
ECHELON_LIST(SessionState);
ECHELON_LIST(EnrolmentState);
ECHELON_LIST(EnrolmentPin);
ECHELON_LIST(AttendanceState);
ECHELON_LIST(TermResult);
ECHELON_LIST(WaiverReason);
#undef ECHELON_LIST

std::string canonical_subject(std::string_view text) {
  const std::string_view wanted = trimmed(text);
  for (const SubjectTerm& term : subject_terms()) {
    if (wanted == term.canonical || wanted == term.english) return std::string(term.canonical);
    for (const std::string_view alias : term.aliases) {
      if (wanted == alias) return std::string(term.canonical);
    }
  }
  return std::string(wanted);
}

Words subject_words(std::string_view canonical) {
  for (const SubjectTerm& term : subject_terms()) {
    if (term.canonical == canonical) return {std::string(term.canonical), std::string(term.english)};
  }
  return {std::string(canonical), std::string(canonical)};
}

}  // namespace echelon
