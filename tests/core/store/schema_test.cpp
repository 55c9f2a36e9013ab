#include "echelon/store/schema.hpp"

#include <algorithm>

#include "echelon/store/connection.hpp"
#include "store_fixture.hpp"

namespace echelon {
namespace {

/// An office of the first schema, with one person in it.
void make_first_version(const std::filesystem::path& path) {
  Store old = StoreAccess::connect(path, true);
  store::migrate(old, 1);
  old.run("INSERT INTO school VALUES ('S1', '青石一中', 'senior', '青石镇', 'town')");
}

TEST_CASE("every table is strict, and all of them are known to the ledger") {
  const Store store = Store::temporary();
  Statement tables = store.statement(
      "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
  std::size_t count = 0;
  while (tables.step()) {
    const std::string name = tables.string(0);
    CAPTURE(name);
    CHECK(tables.integer(1) == 1);
    const auto known = store::office_tables();
    const bool ledger = name == "ledger" || name == "ledger_piece";
    CHECK((ledger || std::ranges::count(known, name) == 1));
    ++count;
  }
  CHECK(count == store::office_tables().size() + 2);
}

TEST_CASE("a strict table refuses a word where a number belongs") {
  Store store = Store::temporary();
  CHECK_FALSE(refusal([&] {
                store.run("INSERT INTO assessment VALUES ('T1', 'last year', 'annual', 'good')");
              }).empty());
}

TEST_CASE("every table that commands change has a primary key, or a change could not be recorded") {
  const Store store = Store::temporary();
  for (const std::string_view table : store::office_tables()) {
    CAPTURE(table);
    CHECK(answer(store, "SELECT count(*) > 0 FROM pragma_table_info('" + std::string(table) +
                            "') WHERE pk > 0") == "1");
  }
}

TEST_CASE("an older office is brought up with a backup beside it that is the old office") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  make_first_version(path);
  {
    const Store store = Store::open(path);
    CHECK(answer(store, "PRAGMA user_version") == std::to_string(store::newest_version()));
    CHECK(answer(store, "SELECT name FROM school") == "青石一中");
    CHECK(store::definitions(store) == store::definitions(Store::temporary()));
  }
  const Store backup = StoreAccess::connect(scratch / "a.echelon.v1.bak", false);
  CHECK(answer(backup, "PRAGMA user_version") == "1");
  CHECK(answer(backup, "SELECT name FROM school") == "青石一中");
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path.parent_path())) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    CHECK((name.starts_with("a.echelon") && !says(name, ".part")));
    ++files;
  }
  CHECK(files >= 2);
}

TEST_CASE("an older office that cannot be brought up stays what it was") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  make_first_version(path);
  StoreAccess::connect(path, false).run("CREATE VIEW 师徒 AS SELECT 1");
  CHECK_FALSE(refusal([&] { static_cast<void>(Store::open(path)); }).empty());
  const Store still = StoreAccess::connect(path, false);
  CHECK(answer(still, "PRAGMA user_version") == "1");
  CHECK(answer(still, "SELECT count(*) FROM sqlite_schema WHERE type = 'view'") == "1");
}

TEST_CASE("an office of a newer version is refused with both versions named, and not touched") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  Store::create(path).run("PRAGMA user_version = 99");
  const std::string bytes = file_bytes(path);
  const std::string said = refusal([&] { static_cast<void>(Store::open(path)); });
  CHECK(says(said, "format 99"));
  CHECK(says(said, "up to " + std::to_string(store::newest_version())));
  CHECK(file_bytes(path) == bytes);
}

TEST_CASE("an office whose version is no version is refused as damaged") {
  for (const char* version : {"0", "-1", "-2147483648"}) {
    const Scratch scratch;
    const auto path = scratch / "a.echelon";
    Store::create(path).run(std::string("PRAGMA user_version = ") + version);
    CHECK(says(refusal([&] { static_cast<void>(Store::open(path)); }), "damaged"));
  }
}

}  // namespace
}  // namespace echelon
