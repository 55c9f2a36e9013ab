#include "desktop/shell/worker.hpp"

#include <chrono>
#include <utility>

namespace echelon::desktop {

Worker::Worker(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this](const std::stop_token& ending) { run(ending); }) {}

Worker::~Worker() {
  cancel();
  thread_.request_stop();
  bell_.notify_all();
}

void Worker::start(Job job) {
  {
    const std::scoped_lock lock(guard_);
    waiting_.push_back(std::move(job));
    ++unfinished_;
  }
  bell_.notify_all();
}

void Worker::poll(const std::function<void(std::exception_ptr)>& failed) {
  for (;;) {
    Done done;
    {
      const std::scoped_lock lock(guard_);
      if (done_.empty()) return;
      done = std::move(done_.front());
      done_.pop_front();
      --unfinished_;
    }
    note(std::move(done.about));
    if (done.failure) {
      failed(done.failure);
    } else if (done.then) {
      done.then();
    }
  }
}

void Worker::note(Finished job) {
  constexpr std::size_t kept = 8;
  if (job.title.empty()) return;
  finished_.push_front(std::move(job));
  if (finished_.size() > kept) finished_.pop_back();
}

bool Worker::busy() const {
  const std::scoped_lock lock(guard_);
  return unfinished_ > 0;
}

std::optional<Worker::Task> Worker::task() const {
  const std::scoped_lock lock(guard_);
  std::optional<Task> task = task_;
  if (!task) return task;
  task->seconds = std::chrono::duration<double>(Clock::now() - began_).count();
  task->left = time_left_.at(task->seconds);
  for (const Job& job : waiting_)
    if (!job.title.empty()) task->waiting.push_back(job.title);
  return task;
}

void Worker::cancel() {
  const std::scoped_lock lock(guard_);
  cancel_.request_stop();
}

void Worker::report(double done, const Words& step) {
  {
    const std::scoped_lock lock(guard_);
    if (!task_) return;
    task_->done = done;
    time_left_.saw(done, std::chrono::duration<double>(Clock::now() - began_).count());
    task_->step = step;
    // Twenty pictures a second are enough.
    if (Clock::now() - woke_ < std::chrono::milliseconds(50)) return;
    woke_ = Clock::now();
  }
  wake_();
}

void Worker::run(const std::stop_token& ending) {
  for (;;) {
    Job job;
    std::stop_token cancelled;
    {
      std::unique_lock lock(guard_);
      if (!bell_.wait(lock, ending, [this] { return !waiting_.empty(); })) return;
      if (ending.stop_requested()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
      cancel_ = std::stop_source();
      cancelled = cancel_.get_token();
      began_ = Clock::now();
      task_ = Task{job.title, {}, 0, 0, job.cancellable};
      time_left_ = {};
    }
    Done done{{job.title, 0, std::move(job.place), false}, {}, {}};
    try {
      job.work(Progress([this](double part, const Words& step) { report(part, step); }, cancelled));
      done.then = std::move(job.then);
    } catch (...) {
      done.failure = std::current_exception();
      done.about.failed = true;
    }
    {
      const std::scoped_lock lock(guard_);
      done.about.seconds = std::chrono::duration<double>(Clock::now() - began_).count();
      task_.reset();
      done_.push_back(std::move(done));
    }
    wake_();
  }
}

}  // namespace echelon::desktop
