// The n-th call to the file system fails, once or from then on; or the disk is full after so many bytes.

#include <sys/mount.h>

#include "faults_fixture.hpp"
#include "file_watch.hpp"

namespace echelon::faults {
namespace {

/// What a change makes of the base office.
struct Expected {
  std::string content;
  std::int64_t head = 0;
};

struct Tally {
  int tried = 0;
  int said = 0;     ///< ended in words
  int partial = 0;  ///< neither the old office nor the new one, or not sound
  int hidden = 0;   ///< reported as done and not there
  int twice = 0;    ///< the retry did something else than to be done once
};

/// The changes one after the other that lead up to a change's office.
void lead_up(const std::filesystem::path& path, int number) {
  write_file(path, base_office());
  std::filesystem::remove(path.string() + "-journal");
  Store store = Store::open(path);
  Ledger ledger(store);
  for (int before = 0; before < number; ++before) change(ledger, before);
}

/// Makes the change under a fault, mends the fault, looks, and tries again.
void try_change(const std::filesystem::path& path, int number, FileWatch& watch, const Left& before,
                const Left& after, bool with_id, Tally& tally) {
  const std::string said = refusal([&] {
    Store store = Store::open(path);
    Ledger ledger(store);
    change(ledger, number, with_id);
  });
  watch.mend();
  const Left left = left_of(path);
  ++tally.tried;
  tally.said += said.empty() ? 0 : 1;
  const bool old = left.head == before.head && left.content == before.content;
  const bool changed = left.head == after.head && left.content == after.content;
  if (!left.refused.empty() || !left.sound || (!old && !changed)) ++tally.partial;
  if (said.empty() && !changed) ++tally.hidden;
  const std::string again = refusal([&] {
    Store store = Store::open(path);
    Ledger ledger(store);
    if (!said.empty()) change(ledger, number, with_id);
  });
  const Left retried = left_of(path);
  if (!again.empty() || retried.head != after.head || retried.content != after.content) ++tally.twice;
}

/// Every n-th call of a change fails, in steps.
Tally fail_calls(int number, bool for_good, std::int64_t stride, bool with_id = true) {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  lead_up(path, number);
  const std::string start = read_file(path);
  const Left before = left_of(path);
  FileWatch watch;
  watch.fail_at(0, false);
  {
    Store store = Store::open(path);
    Ledger ledger(store);
    change(ledger, number, with_id);
  }
  const std::int64_t calls = watch.mend();
  const Left after = left_of(path);
  Tally tally;
  for (std::int64_t n = 1; n <= calls; n += stride) {
    write_file(path, start);
    std::filesystem::remove(path.string() + "-journal");
    watch.fail_at(n, for_good);
    try_change(path, number, watch, before, after, with_id, tally);
  }
  return tally;
}

TEST_CASE(
    "when a file call fails, once or for good, nothing is partial, it is said, and a retry does nothing "
    "twice") {
  int tried = 0;
  for (int number = 0; number < 6; ++number) {
    for (const bool for_good : {false, true}) {
      CAPTURE(number);
      CAPTURE(for_good);
      const Tally tally = fail_calls(number, for_good, rounds(4, 1));
      CHECK(tally.partial == 0);
      CHECK(tally.hidden == 0);
      CHECK(tally.twice == 0);
      CHECK(tally.said > tally.tried / 2);
      tried += tally.tried;
    }
  }
  MESSAGE(tried << " failing calls");
  CHECK(tried > 100);
}

TEST_CASE("the harness catches changes without an id, which a retry does twice") {
  CHECK(fail_calls(5, true, 1, false).twice > 0);
}

TEST_CASE("on a disk that is full after any number of bytes nothing is partial and it is said") {
  int said = 0;
  for (int number = 0; number < 6; ++number) {
    CAPTURE(number);
    const Scratch scratch(fast());
    const std::filesystem::path path = scratch / "a.echelon";
    lead_up(path, number);
    const std::string start = read_file(path);
    const Left before = left_of(path);
    lead_up(path, number + 1);
    const Left after = left_of(path);
    FileWatch watch;
    Tally tally;
    for (std::int64_t room = 0; room < 200'000; room += rounds(7'001, 503)) {
      write_file(path, start);
      std::filesystem::remove(path.string() + "-journal");
      watch.leave_room(room);
      try_change(path, number, watch, before, after, true, tally);
    }
    CHECK(tally.partial == 0);
    CHECK(tally.hidden == 0);
    CHECK(tally.twice == 0);
    CHECK(tally.said < tally.tried);
    said += tally.said;
  }
  CHECK(said > 10);
}

TEST_CASE("rows written outside a transaction are partial on a full disk, and the harness sees it") {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  const Left before = left_of(path);
  FileWatch watch;
  static_cast<void>(refusal([&] {
    Store store = Store::open(path);
    watch.leave_room(60'000);
    for (int i = 0; i < 1000; ++i)
      store.run("INSERT INTO setting VALUES ('" + std::to_string(i) + "', '" + std::string(300, 'x') + "')");
  }));
  watch.mend();
  const Left left = left_of(path);
  CHECK(left.content != before.content);
  CHECK_FALSE(left.sound);
}

TEST_CASE(
    "on a real disk that is full an import is refused before it begins, and any other change is taken back") {
  const Scratch scratch(fast());
  const std::filesystem::path disk = scratch / "disk";
  std::filesystem::create_directories(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=512k") != 0) {
    MESSAGE("no right to mount a small disk; the simulated one has to do");
    return;
  }
  const std::filesystem::path path = disk / "a.echelon";
  write_file(path, base_office());
  const Left before = left_of(path);
  write_file(disk / "ballast", std::string(1'000'000, 'x'));
  CHECK(says(refusal([&] {
               Store store = Store::open(path);
               Ledger ledger(store);
               change(ledger, 0);
             }),
             "too little room"));
  CHECK(says(refusal([&] {
               Store store = Store::open(path);
               Ledger ledger(store);
               change(ledger, 1);
             }),
             "disk"));
  CHECK(left_of(path).content == before.content);
  CHECK(left_of(path).sound);
  std::filesystem::remove(disk / "ballast");
  {
    Store store = Store::open(path);
    Ledger ledger(store);
    change(ledger, 1);
  }
  CHECK(left_of(path).head == before.head + 1);
  CHECK(::umount2(disk.c_str(), MNT_DETACH) == 0);
}

}  // namespace
}  // namespace echelon::faults
