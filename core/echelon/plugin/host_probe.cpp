#include "echelon/plugin/host_probe.hpp"

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "echelon/plugin/host_staging.hpp"

namespace echelon {
namespace {

// What the child reports through the pipe, one byte each.
constexpr char could_not_open = 'n';
constexpr char opened = 'o';
constexpr char contributed = 'c';

[[noreturn]] void behave_as_child(const char* library, int report) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  for (const int deadly : {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTERM}) signal(deadly, SIG_DFL);
  const int silent = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (silent >= 0) {
    for (const int stream : {0, 1, 2}) dup2(silent, stream);
  }
  const auto say = [report](char what) {
    if (write(report, &what, 1) != 1) _exit(1);
  };
  void* handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    say(could_not_open);
    _exit(0);
  }
  say(opened);
  try {
    const auto* plugin = static_cast<const EchelonPlugin*>(dlsym(handle, "echelon_plugin"));
    Staging nothing("probe");
    if (plugin != nullptr && plugin->contribute != nullptr) plugin->contribute(nothing);
  } catch (...) {
    // Throwing is not dying: the host will see it again, and say what was thrown.
    say(contributed);
    _exit(0);
  }
  say(contributed);
  _exit(0);
}

/// Reads what the child says until it ends or time is over; the last byte, 0 when there was none.
char last_word(int report, std::chrono::steady_clock::time_point end, bool& ended) {
  char word = 0;
  ended = false;
  while (!ended) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd waiting{report, POLLIN, 0};
    const int ready = poll(&waiting, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
    if (ready == 0) break;
    if (ready < 0 && errno != EINTR) break;
    if (ready < 0) continue;
    char next = 0;
    const ssize_t got = ::read(report, &next, 1);
    if (got == 1) word = next;
    if (got == 0 || (got < 0 && errno != EINTR)) ended = true;
    if (word == contributed || word == could_not_open) break;
  }
  return word;
}

}  // namespace

ProbeOutcome probe(const std::filesystem::path& library, double seconds) {
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) return ProbeOutcome::passed;
  const std::string path = library.string();
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return ProbeOutcome::passed;
  }
  if (child == 0) behave_as_child(path.c_str(), ends[1]);
  close(ends[1]);
  const auto end =
      std::chrono::steady_clock::now() +
      std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
  bool ended = false;
  const char word = last_word(ends[0], end, ended);
  close(ends[0]);
  if (word != contributed && word != could_not_open && !ended) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (word == contributed) return ProbeOutcome::passed;
  if (word == could_not_open) return ProbeOutcome::not_opened;
  if (!ended) return ProbeOutcome::no_answer;
  return word == opened ? ProbeOutcome::killed_later : ProbeOutcome::killed;
}

}  // namespace echelon
