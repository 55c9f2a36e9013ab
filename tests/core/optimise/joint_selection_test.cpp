#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "echelon/base/error.hpp"
#include "echelon/optimise/joint_selection.hpp"

using namespace echelon;

namespace {

using Members = std::vector<std::size_t>;

struct Pair {
  std::size_t person;
  std::size_t program;
  friend auto operator<=>(const Pair&, const Pair&) = default;
};

/// Tries every set of pairs, in lexicographic order of (person, program).
class EverySet {
 public:
  explicit EverySet(const JointProblem& problem) : problem_(problem), left_(problem.seats) {
    for (std::size_t i = 0; i < problem.scores.front().size(); ++i)
      for (std::size_t p = 0; p < problem.seats.size(); ++p)
        if (problem.scores[p][i]) pairs_.push_back({i, p});
    choose(0, 0);
  }

  std::optional<std::int64_t> objective;
  std::vector<Pair> best;
  std::optional<std::int64_t> least_change;

 private:
  void choose(std::size_t from, std::int64_t value) {
    if (std::ranges::all_of(left_, [](auto seats) { return seats == 0; })) return consider(value);
    for (auto i = from; i < pairs_.size(); ++i) {
      const auto [person, program] = pairs_[i];
      const auto taken = std::ranges::count(set_, person, &Pair::person);
      if (left_[program] == 0 || taken >= problem_.most_programs) continue;
      --left_[program];
      set_.push_back(pairs_[i]);
      choose(i + 1, value + *problem_.scores[program][person]);
      set_.pop_back();
      ++left_[program];
    }
  }

  void consider(std::int64_t value) {
    const auto change = broken();
    if (!least_change || change < *least_change) least_change = change;
    if (change > 0 || (objective && value < *objective)) return;
    if (objective && value == *objective && !(set_ < best)) return;
    objective = value;
    best = set_;
  }

  [[nodiscard]] std::int64_t broken() const {
    std::int64_t broken = 0;
    const auto outside = [](const auto& quota, std::int64_t used) {
      return quota.weight * (std::max<std::int64_t>(0, quota.min.value_or(used) - used) +
                             std::max<std::int64_t>(0, used - quota.max.value_or(used)));
    };
    for (const auto& [program, quota] : problem_.counts) {
      std::int64_t used = 0;
      for (const auto& pair : set_)
        if (program.value_or(pair.program) == pair.program &&
            problem_.features[quota.feature][pair.person] == quota.value)
          ++used;
      broken += 1'000'000 * outside(quota, used);
    }
    for (const auto& [program, quota] : problem_.sums) {
      std::int64_t used = 0;
      for (const auto& pair : set_)
        if (program.value_or(pair.program) == pair.program)
          used += problem_.measures[quota.measure][pair.person];
      broken += outside(quota, used);
    }
    return broken;
  }

  const JointProblem& problem_;
  std::vector<std::int64_t> left_;
  std::vector<Pair> pairs_;
  std::vector<Pair> set_;
};

JointProblem random_joint(unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](unsigned limit) { return static_cast<std::int64_t>(random() % limit); };
  JointProblem problem;
  const auto people = 3 + static_cast<std::size_t>(below(5));
  const auto programs = 1 + static_cast<std::size_t>(below(3));
  problem.most_programs = 1 + below(2);
  const auto steps = below(2) == 0 ? 3U : 1'000'000U;
  for (std::size_t p = 0; p < programs; ++p) {
    problem.seats.push_back(below(3));
    auto& column = problem.scores.emplace_back();
    for (std::size_t i = 0; i < people; ++i)
      column.push_back(below(5) == 0 ? std::nullopt : std::optional(below(steps) * 1'000'000));
  }
  for (int f = 0; f < 2; ++f) {
    auto& column = problem.features.emplace_back();
    for (std::size_t i = 0; i < people; ++i)
      column.push_back(static_cast<std::int32_t>(below(3)) - (below(6) == 0));
  }
  auto& measure = problem.measures.emplace_back();
  for (std::size_t i = 0; i < people; ++i) measure.push_back(below(10) * 1'000'000);
  const auto some_program = [&]() -> std::optional<std::size_t> {
    if (below(2) == 0) return std::nullopt;
    return static_cast<std::size_t>(below(static_cast<unsigned>(programs)));
  };
  for (auto quotas = below(4); quotas > 0; --quotas) {
    CountQuota quota{.feature = static_cast<std::size_t>(below(2)),
                     .value = static_cast<std::int32_t>(below(3))};
    if (below(2) == 0) quota.min = below(2);
    if (below(3) > 0) quota.max = below(3);
    quota.weight = 1 + below(3);
    problem.counts.push_back({some_program(), quota});
  }
  if (below(3) == 0)
    problem.sums.push_back({some_program(), {.measure = 0, .max = 4'000'000 + below(12) * 1'000'000}});
  return problem;
}

std::vector<Pair> pairs_of(const JointResult& result) {
  std::vector<Pair> pairs;
  for (std::size_t p = 0; p < result.chosen.size(); ++p)
    for (const auto person : result.chosen[p]) pairs.push_back({person, p});
  std::ranges::sort(pairs);
  return pairs;
}

JointProblem two_programs() {
  return {.seats = {1, 1},
          .scores = {{9'000'000, 8'000'000, std::nullopt}, {7'000'000, 1'000'000, 2'000'000}}};
}

}  // namespace

TEST_CASE("a joint selection equals trying every set of people for every program") {
  unsigned feasible = 0;
  unsigned relaxed = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    const auto problem = random_joint(seed);
    const EverySet truth(problem);
    const auto result = select_jointly(problem);
    REQUIRE((result.status == SelectionStatus::optimal) == truth.objective.has_value());
    if (truth.objective) {
      ++feasible;
      REQUIRE(result.objective == truth.objective);
      REQUIRE(pairs_of(result) == truth.best);
      continue;
    }
    CHECK_FALSE(result.conflict.empty());
    REQUIRE(result.relaxation.empty() == !truth.least_change.has_value());
    if (!truth.least_change) continue;
    ++relaxed;
    std::int64_t weight = 0;
    for (const auto& change : result.relaxation) {
      const auto by = std::abs(change.to - change.from);
      weight += change.limit == JointLimit::count ? 1'000'000 * problem.counts[change.index].quota.weight * by
                                                  : problem.sums[change.index].quota.weight * by;
    }
    REQUIRE(weight == *truth.least_change);
  }
  CHECK(feasible > 500);
  CHECK(relaxed > 100);
}

TEST_CASE("the best of one program goes to the other where both together gain") {
  const auto result = select_jointly(two_programs());
  CHECK(result.objective == 15'000'000);  // 8 + 7 beats 9 + 2
  CHECK(result.chosen == std::vector<Members>{{1}, {0}});
}

TEST_CASE("a person may be chosen twice where the call allows it") {
  auto problem = two_programs();
  problem.most_programs = 2;
  const auto result = select_jointly(problem);
  CHECK(result.objective == 16'000'000);
  CHECK(result.chosen == std::vector<Members>{{0}, {0}});
}

TEST_CASE("a school's cap counts over all programs") {
  auto problem = two_programs();
  problem.features = {{0, 0, 1}};
  problem.counts = {{std::nullopt, {.feature = 0, .value = 0, .max = 1}}};
  const auto result = select_jointly(problem);
  CHECK(result.chosen == std::vector<Members>{{0}, {2}});
  CHECK(result.count_usage == std::vector<std::int64_t>{1});
}

TEST_CASE("where seats outnumber those eligible no quota is blamed") {
  auto problem = two_programs();
  problem.seats = {3, 0};
  const auto result = select_jointly(problem);
  CHECK(result.status == SelectionStatus::infeasible);
  CHECK(result.relaxation.empty());
  REQUIRE(result.conflict.size() == 1);
  CHECK(result.conflict[0].limit == JointLimit::seats);
}

TEST_CASE("a malformed joint problem is refused in words") {
  const auto refused = [](JointProblem problem) { CHECK_THROWS_AS((void)select_jointly(problem), Error); };
  refused({});
  refused({.seats = {1}, .scores = {}});
  refused({.seats = {-1}, .scores = {{1}}});
  refused({.seats = {1, 1}, .scores = {{1, 2}, {1}}});
  refused({.seats = {1}, .scores = {{1}}, .counts = {{std::nullopt, {.feature = 0}}}});
  refused({.seats = {1}, .scores = {{1}}, .features = {{0}}, .counts = {{1, {.feature = 0}}}});
  refused({.seats = {1}, .scores = {{1}}, .sums = {{std::nullopt, {.measure = 0}}}});
  refused({.seats = {1}, .scores = {{1}}, .most_programs = 0});
}
