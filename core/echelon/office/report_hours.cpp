#include "echelon/office/report_hours.hpp"

#include <algorithm>

#include "echelon/base/error.hpp"

namespace echelon {
namespace {

std::string parts_short(const HourStandings& standings, const HourStanding& standing, Language language) {
  const auto parts = standings.parts(standing);
  std::string said;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].missing() == Decimal()) continue;
    said += (said.empty() ? "" : "; ") + standings.rule(standing).parts[i].name.in(language) + " " +
            parts[i].missing().text();
  }
  return said;
}

std::vector<const HourStanding*> listed(const Snapshot& snapshot, const HourStandings& standings,
                                        const std::string& school) {
  const SchoolIndex only = school.empty() ? nobody : snapshot.find_school(school);
  if (!school.empty() && only == nobody) {
    throw Error(Fault::request, {"没有学校 " + school, "there is no school " + school},
                {"请检查学校编号", "check the school's id"});
  }
  const auto school_of = [&](const HourStanding& each) {
    return snapshot.people.school[static_cast<std::size_t>(each.person)];
  };
  std::vector<const HourStanding*> list;
  for (const HourStanding& each : standings.all()) {
    if (each.state != HourState::met && (only == nobody || school_of(each) == only)) list.push_back(&each);
  }
  std::ranges::stable_sort(list, {}, [&](const HourStanding* each) { return school_of(*each); });
  return list;
}

}  // namespace

Paper hours_short_list(const Snapshot& snapshot, const HourStandings& standings, const std::string& school,
                       Language language) {
  const auto in = [&](const Words& words) { return words.in(language); };
  const auto list = listed(snapshot, standings, school);
  const std::string day = snapshot.as_of.iso();
  const std::string count = std::to_string(list.size());
  Paper paper;
  paper.landscape = true;
  paper.title = in({"学时未达标名单", "Short of training hours"});
  paper.above = {in({"截至 " + day + "，共 " + count + " 人次。内部资料，不得公开。",
                     "As of " + day + ": " + count + " standings. Internal: not to be published."})};
  paper.columns = {
      {in({"学校", "school"}), 1.6}, {in({"工号", "person id"}), 1}, {in({"姓名", "name"}), 0.8},
      {in({"规则", "rule"}), 1.6},   {in({"起", "from"}), 0.9},      {in({"截止", "due"}), 0.9},
      {in({"要求", "asked"}), 0.6},  {in({"已完成", "done"}), 0.6},  {in({"还差", "missing"}), 0.6},
      {in({"单位", "unit"}), 0.6},   {in({"状态", "state"}), 0.7},   {in({"类别缺口", "parts short"}), 1.2}};
  for (const std::size_t column : {6U, 7U, 8U}) {
    paper.columns[column].number = true;
    paper.columns[column].places = 1;
  }
  for (const HourStanding* each : list) {
    const auto p = static_cast<std::size_t>(each->person);
    const School* at = snapshot.school_of(each->person);
    const HourRule& rule = standings.rule(*each);
    paper.rows.push_back({at == nullptr ? "" : at->name, snapshot.people.id[p], snapshot.people.name[p],
                          in(rule.name), each->from.iso(), each->to.iso(), each->required.text(),
                          each->done.text(), each->missing.text(), in(unit_words(rule.measure)),
                          in(words(each->state)), parts_short(standings, *each, language)});
  }
  return paper;
}

}  // namespace echelon
