#include "echelon/store/connection.hpp"
#include "store_fixture.hpp"

namespace echelon {
namespace {

TEST_CASE("an office is opened as reliability asks for it") {
  const Scratch scratch;
  const auto path = scratch / "县.echelon";
  static_cast<void>(Store::create(path));
  const Store store = Store::open(path);
  CHECK(answer(store, "PRAGMA journal_mode") == "truncate");
  CHECK(answer(store, "PRAGMA synchronous") == "2");
  CHECK(answer(store, "PRAGMA foreign_keys") == "1");
  CHECK(answer(store, "PRAGMA secure_delete") == "1");
  CHECK(answer(store, "PRAGMA trusted_schema") == "0");
  CHECK(answer(store, "PRAGMA busy_timeout") == "10000");
  CHECK(store.writable());
  CHECK(store.integrity_problems().empty());
}

TEST_CASE("an office that another tool left in WAL mode is brought back to the rollback journal") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  Store::create(path).run("PRAGMA journal_mode = WAL");
  const Store store = Store::open(path);
  CHECK(answer(store, "PRAGMA journal_mode") == "truncate");
}

TEST_CASE("a write takes the lock when it begins, and readers go on reading") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  Store first = Store::create(path);
  Store second = Store::open(path);
  second.run("PRAGMA busy_timeout = 1");
  const Transaction writing(first);
  CHECK(says(refusal([&] { const Transaction other(second); }), "in use by another program"));
  const Reading reading(second);
  CHECK(answer(second, "SELECT count(*) FROM person") == "0");
}

TEST_CASE("what was not committed is gone, what was committed is seen by others") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  Store first = Store::create(path);
  const Store second = Store::open(path);
  const auto before = second.foreign_changes();
  {
    const Transaction given_up(first);
    first.run("INSERT INTO setting VALUES ('a', '1')");
  }
  CHECK(answer(first, "SELECT count(*) FROM setting") == "0");
  CHECK(second.foreign_changes() == before);
  Transaction kept(first);
  first.run("INSERT INTO setting VALUES ('a', '1')");
  kept.commit();
  CHECK(answer(second, "SELECT value FROM setting") == "1");
  CHECK(second.foreign_changes() != before);
}

TEST_CASE("a reading sees one state, whatever others would like to write") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  Store writer = Store::create(path);
  Store reader = Store::open(path);
  writer.run("PRAGMA busy_timeout = 1");
  {
    const Reading one_state(reader);
    CHECK(answer(reader, "SELECT count(*) FROM setting") == "0");
    Transaction writing(writer);
    writer.run("INSERT INTO setting VALUES ('a', '1')");
    CHECK(says(refusal([&] { writing.commit(); }), "in use by another program"));
    CHECK(answer(reader, "SELECT count(*) FROM setting") == "0");
  }
  Transaction again(writer);
  writer.run("INSERT INTO setting VALUES ('a', '1')");
  again.commit();
  CHECK(answer(reader, "SELECT count(*) FROM setting") == "1");
}

TEST_CASE("a file that is missing is said to be missing and is not made") {
  const Scratch scratch;
  CHECK(says(refusal([&] { static_cast<void>(Store::open(scratch / "none.echelon")); }),
             "no such office file"));
  CHECK_FALSE(std::filesystem::exists(scratch / "none.echelon"));
  CHECK(says(refusal([&] { static_cast<void>(Store::open(scratch / ".")); }), "not a file"));
}

TEST_CASE("creating never touches a file that exists, nor makes one where it cannot") {
  const Scratch scratch;
  write_bytes(scratch / "mine.txt", "diary");
  CHECK(says(refusal([&] { static_cast<void>(Store::create(scratch / "mine.txt")); }), "was not touched"));
  CHECK(file_bytes(scratch / "mine.txt") == "diary");
  CHECK(says(refusal([&] { static_cast<void>(Store::create(scratch / "no/such/folder")); }),
             "cannot be made here"));
}

TEST_CASE("files that are no office are refused and stay as they are") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  std::string bytes;
  SUBCASE("a text") { bytes = std::string(5000, 'x'); }
  SUBCASE("nothing at all") { bytes = ""; }
  SUBCASE("a picture's first bytes") { bytes = "\x89PNG\r\n\x1a\n" + std::string(2000, '\0'); }
  SUBCASE("another program's SQLite file") {
    Store other = StoreAccess::connect(path, true);
    other.run(
        "PRAGMA journal_mode = DELETE; CREATE TABLE song (title TEXT); INSERT INTO song VALUES ('茉莉花')");
    bytes = file_bytes(path);
  }
  write_bytes(path, bytes);
  CHECK(says(refusal([&] { static_cast<void>(Store::open(path)); }), "not an office file"));
  CHECK(file_bytes(path) == bytes);
}

TEST_CASE("a truncated office is refused in words at every length, and is not touched") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  {
    Store store = Store::create(path);
    bring(store, small_batch());
  }
  const std::string whole = file_bytes(path);
  for (std::size_t length = 1; length < whole.size(); length += 1 + whole.size() / 40) {
    write_bytes(path, std::string_view(whole).substr(0, length));
    CHECK_FALSE(refusal([&] { static_cast<void>(Store::open(path)); }).empty());
    CHECK(std::filesystem::file_size(path) == length);
  }
}

TEST_CASE("an office whose file may not be written opens for reading, and writing is refused in words") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  {
    Store store = Store::create(path);
    bring(store, small_batch());
  }
  ::chmod(path.c_str(), 0444);
  const WithoutRights nobody(path.parent_path());
  Store store = Store::open(path);
  CHECK_FALSE(store.writable());
  CHECK(answer(store, "SELECT count(*) FROM person") == "8");
  CHECK(says(refusal([&] {
               Transaction transaction(store);
               store.run("DELETE FROM setting");
               transaction.commit();
             }),
             "read-only"));
}

TEST_CASE("a folder that may not be written refuses the change, not the look") {
  const Scratch scratch;
  const auto path = scratch / "a.echelon";
  {
    Store store = Store::create(path);
    bring(store, small_batch());
  }
  ::unlink((path.string() + "-journal").c_str());
  ::chmod(path.c_str(), 0666);
  const WithoutRights nobody(path.parent_path());
  Store store = Store::open(path);
  CHECK(answer(store, "SELECT count(*) FROM person") == "8");
  CHECK(says(refusal([&] {
               Transaction transaction(store);
               store.run("INSERT INTO setting VALUES ('a', '1')");
               transaction.commit();
             }),
             "make the file and its folder writable"));
  CHECK(answer(store, "SELECT count(*) FROM setting") == "0");
}

TEST_CASE("a disk without room is said before anything is begun") {
  const Scratch scratch;
  const Store store = Store::create(scratch / "a.echelon");
  CHECK_NOTHROW(store.require_space());
  CHECK(says(refusal([&] { store.require_space(std::uint64_t{1} << 60); }), "too little room"));
  CHECK_NOTHROW(Store::temporary().require_space(std::uint64_t{1} << 60));
}

}  // namespace
}  // namespace echelon
