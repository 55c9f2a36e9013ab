// Hour rules as an editor handles their text: cut out of the shipped file, one number changed, comments kept.

#include <doctest/doctest.h>

#include "echelon/rules/hour_rule.hpp"
#include "echelon/rules/hour_rule_text.hpp"
#include "rules_fixture.hpp"

namespace echelon::rules_tests {
namespace {

const std::string text = R"(# the file's head

[[rule]]
id = "first"            # 一
zh = "甲 # 非注释"
en = "first"
source = "示例"
confidence = "high"
measure = "hours"
required = 72           # a year
[rule.binds]
[rule.window]
kind = "school_year"
month = 9

# --- about the next

[[rule]]
id = "second"
zh = "乙"
en = "second"
source = "示例"
confidence = "high"
applies = false         # here not
measure = "hours"
required = 360
[[rule.part]]
id = "a"
zh = "面授"
en = "face to face"
modes = ["face_to_face"]
minimum = 160
[[rule.part]]
id = "b"
zh = "网络"
en = "online"
modes = ["online"]
maximum = 100
[rule.binds]
[rule.window]
kind = "cycle"
anchor = 2021-01-01
years = 5
)";

}  // namespace

TEST_CASE("a rule is cut out of a file with its comments, without those about the next") {
  const std::string first = hour_rule_text(text, "first");
  CHECK(first.starts_with("[[rule]]\nid = \"first\"            # 一\n"));
  CHECK(first.ends_with("month = 9\n"));
  CHECK(hour_rule_text(text, "second").ends_with("years = 5\n"));
  CHECK(hour_rule_text(text, "third").empty());
  CHECK(hour_rule_id(first, "t") == "first");
}

TEST_CASE("every shipped rule, cut out, reads as the versions that the file has") {
  const std::string shipped = shipped_hour_rules(ECHELON_DATA);
  const HourRules rules(shipped, "hours.toml");
  REQUIRE(rules.all().size() > 5);
  for (const HourRules::Versions& each : rules.all()) {
    CAPTURE(each.id);
    const auto cut = read_hour_rules(hour_rule_text(shipped, each.id), "t");
    REQUIRE(cut.size() == each.versions.size());
    for (std::size_t i = 0; i < cut.size(); ++i) {
      CHECK(cut[i].required == each.versions[i].required);
      CHECK(cut[i].source == each.versions[i].source);
      CHECK(cut[i].parts.size() == each.versions[i].parts.size());
    }
  }
}

TEST_CASE("a changed number changes nothing else of the text, and its comment stays in its place") {
  const std::string changed = with_number(text, {0, "", 0, "required"}, Decimal::of(90));
  std::string expected = text;
  expected.replace(expected.find("required = 72 "), 14, "required = 90 ");
  CHECK(changed == expected);
  CHECK(read_hour_rules(changed, "t").front().required == Decimal::of(90));
}

TEST_CASE("numbers are found in the second entry's tables and in the second of its parts") {
  const auto second = [](const std::string& changed) { return read_hour_rules(changed, "t").back(); };
  CHECK(second(with_number(text, {1, "rule.window", 0, "years"}, Decimal::of(3))).window.years == 3);
  CHECK(second(with_number(text, {1, "rule.part", 0, "minimum"}, Decimal::of(120))).parts[0].minimum ==
        Decimal::of(120));
  const HourRule added = second(with_number(text, {1, "rule.part", 1, "minimum"}, Decimal::of(20)));
  CHECK(added.parts[0].minimum == Decimal::of(160));
  CHECK(added.parts[1].minimum == Decimal::of(20));
  CHECK(*added.parts[1].maximum == Decimal::of(100));
  CHECK(second(with_number(text, {1, "", 0, "grace_days"}, Decimal::of(30))).grace_days == 30);
  CHECK(with_number(text, {2, "", 0, "required"}, Decimal::of(1)) == text);
  CHECK(with_number(text, {0, "rule.part", 0, "minimum"}, Decimal::of(1)) == text);
}

TEST_CASE("a pattern is put in use by taking one line out") {
  REQUIRE_FALSE(read_hour_rules(text, "t").back().applies);
  const std::string used = without_key(text, 1, "applies");
  CHECK(read_hour_rules(used, "t").back().applies);
  CHECK(used.size() == text.size() - std::string("applies = false         # here not\n").size());
  CHECK(without_key(text, 0, "applies") == text);
}

}  // namespace echelon::rules_tests
