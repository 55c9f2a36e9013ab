#include "echelon/store/statement.hpp"

#include <limits>

#include "store_fixture.hpp"

namespace echelon {
namespace {

TEST_CASE("values bound to a statement are read back with their kinds") {
  const Store store = Store::temporary();
  Statement ask = store.statement("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
  const std::string lent = "借来的";
  ask.with(std::int64_t{-7}, "尖兵", Lent{lent}, Bytes{std::string_view("\0\1", 2)}, day("2024-02-29"),
           std::optional<Decimal>());
  REQUIRE(ask.step());
  CHECK(ask.integer(0) == -7);
  CHECK(ask.kind(0) == Statement::Kind::integer);
  CHECK(ask.string(1) == "尖兵");
  CHECK(ask.kind(1) == Statement::Kind::text);
  CHECK(ask.string(2) == lent);
  CHECK(ask.string(3) == std::string("\0\1", 2));
  CHECK(ask.kind(3) == Statement::Kind::other);
  CHECK(ask.date(4) == day("2024-02-29"));
  CHECK(ask.null(5));
  CHECK_FALSE(ask.step());
}

TEST_CASE("a decimal keeps its millionths") {
  const Store store = Store::temporary();
  Statement ask = store.statement("SELECT ?1");
  ask.with(*Decimal::read("87.123456"));
  REQUIRE(ask.step());
  CHECK(ask.integer(0) == 87'123'456);
  CHECK(ask.decimal(0) == *Decimal::read("87.123456"));
}

TEST_CASE("a date is stored as it is read, and a number that is no day is unknown") {
  CHECK(stored_date(day("2024-03-01")) == 20'240'301);
  CHECK(stored_date(Date()) == 0);
  CHECK(read_stored_date(20'240'229) == day("2024-02-29"));
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::int64_t{20'230'229}, std::int64_t{20'241'301},
        std::int64_t{1} << 40, std::numeric_limits<std::int64_t>::min()}) {
    CHECK_FALSE(read_stored_date(number).known());
  }
}

TEST_CASE("a statement runs again with other values") {
  Store store = Store::temporary();
  Statement insert = store.statement("INSERT INTO setting VALUES (?, ?)");
  for (const char* key : {"a", "b", "c"}) CHECK(insert.with(key, "1").run() == 1);
  CHECK(answer(store, "SELECT count(*) FROM setting") == "3");
  CHECK(store.statement("UPDATE setting SET value = '2'").run() == 3);
}

TEST_CASE("a statement keeps its office open when the store goes first") {
  std::optional<Statement> ask;
  {
    Store store = Store::temporary();
    bring(store, small_batch());
    ask = store.statement("SELECT count(*) FROM person");
  }
  REQUIRE(ask->step());
  CHECK(ask->integer(0) == 8);
}

TEST_CASE("what SQLite refuses ends in words, and the statement can be used again") {
  Store store = Store::temporary();
  CHECK_FALSE(refusal([&] { static_cast<void>(store.statement("SELECT nonsense FROM nowhere")); }).empty());
  Statement insert = store.statement("INSERT INTO setting VALUES (?, ?)");
  insert.with("a", "1").run();
  CHECK_FALSE(refusal([&] { insert.with("a", "2").run(); }).empty());
  CHECK(insert.with("b", "2").run() == 1);
  CHECK(says(refusal([&] { store.run("INSERT INTO assessment VALUES ('T1', 2024, 'annual', 'good')"); }),
             "contradict each other"));
}

}  // namespace
}  // namespace echelon
