#include "echelon/optimise/cohort_district.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "echelon/base/date.hpp"

namespace echelon {
namespace {

std::size_t at(std::int32_t position) { return static_cast<std::size_t>(position); }

/// When a session begins and ends, in minutes since 1970.
struct Span {
  std::int64_t from = INT64_MAX;
  std::int64_t to = INT64_MIN;
};

std::vector<Span> spans_of(const CohortDistrict& district) {
  std::vector<Span> spans(district.sessions.size());
  for (const auto& meeting : district.meetings) {
    Span& span = spans[at(meeting.session)];
    const std::int64_t midnight = std::int64_t{meeting.day} * 24 * 60;
    span.from = std::min(span.from, midnight + meeting.from);
    span.to = std::max(span.to, midnight + meeting.to);
  }
  return spans;
}

void add_absences(const CohortDistrict& district, CohortQuestion& question) {
  using Group = std::pair<std::int32_t, std::int32_t>;
  std::map<Group, std::vector<std::int32_t>> members;
  for (const auto& each : district.limits) members[{each.school, each.subject}];
  std::vector<bool> has_option(district.teachers.size());
  for (const auto& option : question.problem.options) has_option[at(option.teacher)] = true;
  for (std::size_t t = 0; t < district.teachers.size(); ++t) {
    if (!has_option[t]) continue;
    const auto& teacher = district.teachers[t];
    for (const auto subject : {-1, teacher.subject}) {
      const auto found = members.find({teacher.school, subject});
      if (found == members.end()) continue;
      found->second.push_back(static_cast<std::int32_t>(t));
      if (teacher.subject < 0) break;
    }
  }
  for (const auto& each : district.limits) {
    auto& group = members.at({each.school, each.subject});
    if (std::ssize(group) <= each.most) continue;
    question.problem.absences.push_back({std::move(group), each.most});
    question.absences.push_back({each.school, each.subject});
  }
}

void add_together(const CohortDistrict& district, const std::vector<Span>& spans, CohortQuestion& question) {
  std::map<std::int32_t, std::vector<std::int32_t>> courses;
  std::map<std::int32_t, std::vector<std::int32_t>> months;
  for (std::size_t s = 0; s < district.sessions.size(); ++s) {
    const auto session = static_cast<std::int32_t>(s);
    if (district.sessions[s].course >= 0) courses[district.sessions[s].course].push_back(session);
    if (!district.most_per_month || spans[s].from == INT64_MAX) continue;
    const auto first = Date::from_days(static_cast<std::int32_t>(spans[s].from / (24 * 60)));
    months[first.year() * 12 + first.month() - 1].push_back(session);
  }
  for (auto& [course, sessions] : courses) {
    if (sessions.size() < 2) continue;
    question.problem.together.push_back({std::move(sessions), 1});
    question.together.push_back({course, -1});
  }
  for (auto& [month, sessions] : months) {
    if (std::ssize(sessions) <= *district.most_per_month) continue;
    question.problem.together.push_back({std::move(sessions), *district.most_per_month});
    question.together.push_back({-1, month});
  }
}

void add_earlier(const CohortDistrict& district, const std::vector<Span>& spans, CohortQuestion& question) {
  std::vector<std::int32_t> group_of(district.sessions.size(), -1);
  for (std::size_t s = 0; s < district.sessions.size(); ++s) {
    const auto course = district.sessions[s].after;
    if (course < 0) continue;
    group_of[s] = static_cast<std::int32_t>(question.earlier.size());
    question.earlier.push_back(static_cast<std::int32_t>(s));
    auto& before = question.problem.earlier.emplace_back();
    for (std::size_t other = 0; other < district.sessions.size(); ++other)
      if (district.sessions[other].course == course && spans[other].to <= spans[s].from)
        before.push_back(static_cast<std::int32_t>(other));
  }
  for (auto& option : question.problem.options) {
    const auto course = district.sessions[at(option.session)].after;
    const auto& done = district.teachers[at(option.teacher)].done;
    const bool has_done = std::ranges::find(done, course) != done.end();
    option.after = has_done ? -1 : group_of[at(option.session)];
  }
}

}  // namespace

std::int32_t absence_limit(std::int64_t staff, std::int64_t share) {
  constexpr std::int64_t whole = 1'000'000;
  const auto away = (staff / whole) * share + (staff % whole) * share / whole;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(away, 1, INT32_MAX));
}

CohortQuestion cohort_question(const CohortDistrict& district, std::vector<CohortProblem::Option> options) {
  CohortQuestion question;
  auto& problem = question.problem;
  for (const auto& teacher : district.teachers) problem.need.push_back(teacher.need);
  for (const auto& each : district.sessions)
    problem.sessions.push_back({each.capacity, each.minimum, each.cost, each.seat_cost});
  problem.meetings = district.meetings;
  problem.options = std::move(options);
  problem.budget = district.budget;
  problem.published = district.published;
  const auto spans = spans_of(district);
  add_absences(district, question);
  add_together(district, spans, question);
  add_earlier(district, spans, question);
  return question;
}

}  // namespace echelon
