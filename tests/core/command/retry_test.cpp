#include "round_fixture.hpp"

namespace echelon {
namespace {

const Signature signed_once{"王主任", "2026-03-01T09:00:00", "attempt-1"};

TEST_CASE("a command tried again with the same id does nothing twice and answers like the first time") {
  RoundOffice office(CallState::publicity);
  const CommandRequest request{
      "objection.file", {{"call", "1"}, {"person", "T2"}, {"received_on", "2026-04-03"}, {"text", "再查"}}};
  const Performed first = office.ledger.perform(request, signed_once);
  const std::string after = content(office.store);
  office.perform("setting.set", {{"key", "a"}, {"value", "1"}});
  const Performed second = office.ledger.perform(request, signed_once);
  CHECK_FALSE(first.repeated);
  CHECK(second.repeated);
  CHECK(second.entry == first.entry);
  CHECK(second.made == first.made);
  office.ledger.undo(by());
  CHECK(content(office.store) == after);
}

TEST_CASE("an import, an undo, a redo and a run tried again with the same id are done once") {
  RoundOffice office(CallState::reviewing);
  Batch batch = small_batch();
  batch.people[0].political = "中共党员";
  const auto count = [&] { return office.ledger.head().number; };
  const std::int64_t start = count();
  CHECK(office.ledger.import(batch, {"import.roster", {}}, {"甲", "2026-03-02", "i"})->entry == start + 1);
  CHECK(office.ledger.import(batch, {"import.roster", {}}, {"甲", "2026-03-02", "i"})->entry == start + 1);
  CHECK(office.ledger.undo({"甲", "2026-03-02", "u"})->number == start + 2);
  CHECK(office.ledger.undo({"甲", "2026-03-02", "u"})->number == start + 2);
  CHECK(office.ledger.redo({"甲", "2026-03-02", "r"})->number == start + 3);
  CHECK(office.ledger.redo({"甲", "2026-03-02", "r"})->number == start + 3);
  CHECK(office.ledger.record_run(RoundOffice::run(), {"甲", "2026-03-02", "s"}).made == 1);
  CHECK(office.ledger.record_run(RoundOffice::run(), {"甲", "2026-03-02", "s"}).made == 1);
  CHECK(count() == start + 4);
  CHECK(office.ledger.verify().sound());
}

TEST_CASE("an id that belongs to another command is refused") {
  SmallOffice office;
  office.ledger.perform({"setting.set", {{"key", "a"}, {"value", "1"}}}, signed_once);
  CHECK(says(refusal([&] {
               office.ledger.perform({"setting.set", {{"key", "a"}, {"value", "2"}}}, signed_once);
             }),
             "used for another command"));
}

TEST_CASE("the number of a call taken back is never given again") {
  SmallOffice office;
  const Given given{{"program", "x"}, {"title", "y"}, {"opened_on", "2026-03-01"}, {"seats", "1"}};
  CHECK(office.perform("call.open", given).made == 1);
  office.ledger.undo(by());
  CHECK(office.perform("call.open", given).made == 2);
}

TEST_CASE("undo takes the newest not yet taken back, something new ends what could be done again") {
  SmallOffice office;
  for (const char* value : {"1", "2", "3"}) office.perform("setting.set", {{"key", "a"}, {"value", value}});
  CHECK(office.ledger.next_undo() == 4);
  CHECK(office.ledger.undo(by())->target == 4);
  CHECK(office.ledger.undo(by())->target == 3);
  CHECK(office.ledger.next_redo() == 3);
  CHECK(office.ledger.redo(by())->target == 3);
  CHECK(office.ledger.next_redo() == 4);
  office.perform("setting.set", {{"key", "b"}, {"value", "1"}});
  CHECK(office.ledger.next_redo() == 0);
  CHECK_FALSE(office.ledger.redo(by()));
  const std::vector<Entry> entries = office.ledger.entries();
  CHECK(entries.size() == 8);
  CHECK(office.ledger.find(4)->undone);
  CHECK_FALSE(office.ledger.find(3)->undone);
  CHECK_FALSE(office.ledger.find(99));
  CHECK(office.ledger.verify().sound());
}

TEST_CASE("the head's hash covers all that came before it") {
  SmallOffice one;
  SmallOffice other;
  CHECK(one.ledger.head() == other.ledger.head());
  one.perform("setting.set", {{"key", "a"}, {"value", "1"}});
  other.ledger.perform({"setting.set", {{"key", "a"}, {"value", "1"}}}, by("李主任"));
  CHECK(one.ledger.head().hash != other.ledger.head().hash);
  one.perform("setting.set", {{"key", "b"}, {"value", "1"}});
  other.perform("setting.set", {{"key", "b"}, {"value", "1"}});
  CHECK(one.ledger.head().hash != other.ledger.head().hash);
  CHECK(one.ledger.find(3)->previous == one.ledger.find(2)->hash);
}

TEST_CASE("arguments are kept as one line of JSON that says the same in any order") {
  const CommandRequest one{"review.scores", {{"score", "b"}, {"call", "1"}, {"score", "a"}}};
  const CommandRequest other{"review.scores", {{"call", "1"}, {"score", "b"}, {"score", "a"}}};
  CHECK(canonical_arguments(one) == R"({"call":"1","score":["b","a"]})");
  CHECK(canonical_arguments(one) == canonical_arguments(other));
  CHECK(read_arguments("review.scores", canonical_arguments(one)) == other);
  CHECK(says(refusal([] { static_cast<void>(canonical_arguments({"x", {{"a", "\xff"}}})); }), "not UTF-8"));
  for (const char* json : {"", "[]", "{", R"({"a":1})", R"({"a":[1]})", R"({"a":{"b":"c"}})"}) {
    CHECK_FALSE(refusal([&] { static_cast<void>(read_arguments("x", json)); }).empty());
  }
}

}  // namespace
}  // namespace echelon
