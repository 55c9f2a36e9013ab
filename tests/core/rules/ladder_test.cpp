// What a program.toml may say about ladders, and what it may not.

#include <doctest/doctest.h>

#include "echelon/rules/ladder.hpp"
#include "rules_fixture.hpp"

using namespace echelon;
using namespace echelon::rules_tests;

namespace {

const std::string head = R"(id = "p"
order = 1
kinds = ["ladder"]
name = { zh = "甲", en = "A" }
purpose = { zh = "甲", en = "A" }
)";

const std::string tiers = R"([[ladder]]
id = "teacher"
zh = "教师"
en = "teachers"
[[ladder.tier]]
id = "合格教师"
zh = "合格教师"
en = "qualified"
[[ladder.tier]]
id = "校级骨干"
zh = "校级骨干"
en = "school backbone"
aliases = ["school_backbone", "校骨干"]
term_months = 36
return_months = 12
lapses_to = "合格教师"
source = "甲"
[[ladder.tier]]
id = "县级骨干"
zh = "县级骨干"
en = "county backbone"
term_months = 36
source = "甲"
)";

std::string step(const std::string& id, const std::string& from, const std::string& to,
                 const std::string& more = {}) {
  return "[[ladder.step]]\nid = \"" + id + "\"\nzh = \"步\"\nen = \"step\"\nsource = \"甲\"\nfrom = \"" +
         from + "\"\nto = \"" + to + "\"\n" + more;
}

const std::string requirement = R"([[ladder.requirement]]
id = "service"
kind = "years_of_service"
at_least = 3
zh = "教龄"
en = "service"
source = "甲"
)";

Program ladder_program(const std::string& entries) { return read_program(head + tiers + entries, "p.toml"); }

Error refused(const std::string& entries) {
  return error_of([&] { static_cast<void>(ladder_program(entries)); });
}

bool says(const Error& error, const std::string& part) {
  return error.sentence(Language::english).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a ladder is read with its tiers, terms, aliases and steps") {
  const Program program =
      ladder_program(requirement + step("up", "合格教师", "校骨干", "held_months = 24\n"));
  CHECK_FALSE(program.selects);
  REQUIRE(program.ladders.size() == 1);
  const Ladder& ladder = program.ladders.front();
  CHECK(ladder.tiers[1].term_months == 36);
  CHECK(ladder.tiers[1].lapses_to == "合格教师");
  CHECK(ladder.tiers[1].return_months == 12);
  REQUIRE(ladder.steps.size() == 1);
  CHECK(ladder.steps[0].from == 0);
  CHECK(ladder.steps[0].to == 1);
  REQUIRE(ladder.steps[0].requirements.size() == 2);
  CHECK(ladder.steps[0].requirements[0].kind == "tier_held_for");
  CHECK(ladder.steps[0].requirements[0].parameters.whole("at_least") == 24);
  CHECK(ladder.steps[0].requirements[1].id == "service");
  REQUIRE(program.rounds.size() == 1);
  CHECK_FALSE(program.rounds[0].selects);
  CHECK(ladder.steps[0].judged_by == "p.up");
  CHECK(ladder.steps[0].program.empty());
}

TEST_CASE("a tier is found by its id, its names and its aliases, however they are written") {
  const Ladder ladder = ladder_program({}).ladders.front();
  CHECK(ladder.find_tier("校级骨干") == 1);
  CHECK(ladder.find_tier(" School Backbone ") == 1);
  CHECK(ladder.find_tier("ｓｃｈｏｏｌ＿ｂａｃｋｂｏｎｅ") == 1);
  CHECK(ladder.find_tier("县 级 骨 干（2021 届）") == 2);
  CHECK_FALSE(ladder.find_tier("骨干").has_value());
  CHECK_FALSE(ladder.find_tier("").has_value());
}

TEST_CASE("heights count the longest way up, and the list goes from the top") {
  const Ladder ladder = ladder_program(step("a", "合格教师", "校级骨干") + step("b", "校级骨干", "县级骨干") +
                                       step("c", "合格教师", "县级骨干"))
                            .ladders.front();
  CHECK(ladder.heights() == std::vector<int>{0, 1, 2});
  CHECK(ladder.from_the_top() == std::vector<std::size_t>{2, 1, 0});
}

TEST_CASE("a step with places is a program of its own, under its parent's name") {
  const std::string round = R"([ladder.round]
reserves = 2
publicity_days = 5
[[ladder.round.criterion]]
id = "hours"
kind = "hours_points"
weight = 100
years = 5
per_hour = 0.25
zh = "学时"
en = "hours"
source = "甲"
)";
  const Program program = ladder_program(
      requirement + round +
      step("up", "合格教师", "校级骨干", "yearly_places = 30\n[ladder.step.round]\nreserves = 7\n"));
  REQUIRE(program.rounds.size() == 1);
  const Program& derived = program.rounds.front();
  CHECK(derived.id == "p.up");
  CHECK(derived.parent == "p");
  CHECK(carrier_of(derived.id) == "p");
  CHECK(derived.selects);
  CHECK(derived.seats == 30);
  CHECK(derived.reserves == 7);
  CHECK(derived.publicity_days == 5);
  CHECK(derived.ladder == "teacher");
  CHECK(derived.tier == "校级骨干");
  CHECK(derived.criteria.size() == 1);
  CHECK(derived.requirements.size() == 2);
  CHECK(program.ladders[0].steps[0].program == "p.up");
}

TEST_CASE("a step's requirement stands instead of the ladder's of the same id") {
  const Program program = ladder_program(
      requirement + step("up", "合格教师", "校级骨干",
                         "[[ladder.step.requirement]]\nid = \"service\"\nkind = \"years_of_service\"\n"
                         "at_least = 8\nzh = \"教龄\"\nen = \"service\"\nsource = \"甲\"\n"));
  const auto& rules = program.ladders[0].steps[0].requirements;
  REQUIRE(rules.size() == 2);
  CHECK(rules[1].parameters.whole("at_least") == 8);
}

TEST_CASE("a circle is refused by the names of its tiers") {
  const Error error = refused(step("a", "合格教师", "校级骨干") + step("b", "校级骨干", "县级骨干") +
                              step("c", "县级骨干", "校级骨干"));
  CHECK(says(error, "校级骨干 → 县级骨干 → 校级骨干"));
  CHECK(error.place().file == "p.toml");
  CHECK(error.place().row > 0);
  CHECK(says(refused(step("a", "合格教师", "合格教师")), "合格教师 → 合格教师"));
}

TEST_CASE("what a ladder must not say is refused with file, line and remedy") {
  const auto is_refused = [](const std::string& entries, const std::string& part) {
    const Error error = refused(entries);
    CAPTURE(error.sentence(Language::english));
    CHECK(says(error, part));
    CHECK(error.place().file == "p.toml");
    CHECK(error.place().row > 0);
    CHECK_FALSE(error.remedy().zh.empty());
    CHECK_FALSE(error.remedy().en.empty());
  };
  is_refused(step("a", "合格老师", "校级骨干"), "did you mean 合格教师?");
  is_refused(step("a", "合格教师", "名师"), "the tiers are:");
  is_refused(step("a", "合格教师", "校级骨干") + step("a", "校级骨干", "县级骨干"), "stands twice");
  is_refused(step("a", "合格教师", "校级骨干", "yearly_places = 3\n"), "needs a round");
  is_refused(step("a", "合格教师", "校级骨干", "[ladder.step.round]\nreserves = 1\n"), "needs places");
  is_refused(step("a", "合格教师", "校级骨干", "plases = 3\n"), "'plases' is not known here");
  is_refused("[[ladder.tier]]\nid = \"校骨干\"\nzh = \"甲\"\nen = \"A\"\n",
             "has a tier called '校骨干' already");
  is_refused("[[ladder.tier]]\nid = \"名师\"\nzh = \"甲\"\nen = \"A\"\nterm_months = 36\n", "'source'");
  is_refused("[[ladder.tier]]\nid = \"名师\"\nzh = \"甲\"\nen = \"A\"\nreturn_months = 36\n", "with a term");
  is_refused(
      "[[ladder.tier]]\nid = \"名师\"\nzh = \"甲\"\nen = \"A\"\nsource = \"甲\"\nterm_months = 36\n"
      "lapses_to = \"名师\"\n",
      "must be a lower tier");
  is_refused("[[ladder]]\nid = \"other\"\nzh = \"甲\"\nen = \"A\"\n", "'tier' is missing");
  is_refused("[[ladder]]\nid = \"other\"\nzh = \"甲\"\nen = \"A\"\nroles = [\"king\"]\n", "'king'");
  is_refused(
      step("a", "合格教师", "校级骨干",
           "[[ladder.step.requirement]]\nid = \"tier\"\nkind = \"in_service\"\nzh = \"甲\"\nen = \"A\"\n"
           "source = \"甲\"\n"),
      "'tier' is kept");
}

TEST_CASE("ladders belong to programs whose kinds name them") {
  const std::string plain =
      "id = \"p\"\norder = 1\nname = { zh = \"甲\", en = \"A\" }\npurpose = { zh = \"甲\", en "
      "= \"A\" }\n";
  CHECK(says(error_of([&] { static_cast<void>(read_program(plain + tiers, "p.toml")); }),
             "kinds name 'ladder'"));
  CHECK(says(error_of([&] { static_cast<void>(read_program(head, "p.toml")); }), "add a [[ladder]]"));
  CHECK(says(error_of([&] { static_cast<void>(read_program(head + "seats = 3\n" + tiers, "p.toml")); }),
             "seats"));
}

TEST_CASE("a term ends the day before its months are over, leap days included") {
  LadderTier tier;
  tier.term_months = 36;
  CHECK(term_end(tier, day("2021-09-01")) == day("2024-08-31"));
  CHECK(term_end(tier, day("2024-02-29")) == day("2027-02-27"));
  CHECK(term_end(tier, day("2021-02-28")) == day("2024-02-27"));
  CHECK(term_end(tier, day("2021-03-01")) == day("2024-02-29"));
  CHECK_FALSE(term_end(tier, Date()).known());
  CHECK_FALSE(term_end(LadderTier(), day("2021-09-01")).known());
}
