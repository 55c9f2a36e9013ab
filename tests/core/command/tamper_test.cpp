// Ten ways to manipulate an office behind the ledger's back; each is seen.

#include <algorithm>

#include "echelon/command/chain.hpp"
#include "echelon/store/changeset.hpp"
#include "echelon/store/pack.hpp"
#include "round_fixture.hpp"

namespace echelon {
namespace {

/// A decided round with an import that replaced rows and an undo, all of it honest.
struct Manipulated : RoundOffice {
  Manipulated() : RoundOffice(CallState::decided) {
    Batch batch = small_batch();
    batch.people[0].degree = Degree::master;
    batch.people.push_back(batch.people[0]);
    batch.people.back().id = "T9";
    ledger.import(batch, {"import.roster", {{"file", "二.xlsx"}}}, by());
    perform("setting.set", {{"key", "a"}, {"value", "1"}});
    ledger.undo(by());
    perform("setting.set", {{"key", "b"}, {"value", "1"}});
    head = ledger.head();
    store.run("PRAGMA foreign_keys = OFF");  // who manipulates does
    REQUIRE(ledger.verify({head}).sound());
  }

  /// What is found after a manipulation, which is taken back again.
  template <class Work>
  VerifyReport after(Work&& work, const std::vector<Anchor>& anchors = {}) {
    const Transaction taken_back(store);
    work();
    return ledger.verify(anchors);
  }
  VerifyReport after_sql(const std::string& sql, const std::vector<Anchor>& anchors = {}) {
    return after([&] { store.run(sql); }, anchors);
  }
  /// Gives every entry from `first` on a previous hash and a hash that fit.
  void recompute(std::int64_t first) {
    std::vector<Entry> entries = ledger.entries();
    std::ranges::reverse(entries);
    std::string previous;
    for (Entry& entry : entries) {
      if (entry.number >= first) {
        Statement ask = store.statement("SELECT changeset FROM ledger WHERE number = ?");
        REQUIRE(ask.with(entry.number).step());
        entry.previous = previous;
        entry.hash =
            command::entry_hash(entry, digest(ask.string(0)), command::piece_hashes_of(store, entry.number));
        ask.reset();
        store.statement("UPDATE ledger SET previous = ?, hash = ? WHERE number = ?")
            .with(entry.previous, entry.hash, entry.number)
            .run();
      }
      previous = entry.hash;
    }
  }
  Anchor head;
};

std::string each_number(const Store& store, const std::string& sql,
                        const std::function<void(std::int64_t)>& take) {
  Statement ask = store.statement(sql);
  std::vector<std::int64_t> numbers;
  while (ask.step()) numbers.push_back(ask.integer(0));
  ask.reset();
  for (const std::int64_t number : numbers) take(number);
  return std::to_string(numbers.size());
}

TEST_CASE("1: a changed value is seen, in every column of every table that has a row") {
  Manipulated office;
  int tried = 0;
  for (const std::string_view table : store::office_tables()) {
    std::vector<std::pair<std::string, std::string>> columns;
    Statement ask = office.store.statement("SELECT name, type FROM pragma_table_info(?)");
    ask.with(table);
    while (ask.step()) columns.emplace_back(ask.string(0), ask.string(1));
    ask.reset();
    for (const auto& [column, type] : columns) {
      const std::string value = type == "TEXT" ? " || 'x'" : " + 1";
      CAPTURE(table);
      CAPTURE(column);
      bool possible = true;
      const VerifyReport report = office.after([&] {
        const std::string one = "SELECT min(" + column + ") FROM " + std::string(table);
        possible = refusal([&] {
                     office.store.run("UPDATE " + std::string(table) + " SET " + column + " = " + column +
                                      value + " WHERE " + column + " = (" + one + ")");
                   }).empty();
        Statement changed = office.store.statement("SELECT changes()");
        changed.step();
        possible = possible && changed.integer(0) > 0;
      });
      if (!possible) continue;
      ++tried;
      CHECK_FALSE(report.sound());
    }
  }
  CHECK(tried > 80);
  CHECK_FALSE(office.after_sql("DELETE FROM review WHERE person = 'T1'").sound());
  CHECK_FALSE(office.after_sql("INSERT INTO setting VALUES ('c', '1')").sound());
}

TEST_CASE("2: a changed changeset is seen, whichever bit of it") {
  Manipulated office;
  const std::string count =
      each_number(office.store, "SELECT number FROM ledger WHERE changeset <> x''", [&](std::int64_t number) {
        Statement ask = office.store.statement("SELECT changeset FROM ledger WHERE number = ?");
        REQUIRE(ask.with(number).step());
        const std::string changeset = ask.string(0);
        ask.reset();
        for (std::size_t i = 0; i < changeset.size(); i += 1 + changeset.size() / 7) {
          std::string altered = changeset;
          altered[i] = static_cast<char>(altered[i] ^ (1 << (i % 8)));
          const VerifyReport report = office.after([&] {
            office.store.statement("UPDATE ledger SET changeset = ? WHERE number = ?")
                .with(Bytes{altered}, number)
                .run();
          });
          CHECK_FALSE(report.chain);
          CHECK(report.first_bad == number);
        }
      });
  CHECK(std::stoi(count) > 10);
}

TEST_CASE("3: changed arguments are seen, of every entry") {
  Manipulated office;
  for (const Entry& entry : office.ledger.entries()) {
    const VerifyReport report = office.after_sql(
        "UPDATE ledger SET arguments = '{\"call\":\"2\"}' WHERE number = " + std::to_string(entry.number));
    CHECK_FALSE(report.chain);
    CHECK(report.first_bad == entry.number);
  }
}

TEST_CASE("4: two entries that changed places are seen, with their numbers or with their contents") {
  Manipulated office;
  for (std::int64_t n = 1; n < office.head.number; ++n) {
    const std::string a = std::to_string(n);
    const std::string b = std::to_string(n + 1);
    CHECK_FALSE(office
                    .after_sql("UPDATE ledger SET number = -1 WHERE number = " + a +
                               "; UPDATE ledger SET number = " + a + " WHERE number = " + b +
                               "; UPDATE ledger SET number = " + b + " WHERE number = -1")
                    .chain);
  }
}

TEST_CASE("5: the last entry cut off, its changes taken back, is seen by who kept the head") {
  Manipulated office;
  const auto cut = [&] {
    Statement ask = office.store.statement("SELECT changeset FROM ledger WHERE number = ?");
    REQUIRE(ask.with(office.head.number).step());
    apply_changeset(office.store, inverted(ask.string(0)));
    ask.reset();
    office.store.run("DELETE FROM ledger WHERE number = " + std::to_string(office.head.number));
  };
  const VerifyReport report = office.after(cut, {office.head});
  CHECK_FALSE(report.sound());
  CHECK_FALSE(report.anchors);
  // Without the head no one can tell: that is what anchors are for.
  CHECK(office.after(cut).sound());
}

TEST_CASE("6: an entry put in is seen, at the end or between others") {
  Manipulated office;
  const auto put_in = [&](std::int64_t number) {
    const std::string from = std::to_string(number);
    office.store.run("UPDATE ledger SET number = -number - 1 WHERE number >= " + from +
                     "; UPDATE ledger SET number = -number WHERE number < 0");
    Entry entry = *office.ledger.find(number - 1);
    const std::string previous = entry.hash;
    entry.number = number;
    entry.id = "put in";
    entry.previous = previous;
    entry.target = 0;
    entry.hash = command::entry_hash(entry, digest(""), {});
    office.store.statement("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, x'', ?, ?)")
        .with(entry.number, entry.id, entry.kind, entry.command, entry.arguments, entry.who, entry.when,
              entry.target, entry.made, entry.previous, entry.hash)
        .run();
  };
  for (std::int64_t number = 2; number <= office.head.number; ++number) {
    CHECK_FALSE(office.after([&] { put_in(number); }).sound());
  }
  CHECK_FALSE(
      office
          .after_sql(
              "INSERT INTO ledger SELECT number + 1, 'x', kind, command, arguments, who, at, target, made, "
              "changeset, hash, hash FROM ledger ORDER BY number DESC LIMIT 1")
          .sound());
}

TEST_CASE("7: a chain computed anew is seen by who kept any head after the change") {
  Manipulated office;
  for (const std::int64_t from : {std::int64_t{2}, std::int64_t{5}, office.head.number}) {
    const auto rewrite = [&] {
      office.store.run("UPDATE ledger SET who = '别人' WHERE number = " + std::to_string(from));
      office.recompute(from);
    };
    const VerifyReport report = office.after(rewrite, {office.head});
    CHECK(report.chain);
    CHECK_FALSE(report.anchors);
    CHECK(office.after(rewrite).sound());
  }
}

TEST_CASE("8: a changed, missing or added piece of a bulk import is seen") {
  Manipulated office;
  Statement ask =
      office.store.statement("SELECT entry, piece, packed FROM ledger_piece ORDER BY entry, piece");
  std::vector<std::tuple<std::int64_t, std::int64_t, std::string>> pieces;
  while (ask.step()) pieces.emplace_back(ask.integer(0), ask.integer(1), store::unpacked(ask.string(2)));
  ask.reset();
  REQUIRE(pieces.size() > 10);
  for (const auto& [entry, piece, bytes] : pieces) {
    std::string altered = bytes;
    altered.back() = static_cast<char>(altered.back() ^ 1);
    for (const std::string& hash : {digest(bytes), digest(altered)}) {
      CHECK_FALSE(office
                      .after([&] {
                        office.store
                            .statement(
                                "UPDATE ledger_piece SET packed = ?, hash = ? WHERE entry = ? AND piece = ?")
                            .with(Bytes{store::packed(altered)}, hash, entry, piece)
                            .run();
                      })
                      .sound());
    }
    CHECK_FALSE(office
                    .after_sql("DELETE FROM ledger_piece WHERE entry = " + std::to_string(entry) +
                               " AND piece = " + std::to_string(piece))
                    .sound());
  }
  CHECK_FALSE(
      office
          .after_sql(
              "INSERT INTO ledger_piece SELECT entry, piece + 100, hash, packed FROM ledger_piece LIMIT 1")
          .sound());
  CHECK_FALSE(
      office.after_sql("INSERT INTO ledger_piece SELECT 999, piece, hash, packed FROM ledger_piece LIMIT 1")
          .sound());
}

TEST_CASE("9: a changed run bundle is seen, also when its digest was changed with it") {
  Manipulated office;
  CHECK_FALSE(office.after_sql("UPDATE run SET bundle = 'another'").sound());
  CHECK_FALSE(
      office.after_sql("UPDATE run SET bundle = 'another', digest = '" + digest("another") + "'").sound());
  CHECK_FALSE(office.after_sql("DELETE FROM decision; DELETE FROM run").sound());
}

TEST_CASE("10: a changed who, when, id, kind, target or number made is seen, of every entry") {
  Manipulated office;
  for (const Entry& entry : office.ledger.entries()) {
    for (const char* change :
         {"who = '别人'", "at = '2020-01-01T00:00:00'", "id = 'x'", "command = 'setting.set2'",
          "kind = CASE kind WHEN 'undo' THEN 'redo' ELSE 'undo' END", "target = target + 1",
          "made = made + 1", "previous = ''|| substr(previous, 2)", "hash = substr(hash, 2)"}) {
      CAPTURE(change);
      CAPTURE(entry.number);
      if (entry.number == 1 && std::string_view(change).starts_with("previous")) continue;
      CHECK_FALSE(office
                      .after_sql(std::string("UPDATE ledger SET ") + change +
                                 " WHERE number = " + std::to_string(entry.number))
                      .chain);
    }
  }
}

TEST_CASE("a table, view or trigger put into the file is seen") {
  Manipulated office;
  for (const char* sql : {"CREATE TABLE x (a)", "CREATE VIEW x AS SELECT 1", "DROP VIEW 师徒",
                          "CREATE INDEX x ON person (name)",
                          "CREATE TRIGGER x AFTER INSERT ON setting BEGIN DELETE FROM review; END"}) {
    CHECK_FALSE(office.after_sql(sql).file);
  }
}

TEST_CASE("an entry that was tampered with is neither undone nor redone, and the refusal names it") {
  Manipulated office;
  office.store.run("UPDATE ledger SET who = '别人' WHERE number = " + std::to_string(office.head.number));
  const std::string before = content(office.store);
  CHECK(says(refusal([&] { office.ledger.undo(by()); }), "entry " + std::to_string(office.head.number)));
  CHECK(content(office.store) == before);
}

TEST_CASE("what verification says of personal data is nothing") {
  Manipulated office;
  const VerifyReport report = office.after_sql("UPDATE person SET phone = '13912345678' WHERE id = 'T3'");
  REQUIRE_FALSE(report.problems.empty());
  for (const Words& problem : report.problems) {
    CHECK(says(problem.en, "T3"));
    CHECK_FALSE(says(problem.en, "139"));
    CHECK_FALSE(says(problem.zh, "139"));
  }
}

}  // namespace
}  // namespace echelon
