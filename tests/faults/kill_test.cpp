// kill -9 at random moments. The child tells over a pipe what it was told was done; the parent kills it,
// opens the office, and looks for all of that in the ledger.

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faults_fixture.hpp"

namespace echelon::faults {
namespace {

constexpr std::size_t hash_size = 64;
constexpr std::size_t told_size = sizeof(std::int64_t) + hash_size;

/// The child: changes the office without end and tells each head it was given.
[[noreturn]] void work(const std::filesystem::path& path, int out, const char* twin) {
  try {
    Store store = Store::open(path);
    store.run(twin);
    Ledger ledger(store);
    for (int number = 0;; ++number) {
      change(ledger, number);
      const Anchor head = ledger.head();
      std::string told(reinterpret_cast<const char*>(&head.number), sizeof head.number);
      told += head.hash;
      if (::write(out, told.data(), told.size()) != std::ssize(told)) break;
    }
  } catch (const std::exception&) {
  }
  ::_exit(1);
}

/// Everything the child told.
std::vector<Anchor> heard(int in) {
  std::string all;
  char buffer[4096];
  for (ssize_t size = 0; (size = ::read(in, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<std::size_t>(size));
  std::vector<Anchor> anchors;
  for (std::size_t at = 0; at + told_size <= all.size(); at += told_size) {
    Anchor anchor;
    all.copy(reinterpret_cast<char*>(&anchor.number), sizeof anchor.number, at);
    anchor.hash = all.substr(at + sizeof anchor.number, hash_size);
    anchors.push_back(anchor);
  }
  return anchors;
}

struct Killed {
  std::size_t acknowledged = 0;
  Left left;
};

/// Starts a child on a fresh office, kills it after its first word and so many microseconds more.
Killed kill_after(unsigned microseconds, const char* twin) {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    work(path, ends[1], twin);
  }
  ::close(ends[1]);
  pollfd first{ends[0], POLLIN, 0};
  ::poll(&first, 1, 60'000);
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  const std::vector<Anchor> anchors = heard(ends[0]);
  ::close(ends[0]);
  CHECK(WIFSIGNALED(status));
  return {anchors.size(), left_of(path, anchors)};
}

TEST_CASE(
    "an office whose program is killed at random moments opens, verifies and holds everything acknowledged") {
  std::mt19937 random(11);
  std::size_t acknowledged = 0;
  for (int round = 0; round < rounds(100, 1000); ++round) {
    const Killed killed = kill_after(static_cast<unsigned>(random() % 40'000), "SELECT 1");
    CHECK(killed.left.refused.empty());
    CHECK(killed.left.sound);
    acknowledged += killed.acknowledged;
  }
  MESSAGE(acknowledged << " acknowledged changes");
  CHECK(acknowledged >= 100);
}

TEST_CASE("the harness catches an office that keeps its journal in memory") {
  std::mt19937 random(13);
  bool caught = false;
  for (int round = 0; round < 200 && !caught; ++round) {
    const Killed killed =
        kill_after(static_cast<unsigned>(random() % 20'000),
                   "PRAGMA journal_mode = MEMORY; PRAGMA cache_size = 1; PRAGMA cache_spill = 1");
    caught = !killed.left.refused.empty() || !killed.left.sound;
  }
  CHECK(caught);
}

}  // namespace
}  // namespace echelon::faults
