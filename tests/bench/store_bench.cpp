// Import, loading, undo and verification of a district of the plan's size: 13,000 people, ten years, about
// 450,000 training records. `store_bench [teachers]` prints seconds of CPU and of wall time.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "echelon/command/ledger.hpp"
#include "echelon/office/demo/district.hpp"
#include "echelon/store/load.hpp"

namespace {

template <class Work>
auto timed(const char* what, Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  auto result = work();
  const double used = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::printf("%-28s %8.3f s CPU %8.3f s wall\n", what, used, taken.count());
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace echelon;
  const int teachers = count > 1 ? std::atoi(arguments[1]) : 13'000;
  const std::filesystem::path path = std::filesystem::temp_directory_path() / "echelon-store-bench.office";
  std::filesystem::remove(path);
  demo::DistrictSpec spec;
  spec.teachers = teachers;
  spec.as_of = *Date::from_iso("2026-03-01");
  const Batch batch = timed("make the district", [&] { return demo::make_district(spec); });
  std::printf("people %zu, training rows %zu\n", batch.people.size(), batch.training.size());
  {
    Store store = Store::create(path);
    Ledger ledger(store);
    const Signature signature{"bench", "2026-03-01T09:00:00", {}};
    timed("import, durable", [&] { return ledger.import(batch, {"import.roster", {}}, signature); });
    std::printf("file %.1f MB\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
    timed("effect of the same again", [&] { return effect_of(store, batch); });
    const auto snapshot = timed("load the snapshot", [&] { return load_snapshot(store, spec.as_of); });
    timed("load the snapshot again", [&] { return load_snapshot(store, spec.as_of); });
    const VerifyReport report = timed("verify: chain, replay", [&] { return ledger.verify(); });
    std::printf("%s\n", report.says().en.c_str());
    timed("undo the import", [&] { return ledger.undo(signature); });
    timed("redo the import", [&] { return ledger.redo(signature); });
  }
  const Store store = timed("open", [&] { return Store::open(path); });
  timed("load, file cache warm", [&] { return load_snapshot(store, spec.as_of); });
  std::filesystem::remove(path);
  return 0;
}
