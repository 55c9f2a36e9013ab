// Hour rules as files: those shipped, what is refused and where, and texts that are broken at random.

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <sstream>

#include "../refusal.hpp"
#include "hour_history.hpp"

namespace echelon::rules_tests {
namespace {

std::string shipped_text() {
  std::ifstream file(std::string(ECHELON_DATA) + "/rules/hours.toml", std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const HourRule& version(const HourRules& rules, const std::string& id, std::size_t number = 0) {
  const auto* found = rules.find(id);
  REQUIRE(found != nullptr);
  return found->versions.at(number);
}

/// A correct rule of twelve lines; `more` stands behind it.
std::string rule_text(const std::string& more = {}) {
  return "[[rule]]\nid = \"own\"\nzh = \"自定\"\nen = \"own\"\nsource = \"示例\"\nconfidence = \"high\"\n"
         "measure = \"hours\"\nrequired = 30\n\n[rule.window]\nkind = \"calendar_year\"\n\n" +
         more;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Error refused(const std::string& text) {
  try {
    static_cast<void>(read_hour_rules(text, "own.toml"));
  } catch (const Error& error) {
    CHECK_FALSE(error.happened().zh.empty());
    CHECK_FALSE(error.remedy().zh.empty());
    CHECK(error.place().file == "own.toml");
    return error;
  }
  FAIL("not refused: " << text);
  throw std::logic_error("unreachable");
}

}  // namespace

TEST_CASE("the shipped rules are those of the rules page, each with its source") {
  const HourRules rules = HourRules::of(ECHELON_DATA);
  struct Row {
    const char* id;
    int required;
    HourConfidence confidence;
    bool applies;
  };
  const std::vector<Row> rows{{"induction", 120, HourConfidence::high, true},
                              {"annual_hours", 72, HourConfidence::medium, true},
                              {"professional_staff", 90, HourConfidence::medium, false},
                              {"head_qualification", 300, HourConfidence::high, true},
                              {"homeroom_start", 30, HourConfidence::high, true},
                              {"homeroom_catch_up", 30, HourConfidence::high, true},
                              {"enterprise_practice", 6, HourConfidence::high, true},
                              {"certificate_registration", 1, HourConfidence::medium, false},
                              {"changsha_cycle", 360, HourConfidence::medium, false},
                              {"changsha_backbone", 400, HourConfidence::medium, false},
                              {"changsha_year", 30, HourConfidence::medium, false},
                              {"changsha_new", 150, HourConfidence::medium, false},
                              {"changsha_homeroom", 30, HourConfidence::medium, false},
                              {"jianghan_cycle", 360, HourConfidence::medium, false},
                              {"jianghan_credits", 40, HourConfidence::medium, false},
                              {"jianghan_new", 80, HourConfidence::medium, false},
                              {"tianjin_homeroom", 34, HourConfidence::medium, false}};
  for (const Row& row : rows) {
    CAPTURE(row.id);
    const HourRule& rule = version(rules, row.id);
    CHECK(rule.required == Decimal::of(row.required));
    CHECK(rule.confidence == row.confidence);
    CHECK(rule.applies == row.applies);
    CHECK_FALSE(rule.source.empty());
  }
  for (const char* id : {"in_service_cycle", "head_cycle"}) {
    CHECK(version(rules, id, 0).required == Decimal::of(240));
    CHECK(version(rules, id, 1).required == Decimal::of(360));
  }
  CHECK(version(rules, "jianghan_credits").conversions.front().most == Decimal::of(20));
  CHECK(version(rules, "jianghan_credits").most_per_training == Decimal::of(15));
}

TEST_CASE("a bureau's rule replaces every version of the shipped one, adds one, or takes it away") {
  const HourRules rules(shipped_text(), "hours.toml",
                        {{"in_service_cycle", with(rule_text(), "\"own\"", "\"in_service_cycle\"")},
                         {"own", rule_text()},
                         {"induction", ""}});
  CHECK(rules.find("in_service_cycle")->versions.size() == 1);
  CHECK(version(rules, "in_service_cycle").required == Decimal::of(30));
  CHECK(rules.find("in_service_cycle")->own);
  CHECK(rules.find("own") != nullptr);
  CHECK(rules.find("induction") == nullptr);
  CHECK(says(refusal([&] { static_cast<void>(rules.with("other", rule_text())); }), "'other'"));
}

TEST_CASE("a wrong rule is refused with the line and what to do") {
  struct Wrong {
    std::string text;
    long line;
    const char* word;
  };
  const std::vector<Wrong> all{
      {with(rule_text(), "source = \"示例\"", "source = \"\""), 5, "source"},
      {with(rule_text(), "confidence = \"high\"", "confidence = \"sure\""), 6, "high, medium"},
      {with(rule_text(), "measure = \"hours\"", "measure = \"weeks\""), 7, "credits"},
      {with(rule_text(), "required = 30", "required = 0"), 8, "more than 0"},
      {with(rule_text(), "required = 30", "required = -4"), 8, "more than 0"},
      {with(rule_text(), "required = 30", "required = 30\nrequred = 3"), 9, "requred"},
      {with(rule_text(), "calendar_year", "leap_year"), 11, "rolling"},
      {with(rule_text(), "\"calendar_year\"", "\"cycle\"\nyears = 5"), 10, "anchor"},
      {with(rule_text(), "\"calendar_year\"", "\"cycle\"\nyears = 0\nanchor = 2021-01-01"), 12, "1–100"},
      {with(rule_text(), "\"calendar_year\"", "\"rolling\"\nmonths = 12\nyears = 1"), 13, "years"},
      {rule_text("[rule.binds]\nroles = [\"janitor\"]"), 14, "janitor"},
      {rule_text("[rule.binds]\nstages = []"), 14, "empty"},
      {rule_text("[[rule.part]]\nid = \"p\"\nzh = \"甲\"\nen = \"a\""), 13, "maximum"},
      {rule_text("[[rule.part]]\nid = \"p\"\nzh = \"甲\"\nen = \"a\"\nminimum = 9\nmaximum = 8"), 18, "less"},
      {rule_text("[[rule.conversion]]\nid = \"p\"\nzh = \"甲\"\nen = \"a\"\nfactor = 1"), 13, "categories"},
      {with(rule_text(), "required = 30", "required = 30\ngrace_days = 400"), 9, "0–184"},
      {rule_text("[rule.join]\nhow = \"prorate\"\nevent = \"tier\""), 1, "tiers"},
      {with(rule_text("[rule.carry_over]\nmost = 3"), "\"calendar_year\"", "\"rolling\"\nmonths = 3"), 14,
       "cycles"},
      {with(rule_text(), "measure = \"hours\"", "measure = \"months\""), 1, "days_per_month"},
      {rule_text() + rule_text(), 14, "twice"}};
  for (const Wrong& wrong : all) {
    CAPTURE(wrong.text);
    const Error error = refused(wrong.text);
    CAPTURE(error.what());
    CHECK(error.place().row == wrong.line);
    CHECK(error.happened().en.find(wrong.word) != std::string::npos);
  }
}

TEST_CASE("a broken text of rules is read or refused with its file, never anything else") {
  const std::string whole = shipped_text();
  std::mt19937_64 chance(7);
  const auto below = [&](std::size_t end) { return static_cast<std::size_t>(chance() % end); };
  const char* const words[] = {"-1",    "[",   "]]",   "\"",         "0.2",          "[[rule]]\n",
                               "true",  "= 9", "\xff", "2021-02-30", "1e300",        "[rule.window]\n",
                               "nan\n", "\n",  "id",   "9999999999", "kind = \"x\"", "required = inf\n"};
  const char* wanted = std::getenv("ECHELON_HOUR_MUTATIONS");
  const long rounds = wanted == nullptr ? 400 : std::strtol(wanted, nullptr, 10);
  long read = 0;
  for (long i = 0; i < rounds; ++i) {
    // One rule at a time, so that what is broken is not always the first.
    const std::size_t from = whole.find("[[rule]]", below(whole.size() - 1500));
    const std::size_t to = whole.find("[[rule]]", from == std::string::npos ? 0 : from + 8);
    std::string text =
        whole.substr(from == std::string::npos ? 0 : from, to - (from == std::string::npos ? 0 : from));
    for (std::size_t times = 1 + below(3); times > 0; --times) {
      const std::size_t at = below(text.size());
      if (below(3) == 0) {
        text.erase(at, 1 + below(12));
      } else if (below(2) == 0) {
        text.insert(at, words[below(std::size(words))]);
      } else {
        text[at] = static_cast<char>(chance());
      }
    }
    try {
      // What is read can be judged by.
      const auto rules =
          std::make_shared<const HourRules>(HourRules::of_rules(read_hour_rules(text, "own.toml")));
      const Snapshot snapshot = hours_snapshot(
          {{.hired = *Date::of(2015, 9, 1), .records = {{*Date::of(2022, 5, 1)}}}}, *Date::of(2024, 6, 30));
      CHECK(HourJudge(snapshot, rules).everyone().all().size() <= rules->all().size());
      ++read;
    } catch (const Error& error) {
      CHECK(error.place().file == "own.toml");
    }
  }
  CHECK(read > rounds / 50);
  CHECK(read < rounds);
}

}  // namespace echelon::rules_tests
