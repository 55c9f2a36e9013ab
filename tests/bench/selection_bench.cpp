// The selection with its pool in memory: from the columns to the proven optimum with its reserves.

#include <benchmark/benchmark.h>

#include "figures.hpp"
#include "instances.hpp"
#include "joint_instances.hpp"

namespace {

void select_from(benchmark::State& state, bench::Shape shape) {
  const auto instance = bench::make_instance(shape, static_cast<std::size_t>(state.range(0)), 1);
  double objective = 0;
  bool proven = true;
  for (auto _ : state) {
    state.PauseTiming();
    auto problem = instance.problem;
    state.ResumeTiming();
    echelon::Selection selection(std::move(problem));
    const auto& result = selection.run();
    objective = static_cast<double>(result.objective.value_or(0)) / 1e6;
    proven = proven && result.status == echelon::SelectionStatus::optimal;
  }
  state.counters["objective"] = objective;
  if (!proven) state.SkipWithError("no proven optimum");
}

/// All candidates of a pool explained, after it was solved.
void explain_everyone(benchmark::State& state) {
  const auto instance =
      bench::make_instance(bench::Shape::plain, static_cast<std::size_t>(state.range(0)), 1);
  for (auto _ : state) {
    state.PauseTiming();
    echelon::Selection selection(instance.problem);
    selection.run();
    state.ResumeTiming();
    benchmark::DoNotOptimize(selection.explain_all());
  }
}

void select_for_programs(benchmark::State& state) {
  const auto problem = bench::make_joint(static_cast<std::size_t>(state.range(0)),
                                         static_cast<std::size_t>(state.range(1)), 1);
  for (auto _ : state)
    if (echelon::select_jointly(problem).status != echelon::SelectionStatus::optimal)
      state.SkipWithError("no proven optimum");
}

}  // namespace

void register_selection(const Sizes& sizes) {
  for (const std::string& name : bench::shape_names()) {
    const bench::Shape shape = *bench::shape_named(name);
    auto* figure = benchmark::RegisterBenchmark(
        ("select/" + name).c_str(), [shape](benchmark::State& state) { select_from(state, shape); });
    figure->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->Arg(1'000);
    if (sizes.small) continue;
    figure->Arg(10'000)->Arg(100'000);
    if (shape != bench::Shape::own) figure->Arg(1'000'000);
  }
  const auto register_other = [](const char* name, void (*figure)(benchmark::State&)) {
    return benchmark::RegisterBenchmark(name, figure)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
  };
  register_other("select/explain everyone", explain_everyone)->Arg(sizes.small ? 1'000 : 10'000);
  register_other("select/joint", select_for_programs)
      ->Args({sizes.small ? 3 : 12, sizes.small ? 600 : 10'000});
}
