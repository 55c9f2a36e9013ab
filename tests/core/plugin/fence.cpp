// What happens when a plugin goes wrong while it runs.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "echelon/base/progress.hpp"
#include "program_folder.hpp"
#include "silent_surface.hpp"

using namespace echelon;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool draw(PluginHost& host, const std::string& program, SilentSurface& surface) {
  const Snapshot snapshot;
  const Findings findings;
  const Viewer viewer;
  const PanelContext context{snapshot,
                             host.programs().front(),
                             findings,
                             nullptr,
                             viewer,
                             1,
                             [](const CommandRequest&) {},
                             [](const std::string&) {}};
  return host.fenced(program, [&] { host.panels(program).front().draw(surface, context); });
}

/// Runs `call` in a child process that dies of it; the signal it died of.
int death_of(const std::function<void()>& call) {
  const pid_t child = fork();
  if (child == 0) {
    call();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/// The child neither reports through doctest nor leaves a core file.
void die_silently() { signal(SIGABRT, SIG_DFL); }

}  // namespace

TEST_CASE("a panel that throws is put out of use, in words, and the good one goes on drawing") {
  const ProgramFolder folder{"good", "throws_while_drawing"};
  PluginHost host(folder.options());
  host.load();
  SilentSurface surface;
  CHECK_FALSE(draw(host, "throws_while_drawing", surface));
  const PluginStatus status = status_of(host, "throws_while_drawing");
  CHECK(status.state == PluginState::faulted);
  CHECK(has(status.says.en, "no ink?left"));
  CHECK(has(status.says.zh, "已停用"));
  CHECK_FALSE(host.fenced("throws_while_drawing", [] { FAIL("called again"); }));
  CHECK(draw(host, "good", surface));
  CHECK(surface.headings == std::vector<std::string>{"Hello"});
}

TEST_CASE("a kind that throws names its plugin, not the program that used it") {
  const ProgramFolder folder{"throws_in_kind"};
  PluginHost host(folder.options());
  host.load();
  REQUIRE(status_of(host, "throws_in_kind").state == PluginState::loaded);
  Rule rule;
  rule.id = "r";
  rule.kind = "broken_kind";
  const Snapshot snapshot;
  const auto requirement = host.kinds().requirement(rule, snapshot);
  Findings findings;
  FindingWriter writer(findings, 1);
  try {
    requirement->judge(snapshot, 0, writer);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(has(error.sentence(Language::english), "`broken_kind` of the plugin throws_in_kind"));
    CHECK(has(error.sentence(Language::chinese), "throws_in_kind"));
  }
}

TEST_CASE("a cancelled call is no fault of the plugin") {
  const ProgramFolder folder{"good"};
  PluginHost host(folder.options());
  host.load();
  CHECK_THROWS_AS(host.fenced("good", [] { throw Cancelled(); }), Cancelled);
  CHECK(status_of(host, "good").state == PluginState::loaded);
}

TEST_CASE(
    "a plugin that killed the process while drawing is skipped at the next start until it is forgiven") {
  const ProgramFolder folder{"good", "crash_while_drawing"};
  const auto options = folder.options();
  const int signal = death_of([&options] {
    die_silently();
    PluginHost host(options);
    host.load();
    SilentSurface surface;
    draw(host, "good", surface);
    draw(host, "crash_while_drawing", surface);
  });
  REQUIRE(signal == SIGABRT);

  for (int start = 0; start < 2; ++start) {
    PluginHost host(options);
    host.load();
    const PluginStatus status = status_of(host, "crash_while_drawing");
    CHECK(status.state == PluginState::refused);
    CHECK(has(status.says.en, "died last time while this plugin was running"));
    CHECK(has(status.says.en, "echelon plugins --retry crash_while_drawing"));
    CHECK(has(status.says.zh, "跳过"));
    CHECK(status_of(host, "good").state == PluginState::loaded);
  }

  CHECK(PluginHost::forgive(options.marker, "crash_while_drawing"));
  CHECK_FALSE(PluginHost::forgive(options.marker, "crash_while_drawing"));
  PluginHost host(options);
  host.load();
  CHECK(status_of(host, "crash_while_drawing").state == PluginState::loaded);
}

TEST_CASE("a plugin that kills the process on start is skipped at the next start") {
  const ProgramFolder folder{"good", "crash_in_contribute"};
  auto options = folder.options();
  options.probe = false;
  REQUIRE(death_of([&options] {
            die_silently();
            PluginHost(options).load();
          }) == SIGABRT);
  PluginHost host(options);
  host.load();
  CHECK(status_of(host, "crash_in_contribute").state == PluginState::refused);
  CHECK(has(status_of(host, "crash_in_contribute").says.en, "it was skipped"));
  CHECK(status_of(host, "good").state == PluginState::loaded);
}

TEST_CASE("a plugin that killed the process is tried again once its library was replaced") {
  const ProgramFolder folder{"crash_in_contribute"};
  auto options = folder.options();
  options.probe = false;
  REQUIRE(death_of([&options] {
            die_silently();
            PluginHost(options).load();
          }) == SIGABRT);
  folder.replace_library("crash_in_contribute", bytes_of(folder.library("crash_in_contribute")) + "x");
  options.probe = true;
  PluginHost host(options);
  host.load();
  CHECK(has(status_of(host, "crash_in_contribute").says.en, "trial process"));
}

TEST_CASE("a program killed outside of any plugin blames none") {
  const ProgramFolder folder{"good"};
  const auto options = folder.options();
  REQUIRE(death_of([&options] {
            PluginHost host(options);
            host.load();
            host.fenced("good", [] {});
            raise(SIGKILL);
          }) == SIGKILL);
  PluginHost host(options);
  host.load();
  CHECK(status_of(host, "good").state == PluginState::loaded);
}

TEST_CASE("a program that still runs inside a plugin is not taken for a dead one") {
  const ProgramFolder folder{"good"};
  PluginHost running(folder.options());
  running.load();
  CHECK(running.fenced("good", [&folder] {
    PluginHost second(folder.options());
    second.load();
    CHECK(status_of(second, "good").state == PluginState::loaded);
  }));
}

TEST_CASE("a host leaves no file of its own behind") {
  const ProgramFolder folder{"good"};
  { PluginHost(folder.options()).load(); }
  for (const auto& entry : std::filesystem::directory_iterator(folder.marker().parent_path())) {
    CHECK(entry.path().filename() == "plugin.probed");
  }
}
