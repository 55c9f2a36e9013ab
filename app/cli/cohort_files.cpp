#include "cli/cohort_files.hpp"

#include <algorithm>

#include "cli/canonical_bytes.hpp"
#include "cli/cohort_parts.hpp"

namespace cli {
namespace {

using echelon::CohortDistrict;
using echelon::CohortProblem;

template <class Row, class Number>
void add_member(CanonicalBytes& out, const std::vector<Row>& rows, Number Row::*member) {
  std::vector<Number> column(rows.size());
  std::ranges::transform(rows, column.begin(), [&](const Row& row) { return row.*member; });
  add_column(out, column);
}

void add_known(CanonicalBytes& out, const std::optional<std::int64_t>& value) {
  out.number(value ? 1 : 0, 1);
  out.number(static_cast<std::uint64_t>(value.value_or(0)));
}

void add_texts(CanonicalBytes& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& each : texts) out.text(each);
}

}  // namespace

std::string cohort_digest(const CohortRequest& request, const CohortFiles& files) {
  const CohortDistrict& district = files.district;
  CanonicalBytes out;
  out.text("echelon cohorts 1");
  add_known(out, district.budget);
  add_known(out, district.most_per_month);
  add_known(out, request.published.empty() ? std::nullopt : std::optional(request.disturb));
  out.number(static_cast<std::uint64_t>(files.lost));
  for (const PoolIds* ids : {&files.teachers, &files.sessions}) {
    out.number(ids->size());
    add_column(out, ids->lengths());
    out.text(ids->all());
  }
  for (const auto* texts : {&files.schools, &files.subjects, &files.courses}) add_texts(out, *texts);
  using Teacher = CohortDistrict::Teacher;
  for (const auto member : {&Teacher::need, &Teacher::school, &Teacher::subject})
    add_member(out, district.teachers, member);
  for (const Teacher& each : district.teachers) {
    out.number(each.done.size(), 4);
    add_column(out, each.done);
  }
  using Session = CohortDistrict::Session;
  for (const auto member : {&Session::capacity, &Session::minimum, &Session::course, &Session::after})
    add_member(out, district.sessions, member);
  for (const auto member : {&Session::cost, &Session::seat_cost}) add_member(out, district.sessions, member);
  using Meeting = CohortProblem::Meeting;
  out.number(district.meetings.size());
  for (const auto member : {&Meeting::session, &Meeting::day, &Meeting::from, &Meeting::to})
    add_member(out, district.meetings, member);
  for (const auto& each : district.schools) {
    add_known(out, each.limit);
    add_known(out, each.subject_limit);
  }
  using Option = CohortProblem::Option;
  out.number(district.options.size());
  for (const auto member : {&Option::teacher, &Option::session}) add_member(out, district.options, member);
  add_member(out, district.options, &Option::value);
  std::vector<std::int32_t> pins(district.options.size());
  std::ranges::transform(district.options, pins.begin(),
                         [](const Option& each) { return static_cast<int>(each.pin); });
  add_column(out, pins);
  if (district.published) add_column(out, district.published->chosen);
  return out.hex();
}

CohortFiles read_cohort_files(const CohortRequest& request) {
  CohortFiles files;
  files.district.budget = request.budget;
  files.district.most_per_month = request.most_per_month;
  read_cohort_tables(request, files);
  read_cohort_options(request, files);
  if (!request.pins.empty()) read_cohort_pins(request, files);
  if (!request.published.empty()) read_published_plan(request, files);
  files.digest = cohort_digest(request, files);
  return files;
}

}  // namespace cli
