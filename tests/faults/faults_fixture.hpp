#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include "../core/command/round_fixture.hpp"
#include "echelon/store/backup.hpp"

namespace echelon::faults {

/// How often a harness tries: `few` with the tests, `many` in the long form.
inline int rounds(int few, int many) { return std::getenv("ECHELON_LONG") == nullptr ? few : many; }

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), std::ssize(bytes));
}

/// Where files are written without a disk to wait for: these tests ask what was written in which order, not
/// whether a disk keeps it.
inline std::filesystem::path fast() {
  const std::filesystem::path memory = "/dev/shm";
  return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

/// The bytes of an office under publicity, made once.
inline const std::string& base_office() {
  static const std::string bytes = [] {
    const Scratch scratch(fast());
    const RoundOffice office(CallState::publicity);
    store::back_up(office.store, scratch / "base.echelon");
    return read_file(scratch / "base.echelon");
  }();
  return bytes;
}

/// A batch with new people, new records of all, and one person changed; another for each number.
inline Batch numbered_batch(int number) {
  Batch batch = small_batch();
  batch.people[1].political = "党员 " + std::to_string(number);
  for (int i = 0; i < 40; ++i) {
    PersonRecord person = batch.people[0];
    person.id = "N" + std::to_string(number) + "-" + std::to_string(i);
    batch.people.push_back(person);
    TrainingRecord training = batch.training[0];
    training.person = person.id;
    batch.training.push_back(training);
  }
  return batch;
}

/// A change that an office is asked for; the same number asks for the same, under the same id.
inline void change(Ledger& ledger, int number, bool with_id = true) {
  const Signature signature{"王主任", "2026-04-03T09:00:00",
                            with_id ? "change " + std::to_string(number) : ""};
  switch (number % 6) {
    case 0:
      ledger.import(numbered_batch(number), {"import.roster", {}}, signature);
      break;
    case 1:
      ledger.perform({"decision.hold", {{"call", "1"}, {"person", "T1"}, {"reason", std::to_string(number)}}},
                     signature);
      break;
    case 2:
      ledger.undo(signature);
      break;
    case 3:
      ledger.redo(signature);
      break;
    case 4:
      ledger.perform({"decision.release", {{"call", "1"}, {"person", "T1"}}}, signature);
      break;
    default:
      ledger.perform({"objection.file",
                      {{"call", "1"},
                       {"person", "T2"},
                       {"received_on", "2026-04-03"},
                       {"text", std::to_string(number)}}},
                     signature);
  }
}

/// What is left of an office after a fault.
struct Left {
  std::string refused;  ///< in words, when it does not open; else empty
  bool sound = false;
  std::int64_t head = 0;
  std::string content;
};
inline Left left_of(const std::filesystem::path& path, const std::vector<Anchor>& anchors = {}) {
  Left left;
  left.refused = refusal([&] {
    Store store = Store::open(path);
    const Ledger ledger(store);
    left.sound = ledger.verify(anchors).sound();
    left.head = ledger.head().number;
    left.content = content(store);
  });
  return left;
}

}  // namespace echelon::faults
