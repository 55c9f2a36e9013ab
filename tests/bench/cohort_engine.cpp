// cohort_engine SHAPE TEACHERS SEED [GAP]: plans a made-up cohort problem from memory. Prints status, CPU
// seconds and the gap that is left in per cent, tab between.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

#include "cohort_instances.hpp"
#include "echelon/optimise/cohort_plan.hpp"

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

int minutes(const std::string& text, std::size_t at) {
  return std::atoi(text.substr(at, 2).c_str()) * 60 + std::atoi(text.substr(at + 3, 2).c_str());
}

/// A day, or a part of it: 2026-03-02, 2026-03-02T09:00/2026-03-02T12:00.
echelon::CohortProblem::Meeting meeting_of(const std::string& text, std::map<std::string, int>& days) {
  const auto day = days.emplace(text.substr(0, 10), static_cast<int>(days.size())).first->second;
  if (text.size() == 10) return {0, day};
  return {0, day, minutes(text, 11), minutes(text, text.find('/') + 12)};
}

echelon::CohortProblem problem_of(const bench::CohortInstance& instance) {
  echelon::CohortProblem problem;
  for (const auto& teacher : instance.teachers)
    problem.need.push_back(static_cast<std::int32_t>(teacher.need));
  std::map<std::string, int> days;
  for (const auto& session : instance.sessions) {
    const auto number = static_cast<std::int32_t>(problem.sessions.size());
    problem.sessions.push_back(
        {static_cast<std::int32_t>(session.capacity), static_cast<std::int32_t>(session.minimum), 0, 0});
    for (std::size_t from = 0; from < session.dates.size();) {
      const auto end = std::min(session.dates.find(';', from), session.dates.size());
      problem.meetings.push_back(meeting_of(session.dates.substr(from, end - from), days));
      problem.meetings.back().session = number;
      from = end + 1;
    }
  }
  for (const auto& option : instance.options)
    problem.options.push_back(
        {static_cast<std::int32_t>(option.teacher), static_cast<std::int32_t>(option.session), option.value});
  problem.absences.resize(instance.staff.size());
  for (std::size_t t = 0; t < instance.teachers.size(); ++t)
    problem.absences[static_cast<std::size_t>(instance.teachers[t].school)].members.push_back(
        static_cast<std::int32_t>(t));
  for (std::size_t s = 0; s < instance.staff.size(); ++s)
    problem.absences[s].limit =
        static_cast<std::int32_t>(std::max<std::int64_t>(1, instance.staff[s] * 15 / 100));
  return problem;
}

}  // namespace

int main(int count, char** arguments) {
  const auto shape = count >= 4 ? bench::cohort_shape_named(arguments[1]) : std::nullopt;
  if (!shape) {
    std::fputs("cohort_engine SHAPE TEACHERS SEED [GAP]\n", stderr);
    return 2;
  }
  const auto number = [&](int at) { return std::strtoull(arguments[at], nullptr, 10); };
  const auto problem = problem_of(bench::make_cohorts(*shape, number(2), number(3)));
  echelon::CohortEffort effort;
  if (count > 4) effort.gap = std::atof(arguments[4]);
  const double begin = cpu_seconds();
  const auto plan = echelon::plan_cohorts(problem, effort);
  const double took = cpu_seconds() - begin;
  const bool proven = plan.status == echelon::CohortStatus::optimal;
  std::printf("%s\t%.3f\t%.4f\n", proven ? "optimal" : "feasible", took,
              100.0 * static_cast<double>(plan.bound - plan.objective) / static_cast<double>(plan.objective));
  return 0;
}
