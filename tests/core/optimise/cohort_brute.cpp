#include "cohort_brute.hpp"

#include <algorithm>
#include <map>
#include <set>

using echelon::CohortProblem;

namespace {

using Ints = std::vector<std::int32_t>;

bool holds(const Ints& list, std::int32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string broken_by_teacher(const CohortProblem& p, std::int32_t teacher, const Ints& taken) {
  if (static_cast<int>(taken.size()) > p.need[static_cast<std::size_t>(teacher)]) return "need";
  for (const auto a : taken)
    for (const auto b : taken)
      for (const auto& m : p.meetings)
        for (const auto& n : p.meetings)
          if (a < b && m.session == a && n.session == b && m.day == n.day && m.from < n.to && n.from < m.to)
            return "overlap";
  for (const auto& group : p.together)
    if (std::count_if(taken.begin(), taken.end(), [&](auto s) { return holds(group.sessions, s); }) >
        group.most)
      return "together";
  for (const auto& o : p.options) {
    if (o.teacher != teacher || !holds(taken, o.session) || o.after < 0) continue;
    const auto& earlier = p.earlier[static_cast<std::size_t>(o.after)];
    if (std::none_of(taken.begin(), taken.end(), [&](auto s) { return holds(earlier, s); })) return "earlier";
  }
  return {};
}

std::string broken_by_absence(const CohortProblem& p, const std::map<std::int32_t, Ints>& of) {
  for (const auto& group : p.absences) {
    std::map<std::int32_t, std::set<std::int32_t>> away;
    for (const auto member : group.members)
      if (const auto found = of.find(member); found != of.end())
        for (const auto& m : p.meetings)
          if (holds(found->second, m.session)) away[m.day].insert(member);
    for (const auto& [day, people] : away)
      if (static_cast<int>(people.size()) > group.limit) return "absence";
  }
  return {};
}

}  // namespace

std::string broken_rule(const CohortProblem& p, const Ints& chosen) {
  std::map<std::int32_t, Ints> of;
  std::vector<int> seats(p.sessions.size(), 0);
  std::int64_t cost = 0;
  for (std::size_t i = 0; i < p.options.size(); ++i) {
    const bool in = holds(chosen, static_cast<std::int32_t>(i));
    if (in && p.options[i].pin == CohortProblem::Option::Pin::out) return "pinned out";
    if (!in && p.options[i].pin == CohortProblem::Option::Pin::in) return "pinned in";
    if (!in) continue;
    const auto s = static_cast<std::size_t>(p.options[i].session);
    of[p.options[i].teacher].push_back(p.options[i].session);
    if (++seats[s] == 1) cost += p.sessions[s].cost;
    cost += p.sessions[s].seat_cost;
  }
  for (std::size_t s = 0; s < seats.size(); ++s) {
    if (seats[s] > p.sessions[s].capacity) return "capacity";
    if (seats[s] > 0 && seats[s] < p.sessions[s].minimum) return "minimum";
  }
  for (const auto& [teacher, taken] : of)
    if (auto broken = broken_by_teacher(p, teacher, taken); !broken.empty()) return broken;
  if (auto broken = broken_by_absence(p, of); !broken.empty()) return broken;
  if (p.budget && cost > *p.budget) return "budget";
  if (p.published) {
    std::int64_t changes = 0;
    for (std::size_t i = 0; i < p.options.size(); ++i)
      if (holds(chosen, static_cast<std::int32_t>(i)) !=
          holds(p.published->chosen, static_cast<std::int32_t>(i)))
        ++changes;
    if (changes > p.published->changes) return "changes";
  }
  return {};
}

std::optional<std::int64_t> best_of_all_sets(const CohortProblem& p) {
  std::optional<std::int64_t> best;
  for (std::uint32_t set = 0; set < (1U << p.options.size()); ++set) {
    Ints chosen;
    std::int64_t worth = 0;
    for (std::size_t i = 0; i < p.options.size(); ++i)
      if ((set >> i & 1U) != 0) {
        chosen.push_back(static_cast<std::int32_t>(i));
        worth += p.options[i].value;
      }
    if (best && worth <= *best) continue;
    if (broken_rule(p, chosen).empty()) best = worth;
  }
  return best;
}
