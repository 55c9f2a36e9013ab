// How often each of many candidates is among the first, under weightings and under raters' noise.

#include "echelon/optimise/stability.hpp"

#include <benchmark/benchmark.h>

#include <random>

#include "figures.hpp"

namespace {

constexpr std::size_t criteria = 6;
constexpr std::size_t top = 50;

/// Uniform and independent, the hardest: hardly anyone is surpassed in every criterion.
echelon::CriteriaPoints uniform_points(std::size_t candidates) {
  std::mt19937_64 chance(1);
  echelon::CriteriaPoints points(criteria, std::vector<std::int64_t>(candidates));
  for (auto& column : points)
    for (std::int64_t& each : column) each = static_cast<std::int64_t>(chance() % 100'000'000);
  return points;
}

void under_weights(benchmark::State& state) {
  const auto points = uniform_points(static_cast<std::size_t>(state.range(0)));
  const echelon::WeightDraws draws{std::vector<std::int64_t>(criteria, 1), std::nullopt,
                                   static_cast<std::size_t>(state.range(1)), 1};
  for (auto _ : state) benchmark::DoNotOptimize(echelon::times_in_top(points, top, draws));
}

void under_noise(benchmark::State& state) {
  const auto points = uniform_points(static_cast<std::size_t>(state.range(0)));
  std::vector<std::int64_t> scores(points[0].size());
  for (const auto& column : points)
    for (std::size_t j = 0; j < scores.size(); ++j)
      scores[j] += column[j] / static_cast<std::int64_t>(criteria);
  const echelon::RaterNoise noise{std::vector<std::int64_t>(scores.size(), 3'000'000),
                                  static_cast<std::size_t>(state.range(1)), 1};
  for (auto _ : state) benchmark::DoNotOptimize(echelon::times_in_top(scores, top, noise));
}

}  // namespace

void register_stability(const Sizes& sizes) {
  const std::int64_t candidates = sizes.small ? 500 : 5'000;
  const std::int64_t draws = sizes.small ? 1'000 : 10'000;
  const auto add = [&](const char* name, void (*figure)(benchmark::State&)) {
    benchmark::RegisterBenchmark(name, figure)
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->Args({candidates, draws});
  };
  add("stability/weights", under_weights);
  add("stability/noise", under_noise);
}
