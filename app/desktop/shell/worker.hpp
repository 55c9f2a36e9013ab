#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

#include "echelon/base/progress.hpp"

namespace echelon::desktop {

/// Does long work beside the frames, one job after another on one thread. What a job made is taken over by
/// `then`, on the thread that polls; so whatever belongs to the jobs (the office) is never used by two
/// threads at once.
class Worker {
 public:
  struct Job {
    Words title;
    std::function<void(const Progress&)> work;
    std::function<void()> then;
    bool cancellable = false;
  };
  /// How far the running job is.
  struct Task {
    Words title;
    Words step;
    double done = 0;
    double seconds = 0;
    bool cancellable = false;
  };

  /// `wake` is called from the worker when there is something to poll or to show.
  explicit Worker(std::function<void()> wake);
  ~Worker();  ///< cancels and waits
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  void start(Job job);
  /// Runs the `then` of every finished job, hands failures to `failed`. On the thread of the frames.
  void poll(const std::function<void(std::exception_ptr)>& failed);
  /// True from `start` until the job's `then` has run.
  [[nodiscard]] bool busy() const;
  [[nodiscard]] std::optional<Task> task() const;
  void cancel();

 private:
  void run(const std::stop_token& ending);
  void report(double done, const Words& step);
  struct Done {
    std::function<void()> then;
    std::exception_ptr failure;
  };
  using Clock = std::chrono::steady_clock;

  std::function<void()> wake_;
  mutable std::mutex guard_;
  std::condition_variable_any bell_;
  std::deque<Job> waiting_;
  std::deque<Done> done_;
  std::optional<Task> task_;
  Clock::time_point began_;
  Clock::time_point woke_;
  std::stop_source cancel_;
  int unfinished_ = 0;
  std::jthread thread_;
};

}  // namespace echelon::desktop
