#include <algorithm>

#include "echelon/office/reports.hpp"

namespace echelon {
namespace {

/// Whether people of a school are listed: where a round runs, the schools with seats or nominations.
std::vector<bool> schools_listed(const ReportSources& from) {
  std::vector<bool> listed(from.snapshot.schools.size(), from.round == nullptr);
  if (from.round == nullptr) return listed;
  for (const SchoolSeats& seats : from.round->seats) listed[static_cast<std::size_t>(seats.school)] = true;
  return listed;
}

/// Those in service at the schools listed, by school, then by id.
std::vector<PersonIndex> people_listed(const ReportSources& from) {
  const std::vector<bool> listed = schools_listed(from);
  std::vector<PersonIndex> people;
  for (PersonIndex person = 0; person < from.snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    const SchoolIndex school = from.snapshot.people.school[p];
    if (from.snapshot.people.in_service[p] == 0 || school == nobody) continue;
    if (listed[static_cast<std::size_t>(school)]) people.push_back(person);
  }
  std::ranges::stable_sort(people, {}, [&](PersonIndex person) {
    return from.snapshot.people.school[static_cast<std::size_t>(person)];
  });
  return people;
}

/// `符合：312 学时`, `不符合：180 学时（最早 2026-09-01）`.
std::string finding_text(const ReportSources& from, const Finding& finding) {
  const std::string found = said(finding.found, from.snapshot, from.language);
  if (finding.met) return from.in({"符合：" + found, "met: " + found});
  const std::string earliest = finding.earliest.iso();
  if (earliest.empty()) return from.in({"不符合：" + found, "not met: " + found});
  return from.in(
      {"不符合：" + found + "（最早 " + earliest + "）", "not met: " + found + " (from " + earliest + ")"});
}

}  // namespace

Paper findings_list(const ReportSources& from) {
  const auto rules = from.program.requirements_on(from.snapshot.as_of);
  const std::vector<PersonIndex> people = people_listed(from);
  const auto eligible =
      std::ranges::count_if(people, [&](PersonIndex person) { return from.findings.eligible(person); });
  const std::string day = from.snapshot.as_of.iso();
  Paper paper;
  paper.landscape = true;
  paper.title = from.in({from.program.name.zh + "资格认定", from.program.name.en + ": eligibility"});
  paper.above = {
      from.heading(),
      from.in({"截至 " + day + "：" + std::to_string(people.size()) + " 人中 " + std::to_string(eligible) +
                   " 人符合全部条件。内部资料，不得公开。",
               "As of " + day + ", " + std::to_string(eligible) + " of " + std::to_string(people.size()) +
                   " people meet every requirement. Internal: not to be published."})};
  paper.columns = {{from.in({"学校", "school"}), 1.6},
                   {from.in({"工号", "person id"}), 1.1},
                   {from.in({"姓名", "name"}), 0.8},
                   {from.in({"认定", "eligible"}), 0.8},
                   {from.in({"最早符合", "eligible from"}), 1.1}};
  for (const Rule* rule : rules) paper.columns.push_back({from.in(rule->name), 1.2});
  for (const PersonIndex person : people) {
    const bool is_eligible = from.findings.eligible(person);
    std::vector<std::string> row{from.school_of(person), from.id(person), from.name(person),
                                 is_eligible ? from.in({"符合", "yes"}) : from.in({"不符合", "no"}),
                                 is_eligible ? std::string() : from.findings.earliest(person).iso()};
    for (const Finding& finding : from.findings.of(person)) row.push_back(finding_text(from, finding));
    paper.rows.push_back(std::move(row));
  }
  return paper;
}

}  // namespace echelon
