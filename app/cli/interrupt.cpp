#include "cli/interrupt.hpp"

#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <thread>

#include "cli/characters.hpp"

namespace cli {

struct Interrupt::Line {
  bool terminal = isatty(STDERR_FILENO) != 0;
  bool shown = false;
  std::chrono::steady_clock::time_point last;

  void show(double share, const std::string& what) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal || now - last < std::chrono::milliseconds(100)) return;
    last = now;
    shown = true;
    std::fprintf(stderr, "\r\033[K%3d %% %s", static_cast<int>(100 * share), on_one_line(what).c_str());
    std::fflush(stderr);
  }
  void clear() {
    if (shown) std::fputs("\r\033[K", stderr);
    shown = false;
  }
};

Interrupt::Interrupt() : stop_(std::make_shared<std::stop_source>()), line_(std::make_shared<Line>()) {
  sigset_t ends;
  sigemptyset(&ends);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&ends, signal);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  // Lives as long as the process, which ends without waiting for it.
  std::thread([ends, stop = stop_] {
    for (int times = 0;; ++times) {
      int signal = 0;
      if (sigwait(&ends, &signal) != 0) return;
      if (times > 0) _exit(128 + signal);
      stop->request_stop();
    }
  }).detach();
}

Interrupt::~Interrupt() { line_->clear(); }

echelon::Progress Interrupt::progress(echelon::Language language) {
  return {[line = line_, language](double share, const echelon::Words& what) {
            line->show(share, what.in(language));
          },
          stop_->get_token()};
}

}  // namespace cli
