// mentor_bench: 5,000 mentees, 1,500 mentors, 50,000 acceptable pairs in several shapes; each way to match
// them, and LEMON's network simplex and cost scaling on the same flow where it is installed. A run fails when
// the totals differ. MENTOR_BENCH_SMALL makes the instances small.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <random>
#include <set>

#include "echelon/optimise/mentor_matching.hpp"
#ifdef HAS_LEMON
#include "mentor_lemon.hpp"
#endif

namespace {

using echelon::MatchBy;
using echelon::MentorProblem;

/// plenty: three to five places; scarce: two or three, fewer than mentees; alike: all fits equal; popular: a
/// few mentors whom most may have, wishes of thirty ranks.
enum Shape : std::int64_t { plenty, scarce, alike, popular };

MentorProblem instance(std::int64_t shape) {
  const bool small = std::getenv("MENTOR_BENCH_SMALL") != nullptr;
  const int mentees = small ? 200 : 5000;
  const int mentors = small ? 60 : 1500;
  const std::size_t pairs = small ? 2000 : 50000;
  std::mt19937 draw(7);
  const auto below = [&](int n) { return static_cast<std::int32_t>(draw() % static_cast<unsigned>(n)); };
  MentorProblem problem;
  problem.mentees = mentees;
  problem.capacity.resize(static_cast<std::size_t>(mentors));
  for (auto& each : problem.capacity) each = shape == scarce ? 2 + below(2) : 3 + below(3);
  const int ranks = shape == popular ? 30 : 3;
  std::set<std::pair<std::int32_t, std::int32_t>> seen;
  while (seen.size() < pairs) {
    const auto mentee = below(mentees);
    auto mentor = below(mentors);
    if (shape == popular) mentor = std::min(mentor, below(mentors));
    if (!seen.insert({mentee, mentor}).second) continue;
    const std::int64_t fit = shape == alike ? 1'000'000 : std::int64_t{1'000'000} * (1 + below(100));
    problem.pairs.push_back({mentee, mentor, fit, 1 + below(ranks), 1 + below(ranks), false});
  }
  return problem;
}

void match(benchmark::State& state, MatchBy by) {
  const MentorProblem problem = instance(state.range(0));
  for (auto _ : state) {
    const auto matching = echelon::match_mentors(problem, by);
    state.counters["pairs"] = static_cast<double>(matching.pairs);
    state.counters["bound"] = by == MatchBy::fit ? 0 : static_cast<double>(matching.bound);
    state.counters["fit"] = static_cast<double>(matching.fit) * 1e-6;
  }
}
void shapes(benchmark::internal::Benchmark* bench) {
  for (const auto shape : {plenty, scarce, alike, popular}) bench->Arg(shape);
  bench->Unit(benchmark::kMillisecond);
}
BENCHMARK_CAPTURE(match, stable, MatchBy::stable)->Apply(shapes);
BENCHMARK_CAPTURE(match, largest, MatchBy::largest)->Apply(shapes);
BENCHMARK_CAPTURE(match, fit, MatchBy::fit)->Apply(shapes);

#ifdef HAS_LEMON
void lemon(benchmark::State& state, std::int64_t (*solve)(const MentorFlowInput&)) {
  const MentorProblem problem = instance(state.range(0));
  MentorFlowInput input{problem.mentees, {problem.capacity.begin(), problem.capacity.end()}, {}};
  for (const auto& pair : problem.pairs) input.pairs.push_back({pair.mentee, pair.mentor, pair.fit});
  const auto ours = echelon::match_mentors(problem, MatchBy::fit).fit;
  for (auto _ : state)
    if (solve(input) != ours) state.SkipWithError("another total");
}
BENCHMARK_CAPTURE(lemon, network_simplex, lemon_network_simplex)->Apply(shapes);
BENCHMARK_CAPTURE(lemon, cost_scaling, lemon_cost_scaling)->Apply(shapes);
#endif

}  // namespace

BENCHMARK_MAIN();
