#include <algorithm>

#include "echelon/office/reports.hpp"

#include "echelon/base/spoken.hpp"

namespace echelon {
namespace {

/// `2024年10月16日` or `16 October 2024`.
std::string day_in_full(Date day, Language language) {
  if (!day.known()) return {};
  const std::string number = std::to_string(day.day());
  const std::string year = std::to_string(day.year());
  if (language == Language::chinese) return year + "年" + std::to_string(day.month()) + "月" + number + "日";
  static const char* const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  return number + " " + months[day.month() - 1] + " " + year;
}

/// Those who are on the list now, by place.
std::vector<PersonIndex> chosen_people(const ReportSources& from, const Call& call) {
  std::vector<const Decision*> decisions;
  for (const Decision& decision : call.decisions) {
    if (decision.outcome == "chosen" || decision.outcome == "appointed") decisions.push_back(&decision);
  }
  std::ranges::stable_sort(decisions, {}, &Decision::position);
  std::vector<PersonIndex> people;
  for (const Decision* decision : decisions) {
    const PersonIndex person = from.snapshot.find_person(decision->person);
    if (person != nobody) people.push_back(person);
  }
  return people;
}

/// Where and until when to object.
std::string how_to_object(const ReportSources& from, Date last) {
  const std::string until = day_in_full(last, from.language);
  if (from.language == Language::chinese) {
    const std::string to = from.objections_to.empty() ? "我局" : from.objections_to;
    return "公示期内，任何单位和个人如有异议，请于" + until + "前（含当日）以书面形式向" + to +
           "实名反映，并写明事实与联系方式。";
  }
  const std::string to = from.objections_to.empty() ? "the bureau" : from.objections_to;
  return "Anyone may object in writing, with name, facts and contact, to " + to + " until " + until +
         " inclusive.";
}

std::vector<std::string> lines_above(const ReportSources& from, const RoundView& round, std::size_t people) {
  const Call& call = round.call;
  const std::string count = std::to_string(people);
  const std::string colon = from.language == Language::chinese ? "：" : ": ";
  std::vector<std::string> lines;
  lines.push_back(from.in({"项目", "Program"}) + colon + from.in(from.program.name));
  if (!call.title.empty() && call.title != from.program.name.zh && call.title != from.program.name.en)
    lines.push_back(from.in({"遴选通知", "Call"}) + colon + call.title);
  lines.push_back(
      from.in({"拟入选 " + count + " 人，名单如下。",
               "To be chosen: " + count + " " + noun_for(count, "person", "people") + ", as listed."}));
  if (!call.publicity_from.known()) {
    lines.push_back(from.in({"公示期尚未开始：本件为内部稿，开始公示后重新生成再张贴。",
                             "The publicity period has not begun: a draft, not to be posted."}));
    return lines;
  }
  lines.push_back(from.in({"公示期", "Publicity period"}) + colon + from.in(round.publicity_says) +
                  (from.language == Language::chinese ? "。" : "."));
  lines.push_back(how_to_object(from, call.publicity_to));
  return lines;
}

}  // namespace

Paper publicity_list(const ReportSources& from) {
  const RoundView& round = from.require_result();
  const std::vector<PersonIndex> people = chosen_people(from, round.call);
  Paper paper;
  paper.title = from.in({from.program.name.zh + "遴选结果公示", from.program.name.en + ": list to publish"});
  paper.above = lines_above(from, round, people.size());
  paper.columns = {{from.in({"序号", "no."}), 0.6, true},
                   {from.in({"姓名", "name"}), 1.2},
                   {from.in({"学校", "school"}), 3},
                   {from.in({"学科", "subject"}), 1.2},
                   {from.in({"学段", "stage"}), 1.2}};
  for (const PersonIndex person : people) {
    paper.rows.push_back({std::to_string(paper.rows.size() + 1), from.name(person), from.school_of(person),
                          from.subject(person), from.stage(person)});
  }
  const Date dated = round.call.publicity_from.known() ? round.call.publicity_from : from.snapshot.as_of;
  paper.signature = {from.bureau.empty() ? from.in({"（公示单位盖章）", "(the bureau's seal)"}) : from.bureau,
                     day_in_full(dated, from.language)};
  return paper;
}

}  // namespace echelon
