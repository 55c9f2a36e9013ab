#include "echelon/office/entry_words.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "echelon/model/vocabulary.hpp"

namespace echelon {
namespace {

/// `{person}` stands for the person's name, `{x}` for the argument x.
const std::map<std::string, Words, std::less<>>& patterns() {
  static const std::map<std::string, Words, std::less<>> list{
      {"call.open", {"发布遴选通知“{title}”", "opened the call '{title}'"}},
      {"call.review", {"结束推荐，开始评审", "closed nominations, started review"}},
      {"call.withdraw", {"撤销遴选通知", "withdrew the call"}},
      {"nomination.add", {"推荐 {person}（{school}）", "nominated {person} ({school})"}},
      {"nomination.withdraw", {"撤回对 {person} 的推荐", "withdrew the nomination of {person}"}},
      {"nomination.rank", {"把 {person} 排在第 {rank} 位", "ranked {person} at {rank}"}},
      {"nomination.statement", {"修改 {person} 的推荐意见", "changed the statement for {person}"}},
      {"reviewer.add", {"增加评委 {name}", "added the reviewer {name}"}},
      {"reviewer.remove", {"移除评委 {id}", "removed the reviewer {id}"}},
      {"review.score", {"评委 {reviewer} 为 {person} 评分", "reviewer {reviewer} scored {person}"}},
      {"nominations.add", {"批量推荐 {person}", "nominated {person}"}},
      {"review.scores", {"录入 {person} 的评分", "entered scores of {person}"}},
      {"adjust", {"调整{kind} {key} 为 {value}", "set {kind} {key} to {value}"}},
      {"run.record", {"正式遴选并存档", "ran and recorded the selection"}},
      {"run.record plan", {"排班并存档", "planned cohorts and recorded the plan"}},
      {"publicity.start", {"自 {from} 起公示", "started publicity from {from}"}},
      {"objection.file", {"登记对 {person} 的异议", "filed an objection about {person}"}},
      {"objection.resolve", {"处理异议 {number}", "resolved objection {number}"}},
      {"decision.hold", {"暂缓 {person}", "held {person}"}},
      {"decision.release", {"恢复 {person}", "released {person}"}},
      {"decision.replace", {"由递补人选替换 {person}", "replaced {person} by a reserve"}},
      {"decision.decide", {"公布结果", "decided the result"}},
      {"tier.appoint", {"聘任入选者为“{tier}”", "appointed the chosen to '{tier}'"}},
      {"tier.hold", {"认定 {person} 为“{tier}”，自 {since} 起", "{person} holds '{tier}' from {since}"}},
      {"tier.end",
       {"{person} 退出梯队 {ladder}，至 {on} 止", "{person} left the ladder {ladder} after {on}"}},
      {"tier.lapse",
       {"取消 {person} 在梯队 {ladder} 的层级，至 {on} 止",
        "the tier of {person} on the ladder {ladder} lapsed on {on}"}},
      {"tier.review",
       {"{person} 任期考核（梯队 {ladder}）：{result}",
        "reviewed the term of {person} (ladder {ladder}): {result}"}},
      {"tier.return", {"恢复 {person} 的“{tier}”，自 {on} 起", "{person} holds '{tier}' again from {on}"}},
      {"tiers.promote", {"批量转为“{tier}”，自 {on} 起", "several people hold '{tier}' from {on}"}},
      {"import.tiers", {"导入层级：{file}", "imported tiers: {file}"}},
      {"person.leave", {"{person} 离职或退休", "{person} left"}},
      {"person.transfer", {"{person} 调往 {school}", "{person} moved to {school}"}},
      {"import.roster", {"导入花名册：{file}", "imported a roster: {file}"}},
      {"import.training", {"导入培训记录：{file}", "imported training records: {file}"}},
      {"import.mentorships", {"导入师徒结对：{file}", "imported mentorships: {file}"}},
      {"import.awards", {"导入获奖：{file}", "imported awards: {file}"}},
      {"import.assessments", {"导入考核：{file}", "imported assessments: {file}"}},
      {"hour_rule.set", {"设定学时规则 {id}", "set the hour rule {id}"}},
      {"hour_rule.remove", {"取消自定的学时规则 {id}", "took back the own hour rule {id}"}},
      {"waiver.add", {"准予 {person} 免修，自 {from} 起", "waived training hours of {person} from {from}"}},
      {"waiver.end",
       {"终止 {person} 自 {from} 起的免修", "ended the waiver of {person} that began on {from}"}},
      {"waivers.add", {"批量准予免修", "waived training hours of several people"}},
      {"waivers.grant",
       {"批量准予免修，自 {from} 起", "waived training hours of several people from {from}"}},
      {"import.waivers", {"导入免修：{file}", "imported waivers: {file}"}},
      {"import.demo", {"编排示例县市（{teachers} 名教师）", "made up a district of {teachers} teachers"}},
      {"import.courses", {"导入课程：{file}", "imported courses: {file}"}},
      {"import.sessions", {"导入班次：{file}", "imported sessions: {file}"}},
      {"import.enrolments", {"导入报名：{file}", "imported enrolments: {file}"}},
      {"import.attendance", {"导入考勤：{file}", "imported attendance: {file}"}},
      {"import.demo_term", {"编排示例学期的班次", "made up a term of sessions"}},
      {"course.add", {"增加课程“{name}”（{id}）", "added the course '{name}' ({id})"}},
      {"course.change", {"更改课程 {course}", "changed the course {course}"}},
      {"session.add", {"增加班次 {id}（课程 {course}）", "added the session {id} (course {course})"}},
      {"session.change", {"更改班次 {session}", "changed the session {session}"}},
      {"session.publish", {"公布班次 {session}", "published the session {session}"}},
      {"session.cancel", {"取消班次 {session}", "cancelled the session {session}"}},
      {"session.enrol", {"按方案调整各班次的录取", "enrolled by a plan"}},
      {"session.close", {"班次 {session} 结班，授予学时", "closed the session {session} and granted hours"}},
      {"enrolment.wish", {"{person} 志愿参加班次 {session}", "{person} wished for session {session}"}},
      {"enrolment.nominate",
       {"学校 {school} 推荐 {person} 参加班次 {session}",
        "{school} nominated {person} for session {session}"}},
      {"enrolment.enrol", {"录取 {person} 到班次 {session}", "enrolled {person} in session {session}"}},
      {"enrolment.wait", {"{person} 列为班次 {session} 的候补", "{person} waits for session {session}"}},
      {"enrolment.decline", {"{person} 放弃班次 {session}", "{person} declined session {session}"}},
      {"enrolment.pin",
       {"固定 {person} 与班次 {session}：{pin}", "pinned {person} and session {session}: {pin}"}},
      {"attendance.set", {"登记班次 {session} 的考勤", "took attendance of session {session}"}},
      {"feedback.add", {"{person} 对班次 {session} 的反馈", "feedback of {person} on session {session}"}},
      {"run.record mentors", {"提出师徒配对并存档", "proposed mentors and recorded the proposal"}},
      {"mentor.approve", {"批准师徒结对", "approved mentors"}},
      {"mentor.withdraw", {"撤回 {mentor} 与 {mentee} 的结对", "withdrew the pair {mentor} and {mentee}"}},
      {"mentor.sign", {"师徒签约，自 {on} 起", "signed mentorships from {on}"}},
      {"mentor.milestone", {"登记 {mentee} 的第 {step} 个节点", "noted milestone {step} of {mentee}"}},
      {"mentor.outcome",
       {"{mentor} 与 {mentee} 的结对结束：{outcome}", "the pair {mentor} and {mentee} ended: {outcome}"}},
      {"mentor.wish", {"{person} 的师徒志愿：{other}", "{person} said how they wish for {other}"}},
      {"import.mentor_wishes", {"导入师徒志愿：{file}", "imported mentors' wishes: {file}"}},
      {"office.key", {"生成发放办公文件所需的密钥", "drew the secret for offices handed out"}},
      {"office.hand_out", {"发放办公文件", "handed out offices"}},
      {"office.recall",
       {"收回发放的办公文件 {copy}：不再接收", "recalled the office {copy}: nothing comes in from it"}},
      {"office.receive", {"由人事科发放", "handed out by the HR office"}},
      {"import.entries",
       {"取回办公文件 {file} 中办理的 {count} 件", "took in {count} things done in the office {file}"}},
      {"setting.set", {"设置 {key} 为 {value}", "set {key} to {value}"}},
  };
  return list;
}

/// What an adjustment changes.
const Words& adjusted(const std::string& kind) {
  static const std::map<std::string, Words, std::less<>> list{
      {"weight", {"权重", "the weight of"}},
      {"quota_min", {"名额下限", "the minimum of"}},
      {"quota_max", {"名额上限", "the maximum of"}},
      {"seats", {"名额", "the seats"}},
      {"school_seats", {"学校推荐名额", "the seats of school"}}};
  static const Words none;
  const auto found = list.find(kind);
  return found == list.end() ? none : found->second;
}

/// How an argument is said; nothing for one that is said as it is.
std::optional<std::string> called(const std::string& argument, const std::string& value,
                                  const CommandRequest& request, const EntryNames& names) {
  for (const char* person : {"person", "mentor", "mentee", "other"}) {
    if (argument == person) return names.person(value);
  }
  if (argument == "school") return names.school(value);
  if (argument == "key" && request.argument("kind") == "school_seats") return names.school(value);
  return std::nullopt;
}

/// Of an argument that was given several times the first is named.
std::string and_others(Language language, const std::string& name, const CommandRequest& request) {
  const auto count =
      std::ranges::count_if(request.arguments, [&](const auto& each) { return each.first == name; });
  if (count < 2) return "";
  const Words says{" 等 " + std::to_string(count) + (name == "person" ? " 人" : " 个"),
                   " and " + std::to_string(count - 1) + " more"};
  return says.in(language);
}

std::string filled(Language language, const std::string& pattern, const CommandRequest& request,
                   const EntryNames& names) {
  std::string text;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    text += pattern.substr(at, open - at);
    if (open == std::string::npos) break;
    const std::size_t close = pattern.find('}', open);
    const std::string name = pattern.substr(open + 1, close - open - 1);
    const std::string value(request.argument(name));
    const bool several = name == "person" || name == "session";
    if (const auto said = called(name, value, request, names)) {
      text += *said + (several ? and_others(language, name, request) : "");
    } else if (several) {
      text += value + and_others(language, name, request);
    } else {
      const auto result = name == "result" ? read<TermResult>(value) : std::nullopt;
      text += result                                       ? words(*result).in(language)
              : name == "kind" && !adjusted(value).empty() ? adjusted(value).in(language)
                                                           : value;
    }
    at = close + 1;
  }
  return text;
}

/// Whom the lines of a command that does many things are about: as the command for one of them would say it.
CommandRequest line_by_line(const CommandRequest& request) {
  const bool scores = request.command == "review.scores";
  if (!scores && request.command != "nominations.add") return request;
  CommandRequest said{request.command, {}};
  std::set<std::string> firsts;  // schools or reviewers
  std::set<std::string> people;
  for (const auto& [name, line] : request.arguments) {
    const std::size_t tab = line.find('\t');
    if (name != (scores ? "score" : "nomination") || tab == std::string::npos) continue;
    const std::string person = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    firsts.insert(line.substr(0, tab));
    if (people.insert(person).second) said.with("person", person);
  }
  if (firsts.size() != 1) return said;
  said.command = scores ? "review.score" : "nomination.add";
  said.with(scores ? "reviewer" : "school", *firsts.begin());
  return said;
}

}  // namespace

EntryNames names_in(std::shared_ptr<const Snapshot> snapshot) {
  return {[snapshot](const std::string& person) {
            const PersonIndex found = snapshot->find_person(person);
            if (found == nobody) return person;
            const std::string& name = snapshot->people.name[static_cast<std::size_t>(found)];
            return name.empty() || name == person ? person : name + " " + person;  // codes stand alone
          },
          [snapshot = std::move(snapshot)](const std::string& school) {
            const SchoolIndex found = snapshot->find_school(school);
            return found == nobody ? school : snapshot->schools[static_cast<std::size_t>(found)].name;
          }};
}

Words entry_sentence(const CommandRequest& asked, const EntryNames& names) {
  const CommandRequest request = line_by_line(asked);
  const auto kind = request.argument("kind");
  const bool is_named = request.command == "run.record" && (kind == "plan" || kind == "mentors");
  const auto found = patterns().find(is_named ? "run.record " + std::string(kind) : request.command);
  if (found == patterns().end()) return {request.command, request.command};
  return {filled(Language::chinese, found->second.zh, request, names),
          filled(Language::english, found->second.en, request, names)};
}

}  // namespace echelon
