#include "cli/cohort_out.hpp"
#include "echelon/base/date.hpp"
#include "echelon/base/decimal.hpp"

namespace cli {

using echelon::CohortRelaxation;
using echelon::Decimal;
using echelon::Words;

namespace {

/// Names what a change is about.
class ChangeNames {
 public:
  ChangeNames(const CohortFiles& files, const echelon::CohortQuestion& question)
      : files_(files), question_(question) {}

  [[nodiscard]] std::string teacher(std::int32_t t) const { return std::string(files_.teachers[place(t)]); }
  [[nodiscard]] std::string session(std::int32_t s) const { return std::string(files_.sessions[place(s)]); }
  [[nodiscard]] Words absence(const CohortRelaxation& change) const {
    const auto& group = question_.absences[place(change.first)];
    std::string name = files_.schools[place(group.school)];
    if (group.subject >= 0) name += " " + files_.subjects[place(group.subject)];
    const std::string day = echelon::Date::from_days(change.second).iso();
    return {name + " 在 " + day + " 的外出人数", "people away from " + name + " on " + day};
  }

 private:
  static std::size_t place(std::int32_t position) { return static_cast<std::size_t>(position); }
  const CohortFiles& files_;
  const echelon::CohortQuestion& question_;
};

Words subject_of(const ChangeNames& names, const CohortRelaxation& change) {
  switch (change.what) {
    case CohortRelaxation::What::need:
      return {names.teacher(change.first) + " 的班次数", "sessions of " + names.teacher(change.first)};
    case CohortRelaxation::What::capacity:
      return {names.session(change.first) + " 的容量", "seats of " + names.session(change.first)};
    case CohortRelaxation::What::minimum:
      return {names.session(change.first) + " 的最低人数", "the minimum of " + names.session(change.first)};
    case CohortRelaxation::What::absence:
      return names.absence(change);
    case CohortRelaxation::What::together:
      return {names.teacher(change.first) + " 同一课程或同一月份的班次数",
              "sessions of one course or month of " + names.teacher(change.first)};
    case CohortRelaxation::What::earlier:
      return {names.teacher(change.first) + " 的先修课程",
              "the prerequisites of " + names.teacher(change.first)};
    case CohortRelaxation::What::budget:
      return {"预算", "the budget"};
    case CohortRelaxation::What::changes:
      return {"允许的变动数", "the changes that are allowed"};
    case CohortRelaxation::What::overlap:
      break;
  }
  return {names.session(change.first) + " 与 " + names.session(change.second) + " 的时间重叠",
          "the overlap of " + names.session(change.first) + " and " + names.session(change.second)};
}

}  // namespace

Words relaxation_words(const CohortFiles& files, const echelon::CohortQuestion& question,
                       const CohortRelaxation& change) {
  const ChangeNames names(files, question);
  const Words what = subject_of(names, change);
  if (change.what == CohortRelaxation::What::overlap || change.what == CohortRelaxation::What::earlier)
    return {"不计 " + what.zh, "without " + what.en};
  const bool is_money = change.what == CohortRelaxation::What::budget;
  const auto amount = [&](std::int64_t value) {
    return is_money ? Decimal::from_millionths(value).text() : std::to_string(value);
  };
  return {what.zh + "：由 " + amount(change.from) + " 改为 " + amount(change.to),
          what.en + ": " + amount(change.to) + " instead of " + amount(change.from)};
}

}  // namespace cli
