// What would have to give way so that a plan becomes possible: in terms of the inputs, and in words.

#include "echelon/office/cohort_relaxation.hpp"
#include "echelon/base/decimal.hpp"
#include "echelon/office/cohort_run.hpp"

namespace echelon {
namespace {

using Relaxation = CohortAnswer::Relaxation;
using What = CohortRelaxation::What;

/// Says the parts of a relaxation.
class Sayer {
 public:
  Sayer(const CohortInputs& inputs, const Relaxation& change, const Snapshot& snapshot)
      : inputs_(inputs), change_(change), snapshot_(snapshot) {}

  [[nodiscard]] Words all() const {
    const Words what = limit();
    if (change_.what == What::overlap || change_.what == What::earlier)
      return {"不计" + what.zh, "without " + what.en};
    return {what.zh + "：由 " + amount(change_.from) + " 改为 " + amount(change_.to),
            what.en + ": " + amount(change_.to) + " instead of " + amount(change_.from)};
  }

 private:
  [[nodiscard]] Words limit() const {
    switch (change_.what) {
      case What::need:
        return {teacher() + " 的班次数", "sessions of " + teacher()};
      case What::capacity:
        return {session(change_.session) + " 的名额", "seats of " + session(change_.session)};
      case What::minimum:
        return {session(change_.session) + " 的开班最低人数", "least to run " + session(change_.session)};
      case What::absence:
        return away();
      case What::together:
        if (!change_.day.known())
          return {teacher() + " 同一课程的班次数", "sessions of one course of " + teacher()};
        return {teacher() + " 在 " + change_.day.iso().substr(0, 7) + " 的班次数",
                "sessions of " + teacher() + " in " + change_.day.iso().substr(0, 7)};
      case What::earlier:
        return {" " + teacher() + " 去 " + session(change_.session) + " 之前的先修课程",
                "what comes before " + session(change_.session) + " for " + teacher()};
      case What::budget:
        return {"预算（元）", "the budget (yuan)"};
      case What::changes:
        return {"允许的改动（席位）", "the changes allowed (seats)"};
      case What::overlap:
        break;
    }
    return {" " + session(change_.session) + " 与 " + session(change_.other) + " 的时间重叠",
            "the overlap of " + session(change_.session) + " and " + session(change_.other)};
  }

  [[nodiscard]] Words away() const {
    const std::string day = change_.day.iso();
    const Words subject = subject_words(change_.subject);
    if (change_.subject.empty())
      return {school() + " " + day + " 的外出人数", "people away from " + school() + " on " + day};
    return {school() + " " + day + " 外出的" + subject.zh + "教师人数",
            "teachers of " + subject.en + " away from " + school() + " on " + day};
  }

  [[nodiscard]] std::string teacher() const {
    if (change_.teacher < 0) return "";
    const std::string& id = inputs_.teachers[static_cast<std::size_t>(change_.teacher)].id;
    const PersonIndex at = snapshot_.find_person(id);
    return at == nobody ? id : snapshot_.people.name[static_cast<std::size_t>(at)] + " " + id;
  }
  [[nodiscard]] std::string session(std::int32_t at) const {
    return at < 0 ? "" : inputs_.sessions[static_cast<std::size_t>(at)].id;
  }
  [[nodiscard]] std::string school() const {
    if (change_.school < 0) return "";
    const std::string& id = inputs_.schools[static_cast<std::size_t>(change_.school)].id;
    const SchoolIndex at = snapshot_.find_school(id);
    return at == nobody ? id : snapshot_.schools[static_cast<std::size_t>(at)].name;
  }
  [[nodiscard]] std::string amount(std::int64_t value) const {
    return change_.what == What::budget ? Decimal::from_millionths(value).text() : std::to_string(value);
  }

  const CohortInputs& inputs_;
  const Relaxation& change_;
  const Snapshot& snapshot_;
};

}  // namespace

std::vector<Relaxation> relaxation_of(const CohortPlan& plan, const CohortQuestion& question,
                                      const std::vector<std::string>& subjects) {
  std::vector<Relaxation> made;
  made.reserve(plan.relaxation.size());
  for (const CohortRelaxation& each : plan.relaxation) {
    Relaxation change;
    change.what = each.what;
    change.from = each.from;
    change.to = each.to;
    if (each.what == What::need || each.what == What::together || each.what == What::earlier)
      change.teacher = each.first;
    if (each.what == What::capacity || each.what == What::minimum || each.what == What::overlap)
      change.session = each.first;
    if (each.what == What::earlier) change.session = each.second;
    if (each.what == What::overlap) change.other = each.second;
    if (each.what == What::together && each.second >= 0) {
      const auto month = question.together[static_cast<std::size_t>(each.second)].month;
      if (month >= 0) change.day = Date::of(month / 12, month % 12 + 1, 1).value_or(Date());
    }
    if (each.what == What::absence) {
      const auto& group = question.absences[static_cast<std::size_t>(each.first)];
      change.school = group.school;
      if (group.subject >= 0) change.subject = subjects[static_cast<std::size_t>(group.subject)];
      change.day = Date::from_days(each.second);
    }
    made.push_back(std::move(change));
  }
  return made;
}

std::string_view code(CohortRelaxation::What what) {
  switch (what) {
    case What::need:
      return "need";
    case What::capacity:
      return "capacity";
    case What::minimum:
      return "minimum";
    case What::absence:
      return "absence";
    case What::together:
      return "together";
    case What::overlap:
      return "overlap";
    case What::earlier:
      return "earlier";
    case What::budget:
      return "budget";
    case What::changes:
      break;
  }
  return "changes";
}

Words words(const CohortInputs& inputs, const Relaxation& change, const Snapshot& snapshot) {
  return Sayer(inputs, change, snapshot).all();
}

}  // namespace echelon
