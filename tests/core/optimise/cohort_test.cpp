#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

#include "cohort_brute.hpp"
#include "echelon/base/error.hpp"
#include "echelon/optimise/cohort_plan.hpp"

using namespace echelon;

namespace {

/// Small problems with everything in them now and then.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}

  CohortProblem problem() {
    CohortProblem p;
    const int teachers = 2 + below(5);
    const int sessions = 2 + below(4);
    for (int t = 0; t < teachers; ++t) p.need.push_back(below(10) == 0 ? 0 : 1 + below(3));
    for (int s = 0; s < sessions; ++s) add_session(p, s);
    add_options(p, teachers, sessions);
    add_absences(p, teachers);
    if (below(4) == 0) p.together.push_back({{0, 1}, 1 + below(2)});
    if (below(4) == 0) p.budget = 1'000'000 * below(30);
    if (below(3) == 0) add_published(p);
    return p;
  }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  void add_session(CohortProblem& p, int s) {
    CohortProblem::Session made;
    made.capacity = below(4);
    made.minimum = below(3) == 0 ? 1 + below(3) : 0;
    made.cost = 1'000'000 * below(5);
    made.seat_cost = 1'000'000 * below(3);
    p.sessions.push_back(made);
    const int day = below(3);
    for (int d = 0; d <= below(2); ++d) {
      const bool half = below(2) == 0;
      const int from = half ? 480 + 240 * below(2) : 0;
      p.meetings.push_back({s, day + d, from, half ? from + 200 : 1440});
    }
  }

  void add_options(CohortProblem& p, int teachers, int sessions) {
    if (below(4) == 0) p.earlier.push_back({0});
    for (int t = 0; t < teachers; ++t)
      for (int s = 0; s < sessions; ++s) {
        if (below(10) < 3 || p.options.size() >= 14) continue;
        CohortProblem::Option o{t, s, 1'000'000 * (1 + below(6)), -1};
        if (!p.earlier.empty() && s == 1 && below(2) == 0) o.after = 0;
        if (below(14) == 0) o.pin = CohortProblem::Option::Pin::in;
        if (below(14) == 0) o.pin = CohortProblem::Option::Pin::out;
        p.options.push_back(o);
      }
  }

  void add_absences(CohortProblem& p, int teachers) {
    for (int g = 0; g < 2; ++g) {
      CohortProblem::Absence group;
      for (int t = 0; t < teachers; ++t)
        if (below(2) == 0) group.members.push_back(t);
      group.limit = below(3);
      p.absences.push_back(group);
    }
  }

  void add_published(CohortProblem& p) {
    p.published.emplace();
    for (std::size_t i = 0; i < p.options.size(); ++i)
      if (below(3) == 0) p.published->chosen.push_back(static_cast<std::int32_t>(i));
    p.published->changes = below(5);
  }

  std::mt19937_64 random_;
};

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* said = std::getenv(name);
  return said == nullptr ? otherwise : std::strtoull(said, nullptr, 10);
}

}  // namespace

TEST_CASE(
    "small cohorts: the plan is the best of all sets, proven, where there is none, the answer says what to "
    "change") {
  const auto cases = setting("ECHELON_COHORT_CASES", 400);
  const auto seed = setting("ECHELON_COHORT_SEED", 1);
  std::uint64_t open = 0;
  for (std::uint64_t i = 0; i < cases; ++i) {
    const CohortProblem p = Draw(seed * 1'000'003 + i).problem();
    const auto best = best_of_all_sets(p);
    const auto plan = plan_cohorts(p);
    CAPTURE(i);
    REQUIRE(best.has_value() == (plan.status != CohortStatus::infeasible));
    if (!best) {
      CHECK_FALSE(plan.relaxation.empty());
      continue;
    }
    REQUIRE(broken_rule(p, plan.chosen) == "");
    std::int64_t worth = 0;
    for (const auto o : plan.chosen) worth += p.options[static_cast<std::size_t>(o)].value;
    REQUIRE(worth == plan.objective);
    REQUIRE(plan.bound >= *best);
    if (plan.status == CohortStatus::optimal) REQUIRE(plan.objective == *best);
    if (plan.status != CohortStatus::optimal) ++open;
  }
  MESSAGE("left open: ", open, " of ", cases);
  CHECK(open * 50 <= cases);
}
