#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "desktop/shell/time_left.hpp"
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
    std::string place{};  ///< the page it was asked for on
  };
  /// How far the running job is.
  struct Task {
    Words title;
    Words step;
    double done = 0;
    double seconds = 0;
    bool cancellable = false;
    std::optional<double> left{};  ///< seconds still to go, where it can be told
    std::vector<Words> waiting{};  ///< the titles of the jobs behind it
  };
  /// A job that is over.
  struct Finished {
    Words title;
    double seconds = 0;
    std::string place;
    bool failed = false;  ///< or was cancelled
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
  /// The last jobs with a title, the newest first. On the thread of the frames.
  [[nodiscard]] const std::deque<Finished>& finished() const { return finished_; }

 private:
  void run(const std::stop_token& ending);
  void report(double done, const Words& step);
  void note(Finished job);
  struct Done {
    Finished about;
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
  TimeLeft time_left_;
  std::deque<Finished> finished_;
  Clock::time_point began_;
  Clock::time_point woke_;
  std::stop_source cancel_;
  int unfinished_ = 0;
  std::jthread thread_;
};

}  // namespace echelon::desktop
