// POOL.csv and QUOTAS.csv read: from the files to the columns of the selection, the digest included.

#include <benchmark/benchmark.h>

#include "cli/pool.hpp"
#include "figures.hpp"
#include "instances.hpp"

namespace {

void read_files(benchmark::State& state, bench::Shape shape) {
  const auto folder = std::filesystem::temp_directory_path() / "echelon-pool-bench";
  std::filesystem::create_directories(folder);
  bench::write_plain_files(bench::make_instance(shape, static_cast<std::size_t>(state.range(0)), 1), folder);
  const auto pool = folder / "pool.csv";
  const auto quotas = folder / "quotas.csv";
  std::size_t candidates = 0;
  for (auto _ : state) candidates = cli::read_pool(pool, quotas, 50, "id", "score").ids.size();
  const auto bytes = std::filesystem::file_size(pool) + std::filesystem::file_size(quotas);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  if (candidates != static_cast<std::size_t>(state.range(0)))
    state.SkipWithError("not every candidate was read");
  std::filesystem::remove_all(folder);
}

}  // namespace

void register_pools(const Sizes& sizes) {
  for (const char* name : {"plain", "sums"}) {
    const bench::Shape shape = *bench::shape_named(name);
    auto* figure =
        benchmark::RegisterBenchmark((std::string("pool/read/") + name).c_str(),
                                     [shape](benchmark::State& state) { read_files(state, shape); });
    figure->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->Arg(1'000);
    if (!sizes.small) figure->Arg(1'000'000);
  }
}
