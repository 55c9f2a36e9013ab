// joint_files PROGRAMS PEOPLE SEED FOLDER: a made-up joint selection as plain files, and for other solvers as
// an LP.

#include <cstdio>
#include <cstdlib>

#include "joint_instances.hpp"

int main(int count, char** arguments) {
  if (count != 5) {
    std::fputs("joint_files PROGRAMS PEOPLE SEED FOLDER\n", stderr);
    return 2;
  }
  const auto number = [&](int at) { return std::strtoull(arguments[at], nullptr, 10); };
  const auto problem = bench::make_joint(number(1), number(2), number(3));
  bench::write_joint_files(problem, arguments[4]);
  bench::write_joint_lp(problem, std::filesystem::path(arguments[4]) / "pool.lp");
  return 0;
}
