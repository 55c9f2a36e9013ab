// scale_bench OFFICE: what it takes to open an office, to have everyone's training in memory, and to ask for
// five years' hours by person and category and for all who are below 360. Seconds of CPU and of wall time.

#include <chrono>
#include <cstdio>
#include <ctime>

#include "echelon/command/ledger.hpp"
#include "echelon/rules/training_sums.hpp"
#include "echelon/store/load.hpp"

namespace {

template <class Work>
auto timed(const char* what, Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  const std::clock_t cpu = std::clock();
  auto result = work();
  const double used = static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC;
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::printf("%s\t%.4f\t%.4f\n", what, used, taken.count());
  return result;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace echelon;
  if (count != 2) {
    std::fputs("scale_bench OFFICE\n", stderr);
    return 2;
  }
  const Date as_of = *Date::from_iso("2026-03-01");
  const Store store = timed("open", [&] { return Store::open(arguments[1]); });
  const auto snapshot = timed("load", [&] { return load_snapshot(store, as_of); });
  const Period five_years{as_of.plus_years(-5).plus_days(1), as_of};
  const CategoryHours sums = timed("hours", [&] { return hours_by_category(*snapshot, five_years); });
  const auto below = timed("below", [&] { return people_below(sums, *snapshot, Decimal::of(360)); });
  std::int64_t whole = 0;
  for (const std::int64_t each : sums.millionths) whole += each;
  std::printf("answer\t%zu\t%lld\n", below.size(), static_cast<long long>(whole / Decimal::scale));
  return 0;
}
