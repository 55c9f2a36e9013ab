// What was done in an office handed out, and how it comes back.

#include <algorithm>

#include "echelon/command/ledger.hpp"
#include "echelon/office/role_rules.hpp"
#include "roles_fixture.hpp"

namespace echelon::office_tests {
namespace {

using State = ArrivedEntry::State;

std::vector<State> states(const BroughtBack& back) {
  std::vector<State> list;
  for (const ArrivedEntry& each : back.entries) list.push_back(each.state);
  return list;
}

std::vector<std::string> nominated(const Office& office) {
  std::vector<std::string> people;
  for (const Nomination& each : office.round("coaches")->call.nominations) people.push_back(each.person);
  std::ranges::sort(people);
  return people;
}

bool has(const std::vector<std::string>& list, int person) {
  return std::ranges::find(list, person_id(person)) != list.end();
}

std::string score_of(const Office& office, const std::string& reviewer, int person) {
  for (const Review& each : office.round("coaches")->call.reviews) {
    if (each.reviewer == reviewer && each.person == person_id(person)) return each.score.text();
  }
  return "none";
}

TEST_CASE(
    "a principal nominates in the own office, and it comes in at HR, once, as one entry that undo takes "
    "back") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(2));
  {
    const auto office = bureau.open(made);
    office->perform(nominating(5, school_id(2)));
    office->perform(nominating(6, school_id(2)));
    REQUIRE(office->undo());
    office->perform({"nomination.rank", {{"call", "1"}, {"person", person_id(5)}, {"rank", "2"}}});
    office->perform({"enrolment.wish", {{"session", "B1"}, {"person", person_id(6)}, {"rank", "2"}}});
    CHECK(office->verify().sound);
  }
  const BroughtBack looked = bureau->bring_back(made.what.file, true, false);
  CHECK(states(looked) == std::vector{State::good, State::undone, State::good, State::good});
  CHECK(looked.entries[0].says.en.find(person_name(5)) != std::string::npos);
  CHECK_FALSE(looked.entry.has_value());
  CHECK_FALSE(has(nominated(*bureau), 5));

  const std::string before = bureau.rows();
  const BroughtBack back = bureau->bring_back(made.what.file, false, false);
  REQUIRE(back.entry.has_value());
  CHECK(has(nominated(*bureau), 5));
  CHECK_FALSE(has(nominated(*bureau), 6));
  const EntryLine entry = bureau->entries(1).front();
  CHECK(entry.who == "李校长 · " + school_id(2));
  CHECK(entry.says.en == "took in 3 things done in the office " + made.what.file.filename().string());
  CHECK(bureau->verify().sound);

  const BroughtBack again = bureau->bring_back(made.what.file, false, false);
  CHECK(states(again) == std::vector{State::known, State::undone, State::known, State::known});
  CHECK_FALSE(again.entry.has_value());

  REQUIRE(bureau->undo());
  CHECK(bureau.rows() == before);
  CHECK(bureau->bring_back(made.what.file, false, false).entry.has_value());
  CHECK(has(nominated(*bureau), 5));
}

TEST_CASE("only what is new comes in the second time") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(4));
  bureau.open(made)->perform(nominating(14, school_id(4)));
  REQUIRE(bureau->bring_back(made.what.file, false, false).entry);
  bureau.open(made)->perform(nominating(15, school_id(4)));
  const BroughtBack second = bureau->bring_back(made.what.file, false, false);
  CHECK(states(second) == std::vector{State::known, State::good});
  CHECK(second.entry.has_value());
  // Taken back there after it came in: HR is told, and decides.
  REQUIRE(bureau.open(made)->undo());
  const BroughtBack third = bureau->bring_back(made.what.file, false, false);
  CHECK(states(third) == std::vector{State::known, State::refused});
  CHECK_FALSE(third.entries[1].remedy.zh.empty());
  CHECK(has(nominated(*bureau), 15));
}

TEST_CASE("what happened meanwhile at HR refuses entry by entry, the others come in if asked for") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(5));
  {
    const auto office = bureau.open(made);
    office->perform(nominating(20, school_id(5)));
    office->perform(nominating(21, school_id(5)));
    office->perform({"nomination.rank", {{"call", "1"}, {"person", person_id(19)}, {"rank", "3"}}});
  }
  // HR nominated one of them itself, moved the other away, and ranked the third anew.
  bureau.perform("nomination.add", {{"call", "1"}, {"school", school_id(5)}, {"person", person_id(20)}});
  bureau.perform("person.transfer",
                 {{"person", person_id(21)}, {"school", school_id(1)}, {"on", "2026-02-15"}});
  bureau.perform("nomination.rank", {{"call", "1"}, {"person", person_id(19)}, {"rank", "2"}});
  const BroughtBack none = bureau->bring_back(made.what.file, false, false);
  CHECK(states(none) == std::vector{State::refused, State::refused, State::refused});
  CHECK(says(none.entries[0].reason.en, "is nominated already"));
  CHECK(says(none.entries[1].reason.en, "does not serve at the school"));
  CHECK(says(none.entries[2].reason.en, "changed the same thing meanwhile"));
  for (const ArrivedEntry& each : none.entries) CHECK_FALSE(each.remedy.zh.empty());
  CHECK_FALSE(none.entry.has_value());

  bureau.open(made)->perform(nominating(22, school_id(5)));
  CHECK_FALSE(bureau->bring_back(made.what.file, false, false).entry.has_value());
  CHECK_FALSE(has(nominated(*bureau), 22));
  const BroughtBack some = bureau->bring_back(made.what.file, false, true);
  CHECK(some.count(State::good) == 1);
  CHECK(some.entry.has_value());
  CHECK(has(nominated(*bureau), 22));
  CHECK(bureau->verify().sound);
}

TEST_CASE("seats are counted again on arrival, one after the other, and a call that closed takes nothing") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(4));
  {
    const auto office = bureau.open(made);
    office->perform(nominating(14, school_id(4)));
    office->perform(nominating(15, school_id(4)));
  }
  bureau.perform("adjust", {{"call", "1"}, {"kind", "school_seats"}, {"key", school_id(4)}, {"value", "2"}});
  const BroughtBack back = bureau->bring_back(made.what.file, true, false);
  CHECK(states(back) == std::vector{State::good, State::refused});
  CHECK(says(back.entries[1].reason.en, "has used all of its 2 nomination seats"));
  bureau.review();
  const BroughtBack closed = bureau->bring_back(made.what.file, true, false);
  CHECK(states(closed) == std::vector{State::refused, State::refused});
  CHECK(says(closed.entries[0].reason.en, "you cannot change its nominations"));
}

TEST_CASE("a role does in its office what is its work, and nothing else") {
  HandingBureau bureau;
  bureau.review();
  const auto school = bureau.open(bureau.hand_out(ViewerRole::principal, school_id(2)));
  CHECK(says(refusal([&] { school->perform(nominating(8, school_id(3))); }), "none of its concern"));
  CHECK(says(refusal([&] {
               school->perform({"call.review", {{"call", "1"}}});
             }),
             "handed out to a principal"));
  CHECK(says(refusal([&] {
               school->perform({"setting.set", {{"key", "as_of"}, {"value", "x"}}});
             }),
             "ask the bureau's HR office"));
  CHECK(says(refusal([&] { school->select("coaches"); }), "one cannot select in it"));
  CHECK(says(refusal([&] { school->bring_back(bureau.path(), true, false); }), "one cannot take in"));
  CHECK(says(refusal([&] { school->preview_import("roster", bureau.path()); }), "one cannot import in it"));
  CHECK(says(
      refusal([&] {
        school->perform({"enrolment.wish", {{"session", "B1"}, {"person", person_id(1)}, {"rank", "1"}}});
      }),
      "does not serve at the school"));
  const auto judge = bureau.open(bureau.hand_out(ViewerRole::reviewer, "R1"));
  CHECK(says(refusal([&] {
               judge->perform(
                   {"review.score",
                    {{"call", "1"}, {"reviewer", "R2"}, {"person", "X"}, {"criterion", "lesson"}}});
             }),
             "gives no scores of others"));
  const auto research = bureau.open(bureau.hand_out(ViewerRole::researcher, {}));
  CHECK(says(refusal([&] { research->perform(nominating(5, school_id(2))); }), "handed out to a researcher"));
  CHECK(says(refusal([&] { bureau.perform("office.hand_out", {{"copy", "x"}}); }), "use 'export office'"));
}

TEST_CASE("a reviewer's scores come back to the people behind the codes") {
  HandingBureau bureau;
  bureau.review();
  const HandedOut made = bureau.hand_out(ViewerRole::reviewer, "R1");
  const auto code_of = [&](int person) {
    const auto found =
        std::ranges::find(made.codes, person_id(person), &std::pair<std::string, std::string>::second);
    REQUIRE(found != made.codes.end());
    return found->first;
  };
  const auto give = [&](Office& office, int person, const std::string& points) {
    office.perform({"review.score",
                    {{"call", "1"},
                     {"reviewer", "R1"},
                     {"person", code_of(person)},
                     {"criterion", "lesson"},
                     {"score", points}}});
  };
  {
    const auto office = bureau.open(made, "评委甲");
    CHECK(office->round("coaches")->call.reviews.size() == 1);
    give(*office, 4, "91");
    give(*office, 4, "92");
    give(*office, 8, "81");
    CHECK(says(refusal([&] { give(*office, 13, "101"); }), "lies outside"));
  }
  const BroughtBack back = bureau->bring_back(made.what.file, false, false);
  CHECK(states(back) == std::vector{State::good, State::good, State::good});
  CHECK(score_of(*bureau, "R1", 4) == "92");
  CHECK(score_of(*bureau, "R1", 8) == "81");
  CHECK(score_of(*bureau, "R2", 8) == "70");
  CHECK(back.entries[0].says.en.find(person_id(4)) != std::string::npos);
  CHECK(bureau->verify().sound);

  // HR corrected one meanwhile; the reviewer did not know.
  bureau.score("R1", 8, "60");
  {
    const auto office = bureau.open(made, "评委甲");
    give(*office, 8, "85");
    give(*office, 13, "75");
  }
  const BroughtBack second = bureau->bring_back(made.what.file, false, true);
  CHECK(second.count(State::known) == 3);
  CHECK(second.entries[3].state == State::refused);
  CHECK(says(second.entries[3].reason.en, "changed the same thing meanwhile"));
  CHECK(score_of(*bureau, "R1", 8) == "60");
  CHECK(score_of(*bureau, "R1", 13) == "75");
}

TEST_CASE("whoever became a conflict since is no longer scored") {
  HandingBureau bureau;
  bureau.review();
  const HandedOut made = bureau.hand_out(ViewerRole::reviewer, "R1");
  const auto code =
      std::ranges::find(made.codes, person_id(13), &std::pair<std::string, std::string>::second)->first;
  bureau.open(made)->perform(
      {"review.score",
       {{"call", "1"}, {"reviewer", "R1"}, {"person", code}, {"criterion", "lesson"}, {"score", "50"}}});
  bureau.perform("person.transfer",
                 {{"person", person_id(2)}, {"school", school_id(4)}, {"on", "2026-02-15"}});
  const BroughtBack back = bureau->bring_back(made.what.file, true, false);
  REQUIRE(back.entries.size() == 1);
  CHECK(says(back.entries[0].reason.en, "set aside: the same school"));
}

TEST_CASE("a file that was altered, forged, recalled or handed out elsewhere is refused") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(2));
  const auto refused = [&](Office& office) {
    return refusal([&] { office.bring_back(made.what.file, false, true); });
  };
  HandingBureau other;
  other.hand_out(ViewerRole::principal, school_id(2));
  CHECK(says(refused(*other), "was not handed out from the one that is open"));
  CHECK(says(refusal([&] { bureau->bring_back(bureau.path(), false, true); }),
             "no office that was handed out"));
  {
    // An honest chain, a nomination that is none of this school's concern.
    Store store = Store::open(made.what.file);
    Ledger(store).perform(nominating(5, school_id(2)), {"李校长", "2026-03-02T09:00:00", {}});
    CHECK(bureau->bring_back(made.what.file, true, false).count(State::good) == 1);
    Ledger(store).perform({"setting.set", {{"key", "bureau"}, {"value", "假"}}},
                          {"李校长", "2026-03-02T09:01:00", {}});
    const BroughtBack back = bureau->bring_back(made.what.file, true, false);
    CHECK(back.count(State::refused) == 1);
    CHECK(says(back.entries[1].reason.en, "one cannot do setting.set"));
  }
  {
    Store store = Store::open(made.what.file);
    store.run("UPDATE nomination SET rank = 9");
  }
  CHECK(says(refused(*bureau), "was altered"));
  // A whole new office that claims to be the same one.
  std::filesystem::remove(made.what.file);
  {
    Store forged = Store::create(made.what.file);
    const auto row = bureau->handed_out().front();
    Store source = Store::open(bureau.path());
    store::HandedSet set(source);
    set.role({"principal", row.subject, "", row.copy, store::load_key(source)->origin, 1, "x", "2026-03-01"});
    set.school(school_id(2), school_id(2));
    Ledger(forged).receive([&](const TakePiece& take) { set.each_piece(store::school_tables(), take); },
                           {handed_out_with, {}}, {"x", "2026-03-01", {}});
  }
  CHECK(says(refused(*bureau), "does not hold what was handed out"));
  const HandedOut recalled = bureau.hand_out(ViewerRole::principal, school_id(3));
  bureau.perform("office.recall", {{"copy", recalled.copy}});
  CHECK(says(refusal([&] { bureau->bring_back(recalled.what.file, false, false); }), "recalled this office"));
}

TEST_CASE("many things done at once say whom they are about") {
  HandingBureau bureau;
  const HandedOut school = bureau.hand_out(ViewerRole::principal, school_id(2));
  bureau.open(school)->perform({"nominations.add",
                                {{"call", "1"},
                                 {"on", "2026-02-01"},
                                 {"nomination", school_id(2) + "\t" + person_id(5) + "\t2\t"},
                                 {"nomination", school_id(2) + "\t" + person_id(6) + "\t3\t"}}});
  const BroughtBack back = bureau->bring_back(school.what.file, true, false);
  REQUIRE(back.entries.size() == 1);
  CHECK(back.entries[0].says.en ==
        "nominated " + person_name(5) + " " + person_id(5) + " and 1 more (" + school_name(2) + ")");
  bureau.review();
  const HandedOut judge = bureau.hand_out(ViewerRole::reviewer, "R2");
  const std::string code = judge.codes.front().first;
  const auto office = bureau.open(judge, "评委乙");
  office->perform({"review.scores", {{"call", "1"}, {"score", "R2\t" + code + "\tlesson\t61"}}});
  CHECK(office->entries(1).front().says.en == "reviewer R2 scored " + code);
}

TEST_CASE("whoever stands behind the first of several people is asked about too") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(2));
  {
    // TCH10001 serves elsewhere; the forger pretends otherwise while the command looks.
    Store store = Store::open(made.what.file);
    store.run("UPDATE person SET left_on = 0 WHERE id = 'TCH10001'");
    Ledger(store).perform(
        {"enrolment.wish", {{"session", "B1"}, {"person", person_id(5)}, {"person", person_id(1)}}},
        {"李校长", "2026-03-02T09:00:00", {}});
    store.run("UPDATE person SET left_on = 19000101 WHERE id = 'TCH10001'");
  }
  const BroughtBack back = bureau->bring_back(made.what.file, true, true);
  REQUIRE(back.entries.size() == 1);
  CHECK(back.entries[0].state == State::refused);
  CHECK(back.entries[0].reason.en.find(person_id(1)) != std::string::npos);

  const Store hr = Store::open(bureau.path());
  const auto office = bureau.open(made);
  const CommandRequest withdraw{"nomination.withdraw",
                                {{"call", "1"}, {"person", person_id(4)}, {"person", person_id(1)}}};
  CHECK(says(refusal([&] { require_own(*bureau, hr, *office->role(), withdraw); }),
             "has not nominated " + person_id(1)));
}

TEST_CASE("a ledger rewritten after it came in is refused") {
  HandingBureau bureau;
  const HandedOut made = bureau.hand_out(ViewerRole::principal, school_id(4));
  const std::filesystem::path kept = made.what.file.string() + ".kept";
  std::filesystem::copy_file(made.what.file, kept);
  bureau.open(made)->perform(nominating(14, school_id(4)));
  REQUIRE(bureau->bring_back(made.what.file, false, false).entry);
  std::filesystem::copy_file(kept, made.what.file, std::filesystem::copy_options::overwrite_existing);
  bureau.open(made)->perform(nominating(15, school_id(4)));
  CHECK(says(refusal([&] { bureau->bring_back(made.what.file, false, false); }), "gone or was rewritten"));
}

TEST_CASE("what is cancelled leaves neither files nor a trace of them") {
  HandingBureau bureau;
  bureau.hand_out(ViewerRole::principal, school_id(1));
  const auto all = bureau->every_school(bureau.path().parent_path() / "schools");
  CHECK(all.size() == 5);
  std::filesystem::create_directories(bureau.path().parent_path() / "schools");
  std::stop_source stop;
  int steps = 0;
  const Progress progress(
      [&](double, const Words&) {
        if (++steps == 3) stop.request_stop();
      },
      stop.get_token());
  CHECK_THROWS_AS(bureau->hand_out(all, progress), Cancelled);
  CHECK(std::filesystem::is_empty(bureau.path().parent_path() / "schools"));
  CHECK(bureau->handed_out().size() == 1);
  CHECK(bureau->hand_out(all).size() == 5);
  CHECK(bureau->handed_out().size() == 6);
}

}  // namespace
}  // namespace echelon::office_tests
