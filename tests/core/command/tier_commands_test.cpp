// Tiers held, reviewed, lost, given back: what the commands promise, and undo over random sequences of them.

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "../refusal.hpp"
#include "echelon/command/commands.hpp"
#include "echelon/command/ledger.hpp"
#include "office_fixture.hpp"
#include "undo_walk.hpp"

namespace echelon {
namespace {

/// People T1 … T8, nobody on a ladder but T1 on another one.
struct TierOffice {
  Store store = Store::temporary();
  Ledger ledger{store};
  TierOffice() { ledger.import(small_batch(), {"import.roster", {}}, by()); }

  std::int64_t perform(const std::string& command,
                       std::vector<std::pair<std::string, std::string>> arguments) {
    return ledger.perform({command, std::move(arguments)}, by()).entry;
  }
  std::int64_t hold(const std::string& person, const std::string& tier, const std::string& since,
                    const std::string& until = {}) {
    std::vector<std::pair<std::string, std::string>> arguments{
        {"person", person}, {"ladder", "teacher"}, {"tier", tier}, {"since", since}};
    if (!until.empty()) arguments.emplace_back("until", until);
    return perform("tier.hold", arguments);
  }
  /// `tier since until` for each row of the person, in order of time.
  [[nodiscard]] std::string held(const std::string& person) const {
    Statement row = store.statement(
        "SELECT tier || ' ' || since || ' ' || until FROM tier_held WHERE person = ? AND ladder = 'teacher' "
        "ORDER BY since");
    row.with(person);
    std::string text;
    while (row.step()) text += (text.empty() ? "" : ", ") + row.string(0);
    return text;
  }
};

const std::vector<std::pair<std::string, std::string>> of_t2{{"person", "T2"}, {"ladder", "teacher"}};

std::vector<std::pair<std::string, std::string>> about(
    std::vector<std::pair<std::string, std::string>> more) {
  auto all = of_t2;
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

class RandomTiers : public UndoWalk<TierOffice> {
 public:
  using UndoWalk::UndoWalk;

  /// Nobody holds two tiers of a ladder on one day.
  void check_one_at_a_time() const {
    CHECK_FALSE(
        office_.store
            .statement(
                "SELECT 1 FROM tier_held AS a JOIN tier_held AS b ON a.person = b.person AND a.ladder = "
                "b.ladder AND a.since < b.since AND (a.until = 0 OR a.until >= b.since)")
            .step());
  }

 private:
  CommandRequest any_request() override {
    std::vector<const command::Command*> commands;
    for (const command::Command* each : command::all_commands()) {
      if (is_about_tiers(each->name)) commands.push_back(each);
    }
    const command::Command& command = *commands[below(commands.size())];
    CommandRequest request{std::string(command.name), {}};
    for (std::string_view name : command.arguments) {
      const bool optional = name.ends_with('?');
      if (optional) name.remove_suffix(1);
      if (optional && below(2) == 0) continue;
      const std::size_t times = name == "person" && request.command == "tiers.promote" ? 1 + below(2) : 1;
      for (std::size_t i = 0; i < times; ++i) request.with(std::string(name), value(name));
    }
    return request;
  }
  std::string value(std::string_view name) {
    if (name == "person") return "T" + std::to_string(1 + below(4));
    if (name == "ladder") return one_of({"teacher", "teacher", "head"});
    if (name == "tier" || name == "from" || name == "falls_to") return one_of({"甲级", "乙级", "丙级"});
    if (name == "since" || name == "on")
      return one_of({"2024-09-01", "2025-03-01", "2025-09-01", "2026-02-28"});
    if (name == "until") return one_of({"2025-08-31", "2026-08-31", "2028-02-29"});
    if (name == "result") return one_of({"passed", "failed", "deferred", "excellent"});
    return "示例";
  }
};

}  // namespace

TEST_CASE("a tier held ends what was held on the ladder the day before, and no other ladder's") {
  TierOffice office;
  office.hold("T1", "甲级", "2024-09-01");
  office.hold("T1", "乙级", "2025-09-01", "2028-08-31");
  CHECK(office.held("T1") == "甲级 20240901 20250831, 乙级 20250901 20280831");
  Statement other =
      office.store.statement("SELECT until FROM tier_held WHERE person = 'T1' AND ladder = 'county'");
  REQUIRE(other.step());
  CHECK(other.integer(0) == 0);
  CHECK(says(refusal([&] { office.hold("T1", "丙级", "2025-03-01"); }), "took a tier of this ladder"));
  CHECK(says(refusal([&] { office.hold("T1", "乙级", "2026-03-01"); }), "holds that tier already"));
  CHECK(
      says(refusal([&] { office.hold("T1", "丙级", "2026-03-01", "2026-02-01"); }), "before its beginning"));
  CHECK(says(refusal([&] { office.hold("T99", "丙级", "2026-03-01"); }), "T99"));
}

TEST_CASE(
    "a term has one review, a passed one moves its end on, a failed one lets what cannot be lost be held") {
  TierOffice office;
  office.hold("T2", "甲级", "2022-09-01", "2025-08-31");
  CHECK(says(refusal([&] {
               office.perform("tier.review",
                              about({{"result", "passed"}, {"on", "2025-08-20"}, {"until", "2025-08-31"}}));
             }),
             "must be after the present term's last day"));
  office.perform("tier.review", about({{"result", "passed"}, {"on", "2025-08-20"}, {"until", "2028-08-31"}}));
  CHECK(office.held("T2") == "甲级 20220901 20280831");
  office.perform("tier.review", about({{"result", "failed"}, {"on", "2025-08-21"}, {"falls_to", "乙级"}}));
  CHECK(office.held("T2") == "甲级 20220901 20280831, 乙级 20280901 0");
  CHECK(says(refusal([&] {
               office.perform("tier.review", about({{"result", "failed"}, {"on", "2025-08-22"}}));
             }),
             "has a result for this term already"));
  CHECK(says(refusal([&] {
               office.perform("tier.review",
                              about({{"result", "passed"}, {"on", "2028-10-01"}, {"until", "2030-01-01"}}));
             }),
             "has no term"));
}

TEST_CASE("only a tier that lapsed comes back") {
  TierOffice office;
  office.hold("T2", "甲级", "2022-09-01", "2025-08-31");
  const auto back = about({{"tier", "甲级"}, {"on", "2024-09-01"}, {"until", "2027-08-31"}});
  CHECK(says(refusal([&] { office.perform("tier.return", back); }), "never lost this tier"));
  office.perform("tier.lapse", about({{"on", "2023-06-30"}, {"falls_to", "乙级"}}));
  CHECK(office.held("T2") == "甲级 20220901 20230630, 乙级 20230701 0");
  office.perform("tier.return", back);
  CHECK(office.held("T2") == "甲级 20220901 20230630, 乙级 20230701 20240831, 甲级 20240901 20270831");
  CHECK(says(refusal([&] { office.perform("tier.end", about({{"on", "2022-08-31"}})); }), "holds no tier"));
}

TEST_CASE("a tier lapses before the end of a term whose review failed: what it falls back to comes sooner") {
  TierOffice office;
  office.hold("T2", "甲级", "2022-09-01", "2025-08-31");
  office.perform("tier.review", about({{"result", "failed"}, {"on", "2025-05-01"}, {"falls_to", "乙级"}}));
  CHECK(office.held("T2") == "甲级 20220901 20250831, 乙级 20250901 0");
  office.perform("tier.lapse", about({{"on", "2025-06-30"}, {"falls_to", "乙级"}}));
  CHECK(office.held("T2") == "甲级 20220901 20250630, 乙级 20250701 0");
  Statement review = office.store.statement("SELECT result, until FROM tier_review WHERE person = 'T2'");
  REQUIRE(review.step());
  CHECK(review.string(0) == "lapsed");
  CHECK(review.date(1).iso() == "2025-06-30");
  CHECK_FALSE(review.step());
}

TEST_CASE("several people take a step together or not at all") {
  TierOffice office;
  office.hold("T2", "甲级", "2024-09-01");
  office.hold("T3", "甲级", "2024-09-01");
  std::vector<std::pair<std::string, std::string>> arguments{{"ladder", "teacher"}, {"from", "甲级"},
                                                             {"tier", "乙级"},      {"on", "2025-09-01"},
                                                             {"person", "T2"},      {"person", "T4"}};
  const std::string before = content(office.store);
  CHECK(says(refusal([&] { office.perform("tiers.promote", arguments); }), "T4"));
  CHECK(content(office.store) == before);
  arguments.back().second = "T3";
  office.perform("tiers.promote", arguments);
  CHECK(office.held("T3") == "甲级 20240901 20250831, 乙级 20250901 0");
}

TEST_CASE(
    "random sequences of tier commands: one tier of a ladder at a time, undone to the same bytes, verified") {
  std::set<std::string> succeeded;
  for (unsigned seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    RandomTiers tiers(seed);
    for (int step = 0; step < 250; ++step) {
      tiers.step();
      tiers.check_one_at_a_time();
    }
    CHECK(tiers.sound());
    while (tiers.done() > 0) tiers.undo();
    CHECK(tiers.now() == tiers.first());
    succeeded.merge(tiers.succeeded);
  }
  for (const command::Command* command : command::all_commands()) {
    CAPTURE(command->name);
    if (is_about_tiers(command->name)) CHECK(succeeded.contains(std::string(command->name)));
  }
}

}  // namespace echelon
