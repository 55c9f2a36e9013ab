#include "echelon/model/snapshot.hpp"

#include <doctest/doctest.h>

using namespace echelon;

TEST_CASE("histories give each person the rows pushed before the person was closed") {
  Histories<TitleHeld> histories;
  histories.push({Title::third, *Date::of(2010, 9, 1)});
  histories.push({Title::second, *Date::of(2013, 9, 1)});
  histories.close_person();
  histories.close_person();
  histories.push({Title::first, *Date::of(2020, 9, 1)});
  histories.close_person();
  REQUIRE(histories.of(0).size() == 2);
  CHECK(histories.of(0)[1].title == Title::second);
  CHECK(histories.of(1).empty());
  REQUIRE(histories.of(2).size() == 1);
  CHECK(histories.of(2)[0].title == Title::first);
}

TEST_CASE("a person is found by id, and an unknown id is nobody") {
  Snapshot snapshot;
  snapshot.people.id = {"T1", "T10", "T2"};
  CHECK(snapshot.find_person("T10") == 1);
  CHECK(snapshot.find_person("T2") == 2);
  CHECK(snapshot.find_person("T3") == nobody);
  CHECK(snapshot.find_person("") == nobody);
}

TEST_CASE("a symbol stands for one text however often it is interned") {
  Symbols symbols;
  const Symbol physics = symbols.intern("物理");
  CHECK(symbols.intern("化学") != physics);
  CHECK(symbols.intern("物理") == physics);
  CHECK(symbols.text(physics) == "物理");
  CHECK(symbols.find("生物") == Symbol::empty);
  CHECK(symbols.intern("") == Symbol::empty);
}
