#include "echelon/store/backup.hpp"

#include "store_fixture.hpp"

namespace echelon {
namespace {

TEST_CASE("a backup is an office of its own that equals the original and verifies") {
  const Scratch scratch;
  Store store = Store::create(scratch / "a.echelon");
  Ledger ledger(store);
  ledger.import(small_batch(), {"import.roster", {}}, by());
  ledger.perform({"setting.set", {{"key", "a"}, {"value", "1"}}}, by());
  store::back_up(store, scratch / "b.echelon");
  Store copy = Store::open(scratch / "b.echelon");
  CHECK(content(copy) == content(store));
  CHECK(Ledger(copy).head() == ledger.head());
  CHECK(Ledger(copy).verify({ledger.head()}).sound());
  REQUIRE(Ledger(copy).undo(by()));
  CHECK(content(copy) != content(store));
}

TEST_CASE("a newer backup takes the older one's place, and leaves nothing else behind") {
  const Scratch scratch;
  Store store = Store::create(scratch / "a.echelon");
  store::back_up(store, scratch / "b.echelon");
  bring(store, small_batch());
  write_bytes(scratch / "b.echelon.part", "what a killed backup left");
  write_bytes(scratch / "b.echelon.part-journal", "and its journal");
  store::back_up(store, scratch / "b.echelon");
  CHECK(content(Store::open(scratch / "b.echelon")) == content(store));
  CHECK_FALSE(std::filesystem::exists(scratch / "b.echelon.part"));
  CHECK_FALSE(std::filesystem::exists(scratch / "b.echelon.part-journal"));
}

TEST_CASE("a backup that cannot be made leaves the older one as it was") {
  const Scratch scratch;
  Store store = Store::create(scratch / "a.echelon");
  CHECK_FALSE(refusal([&] { store::back_up(store, scratch / "none/b.echelon"); }).empty());
  std::filesystem::create_directories(scratch / "c.echelon" / "something");
  CHECK_FALSE(refusal([&] { store::back_up(store, scratch / "c.echelon"); }).empty());
  CHECK(std::filesystem::is_directory(scratch / "c.echelon"));
}

TEST_CASE("a backup taken while another writes is one state of the office") {
  const Scratch scratch;
  Store store = Store::create(scratch / "a.echelon");
  bring(store, small_batch());
  const std::string committed = content(store);
  const Store reader = Store::open(scratch / "a.echelon");
  const Transaction writing(store);
  store.run("DELETE FROM assessment");
  store::back_up(reader, scratch / "b.echelon");
  CHECK(content(Store::open(scratch / "b.echelon")) == committed);
}

}  // namespace
}  // namespace echelon
