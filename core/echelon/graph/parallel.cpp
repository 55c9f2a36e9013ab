#include "echelon/graph/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace echelon {

unsigned threads_for(unsigned asked) {
  constexpr unsigned most = 8;
  if (asked > 0) return asked;
  return std::clamp(std::thread::hardware_concurrency(), 1U, most);
}

void in_parts(std::size_t parts, unsigned threads,
              const std::function<void(std::size_t part, unsigned thread)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex guard;
  const auto run = [&](unsigned thread) {
    try {
      for (std::size_t part = next++; part < parts; part = next++) work(part, thread);
    } catch (...) {
      const std::scoped_lock lock(guard);
      if (!failure) failure = std::current_exception();
      next = parts;
    }
  };
  const auto others = static_cast<unsigned>(std::min<std::size_t>(threads, std::max<std::size_t>(parts, 1)));
  std::vector<std::thread> running;
  running.reserve(others);
  for (unsigned thread = 1; thread < others; ++thread) running.emplace_back(run, thread);
  run(0);
  for (std::thread& each : running) each.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace echelon
