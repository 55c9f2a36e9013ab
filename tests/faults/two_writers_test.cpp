// Two processes write the same office.

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>

#include "echelon/store/load.hpp"
#include "faults_fixture.hpp"

namespace echelon::faults {
namespace {

/// A process that makes `count` changes of its own and exits with 0 when each was acknowledged.
pid_t writer(const std::filesystem::path& path, const std::string& name, int count) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child != 0) return child;
  try {
    Store store = Store::open(path);
    Ledger ledger(store);
    for (int i = 0; i < count; ++i) {
      const std::string key = name + std::to_string(i);
      if (i % 25 == 24) {
        Batch batch = small_batch();
        batch.people[0].id = key;
        batch.postings.clear(), batch.titles.clear(), batch.training.clear(), batch.assessments.clear();
        batch.mentorships.clear(), batch.awards.clear(), batch.post_grades.clear(), batch.tiers.clear();
        ledger.import(batch, {"import.roster", {{"file", key}}}, by(name));
      } else {
        ledger.perform({"setting.set", {{"key", key}, {"value", "1"}}}, by(name));
      }
    }
  } catch (const std::exception& error) {
    static_cast<void>(!::write(STDERR_FILENO, error.what(), std::string_view(error.what()).size()));
    ::_exit(1);
  }
  ::_exit(0);
}

TEST_CASE("two processes that write the same office lose nothing and see no error") {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  const std::int64_t before = left_of(path).head;
  const int count = rounds(200, 5000);
  const pid_t one = writer(path, "one-", count);
  const pid_t other = writer(path, "other-", count);
  for (const pid_t child : {one, other}) {
    int status = 1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  Store store = Store::open(path);
  const Ledger ledger(store);
  CHECK(ledger.head().number == before + 2 * count);
  CHECK(ledger.verify().sound());
  std::set<std::string> settings;
  Statement ask = store.statement("SELECT key FROM setting UNION SELECT id FROM person");
  while (ask.step()) settings.insert(ask.string(0));
  int missing = 0;
  for (int i = 0; i < count; ++i) {
    missing += settings.contains("one-" + std::to_string(i)) ? 0 : 1;
    missing += settings.contains("other-" + std::to_string(i)) ? 0 : 1;
  }
  CHECK(missing == 0);
}

TEST_CASE("the harness's count catches an update lost between reading and writing") {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  Store one = Store::open(path);
  Store other = Store::open(path);
  const auto add = [](Store& store, const std::string& seen) {
    const int next = seen.empty() ? 1 : std::stoi(seen) + 1;
    Ledger(store).perform({"setting.set", {{"key", "count"}, {"value", std::to_string(next)}}}, by());
  };
  const std::string seen_by_one = load_setting(one, "count");
  const std::string seen_by_other = load_setting(other, "count");
  add(one, seen_by_one);
  add(other, seen_by_other);
  CHECK(load_setting(one, "count") != "2");
}

TEST_CASE("a writer that dies with the lock in its hands does not lock the others out") {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  const Left before = left_of(path);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    Store store = Store::open(path);
    const Transaction open_forever(store);
    store.run("DELETE FROM review");
    ::_exit(0);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  const Left left = left_of(path);
  CHECK(left.sound);
  CHECK(left.content == before.content);
}

}  // namespace
}  // namespace echelon::faults
