#include <random>
#include <set>

#include "../refusal.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/store/load.hpp"
#include "office_fixture.hpp"

namespace echelon {
namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

/// The small office: T1 mentors T2 since 2020.
struct MentorOffice : SmallOffice {
  std::string refused(const std::string& command, Given given) {
    const std::string before = content(store);
    const std::string said = refusal([&] { perform(command, std::move(given)); });
    CHECK(content(store) == before);
    return said;
  }
  [[nodiscard]] MentorPair pair(const std::string& mentee, bool running = true) const {
    for (const auto& each : load_mentoring(store).pairs)
      if (each.mentee == mentee && (running ? each.running() : each.ended_on.known() || each.approved()))
        return each;
    return {};
  }
};

TEST_CASE("a pair is approved, signed, followed over its milestones and ended") {
  MentorOffice office;
  office.perform("mentor.approve", {{"pair", "T1\tT3\t数学\t72.5"}, {"run", "7"}, {"on", "2026-03-01"}});
  CHECK(office.pair("T3", false).approved());
  CHECK(office.pair("T3", false).fit == *Decimal::read("72.5"));
  CHECK(office.pair("T3", false).run == 7);
  office.perform("mentor.sign", {{"pair", "T1\tT3"}, {"on", "2026-03-10"}, {"until", "2029-03-09"}});
  CHECK(office.pair("T3").started_on == day("2026-03-10"));
  CHECK(office.pair("T3").until == day("2029-03-09"));
  CHECK(office.pair("T3").approved_on == day("2026-03-01"));
  const Given pair{{"mentor", "T1"}, {"mentee", "T3"}};
  const auto with = [&](Given more) {
    more.insert(more.end(), pair.begin(), pair.end());
    return more;
  };
  office.perform("mentor.milestone",
                 with({{"step", "1"}, {"on", "2027-03-10"}, {"result", "failed"}, {"note", "再听两节课"}}));
  office.perform("mentor.milestone", with({{"step", "1"}, {"on", "2027-05-10"}, {"result", "passed"}}));
  REQUIRE(office.pair("T3").milestones.size() == 1);
  CHECK(office.pair("T3").milestones[0].passed);
  CHECK(office.pair("T3").milestones[0].note.empty());
  office.perform("mentor.outcome", with({{"outcome", "passed"}, {"on", "2029-03-01"}}));
  CHECK(office.pair("T3", false).ended_on == day("2029-03-01"));
  CHECK(office.pair("T3", false).outcome == "出师");
  CHECK(says(
      office.refused("mentor.milestone", with({{"step", "2"}, {"on", "2029-04-01"}, {"result", "passed"}})),
      "no running pair"));
  office.perform("mentor.approve", {{"pair", "T4\tT3\t数学\t0"}, {"on", "2029-04-01"}});
  office.perform("mentor.withdraw", {{"mentor", "T4"}, {"mentee", "T3"}});
  CHECK(office.ledger.verify().sound());
}

TEST_CASE("a mentorship that was imported has milestones and an outcome too") {
  MentorOffice office;
  office.perform("mentor.milestone", {{"mentor", "T1"},
                                      {"mentee", "T2"},
                                      {"step", "3"},
                                      {"on", "2024-09-01"},
                                      {"result", "passed"},
                                      {"note", "优秀"}});
  office.perform("mentor.outcome",
                 {{"mentor", "T1"}, {"mentee", "T2"}, {"outcome", "failed"}, {"on", "2024-09-02"}});
  CHECK(office.pair("T2", false).outcome == "未达标");
}

TEST_CASE("wishes are noted, replaced and taken back") {
  MentorOffice office;
  office.perform("mentor.wish", {{"person", "T3"}, {"other", "T1"}, {"rank", "2"}});
  office.perform("mentor.wish", {{"person", "T3"}, {"other", "T1"}, {"rank", "0"}});
  REQUIRE(load_mentoring(office.store).wishes.size() == 1);
  CHECK(load_mentoring(office.store).wishes[0].rank == 0);
  office.perform("mentor.wish", {{"person", "T3"}, {"other", "T1"}});
  CHECK(load_mentoring(office.store).wishes.empty());
}

TEST_CASE("what makes no sense is refused and changes nothing") {
  MentorOffice office;
  const auto approve = [&](const std::string& pair) {
    return office.refused("mentor.approve", {{"pair", pair}, {"on", "2026-03-01"}});
  };
  CHECK(says(approve("T1\tT2\t数学\t1"), "has the mentor T1 already"));
  CHECK(says(approve("T1\tT1\t数学\t1"), "with themselves"));
  CHECK(says(approve("T1\tX9\t数学\t1"), "a person there is not: X9"));
  CHECK(says(approve("T1\tT3\t数学"), "too few fields"));
  CHECK(says(approve("T1\tT3\t数学\tgood"), "no number"));
  CHECK(says(office.refused("mentor.sign", {{"pair", "T1\tT3"}, {"on", "2026-03-01"}}), "no approved pair"));
  CHECK(says(office.refused("mentor.withdraw", {{"mentor", "T1"}, {"mentee", "T2"}}), "no approved pair"));
  office.perform("mentor.approve", {{"pair", "T1\tT3\t数学\t1"}, {"on", "2026-03-01"}});
  CHECK(says(approve("T4\tT3\t数学\t1"), "has the mentor T1 already"));
  CHECK(
      says(office.refused("mentor.sign", {{"pair", "T1\tT3"}, {"on", "2026-02-01"}}), "before the approval"));
  CHECK(
      says(office.refused("mentor.sign", {{"pair", "T1\tT3"}, {"on", "2026-03-01"}, {"until", "2026-03-01"}}),
           "not after"));
  const Given pair{{"mentor", "T1"}, {"mentee", "T2"}};
  const auto about = [&](const std::string& command, Given more) {
    more.insert(more.end(), pair.begin(), pair.end());
    return office.refused(command, more);
  };
  CHECK(says(about("mentor.milestone", {{"step", "4"}, {"on", "2026-03-01"}, {"result", "passed"}}),
             "must be 1"));
  CHECK(says(about("mentor.milestone", {{"step", "1"}, {"on", "2026-03-01"}, {"result", "well"}}),
             "passed or failed"));
  CHECK(says(about("mentor.milestone", {{"step", "1"}, {"on", "2019-03-01"}, {"result", "passed"}}),
             "before the signing"));
  CHECK(says(about("mentor.outcome", {{"outcome", "won"}, {"on", "2026-03-01"}}), "passed, failed or ended"));
  CHECK(
      says(office.refused("mentor.wish", {{"person", "T1"}, {"other", "T1"}, {"rank", "1"}}), "same person"));
  office.perform("mentor.sign", {{"pair", "T1\tT3"}, {"on", "2026-03-01"}});
  office.perform("mentor.outcome",
                 {{"mentor", "T1"}, {"mentee", "T3"}, {"outcome", "ended"}, {"on", "2026-03-01"}});
  CHECK(says(approve("T1\tT3\t数学\t1"), "when these two were approved already"));
}

TEST_CASE("undo and redo give back the same bytes over random sequences of the mentors' commands") {
  std::set<std::string> succeeded;
  for (unsigned seed = 1; seed <= 4; ++seed) {
    MentorOffice office;
    std::mt19937 draw(seed);
    const auto one_of = [&](std::vector<std::string> list) { return list[draw() % list.size()]; };
    std::vector<std::string> contents{content(office.store)};
    for (int step = 0; step < 200; ++step) {
      const std::string mentor = one_of({"T1", "T4"});
      const std::string mentee = one_of({"T2", "T3", "T5"});
      const std::string on = one_of({"2026-03-01", "2027-03-01", "2028-03-01"});
      const std::vector<CommandRequest> all{
          {"mentor.approve", {{"pair", mentor + "\t" + mentee + "\t数学\t1"}, {"on", on}}},
          {"mentor.withdraw", {{"mentor", mentor}, {"mentee", mentee}}},
          {"mentor.sign", {{"pair", mentor + "\t" + mentee}, {"on", on}}},
          {"mentor.milestone",
           {{"mentor", mentor},
            {"mentee", mentee},
            {"step", one_of({"1", "2", "3"})},
            {"on", on},
            {"result", "passed"}}},
          {"mentor.outcome",
           {{"mentor", mentor}, {"mentee", mentee}, {"outcome", one_of({"passed", "ended"})}, {"on", on}}},
          {"mentor.wish", {{"person", mentee}, {"other", mentor}, {"rank", one_of({"0", "1", "2"})}}}};
      const auto& request = all[draw() % all.size()];
      const std::int64_t head = office.ledger.head().number;
      static_cast<void>(refusal([&] { office.ledger.perform(request, by()); }));
      if (office.ledger.head().number == head) {
        CHECK(content(office.store) == contents.back());
        continue;
      }
      succeeded.insert(request.command);
      contents.push_back(content(office.store));
    }
    for (std::size_t i = contents.size(); i-- > 1;) {
      REQUIRE(office.ledger.undo(by()));
      CHECK(content(office.store) == contents[i - 1]);
    }
    for (std::size_t i = 1; i < contents.size(); ++i) REQUIRE(office.ledger.redo(by()));
    CHECK(content(office.store) == contents.back());
    CHECK(office.ledger.verify().sound());
  }
  for (const command::Command* each : command::all_commands())
    if (is_about_mentors(each->name)) CHECK(succeeded.contains(std::string(each->name)));
}

}  // namespace
}  // namespace echelon
