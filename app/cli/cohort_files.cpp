#include "cli/cohort_files.hpp"

#include <algorithm>

#include "cli/canonical_bytes.hpp"
#include "cli/cohort_parts.hpp"
#include "cli/large_pages.hpp"

namespace cli {
namespace {

using echelon::CohortDistrict;
using echelon::CohortProblem;

/// Columns of records, each put together in the same memory.
class Columns {
 public:
  explicit Columns(CanonicalBytes& out) : out_(out) {}

  template <class Row, class Member>
  void add(const std::vector<Row>& rows, Member Row::*member) {
    column_.clear();
    for (const Row& row : rows) column_.push_back(static_cast<std::int64_t>(row.*member));
    add_column(out_, column_);
  }

 private:
  CanonicalBytes& out_;
  std::vector<std::int64_t> column_;
};

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
  Columns columns(out);
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
    columns.add(district.teachers, member);
  for (const Teacher& each : district.teachers) {
    out.number(each.done.size(), 4);
    add_column(out, each.done);
  }
  using Session = CohortDistrict::Session;
  for (const auto member : {&Session::capacity, &Session::minimum, &Session::course, &Session::after})
    columns.add(district.sessions, member);
  for (const auto member : {&Session::cost, &Session::seat_cost}) columns.add(district.sessions, member);
  using Meeting = CohortProblem::Meeting;
  out.number(district.meetings.size());
  for (const auto member : {&Meeting::session, &Meeting::day, &Meeting::from, &Meeting::to})
    columns.add(district.meetings, member);
  using Limit = CohortDistrict::Limit;
  out.number(district.limits.size());
  for (const auto member : {&Limit::school, &Limit::subject, &Limit::most})
    columns.add(district.limits, member);
  using Option = CohortProblem::Option;
  out.number(files.options.size());
  for (const auto member : {&Option::teacher, &Option::session}) columns.add(files.options, member);
  columns.add(files.options, &Option::value);
  columns.add(files.options, &Option::pin);
  if (district.published) add_column(out, district.published->chosen);
  return out.hex();
}

CohortFiles read_cohort_files(const CohortRequest& request) {
  std::error_code failed;
  const std::uintmax_t bytes = std::filesystem::file_size(request.options, failed);
  const LargePages pages(failed ? 0 : 4 * bytes);
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
