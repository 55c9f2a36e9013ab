#include "echelon/office/cohort_run.hpp"

#include "echelon/office/cohort_relaxation.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "echelon/base/decimal.hpp"

namespace echelon {
namespace {

/// Numbers texts as they come.
class Numbers {
 public:
  std::int32_t operator[](const std::string& text) {
    if (text.empty()) return -1;
    const auto [at, added] = numbers_.try_emplace(text, static_cast<std::int32_t>(numbers_.size()));
    if (added) texts_.push_back(text);
    return at->second;
  }
  /// The texts by their numbers.
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

 private:
  std::map<std::string, std::int32_t> numbers_;
  std::vector<std::string> texts_;
};

/// The inputs as numbers.
struct Numbered {
  CohortDistrict district;
  std::vector<CohortProblem::Option> options;
  std::vector<std::int32_t> held;
  std::vector<std::string> subjects;
};

Numbered numbered(const CohortInputs& inputs) {
  Numbered made;
  Numbers courses;
  Numbers subjects;
  for (const auto& each : inputs.sessions) {
    const auto session = static_cast<std::int32_t>(made.district.sessions.size());
    made.district.sessions.push_back(
        {each.capacity, each.minimum, each.cost, each.seat_cost, courses[each.course], courses[each.after]});
    for (const Meeting& meeting : each.meetings)
      made.district.meetings.push_back({session, meeting.day.days(), meeting.from, meeting.to});
  }
  for (std::size_t s = 0; s < inputs.schools.size(); ++s) {
    const auto school = static_cast<std::int32_t>(s);
    made.district.limits.push_back({school, -1, inputs.schools[s].limit});
    for (const auto& [subject, most] : inputs.schools[s].subjects)
      made.district.limits.push_back({school, subjects[subject], most});
  }
  for (const auto& each : inputs.teachers) {
    const auto teacher = static_cast<std::int32_t>(made.district.teachers.size());
    auto& into = made.district.teachers.emplace_back();
    into.need = each.need;
    into.school = each.school;
    into.subject = subjects[each.subject];
    for (const auto& course : each.done) into.done.push_back(courses[course]);
    for (const auto& seat : each.seats) {
      if (seat.held) made.held.push_back(static_cast<std::int32_t>(made.options.size()));
      made.options.push_back({teacher, seat.session, seat.value, -1, seat.pin});
    }
  }
  made.subjects = subjects.texts();
  made.district.most_per_month = inputs.most_per_month;
  made.district.budget = inputs.budget;
  if (inputs.disturb) made.district.published = {made.held, *inputs.disturb};
  return made;
}

std::vector<CohortAnswer::Away> away_prices(const CohortPlan& plan, const CohortQuestion& question,
                                            const std::vector<std::string>& subjects) {
  std::vector<CohortAnswer::Away> away;
  for (const auto& each : plan.absence_prices) {
    const auto& of = question.absences[static_cast<std::size_t>(each.group)];
    away.push_back({of.school, of.subject < 0 ? "" : subjects[static_cast<std::size_t>(of.subject)],
                    Date::from_days(each.day), each.price});
  }
  std::ranges::sort(away, {}, [](const auto& each) { return std::tie(each.school, each.subject, each.day); });
  return away;
}

}  // namespace

std::string_view code(CohortStatus status) {
  switch (status) {
    case CohortStatus::optimal:
      return "optimal";
    case CohortStatus::feasible:
      return "feasible";
    case CohortStatus::infeasible:
      break;
  }
  return "infeasible";
}

CohortAnswer plan_seats(const CohortInputs& inputs, const Progress& progress) {
  Numbered made = numbered(inputs);
  const CohortQuestion question = cohort_question(made.district, std::move(made.options));
  CohortEffort effort;
  effort.gap = Decimal::from_millionths(inputs.gap).value();
  const CohortPlan plan = plan_cohorts(question.problem, effort, progress);
  CohortAnswer answer{plan.status,
                      plan.objective,
                      plan.bound,
                      {},
                      plan.cancelled,
                      plan.seat_prices,
                      away_prices(plan, question, made.subjects),
                      plan.budget_price,
                      relaxation_of(plan, question, made.subjects)};
  answer.prices.resize(inputs.sessions.size());
  for (const auto chosen : plan.chosen) {
    const auto& option = question.problem.options[static_cast<std::size_t>(chosen)];
    answer.seats.emplace_back(option.teacher, option.session);
  }
  std::ranges::sort(answer.seats);
  return answer;
}

}  // namespace echelon
