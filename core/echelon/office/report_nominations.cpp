#include <algorithm>
#include <tuple>

#include "echelon/office/reports.hpp"

#include "echelon/base/spoken.hpp"

namespace echelon {
namespace {

/// By school in the office's order, then by the school's own rank, the unranked last.
std::vector<const Nomination*> in_order(const ReportSources& from, const Call& call) {
  std::vector<const Nomination*> nominations;
  for (const Nomination& nomination : call.nominations) nominations.push_back(&nomination);
  std::ranges::sort(nominations, {}, [&](const Nomination* each) {
    return std::tuple(from.snapshot.find_school(each->school), each->rank == 0, each->rank, each->person);
  });
  return nominations;
}

std::string seats_of(const RoundView& round, SchoolIndex school) {
  for (const SchoolSeats& seats : round.seats) {
    if (seats.school == school) return std::to_string(seats.used) + " / " + std::to_string(seats.seats);
  }
  return {};
}

}  // namespace

Paper nominations_list(const ReportSources& from) {
  const RoundView& round = from.require_round();
  const auto nominations = in_order(from, round.call);
  const std::string count = std::to_string(nominations.size());
  Paper paper;
  paper.landscape = true;
  paper.title = from.in({from.program.name.zh + "推荐名单", from.program.name.en + ": nominations"});
  paper.above = {from.heading(), from.in({"各校共推荐 " + count + " 人。内部资料，不得公开。",
                                          count + " " + noun_for(count, "person", "people") +
                                              " nominated. Internal: not to be published."})};
  paper.columns = {{from.in({"学校", "school"}), 2},       {from.in({"推荐数 / 名额", "used / seats"}), 0.9},
                   {from.in({"排序", "rank"}), 0.6, true}, {from.in({"工号", "person id"}), 1.1},
                   {from.in({"姓名", "name"}), 0.9},       {from.in({"学科", "subject"}), 0.9},
                   {from.in({"学段", "stage"}), 0.9},      {from.in({"推荐日期", "nominated on"}), 1},
                   {from.in({"推荐意见", "statement"}), 4}};
  for (const Nomination* each : nominations) {
    const SchoolIndex school = from.snapshot.find_school(each->school);
    const PersonIndex person = from.snapshot.find_person(each->person);
    const bool known = person != nobody;
    paper.rows.push_back(
        {school == nobody ? each->school : from.school(school), seats_of(round, school),
         each->rank == 0 ? std::string() : std::to_string(each->rank), each->person,
         known ? from.name(person) : std::string(), known ? from.subject(person) : std::string(),
         known ? from.stage(person) : std::string(), each->nominated_on.iso(), each->statement});
  }
  return paper;
}

}  // namespace echelon
