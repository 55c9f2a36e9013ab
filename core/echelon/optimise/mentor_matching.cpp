#include "echelon/optimise/mentor_matching.hpp"

#include <algorithm>

#include "echelon/optimise/mentor_matching_stable.hpp"
#include "echelon/optimise/mentor_matching_worth.hpp"

namespace echelon {
namespace {

using optimise::MentorFlow;
using optimise::MentorLists;

void match_by_flow(const MentorLists& lists, const Progress& progress, MentorMatching& result) {
  MentorFlow flow(lists, result.by == MatchBy::largest);
  flow.solve(progress);
  flow.first_in_tie_order(progress);
  result.mentor.assign(lists.mentees(), -1);
  for (std::size_t m = 0; m < lists.mentees(); ++m)
    if (flow.at(m) != flow.nowhere()) result.mentor[m] = static_cast<std::int32_t>(flow.at(m));
  result.places = places_worth(flow);
  const auto costs = squeezing_costs(flow);
  for (std::size_t m = 0; m < lists.mentees(); ++m) {
    if (flow.at(m) != flow.nowhere()) continue;
    MentorMatching::Unmatched lacking;
    lacking.mentee = static_cast<std::int32_t>(m);
    std::int64_t least = INT64_MAX;
    for (const auto& entry : lists.of_mentee(m))
      if (const auto cost = costs[static_cast<std::size_t>(entry.mentor)])
        // What the mentor's price takes off the entry's net worth is what the cost puts on.
        least = std::min(least, *cost - flow.price(static_cast<std::size_t>(entry.mentor)) - flow.net(entry));
    lacking.can_be_placed = least != INT64_MAX;
    if (lacking.can_be_placed) lacking.if_placed = flow.gain(-least);
    result.unmatched.push_back(std::move(lacking));
  }
}

void match_by_wishes(const MentorLists& lists, const MentorEffort& effort, const Progress& progress,
                     MentorMatching& result) {
  match_stable(lists, effort, progress, result);
  result.places.reserve(lists.mentors());
  for (std::size_t j = 0; j < lists.mentors(); ++j)
    result.places.push_back(optimise::vacancy_chain(lists, result.mentor, static_cast<std::int32_t>(j)));
  for (std::size_t m = 0; m < lists.mentees(); ++m) {
    if (result.mentor[m] >= 0) continue;
    result.unmatched.emplace_back();
    result.unmatched.back().mentee = static_cast<std::int32_t>(m);
  }
}

/// Says why each of the unmatched has no mentor.
void say_why(const MentorProblem& problem, const MentorLists& lists, MentorMatching& result) {
  std::vector<std::int32_t> held(lists.mentors(), 0);
  for (const auto mentor : result.mentor)
    if (mentor >= 0) ++held[static_cast<std::size_t>(mentor)];
  std::vector<std::uint8_t> has_row(lists.mentees(), 0);
  for (const auto& pair : problem.pairs) has_row[static_cast<std::size_t>(pair.mentee)] = 1;
  for (auto& each : result.unmatched) {
    const auto all = lists.of_mentee(static_cast<std::size_t>(each.mentee));
    for (const auto& entry : all)
      if (held[static_cast<std::size_t>(entry.mentor)] >=
          lists.capacity[static_cast<std::size_t>(entry.mentor)])
        each.full.push_back(entry.mentor);
    using Why = MentorMatching::Why;
    each.why = all.empty() ? (has_row[static_cast<std::size_t>(each.mentee)] != 0 ? Why::banned : Why::none)
               : each.full.size() == all.size() ? Why::full
                                                : Why::costs;
  }
}

}  // namespace

MentorMatching match_mentors(const MentorProblem& problem, MatchBy by, const MentorEffort& effort,
                             const Progress& progress) {
  optimise::check(problem);
  const MentorLists lists(problem);
  MentorMatching result;
  result.by = by;
  if (by == MatchBy::stable) {
    match_by_wishes(lists, effort, progress, result);
  } else {
    match_by_flow(lists, progress, result);
  }
  for (std::size_t m = 0; m < lists.mentees(); ++m) {
    if (result.mentor[m] < 0) continue;
    ++result.pairs;
    result.fit += lists.entry(static_cast<std::int32_t>(m), result.mentor[m]).fit;
  }
  if (by != MatchBy::stable) result.bound = by == MatchBy::largest ? result.pairs : result.fit;
  result.proven = result.bound == (by == MatchBy::fit ? result.fit : result.pairs);
  say_why(problem, lists, result);
  return result;
}

}  // namespace echelon
