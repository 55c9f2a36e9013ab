// Damaged files: bits turned, sectors zeroed, ends cut off. Each is refused in words, or opens and either
// says what is wrong or is in all its rows what it was.

#include "echelon/store/load.hpp"
#include "faults_fixture.hpp"

namespace echelon::faults {
namespace {

enum class Damage { bit, sector, cut };

std::string damaged(std::string bytes, Damage damage, std::mt19937& random) {
  const std::size_t at = random() % bytes.size();
  if (damage == Damage::bit) bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
  if (damage == Damage::sector)
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at / 512 * 512), 512, '\0');
  if (damage == Damage::cut) bytes.resize(at);
  return bytes;
}

/// Every row of every table, the ledger's too.
std::string all_rows(const Store& store) {
  Digest whole;
  const auto add = [&](std::string_view table) {
    store::each_row(store, table, [&](std::string_view row) { whole.add(row); });
  };
  for (const std::string_view table : store::office_tables()) add(table);
  add("ledger");
  add("ledger_piece");
  return whole.hex();
}

struct Tally {
  int tried = 0;
  int refused = 0;
  int reported = 0;
  int harmless = 0;
  int unseen = 0;       ///< other rows than before, and no word of it
  int only_ledger = 0;  ///< seen, but not by SQLite's own check
};

/// Opens a damaged office and uses all of it.
void look(const std::filesystem::path& path, const std::string& rows, const Anchor& head, Tally& tally) {
  ++tally.tried;
  bool sound = false;
  bool file_sound = false;
  std::string now;
  const std::string said = refusal([&] {
    Store store = Store::open(path);
    Ledger ledger(store);
    file_sound = store.integrity_problems().empty();
    sound = ledger.verify({head}).sound();
    if (sound) now = all_rows(store);
    static_cast<void>(refusal([&] { static_cast<void>(load_snapshot(store, day("2026-04-01"))); }));
    static_cast<void>(refusal([&] { static_cast<void>(load_calls(store, "")); }));
    static_cast<void>(refusal([&] { static_cast<void>(ledger.entries()); }));
    static_cast<void>(refusal([&] { static_cast<void>(ledger.undo(by())); }));
    static_cast<void>(refusal([&] { change(ledger, 0); }));
  });
  if (!sound) {
    (said.empty() ? tally.reported : tally.refused) += 1;
    if (file_sound) ++tally.only_ledger;
  } else if (now == rows) {
    ++tally.harmless;
  } else {
    ++tally.unseen;
  }
}

TEST_CASE("a damaged office is refused in words or reports the damage, no changed row goes unseen") {
  std::mt19937 random(17);
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  std::string rows;
  Anchor head;
  {
    Store store = Store::open(path);
    rows = all_rows(store);
    head = Ledger(store).head();
  }
  Tally tally;
  for (int round = 0; round < rounds(110, 2000); ++round) {
    for (const Damage damage : {Damage::bit, Damage::sector, Damage::cut}) {
      write_file(path, damaged(base_office(), damage, random));
      std::filesystem::remove(path.string() + "-journal");
      look(path, rows, head, tally);
    }
  }
  MESSAGE(tally.tried << " damaged: " << tally.refused << " refused, " << tally.reported << " reported, "
                      << tally.harmless << " harmless, " << tally.only_ledger << " seen by the ledger alone");
  CHECK(tally.unseen == 0);
  CHECK(tally.refused > 0);
  CHECK(tally.reported > 0);
  // The twin: SQLite's own check alone would have let these through.
  CHECK(tally.only_ledger > 0);
}

TEST_CASE("each bit of the file's header turned is refused, reported or harmless") {
  const Scratch scratch(fast());
  const std::filesystem::path path = scratch / "a.echelon";
  write_file(path, base_office());
  std::string rows;
  Anchor head;
  {
    Store store = Store::open(path);
    rows = all_rows(store);
    head = Ledger(store).head();
  }
  Tally tally;
  for (std::size_t bit = 0; bit < std::size_t{800}; bit += static_cast<std::size_t>(rounds(3, 1))) {
    std::string bytes = base_office();
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << (bit % 8)));
    write_file(path, bytes);
    std::filesystem::remove(path.string() + "-journal");
    CAPTURE(bit);
    look(path, rows, head, tally);
  }
  CHECK(tally.unseen == 0);
  CHECK(tally.refused > 0);
}

}  // namespace
}  // namespace echelon::faults
