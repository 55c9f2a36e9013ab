#include "echelon/store/changeset.hpp"

#include "echelon/store/changeset_form.hpp"
#include "store_fixture.hpp"

namespace echelon {
namespace {

/// Records what the SQL does.
std::string recorded(Store& store, const std::string& sql) {
  Transaction transaction(store);
  std::string changeset;
  {
    const Recording recording(store);
    store.run(sql);
    changeset = recording.changeset();
  }
  transaction.commit();
  return changeset;
}

constexpr const char* changes =
    "UPDATE person SET degree = 'master' WHERE id = 'T2'; DELETE FROM award; INSERT INTO setting VALUES "
    "('a', '1'); "
    "INSERT INTO adjustment SELECT 1, 'weight', 'x', NULL WHERE 0";

TEST_CASE("a changeset applied elsewhere gives the same bytes, and inverted takes them back") {
  Store store = Store::temporary();
  bring(store, small_batch());
  Store other = Store::temporary();
  bring(other, small_batch());
  const std::string before = content(store);
  const std::string changeset = recorded(store, changes);
  const std::string after = content(store);
  REQUIRE(after != before);
  apply_changeset(other, changeset);
  CHECK(content(other) == after);
  apply_changeset(other, inverted(changeset));
  CHECK(content(other) == before);
  CHECK(inverted(inverted(changeset)) == changeset);
}

TEST_CASE("nothing changed is an empty changeset, also when it was changed back") {
  Store store = Store::temporary();
  CHECK(recorded(store, "SELECT 1").empty());
  CHECK(recorded(store, "INSERT INTO setting VALUES ('a', '1'); DELETE FROM setting").empty());
  CHECK(inverted("").empty());
}

TEST_CASE("the ledger's own tables are not recorded") {
  Store store = Store::temporary();
  CHECK(recorded(store, "INSERT INTO ledger VALUES (1, 'x', 'change', '', '', '', '', 0, 0, x'', '', '')")
            .empty());
}

TEST_CASE("a changeset does not go onto rows that are not as it found them, and names only the table") {
  Store store = Store::temporary();
  bring(store, small_batch());
  const std::string changeset = recorded(store, "UPDATE person SET phone = '13111111111' WHERE id = 'T2'");
  const std::string before = content(store);
  const std::string said = refusal([&] {
    const Transaction given_up(store);
    apply_changeset(store, changeset);
  });
  CHECK(says(said, "(person)"));
  CHECK_FALSE(says(said, "131"));
  CHECK(content(store) == before);
}

TEST_CASE("taking back a person whom others refer to is refused") {
  Store store = Store::temporary();
  Transaction transaction(store);
  std::string changeset;
  {
    const Recording recording(store);
    store.run("INSERT INTO person SELECT 'T1', '', '', '', 0, 0, 0, '', '', '', ''");
    changeset = recording.changeset();
  }
  store.run("INSERT INTO assessment VALUES ('T1', 2024, 'annual', 'competent')");
  transaction.commit();
  CHECK_FALSE(refusal([&] {
                const Transaction given_up(store);
                apply_changeset(store, inverted(changeset));
              }).empty());
}

TEST_CASE("a changeset cut or altered anywhere is refused or does nothing else than change rows") {
  Store store = Store::temporary();
  bring(store, small_batch());
  const std::string before = content(store);
  const std::string changeset = recorded(store, changes);
  apply_changeset(store, inverted(changeset));
  REQUIRE(content(store) == before);
  const auto attempt = [&](const std::string& bytes) {
    static_cast<void>(refusal([&] {
      const Transaction given_up(store);
      apply_changeset(store, bytes);
    }));
    static_cast<void>(refusal([&] { static_cast<void>(inverted(bytes)); }));
    CHECK(content(store) == before);
  };
  CHECK(store::is_changeset(changeset));
  for (std::size_t i = 0; i < changeset.size(); ++i) {
    attempt(changeset.substr(0, i));
    std::string altered = changeset;
    altered[i] = static_cast<char>(altered[i] ^ (1 << (i % 8)));
    attempt(altered);
  }
}

}  // namespace
}  // namespace echelon
