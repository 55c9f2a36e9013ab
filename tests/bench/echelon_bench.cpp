// Figures taken inside one process, beside which tests/bench/run puts whole programs. `--small`: sizes for a
// test.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "figures.hpp"

int main(int count, char** arguments) {
  std::vector<char*> rest(arguments, arguments + count);
  Sizes sizes;
  sizes.small = std::erase_if(rest, [](const char* each) { return std::strcmp(each, "--small") == 0; }) > 0;
  count = static_cast<int>(rest.size());
  benchmark::Initialize(&count, rest.data());
  register_office(sizes);
  register_selection(sizes);
  register_pools(sizes);
  register_stability(sizes);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
