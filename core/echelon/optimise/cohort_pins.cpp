#include "echelon/optimise/cohort_pins.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "echelon/optimise/cohort_search.hpp"

namespace echelon::optimise {
namespace {

using What = CohortRelaxation::What;
using Pin = CohortProblem::Option::Pin;

/// What is pinned in, counted against every limit.
class Pins {
 public:
  explicit Pins(const CohortProblem& problem) : p_(problem), days_(problem.sessions.size()) {
    for (const auto& m : p_.meetings) days_[at(m.session)].insert(m.day);
    for (std::size_t i = 0; i < p_.options.size(); ++i)
      if (p_.options[i].pin == Pin::in)
        by_teacher_[p_.options[i].teacher].push_back(static_cast<std::int32_t>(i));
  }

  std::vector<CohortRelaxation> broken() {
    for (const auto& [teacher, options] : by_teacher_) check_teacher(teacher, options);
    check_sessions();
    check_absences();
    check_sums();
    return std::move(broken_);
  }

 private:
  static std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }
  [[nodiscard]] std::int32_t session(std::int32_t option) const { return p_.options[at(option)].session; }

  void check_teacher(std::int32_t teacher, const std::vector<std::int32_t>& options) {
    const auto count = static_cast<std::int64_t>(options.size());
    if (count > p_.need[at(teacher)])
      broken_.push_back({What::need, teacher, -1, p_.need[at(teacher)], count});
    for (std::size_t i = 0; i < options.size(); ++i)
      for (std::size_t j = i + 1; j < options.size(); ++j) {
        const auto one = std::min(session(options[i]), session(options[j]));
        const auto two = std::max(session(options[i]), session(options[j]));
        if (overlaps_.insert({one, two}).second && overlap(one, two))
          broken_.push_back({What::overlap, one, two, 0, 1});
      }
    for (std::size_t g = 0; g < p_.together.size(); ++g) {
      const auto& group = p_.together[g];
      const auto taken = std::ranges::count_if(options, [&](std::int32_t o) {
        return std::ranges::find(group.sessions, session(o)) != group.sessions.end();
      });
      if (taken > group.most)
        broken_.push_back({What::together, teacher, static_cast<std::int32_t>(g), group.most, taken});
    }
    for (const auto o : options)
      if (const auto after = p_.options[at(o)].after;
          after >= 0 && !could_prepare(teacher, p_.earlier[at(after)], options))
        broken_.push_back({What::earlier, teacher, session(o), 1, 0});
  }

  [[nodiscard]] bool overlap(std::int32_t one, std::int32_t two) const {
    for (const auto& a : p_.meetings)
      for (const auto& b : p_.meetings)
        if (a.session == one && b.session == two && a.day == b.day && a.from < b.to && b.from < a.to)
          return true;
    return false;
  }

  /// One of the earlier sessions is pinned, or could be taken beside what is pinned.
  [[nodiscard]] bool could_prepare(std::int32_t teacher, const std::vector<std::int32_t>& earlier,
                                   const std::vector<std::int32_t>& pinned) const {
    return std::ranges::any_of(p_.options, [&](const CohortProblem::Option& o) {
      if (o.teacher != teacher || o.pin == Pin::out || std::ranges::find(earlier, o.session) == earlier.end())
        return false;
      if (o.pin == Pin::in) return true;
      if (static_cast<std::int64_t>(pinned.size()) >= p_.need[at(teacher)]) return false;
      if (!fits_groups(o.session, pinned)) return false;
      return std::ranges::none_of(pinned, [&](std::int32_t other) {
        return overlap(std::min(o.session, session(other)), std::max(o.session, session(other)));
      });
    });
  }

  [[nodiscard]] bool fits_groups(std::int32_t one_more, const std::vector<std::int32_t>& pinned) const {
    return std::ranges::all_of(p_.together, [&](const CohortProblem::Together& group) {
      const auto in = [&](std::int32_t s) {
        return std::ranges::find(group.sessions, s) != group.sessions.end();
      };
      const auto taken = std::ranges::count_if(pinned, [&](std::int32_t o) { return in(session(o)); });
      return !in(one_more) || taken < group.most;
    });
  }

  void check_sessions() {
    std::vector<std::int64_t> pinned(p_.sessions.size(), 0);
    std::vector<std::int64_t> possible(p_.sessions.size(), 0);
    for (const auto& o : p_.options) {
      if (o.pin == Pin::in) ++pinned[at(o.session)];
      if (o.pin != Pin::out && p_.need[at(o.teacher)] > 0) ++possible[at(o.session)];
    }
    for (std::size_t s = 0; s < pinned.size(); ++s) {
      if (pinned[s] == 0) continue;
      const auto& here = p_.sessions[s];
      const auto number = static_cast<std::int32_t>(s);
      if (pinned[s] > here.capacity)
        broken_.push_back({What::capacity, number, -1, here.capacity, pinned[s]});
      const auto reach = std::max(pinned[s], std::min<std::int64_t>(possible[s], here.capacity));
      if (reach < here.minimum) broken_.push_back({What::minimum, number, -1, here.minimum, reach});
    }
  }

  void check_absences() {
    for (std::size_t g = 0; g < p_.absences.size(); ++g) {
      std::map<std::int32_t, std::int64_t> away;
      for (const auto t :
           std::set<std::int32_t>(p_.absences[g].members.begin(), p_.absences[g].members.end())) {
        const auto pinned = by_teacher_.find(t);
        if (pinned == by_teacher_.end()) continue;
        std::set<std::int32_t> days;
        for (const auto o : pinned->second)
          days.insert(days_[at(session(o))].begin(), days_[at(session(o))].end());
        for (const auto day : days) ++away[day];
      }
      for (const auto& [day, count] : away)
        if (count > p_.absences[g].limit)
          broken_.push_back({What::absence, static_cast<std::int32_t>(g), day, p_.absences[g].limit, count});
    }
  }

  void check_sums() {
    std::set<std::int32_t> runs;
    std::int64_t cost = 0;
    std::int64_t added = 0;
    std::set<std::int32_t> published;
    if (p_.published) published.insert(p_.published->chosen.begin(), p_.published->chosen.end());
    for (const auto& [teacher, options] : by_teacher_)
      for (const auto o : options) {
        if (runs.insert(session(o)).second) cost += p_.sessions[at(session(o))].cost;
        cost += p_.sessions[at(session(o))].seat_cost;
        added += published.contains(o) ? 0 : 1;
      }
    if (p_.budget && cost > *p_.budget) broken_.push_back({What::budget, -1, -1, *p_.budget, cost});
    if (!p_.published) return;
    for (const auto o : published) added += p_.options[at(o)].pin == Pin::out ? 1 : 0;
    if (added > p_.published->changes)
      broken_.push_back({What::changes, -1, -1, p_.published->changes, added});
  }

  const CohortProblem& p_;
  std::vector<std::set<std::int32_t>> days_;
  std::map<std::int32_t, std::vector<std::int32_t>> by_teacher_;
  std::set<std::pair<std::int32_t, std::int32_t>> overlaps_;
  std::vector<CohortRelaxation> broken_;
};

/// The plan of a changed problem, by option; nothing when there is none.
std::optional<std::vector<char>> plan_of(const CohortProblem& problem, const Progress& progress) {
  const CohortModel model(problem);
  CohortSearch search(model, 0);
  search.run(progress);
  if (!search.found().found) return std::nullopt;
  std::vector<char> chosen(problem.options.size(), 0);
  for (const auto o : search.found().chosen)
    chosen[static_cast<std::size_t>(model.option[static_cast<std::size_t>(o)])] = 1;
  return chosen;
}

/// Kinds of limits that are lifted together.
struct Lifted {
  bool minimum = false;
  bool changes = false;
  bool budget = false;
  bool absence = false;
  bool capacity = false;
};

/// The problem without those limits, worth most where the plan keeps to the published one, fills the sessions
/// that must run as far as their minimum, and takes nothing that is not needed.
CohortProblem lifted(const CohortProblem& problem, const Lifted& what) {
  constexpr std::int64_t one = 1'000'000;
  CohortProblem open = problem;
  std::vector<char> must(problem.sessions.size(), 0);
  for (const auto& o : problem.options)
    if (o.pin == Pin::in) must[static_cast<std::size_t>(o.session)] = 1;
  const auto people = static_cast<std::int32_t>(problem.need.size());
  for (std::size_t s = 0; s < must.size(); ++s) {
    if (what.capacity) open.sessions[s].capacity = std::max(people, open.sessions[s].minimum);
    if (what.minimum) open.sessions[s].minimum = 0;
  }
  for (auto& o : open.options) {
    const auto s = static_cast<std::size_t>(o.session);
    const bool fills = what.minimum && must[s] != 0 && problem.sessions[s].minimum > 1;
    o.value = fills ? one : -one;
  }
  if (what.changes) {
    for (const auto o : problem.published->chosen) open.options[static_cast<std::size_t>(o)].value = one;
    open.published.reset();
  }
  if (what.budget) open.budget.reset();
  if (what.absence) open.absences.clear();
  return open;
}

/// Which limits of the problem a plan breaks, and how far each would have to move.
std::vector<CohortRelaxation> moved_limits(const CohortProblem& p, const std::vector<char>& chosen) {
  std::vector<CohortRelaxation> moved;
  std::vector<std::int64_t> come(p.sessions.size(), 0);
  std::vector<char> was(p.options.size(), 0);
  if (p.published)
    for (const auto o : p.published->chosen) was[static_cast<std::size_t>(o)] = 1;
  std::int64_t changes = 0;
  std::map<std::int32_t, std::set<std::int32_t>> sessions_of;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    changes += chosen[i] != was[i] ? 1 : 0;
    if (chosen[i] == 0) continue;
    ++come[static_cast<std::size_t>(p.options[i].session)];
    sessions_of[p.options[i].teacher].insert(p.options[i].session);
  }
  std::int64_t cost = 0;
  for (std::size_t s = 0; s < come.size(); ++s) {
    const auto number = static_cast<std::int32_t>(s);
    if (come[s] > 0) cost += p.sessions[s].cost + come[s] * p.sessions[s].seat_cost;
    if (come[s] > p.sessions[s].capacity)
      moved.push_back({What::capacity, number, -1, p.sessions[s].capacity, come[s]});
    if (come[s] > 0 && come[s] < p.sessions[s].minimum)
      moved.push_back({What::minimum, number, -1, p.sessions[s].minimum, come[s]});
  }
  for (std::size_t g = 0; g < p.absences.size(); ++g) {
    std::map<std::int32_t, std::set<std::int32_t>> away;
    for (const auto t : p.absences[g].members)
      if (const auto found = sessions_of.find(t); found != sessions_of.end())
        for (const auto& m : p.meetings)
          if (found->second.contains(m.session)) away[m.day].insert(t);
    for (const auto& [day, who] : away)
      if (const auto count = static_cast<std::int64_t>(who.size()); count > p.absences[g].limit)
        moved.push_back({What::absence, static_cast<std::int32_t>(g), day, p.absences[g].limit, count});
  }
  if (p.budget && cost > *p.budget) moved.push_back({What::budget, -1, -1, *p.budget, cost});
  if (p.published && changes > p.published->changes)
    moved.push_back({What::changes, -1, -1, p.published->changes, changes});
  return moved;
}

}  // namespace

std::vector<CohortRelaxation> broken_by_pins(const CohortProblem& problem) { return Pins(problem).broken(); }

CohortRepair repair(const CohortProblem& problem, const Progress& progress) {
  const bool plan = problem.published.has_value();
  const bool money = problem.budget.has_value();
  const Lifted ways[] = {
      {.minimum = true},
      {.changes = plan},
      {.minimum = true, .changes = plan},
      {.budget = money},
      {.absence = true},
      {.capacity = true},
      {.minimum = true, .changes = plan, .budget = money},
      {.minimum = true, .changes = plan, .budget = money, .absence = true, .capacity = true}};
  CohortRepair made;
  for (const auto& way : ways) {
    const auto chosen = plan_of(lifted(problem, way), progress);
    if (!chosen) continue;
    made.relaxation = moved_limits(problem, *chosen);
    for (std::size_t i = 0; made.relaxation.empty() && i < chosen->size(); ++i)
      if ((*chosen)[i] != 0) made.plan.push_back(static_cast<std::int32_t>(i));
    return made;
  }
  return made;
}

}  // namespace echelon::optimise
