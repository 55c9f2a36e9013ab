// cohort_files SHAPE TEACHERS SEED FOLDER: a made-up cohort problem as plain files.

#include <cstdio>
#include <cstdlib>

#include "cohort_instances.hpp"

int main(int count, char** arguments) {
  const auto shape = count == 5 ? bench::cohort_shape_named(arguments[1]) : std::nullopt;
  if (!shape) {
    std::fputs("cohort_files plain|gaps|few_days|small_schools|tight|minimums|alike TEACHERS SEED FOLDER\n",
               stderr);
    return 2;
  }
  const auto number = [&](int at) { return std::strtoull(arguments[at], nullptr, 10); };
  bench::write_cohort_files(bench::make_cohorts(*shape, number(2), number(3)), arguments[4]);
  return 0;
}
