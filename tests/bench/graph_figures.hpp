#pragma once

#include <ctime>

#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>

namespace bench {

/// Seconds of CPU, of all threads of this process.
inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Runs the task and prints `name seconds result`; what the results of two libraries have in common is
/// compared.
inline void figure(const std::string& name, const std::function<double()>& task) {
  const double begin = cpu_seconds();
  const double result = task();
  std::printf("%s\t%.4f\t%.12g\n", name.c_str(), cpu_seconds() - begin, result);
  std::fflush(stdout);
}

}  // namespace bench
