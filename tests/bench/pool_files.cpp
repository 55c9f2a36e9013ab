// pool_files SHAPE CANDIDATES SEED FOLDER [lp]: a made-up pool as plain files, and for other solvers as an
// LP.

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "instances.hpp"

int main(int count, char** arguments) {
  const auto shape = count >= 5 ? bench::shape_named(arguments[1]) : std::nullopt;
  if (!shape) {
    std::fputs("pool_files plain|sums|equal|tight|alike|own CANDIDATES SEED FOLDER [lp]\n", stderr);
    return 2;
  }
  const auto candidates = static_cast<std::size_t>(std::strtoull(arguments[2], nullptr, 10));
  const auto instance = bench::make_instance(*shape, candidates, std::strtoull(arguments[3], nullptr, 10));
  bench::write_plain_files(instance, arguments[4]);
  if (count > 5 && std::string_view(arguments[5]) == "lp")
    bench::write_lp(instance, std::filesystem::path(arguments[4]) / "pool.lp");
  return 0;
}
