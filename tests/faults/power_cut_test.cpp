// Power cuts: what SQLite does to the files is recorded; then, for many moments, the files are made as a cut
// at that moment may have left them: what was synced is there, what was not is there, missing or torn.

#include <map>

#include "echelon/store/connection.hpp"
#include "echelon/store/schema.hpp"
#include "faults_fixture.hpp"
#include "file_watch.hpp"

namespace echelon::faults {
namespace {

using Kind = FileStep::Kind;
using Files = std::map<std::string, std::string>;

void put(std::string& file, std::size_t at, std::string_view bytes) {
  if (file.size() < at + bytes.size()) file.resize(at + bytes.size(), '\0');
  file.replace(at, bytes.size(), bytes);
}

/// How much of what was not synced a cut leaves.
enum class Leaves { nothing, everything, some };

class Disk {
 public:
  explicit Disk(Files files) : lasting_(std::move(files)) {}

  void take(const FileStep& step) {
    if (step.kind == Kind::acknowledged) {
      acknowledged_ = step.at;
    } else if (step.kind == Kind::sync) {
      std::string& file = lasting_[step.file];
      for (const FileStep& each : pending_[step.file]) apply(file, each);
      pending_.erase(step.file);
    } else if (step.kind == Kind::remove && step.lasting) {
      lasting_.erase(step.file);
      pending_.erase(step.file);
    } else {
      pending_[step.file].push_back(step);
    }
  }

  [[nodiscard]] Files after_cut(Leaves leaves, std::mt19937& random) const {
    Files files = lasting_;
    for (const auto& [name, steps] : pending_) {
      for (const FileStep& step : steps) {
        if (leaves == Leaves::nothing || (leaves == Leaves::some && random() % 3 == 0)) continue;
        const bool tear = leaves == Leaves::some && step.kind == Kind::write && random() % 3 == 0;
        if (step.kind == Kind::remove) {
          files.erase(name);
        } else {
          apply(files[name], tear ? torn(step, random) : step);
        }
      }
    }
    return files;
  }
  [[nodiscard]] std::int64_t acknowledged() const { return acknowledged_; }

 private:
  static void apply(std::string& file, const FileStep& step) {
    if (step.kind == Kind::write) put(file, static_cast<std::size_t>(step.at), step.bytes);
    if (step.kind == Kind::remove) file.clear();
    if (step.kind == Kind::truncate) file.resize(static_cast<std::size_t>(step.at), '\0');
  }
  /// The first sectors of a write.
  static FileStep torn(FileStep step, std::mt19937& random) {
    const std::size_t sectors = (step.bytes.size() + 511) / 512;
    step.bytes.resize(std::min(step.bytes.size(), random() % (sectors + 1) * 512));
    return step;
  }

  Files lasting_;
  std::map<std::string, std::vector<FileStep>> pending_;
  std::int64_t acknowledged_ = 0;
};

/// A recorded piece of work on an office.
struct Work {
  std::string path;
  Files before;
  std::vector<FileStep> steps;
  std::map<std::int64_t, std::string> contents;  ///< by the ledger's head
};

Work changes(const Scratch& scratch, const std::string& twin) {
  Work work;
  work.path = (scratch / "work.echelon").string();
  write_file(work.path, base_office());
  work.before[work.path] = base_office();
  FileWatch watch;
  {
    watch.record(work.path);
    Store store = Store::open(work.path);
    if (!twin.empty()) store.run(twin);
    Ledger ledger(store);
    work.contents[ledger.head().number] = content(store);
    watch.acknowledge(ledger.head().number);
    for (int number = 0; number < 8; ++number) {
      change(ledger, number);
      watch.acknowledge(ledger.head().number);
      work.contents[ledger.head().number] = content(store);
    }
  }
  work.steps = watch.steps();
  return work;
}

struct Cuts {
  int states = 0;
  int refused = 0;
  int unsound = 0;
  int lost = 0;     ///< something acknowledged is gone
  int partial = 0;  ///< rows that no entry made
  [[nodiscard]] int bad() const { return refused + unsound + lost + partial; }
};

/// Cuts the power at about `wanted` moments and looks at what is left.
Cuts cut(const Work& work, int wanted) {
  Cuts cuts;
  std::mt19937 random(7);
  Disk disk(work.before);
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "left.echelon";
  const std::size_t moments = static_cast<std::size_t>(wanted) / 3;
  const std::size_t stride = std::max<std::size_t>(1, work.steps.size() / moments);
  std::vector<Leaves> ways{Leaves::nothing, Leaves::everything};
  ways.resize(3 + moments / work.steps.size() * 3, Leaves::some);
  for (std::size_t i = 0; i < work.steps.size(); ++i) {
    disk.take(work.steps[i]);
    if (i % stride != 0 && work.steps[i].kind != Kind::acknowledged) continue;
    for (const Leaves leaves : ways) {
      const Files files = disk.after_cut(leaves, random);
      std::filesystem::remove(path.string() + "-journal");
      for (const auto& [name, bytes] : files)
        write_file(path.string() + name.substr(work.path.size()), bytes);
      const Left left = left_of(path);
      ++cuts.states;
      const auto expected = work.contents.find(left.head);
      if (!left.refused.empty()) {
        ++cuts.refused;
      } else if (!left.sound) {
        ++cuts.unsound;
      } else if (left.head < disk.acknowledged()) {
        ++cuts.lost;
      } else if (expected == work.contents.end() || expected->second != left.content) {
        ++cuts.partial;
      }
    }
  }
  return cuts;
}

TEST_CASE(
    "after a power cut at any moment of import, decision, undo and redo the office holds all acknowledged") {
  const Scratch scratch(fast());
  const Work work = changes(scratch, {});
  const Cuts cuts = cut(work, rounds(400, 20'000));
  MESSAGE(cuts.states << " states of " << work.steps.size() << " steps");
  CHECK(cuts.states >= rounds(300, 20'000));
  CHECK(cuts.refused == 0);
  CHECK(cuts.unsound == 0);
  CHECK(cuts.lost == 0);
  CHECK(cuts.partial == 0);
}

TEST_CASE("the harness catches an office that does not wait for the disk") {
  const Scratch scratch(fast());
  CHECK(cut(changes(scratch, "PRAGMA synchronous = OFF"), 300).bad() > 0);
}

TEST_CASE("the harness catches an office that forgets the last change: the default journal mode") {
  const Scratch scratch(fast());
  CHECK(cut(changes(scratch, "PRAGMA journal_mode = DELETE"), 300).lost > 0);
}

TEST_CASE("a power cut while an older office is brought up leaves the old or the new, with every row") {
  const Scratch scratch(fast());
  Work work;
  work.path = (scratch / "old.echelon").string();
  {
    Store old = StoreAccess::connect(work.path, true);
    store::migrate(old, 1);
    old.run("INSERT INTO school VALUES ('S1', '青石一中', 'senior', '青石镇', 'town')");
  }
  work.before[work.path] = read_file(work.path);
  FileWatch watch;
  watch.record(work.path);
  const std::string after = content(Store::open(work.path));
  std::mt19937 random(3);
  Disk disk(work.before);
  const std::filesystem::path path = scratch / "left.echelon";
  int states = 0;
  for (const FileStep& step : watch.steps()) {
    disk.take(step);
    for (const Leaves leaves : {Leaves::nothing, Leaves::everything, Leaves::some}) {
      const Files files = disk.after_cut(leaves, random);
      std::filesystem::remove(path.string() + "-journal");
      for (const auto& [name, bytes] : files)
        write_file(path.string() + name.substr(work.path.size()), bytes);
      const Store left = Store::open(path);
      CHECK(content(left) == after);
      CHECK(left.integrity_problems().empty());
      ++states;
    }
  }
  CHECK(states > 30);
}

}  // namespace
}  // namespace echelon::faults
