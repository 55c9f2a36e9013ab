#include "echelon/command/commands.hpp"

#include <algorithm>
#include <set>

#include "echelon/store/load.hpp"
#include "round_fixture.hpp"

namespace echelon {
namespace {

constexpr std::array all_states{CallState::open,      CallState::reviewing, CallState::selected,
                                CallState::publicity, CallState::decided,   CallState::withdrawn};

/// A command of a call, that makes sense in some of the call's states.
struct Case {
  std::string command;
  Given given;
  std::set<CallState> allowed;
  std::vector<std::pair<std::string, Given>> first = {};  ///< what is done before it
};

const std::vector<Case>& cases() {
  using enum CallState;
  static const std::vector<Case> list{
      {"call.review", {}, {open, selected}},
      {"call.withdraw", {}, {open, reviewing, selected, publicity}},
      {"adjust", {{"kind", "quota_max"}, {"key", "school"}, {"value", "none"}}, {open, reviewing}},
      {"nomination.add", {{"school", "S1"}, {"person", "T4"}}, {open}},
      {"nominations.add", {{"nomination", "S1\tT4\t2\t踏实"}, {"nomination", "S1\tT5\t\t"}}, {open}},
      {"nomination.rank", {{"person", "T1"}, {"rank", "7"}}, {open}},
      {"nomination.statement", {{"person", "T1"}, {"statement", "教学扎实"}}, {open}},
      {"nomination.withdraw", {{"person", "T1"}}, {open, reviewing}},
      {"reviewer.add", {{"id", "R3"}, {"name", "评委丙"}}, {open, reviewing}},
      {"reviewer.remove", {{"id", "R1"}}, {open, reviewing}},
      {"review.score",
       {{"reviewer", "R1"}, {"person", "T3"}, {"criterion", "exam"}, {"score", "70"}},
       {reviewing}},
      {"review.scores", {{"score", "R1\tT3\texam\t70"}}, {reviewing}},
      {"publicity.start", {{"from", "2026-05-01"}, {"to", "2026-05-08"}}, {selected}},
      {"objection.file", {{"person", "T2"}, {"received_on", "2026-04-03"}, {"text", "再查"}}, {publicity}},
      {"objection.resolve", {{"number", "1"}, {"state", "upheld"}, {"resolution", "成立"}}, {publicity}},
      {"decision.hold", {{"person", "T1"}, {"reason", "待查"}}, {selected, publicity}},
      {"decision.release",
       {{"person", "T1"}},
       {selected, publicity},
       {{"decision.hold", {{"person", "T1"}, {"reason", "待查"}}}}},
      {"decision.replace", {{"person", "T1"}, {"reason", "放弃"}}, {selected, publicity}},
      {"decision.decide", {{"on", "2026-04-09"}}, {publicity}},
      {"tier.appoint", {{"ladder", "olympiad"}, {"tier", "coach"}, {"since", "2026-05-01"}}, {decided}},
  };
  return list;
}

Given of_call(Given given, const std::string& call = "1") {
  given.insert(given.begin(), {"call", call});
  return given;
}

TEST_CASE("every command of a round works in its states, says so in the others, and undo takes it back") {
  for (const CallState state : all_states) {
    RoundOffice office(state);
    for (const Case& each : cases()) {
      CAPTURE(each.command);
      CAPTURE(code(state));
      std::string said;
      std::size_t steps = 0;
      for (const auto& [command, given] : each.first)
        steps += office.attempt(command, of_call(given), said) ? 1 : 0;
      const std::string before = content(office.store);
      const std::int64_t head = office.ledger.head().number;
      CHECK(office.attempt(each.command, of_call(each.given), said) == each.allowed.contains(state));
      if (said.empty()) {
        CHECK(office.ledger.head().number == head + 1);
        CHECK(content(office.store) != before);
        CHECK(office.ledger.entries(1).front().command == each.command);
        REQUIRE(office.ledger.undo(by()));
      } else {
        CHECK(says(said, "call 1 is "));
        CHECK(office.ledger.head().number == head);
      }
      CHECK(content(office.store) == before);
      for (; steps > 0; --steps) REQUIRE(office.ledger.undo(by()));
    }
    CHECK(office.ledger.verify().sound());
  }
}

TEST_CASE("every command there is has its case here") {
  std::set<std::string_view> tried{"call.open", "person.leave", "person.transfer", "setting.set"};
  for (const Case& each : cases()) tried.insert(each.command);
  for (const command::Command* command : command::all_commands()) {
    // Those of training have theirs in session_commands_test.cpp.
    if (is_about_training(command->name) || is_about_tiers(command->name) ||
        is_about_mentors(command->name) || is_about_offices(command->name))
      continue;
    CAPTURE(command->name);
    CHECK(tried.contains(command->name));
  }
}

TEST_CASE("a call that does not exist is said not to exist") {
  RoundOffice office(CallState::reviewing);
  for (const Case& each : cases()) {
    std::string said;
    CHECK_FALSE(office.attempt(each.command, of_call(each.given, "17"), said));
    CHECK(says(said, "no call 17"));
  }
}

TEST_CASE("an argument that is missing, unknown or no number is named") {
  RoundOffice office(CallState::open);
  const std::string before = content(office.store);
  for (const command::Command* command : command::all_commands()) {
    CAPTURE(command->name);
    std::string said;
    CHECK_FALSE(office.attempt(std::string(command->name), {{"colour", "red"}}, said));
    CHECK(says(said, "argument colour"));
    CHECK_FALSE(office.attempt(std::string(command->name), {}, said));
    CHECK(says(said, "is missing"));
  }
  std::string said;
  CHECK_FALSE(office.attempt("nomination.rank", {{"call", "1"}, {"person", "T1"}, {"rank", "1e9"}}, said));
  CHECK(says(said, "argument rank of command nomination.rank is not a whole number"));
  CHECK_FALSE(office.attempt("nomination.rank",
                             {{"call", "9999999999999999999"}, {"person", "T1"}, {"rank", "1"}}, said));
  CHECK_FALSE(office.attempt("person.rename", {}, said));
  CHECK(says(said, "no command person.rename"));
  CHECK(content(office.store) == before);
}

TEST_CASE("commands refuse people, schools, reviewers and decisions that are not there") {
  struct Row {
    CallState state;
    std::string command;
    Given given;
    std::string says;
  };
  using enum CallState;
  const std::vector<Row> rows{
      {open, "nomination.add", {{"call", "1"}, {"school", "S1"}, {"person", "T99"}}, "no person T99"},
      {open, "nomination.add", {{"call", "1"}, {"school", "S9"}, {"person", "T4"}}, "no school S9"},
      {open, "nomination.add", {{"call", "1"}, {"school", "S1"}, {"person", "T1"}}, "nominated already"},
      {open, "nominations.add", {{"call", "1"}, {"nomination", "S1\tT4"}}, "too few fields"},
      {open,
       "nominations.add",
       {{"call", "1"}, {"nomination", "S1\tT4\t1\t"}, {"nomination", "S1\tT1\t1\t"}},
       "nominated already"},
      {open, "nomination.rank", {{"call", "1"}, {"person", "T5"}, {"rank", "1"}}, "not nominated in call 1"},
      {open, "reviewer.add", {{"call", "1"}, {"id", "R1"}, {"name", "评委"}}, "another reviewer's already"},
      {open, "reviewer.remove", {{"call", "1"}, {"id", "R9"}}, "no reviewer R9"},
      {open,
       "adjust",
       {{"call", "1"}, {"kind", "luck"}, {"key", "x"}, {"value", "1"}},
       "nothing that can be adjusted"},
      {open,
       "adjust",
       {{"call", "1"}, {"kind", "weight"}, {"key", "exam"}, {"value", "-1"}},
       "must not be negative"},
      {open,
       "adjust",
       {{"call", "1"}, {"kind", "weight"}, {"key", "exam"}, {"value", "none"}},
       "is not a number"},
      {open,
       "adjust",
       {{"call", "1"}, {"kind", "quota_min"}, {"key", "rural"}, {"value", "1.5"}},
       "not a whole number"},
      {open,
       "call.open",
       {{"program", "x"},
        {"title", "x"},
        {"opened_on", "2026-03-02"},
        {"closes_on", "2026-03-01"},
        {"seats", "2"}},
       "before the day it opens"},
      {open,
       "call.open",
       {{"program", "x"}, {"title", "x"}, {"opened_on", "2026-02-30"}, {"seats", "2"}},
       "not a date"},
      {open,
       "call.open",
       {{"program", "x"}, {"title", "x"}, {"opened_on", "2026-03-02"}, {"seats", "0"}},
       "at least 1"},
      {reviewing,
       "review.score",
       {{"call", "1"}, {"reviewer", "R9"}, {"person", "T1"}, {"criterion", "exam"}, {"score", "1"}},
       "no reviewer R9"},
      {reviewing,
       "review.score",
       {{"call", "1"}, {"reviewer", "R1"}, {"person", "T5"}, {"criterion", "exam"}, {"score", "1"}},
       "not nominated"},
      {reviewing,
       "review.score",
       {{"call", "1"}, {"reviewer", "R1"}, {"person", "T1"}, {"criterion", "exam"}, {"score", "-1"}},
       "must not be negative"},
      {reviewing,
       "review.score",
       {{"call", "1"}, {"reviewer", "R1"}, {"person", "T1"}, {"criterion", "exam"}, {"score", "1e999"}},
       "not a number"},
      {selected,
       "publicity.start",
       {{"call", "1"}, {"from", "2026-04-08"}, {"to", "2026-04-01"}},
       "before the first day"},
      {selected, "decision.hold", {{"call", "1"}, {"person", "T3"}, {"reason", "x"}}, "not among the chosen"},
      {selected, "decision.release", {{"call", "1"}, {"person", "T1"}}, "not among the held"},
      {selected,
       "decision.replace",
       {{"call", "1"}, {"person", "T9"}, {"reason", "x"}},
       "not among the chosen or held"},
      {publicity,
       "objection.resolve",
       {{"call", "1"}, {"number", "9"}, {"state", "upheld"}, {"resolution", "x"}},
       "no objection of this call"},
      {publicity,
       "objection.resolve",
       {{"call", "1"}, {"number", "1"}, {"state", "lost"}, {"resolution", "x"}},
       "upheld or rejected"},
      {publicity,
       "decision.decide",
       {{"call", "1"}, {"on", "2026-04-08"}},
       "after the last day of publicity, 2026-04-08"},
      {open,
       "person.transfer",
       {{"person", "T1"}, {"school", "S1"}, {"on", "2026-09-01"}},
       "where the person works now"},
      {open,
       "person.transfer",
       {{"person", "T1"}, {"school", "S2"}, {"on", "2004-09-01"}},
       "not after the beginning"},
      {open, "person.leave", {{"person", "T99"}, {"on", "2026-09-01"}}, "no person T99"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.command);
    CAPTURE(row.says);
    RoundOffice office(row.state);
    const std::string before = content(office.store);
    std::string said;
    CHECK_FALSE(office.attempt(row.command, row.given, said));
    CAPTURE(said);
    CHECK(says(said, row.says));
    CHECK(content(office.store) == before);
  }
}

TEST_CASE("a result with someone held back, or with an open objection, is not announced") {
  RoundOffice office(CallState::publicity);
  std::string said;
  office.perform("decision.hold", {{"call", "1"}, {"person", "T2"}, {"reason", "待查"}});
  CHECK_FALSE(office.attempt("decision.decide", {{"call", "1"}, {"on", "2026-04-09"}}, said));
  CHECK(says(said, "held back"));
  office.ledger.undo(by());
  office.perform("objection.file",
                 {{"call", "1"}, {"person", "T2"}, {"received_on", "2026-04-03"}, {"text", "再查"}});
  CHECK_FALSE(office.attempt("decision.decide", {{"call", "1"}, {"on", "2026-04-09"}}, said));
  CHECK(says(said, "objections are open"));
  CHECK_FALSE(says(said, "再查"));
}

TEST_CASE("the seat of someone replaced goes to the first reserve, until there is none") {
  RoundOffice office(CallState::publicity);
  office.perform("decision.replace", {{"call", "1"}, {"person", "T1"}, {"reason", "放弃"}});
  const std::vector<Call> calls = load_calls(office.store, "");
  std::map<std::string, std::string> outcomes;
  for (const Decision& decision : calls.at(0).decisions) outcomes[decision.person] = decision.outcome;
  CHECK(outcomes ==
        std::map<std::string, std::string>{{"T1", "rejected"}, {"T2", "chosen"}, {"T3", "chosen"}});
  std::string said;
  CHECK_FALSE(
      office.attempt("decision.replace", {{"call", "1"}, {"person", "T2"}, {"reason", "放弃"}}, said));
  CHECK(says(said, "no reserve left"));
}

TEST_CASE("who leaves or moves ends a posting, and leaves only once") {
  SmallOffice office;
  office.perform("person.transfer", {{"person", "T1"}, {"school", "S2"}, {"on", "2026-09-01"}});
  const auto after = load_snapshot(office.store, day("2026-09-02"));
  CHECK(after->school_of(after->find_person("T1"))->id == "S2");
  const auto before = load_snapshot(office.store, day("2026-08-31"));
  CHECK(before->school_of(before->find_person("T1"))->id == "S1");
  office.perform("person.leave", {{"person", "T1"}, {"on", "2027-01-01"}});
  CHECK(says(refusal([&] {
               office.perform("person.leave", {{"person", "T1"}, {"on", "2027-02-01"}});
             }),
             "has left already"));
}

TEST_CASE("what is asked for twice is written once") {
  SmallOffice office;
  CHECK(office.perform("setting.set", {{"key", "a"}, {"value", "1"}}).entry == 2);
  CHECK(office.perform("setting.set", {{"key", "a"}, {"value", "1"}}).entry == 0);
  CHECK(office.perform("setting.set", {{"key", "a"}}).entry == 3);
  CHECK(office.perform("setting.set", {{"key", "a"}}).entry == 0);
  CHECK(load_setting(office.store, "a").empty());
}

}  // namespace
}  // namespace echelon
