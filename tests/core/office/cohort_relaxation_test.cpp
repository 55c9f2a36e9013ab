// What an office's impossible plan says would have to give way.

#include <doctest/doctest.h>

#include "echelon/office/cohort_run.hpp"

using namespace echelon;

namespace {

using What = CohortRelaxation::What;

constexpr std::int64_t million = 1'000'000;

/// Two teachers of one school, both pinned into a session of `capacity` seats; `limit` may be away on a day.
CohortInputs pinned(std::int32_t capacity, std::int32_t limit) {
  CohortInputs inputs;
  inputs.as_of = *Date::from_iso("2024-09-01");
  inputs.sessions = {{"A", "K1", "", capacity, 1, 0, 0, {*read_meeting("2024-10-12")}},
                     {"B", "K2", "", 4, 1, 0, 0, {*read_meeting("2024-10-12T09:00/12:00")}}};
  inputs.schools = {{"S1", limit, {}}};
  const CohortInputs::Seat seat{0, 8 * million, CohortProblem::Option::Pin::in, false};
  inputs.teachers = {{"T1", 0, "物理", 2, {}, {seat}}, {"T2", 0, "化学", 2, {}, {seat}}};
  return inputs;
}

CohortAnswer::Relaxation only_relaxation(const CohortInputs& inputs) {
  const CohortAnswer answer = plan_seats(inputs);
  REQUIRE(answer.status == CohortStatus::infeasible);
  REQUIRE(answer.relaxation.size() == 1);
  return answer.relaxation.front();
}

}  // namespace

TEST_CASE("too few seats for those pinned in: how many would do") {
  const auto inputs = pinned(1, 2);
  const auto change = only_relaxation(inputs);
  CHECK(change.what == What::capacity);
  CHECK(change.session == 0);
  CHECK(change.from == 1);
  CHECK(change.to == 2);
  CHECK(words(inputs, change, Snapshot()).en == "seats of A: 2 instead of 1");
  CHECK(words(inputs, change, Snapshot()).zh == "A 的名额：由 1 改为 2");
}

TEST_CASE("too many of a school pinned away on a day: which school, which day, how many") {
  const auto inputs = pinned(2, 1);
  const auto change = only_relaxation(inputs);
  CHECK(change.what == What::absence);
  CHECK(change.school == 0);
  CHECK(change.day == *Date::from_iso("2024-10-12"));
  CHECK(words(inputs, change, Snapshot()).en == "people away from S1 on 2024-10-12: 2 instead of 1");
}

TEST_CASE("pinned into two sessions at once: which two") {
  auto inputs = pinned(2, 2);
  inputs.most_per_month = 2;
  inputs.teachers[0].seats.push_back({1, 8 * million, CohortProblem::Option::Pin::in, false});
  const auto change = only_relaxation(inputs);
  CHECK(change.what == What::overlap);
  CHECK(change.session == 0);
  CHECK(change.other == 1);
  CHECK(words(inputs, change, Snapshot()).en == "without the overlap of A and B");
}

TEST_CASE("a bundle keeps the relaxation, and a plan that was found has none") {
  for (const auto& inputs : {pinned(1, 2), pinned(2, 1), pinned(2, 2)}) {
    const CohortAnswer answer = plan_seats(inputs);
    const std::string bundle = cohort_bundle(inputs, answer);
    const CohortAnswer again = read_cohort_answer(read_cohort_inputs(bundle), bundle);
    CHECK(again.status == answer.status);
    CHECK(again.relaxation == answer.relaxation);
    CHECK(answer.relaxation.empty() == (answer.status != CohortStatus::infeasible));
    CHECK(cohort_bundle(inputs, again) == bundle);
  }
}
