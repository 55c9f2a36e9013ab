#include <algorithm>
#include <cmath>
#include <map>

#include "echelon/office/round_builder.hpp"
#include "echelon/optimise/apportion.hpp"

namespace echelon {
namespace {

/// People a school's share is measured by: its staff in service, or those of them who are eligible.
std::vector<std::int64_t> measure(const RoundSources& sources) {
  const Snapshot& snapshot = sources.snapshot;
  std::vector<std::int64_t> weights(snapshot.schools.size(), 0);
  const bool eligible_only = sources.program.nomination_seats.measure == "eligible";
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    const SchoolIndex school = snapshot.people.school[p];
    if (snapshot.people.in_service[p] == 0 || school == nobody) continue;
    if (!eligible_only || sources.findings.eligible(person)) ++weights[static_cast<std::size_t>(school)];
  }
  return weights;
}

Apportionment method_of(const Program& program) {
  static const std::map<std::string, Apportionment> methods{
      {"hamilton", Apportionment::hamilton},
      {"webster", Apportionment::webster},
      {"adams", Apportionment::adams},
      {"dhondt", Apportionment::dhondt},
      {"huntington_hill", Apportionment::huntington_hill}};
  const auto found = methods.find(program.nomination_seats.method);
  if (found != methods.end()) return found->second;
  throw Error(Fault::request,
              {"不认识名额分配方法“" + program.nomination_seats.method + "”",
               "unknown method of apportionment '" + program.nomination_seats.method + "'"},
              {"改用 hamilton、webster、adams、dhondt 或 huntington_hill",
               "use hamilton, webster, adams, dhondt or huntington_hill"},
              {program.id, {}, 0, "nomination_seats"});
}

/// Seats by school. Where the limits leave seats over, those stay unused; where the minima need more than
/// there are, there are no minima.
std::vector<std::int64_t> apportioned(const Program& program, const std::vector<std::int64_t>& sizes) {
  const NominationSeats& plan = program.nomination_seats;
  std::vector<Claim> claims;
  std::int64_t least = 0;
  std::int64_t most = 0;
  for (const std::int64_t size : sizes) {
    Claim claim{size, size > 0 ? plan.least : 0, std::nullopt};
    if (plan.most > 0) claim.max = plan.most;
    least += claim.min;
    most += size > 0 ? claim.max.value_or(plan.total) : 0;
    claims.push_back(claim);
  }
  if (least > plan.total) {
    for (Claim& claim : claims) claim.min = 0;
  }
  const auto seats = apportion(method_of(program), std::min<std::int64_t>(plan.total, most), claims);
  return seats.value_or(std::vector<std::int64_t>(sizes.size(), 0));
}

}  // namespace

void divide_seats(const RoundSources& sources, RoundView& view) {
  const std::vector<std::int64_t> seats = apportioned(sources.program, measure(sources));
  std::map<SchoolIndex, SchoolSeats> by_school;
  for (std::size_t s = 0; s < seats.size(); ++s) {
    const auto school = static_cast<SchoolIndex>(s);
    if (seats[s] > 0) by_school[school] = {school, static_cast<int>(seats[s]), 0};
  }
  for (const Adjustment& adjustment : view.call.adjustments) {
    if (adjustment.kind != "school_seats" || !adjustment.value) continue;
    const SchoolIndex school = sources.snapshot.find_school(adjustment.key);
    if (school == nobody) continue;
    auto [at, added] = by_school.try_emplace(school, SchoolSeats{school, 0, 0});
    at->second.seats = static_cast<int>(std::lround(adjustment.value->value()));
  }
  for (const Nomination& nomination : view.call.nominations) {
    const SchoolIndex school = sources.snapshot.find_school(nomination.school);
    if (school == nobody) continue;
    auto [at, added] = by_school.try_emplace(school, SchoolSeats{school, 0, 0});
    ++at->second.used;
  }
  for (const auto& [school, each] : by_school) view.seats.push_back(each);
}

}  // namespace echelon
