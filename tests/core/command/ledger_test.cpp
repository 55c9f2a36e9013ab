#include "echelon/command/ledger.hpp"

#include <doctest/doctest.h>

#include "echelon/base/error.hpp"
#include "echelon/store/load.hpp"
#include "office_fixture.hpp"

namespace echelon {
namespace {

TEST_CASE("an import is one entry, and undo takes back every row of it") {
  Store store = Store::temporary();
  Ledger ledger(store);
  const std::string empty = content(store);
  const auto imported = ledger.import(small_batch(), {"import.roster", {{"file", "花名册.xlsx"}}}, by());
  REQUIRE(imported);
  CHECK(imported->entry == 1);
  CHECK(imported->effect == BatchEffect{.added = 46, .changed = 0, .same = 0});
  const std::string full = content(store);
  const auto undone = ledger.undo(by());
  REQUIRE(undone);
  CHECK(undone->number == 2);
  CHECK(undone->target == 1);
  CHECK(content(store) == empty);
  REQUIRE(ledger.redo(by()));
  CHECK(content(store) == full);
  CHECK(ledger.verify().sound());
}

TEST_CASE("rows that an import replaces come back when it is undone") {
  SmallOffice office;
  const std::string before = content(office.store);
  Batch changed = small_batch();
  changed.people[0].degree = Degree::master;
  changed.training[2].hours = Decimal::of(90);
  changed.training.push_back(changed.training[3]);
  changed.training.back().course = "新课程";
  const auto imported = office.ledger.import(changed, {"import.roster", {}}, by());
  REQUIRE(imported);
  CHECK(imported->effect == BatchEffect{.added = 1, .changed = 2, .same = 44});
  CHECK(office.ledger.verify().sound());
  office.ledger.undo(by());
  CHECK(content(office.store) == before);
  CHECK(office.ledger.verify().sound());
}

TEST_CASE("importing what is there already writes no entry") {
  SmallOffice office;
  CHECK_FALSE(office.ledger.import(small_batch(), {"import.roster", {}}, by()));
  CHECK(office.ledger.head().number == 1);
}

TEST_CASE("a round from the call to the appointment, and back again by undo") {
  SmallOffice office;
  std::vector<std::string> contents{content(office.store)};
  const auto step = [&](const std::string& command,
                        std::vector<std::pair<std::string, std::string>> arguments) {
    const Performed done = office.perform(command, std::move(arguments));
    CHECK(done.entry == static_cast<std::int64_t>(contents.size()) + 1);
    contents.push_back(content(office.store));
    return done.made;
  };
  CHECK(step("call.open", {{"program", "olympiad_coaches"},
                           {"title", "2026 年奥赛教练员遴选"},
                           {"opened_on", "2026-03-01"},
                           {"closes_on", "2026-03-20"},
                           {"seats", "2"}}) == 1);
  for (const char* person : {"T1", "T2", "T3", "T4"}) {
    step("nomination.add", {{"call", "1"}, {"school", "S1"}, {"person", person}, {"on", "2026-03-05"}});
  }
  step("nomination.rank", {{"call", "1"}, {"person", "T1"}, {"rank", "1"}});
  step("nomination.statement", {{"call", "1"}, {"person", "T1"}, {"statement", "教学扎实"}});
  step("nomination.withdraw", {{"call", "1"}, {"person", "T4"}});
  step("adjust", {{"call", "1"}, {"kind", "weight"}, {"key", "papers"}, {"value", "12.5"}});
  step("adjust", {{"call", "1"}, {"kind", "quota_max"}, {"key", "per_school"}, {"value", "none"}});
  step("adjust", {{"call", "1"}, {"kind", "weight"}, {"key", "papers"}});
  step("call.review", {{"call", "1"}});
  step("reviewer.add", {{"call", "1"}, {"id", "R1"}, {"name", "评委甲"}});
  step("reviewer.add", {{"call", "1"}, {"id", "R2"}, {"name", "评委乙"}, {"school", "S2"}, {"person", "T8"}});
  step("review.score",
       {{"call", "1"}, {"reviewer", "R1"}, {"person", "T1"}, {"criterion", "lesson"}, {"score", "8.5"}});
  step("review.scores", {{"call", "1"}, {"score", "R1\tT2\tlesson\t7"}, {"score", "R2\tT1\tlesson\t9"}});
  step("review.score",
       {{"call", "1"}, {"reviewer", "R2"}, {"person", "T1"}, {"criterion", "lesson"}, {"score", ""}});
  step("reviewer.remove", {{"call", "1"}, {"id", "R2"}});
  const RunRecord run{.call = 1,
                      .program = "olympiad_coaches",
                      .kind = "selection",
                      .digest = digest("inputs"),
                      .bundle = "{\"status\":\"optimal\"}\n",
                      .decisions = {{"T1", "chosen", 1, Decimal::of(90), 0, {}},
                                    {"T2", "chosen", 2, Decimal::of(80), 0, {}},
                                    {"T3", "reserve", 1, Decimal::of(70), 0, {}}}};
  CHECK(office.ledger.record_run(run, by()).made == 1);
  contents.push_back(content(office.store));
  CHECK(load_run(office.store, 1).bundle == run.bundle);
  step("publicity.start", {{"call", "1"}, {"from", "2026-04-01"}, {"to", "2026-04-08"}});
  CHECK(step("objection.file",
             {{"call", "1"}, {"person", "T1"}, {"received_on", "2026-04-02"}, {"text", "材料存疑"}}) == 1);
  step("objection.resolve",
       {{"call", "1"}, {"number", "1"}, {"state", "rejected"}, {"resolution", "核查属实"}});
  step("decision.hold", {{"call", "1"}, {"person", "T2"}, {"reason", "待核查"}});
  step("decision.release", {{"call", "1"}, {"person", "T2"}});
  step("decision.replace", {{"call", "1"}, {"person", "T2"}, {"reason", "本人放弃"}});
  step("decision.decide", {{"call", "1"}, {"on", "2026-04-09"}});
  step("tier.appoint", {{"call", "1"}, {"ladder", "olympiad"}, {"tier", "coach"}, {"since", "2026-04-10"}});

  const std::vector<Call> calls = load_calls(office.store, "olympiad_coaches");
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].state == CallState::decided);
  REQUIRE(calls[0].decisions.size() == 3);
  CHECK(calls[0].decisions[0].outcome == "appointed");
  CHECK(calls[0].decisions[1].person == "T3");
  CHECK(calls[0].decisions[1].position == 2);
  CHECK(calls[0].decisions[2].outcome == "rejected");
  const auto snapshot = load_snapshot(office.store, day("2026-05-01"));
  CHECK(snapshot->tiers.of(snapshot->find_person("T3")).size() == 1);
  CHECK(office.ledger.verify().sound());

  for (std::size_t left = contents.size(); left-- > 1;) {
    REQUIRE(office.ledger.undo(by()));
    CHECK(content(office.store) == contents[left - 1]);
  }
  CHECK(office.ledger.verify().sound());
  for (std::size_t done = 1; done < contents.size(); ++done) {
    REQUIRE(office.ledger.redo(by()));
    CHECK(content(office.store) == contents[done]);
  }
  CHECK_FALSE(office.ledger.redo(by()));
  CHECK(office.ledger.verify().sound());
}

}  // namespace
}  // namespace echelon
