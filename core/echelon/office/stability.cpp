#include "echelon/optimise/stability.hpp"

#include <algorithm>
#include <map>

#include "echelon/office/answers.hpp"

namespace echelon {
namespace {

constexpr std::size_t weightings = 500;
constexpr std::int64_t spread_percent = 20;
constexpr std::uint64_t seed = 1;

/// Points at the weights in force, one column a criterion, in the order of the run's candidates: with a
/// factor of one for each criterion they add up to the totals.
CriteriaPoints points_of(const Snapshot& snapshot, const RoundView& view, const SelectionRun& run) {
  CriteriaPoints points(view.criteria.size());
  std::map<PersonIndex, const Candidate*> found;
  for (const Candidate& candidate : view.candidates) found[candidate.person] = &candidate;
  for (const RunCandidate& each : run.inputs().candidates) {
    const Candidate& candidate = *found.at(snapshot.find_person(each.id));
    Decimal known;
    for (const Points& one : candidate.by_criterion) known += one.known ? one.points : Decimal();
    for (std::size_t c = 0; c < points.size(); ++c) {
      const Points& one = candidate.by_criterion[c];
      Decimal counted = one.known ? one.points : Decimal();
      if (known != candidate.total && known != Decimal())
        counted = counted.times(candidate.total).over(known);
      points[c].push_back(counted.millionths());
    }
  }
  return points;
}

std::vector<PersonIndex> people_in(const Snapshot& snapshot, const SelectionRun& run,
                                   const std::vector<std::size_t>& some,
                                   const std::vector<std::size_t>& but_not) {
  std::vector<PersonIndex> people;
  for (const std::size_t each : some) {
    if (std::ranges::find(but_not, each) == but_not.end())
      people.push_back(snapshot.find_person(run.inputs().candidates[each].id));
  }
  return people;
}

}  // namespace

Stability stability_in(const Snapshot& snapshot, const RoundView& view, SelectionRun& run,
                       const Progress& progress) {
  Stability stability{static_cast<int>(weightings), static_cast<int>(spread_percent), seed, {}, {}};
  const CriteriaPoints points = points_of(snapshot, view, run);
  const std::vector<std::int64_t> ones(points.size(), Decimal::scale);
  SelectionProblem problem = run.problem();
  problem.reserves = 0;
  const auto times = times_selected(
      problem, points, {ones, spread_percent * Decimal::scale / 100, weightings, seed}, progress);
  std::map<PersonIndex, int> counted;
  for (std::size_t each = 0; each < times.size(); ++each) {
    counted[snapshot.find_person(run.inputs().candidates[each].id)] = static_cast<int>(times[each]);
  }
  for (const Candidate& candidate : view.candidates) {
    const auto at = counted.find(candidate.person);
    if (at != counted.end()) stability.shares.push_back({candidate.person, at->second});
  }
  std::ranges::stable_sort(stability.shares, std::ranges::greater(), &Stability::Share::times);
  const auto intervals = weight_intervals(problem, points, ones, progress);
  if (!intervals) return stability;
  const std::vector<std::size_t>& chosen = run.solve(progress).chosen;
  const std::vector<std::size_t> none;
  for (std::size_t c = 0; c < intervals->size(); ++c) {
    const WeightInterval& interval = (*intervals)[c];
    const CriterionView& criterion = view.criteria[c];
    Stability::Range range;
    range.criterion = criterion.id;
    range.name = criterion.name;
    range.weight = criterion.weight;
    range.from = criterion.weight.times(Decimal::from_millionths(interval.from));
    if (interval.to) range.to = criterion.weight.times(Decimal::from_millionths(*interval.to));
    range.enter_below = people_in(snapshot, run, interval.below, chosen);
    range.leave_below = people_in(snapshot, run, interval.below.empty() ? none : chosen, interval.below);
    range.enter_above = people_in(snapshot, run, interval.above, chosen);
    range.leave_above = people_in(snapshot, run, interval.above.empty() ? none : chosen, interval.above);
    stability.ranges.push_back(std::move(range));
  }
  return stability;
}

}  // namespace echelon
