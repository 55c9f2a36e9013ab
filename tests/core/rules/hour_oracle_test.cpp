// Standings agree with a slow, plainly written reading of the rules (hour_oracle.cpp) on random people and
// random rules. More cases: ECHELON_HOUR_CASES=1000000; another start: ECHELON_HOUR_SEED=7.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <random>

#include "hour_history.hpp"

namespace echelon::rules_tests {
namespace {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  int below(int end) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(end)); }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool in(int hundred) { return below(100) < hundred; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }
  Date day(int first_year, int last_year) {
    // The days on which calendars go wrong come often.
    const int year = between(first_year, last_year);
    if (in(12)) return *Date::of(year, 2, year % 4 == 0 ? 29 : 28);
    if (in(12)) return *Date::of(year, 12, 31);
    if (in(12)) return *Date::of(year, 1, 1);
    if (in(8)) return *Date::of(year, 9, 1);
    if (in(8)) return *Date::of(year, 8, 31);
    return Date::of(year, 1, 1)->plus_days(below(365));
  }

 private:
  std::mt19937_64 engine_;
};

const std::vector<std::string> categories{"学科教学", "师德师风", "学历进修", "论文", "班主任"};
const std::vector<TrainingMode> modes{TrainingMode::face_to_face, TrainingMode::online,
                                      TrainingMode::school_based, TrainingMode::unknown};

std::vector<std::string> some_categories(Chance& chance) {
  std::vector<std::string> list;
  for (const std::string& each : categories) {
    if (chance.in(45)) list.push_back(each);
  }
  if (list.empty()) list.push_back(chance.of(categories));
  return list;
}

HourWindow random_window(Chance& chance, bool by_calendar) {
  HourWindow window;
  window.kind = static_cast<HourWindowKind>(chance.below(5));
  window.month = chance.between(1, 12);
  window.anchor = chance.day(2009, 2018);
  window.years = chance.between(1, 5);
  window.months = window.kind == HourWindowKind::rolling ? chance.between(1, 60) : chance.between(0, 24);
  window.event = static_cast<HourEvent>(chance.below(3));
  if (chance.in(40)) {
    window.before_months.reset();
  } else if (chance.in(50)) {
    window.before_months = chance.between(0, 36);
  }
  if (by_calendar || window.kind != HourWindowKind::event) return window;
  window.late_counts = chance.in(50);
  if (chance.in(50)) {
    window.every_months = chance.between(6, 60);
    window.basis = static_cast<HourBasis>(chance.between(1, 3));
  }
  return window;
}

Decimal amount(Chance& chance, int most) {
  return chance.in(80) ? Decimal::of(chance.between(1, most))
                       : Decimal::from_millionths(chance.between(1, most * 1000) * 1000 + chance.below(3));
}

void add_groups(Chance& chance, HourRule& rule) {
  for (int p = chance.in(60) ? chance.between(1, 3) : 0; p > 0; --p) {
    HourPart part;
    part.id = "p" + std::to_string(p);
    if (chance.in(70)) part.categories = some_categories(chance);
    if (chance.in(40)) part.modes.take(chance.of(modes));
    if (chance.in(60)) part.minimum = amount(chance, 30);
    if (chance.in(60)) part.maximum = part.minimum + amount(chance, 40);
    rule.parts.push_back(part);
  }
  for (int c = chance.in(40) ? chance.between(1, 2) : 0; c > 0; --c) {
    HourConversion conversion;
    conversion.id = "c" + std::to_string(c);
    conversion.categories = {chance.of(categories)};
    conversion.exempts = chance.in(25);
    conversion.factor = chance.in(50) ? Decimal::from_millionths(50'000) : amount(chance, 2);
    if (chance.in(50)) conversion.most_per_year = amount(chance, 8);
    if (chance.in(50)) conversion.most = amount(chance, 15);
    rule.conversions.push_back(conversion);
  }
  if (chance.in(40)) rule.most_per_training = amount(chance, 25);
}

HourRule random_rule(Chance& chance) {
  HourRule rule;
  rule.id = "asked";
  rule.measure = static_cast<HourMeasure>(chance.below(5));
  const bool by_calendar = rule.measure == HourMeasure::months || rule.measure == HourMeasure::days;
  rule.window = random_window(chance, by_calendar);
  const bool chained =
      rule.window.kind != HourWindowKind::rolling && rule.window.kind != HourWindowKind::event;
  rule.required = amount(chance, rule.measure == HourMeasure::months ? 3 : 90);
  rule.days_per_month = chance.between(20, 31);
  for (Decimal& rate : rule.hours_per_credit)
    rate = chance.in(85) ? Decimal::of(chance.between(1, 10)) : Decimal();
  if (chance.in(40)) rule.categories = some_categories(chance);
  if (chance.in(20)) rule.not_categories = {chance.of(categories)};
  if (chance.in(20)) rule.modes.take(chance.of(modes));
  if (chance.in(60)) rule.void_absence = Decimal::from_millionths(chance.between(1, 10) * 100'000);
  if (!by_calendar) add_groups(chance, rule);
  if (!by_calendar && rule.window.kind != HourWindowKind::rolling && chance.in(50))
    rule.grace_days = chance.between(1, 184);
  if (!by_calendar && chained && chance.in(50)) {
    rule.carries = true;
    if (chance.in(50)) rule.carry_most = amount(chance, 30);
    if (chance.in(50)) rule.carry_share = Decimal::from_millionths(chance.between(1, 10) * 100'000);
  }
  if (chance.in(40)) rule.waiver = HourReduction::exempt;
  if (chance.in(60)) rule.waiver_least = Decimal::from_millionths(chance.between(1, 100) * 10'000);
  if (chained) rule.join = static_cast<HourJoin>(chance.below(3));
  rule.joined = static_cast<HourEvent>(chance.below(3));
  if (chance.in(60)) rule.round_to = Decimal::from_millionths(chance.in(50) ? 1'000'000 : 500'000);
  if (chance.in(15)) rule.from = chance.day(2012, 2021);
  if (chance.in(15))
    rule.to = (rule.from.known() ? rule.from : *Date::of(2015, 1, 1)).plus_days(chance.below(4000));
  if (chance.in(10)) rule.binds.service_below = chance.between(1, 6);
  if (chance.in(10)) rule.binds.service_at_least = chance.between(1, 6);
  if (chance.in(10)) rule.binds.titles.take(Title::first);
  return rule;
}

/// A day near the edge of something: of a waiver, a window, a year.
History random_history(Chance& chance, const HourRule& rule, Date as_of) {
  History history;
  if (chance.in(95)) history.hired = chance.day(2008, 2024);
  history.role_on = chance.in(90) ? chance.day(2010, 2024) : Date();
  history.title_on = chance.in(90) ? chance.day(2010, 2024) : Date();
  history.title = chance.in(80) ? Title::second : Title::first;
  std::vector<Date> edges{as_of};
  for (const Date each : {history.hired, history.role_on, history.title_on}) {
    if (!each.known()) continue;
    edges.push_back(each);
    edges.push_back(each.plus_months(rule.window.months));
    edges.push_back(each.plus_months(rule.window.months + rule.window.every_months));
  }
  if (rule.window.kind == HourWindowKind::rolling) edges.push_back(as_of.plus_months(-rule.window.months));
  if (rule.window.kind == HourWindowKind::cycle) {
    for (int i = 0; i < 3; ++i) edges.push_back(rule.window.anchor.plus_years(i * rule.window.years));
  }
  const auto day = [&] {
    return chance.in(40)
               ? chance.of(edges).plus_days(chance.between(-1, 1) + (chance.in(30) ? rule.grace_days : 0))
               : chance.day(2010, 2024);
  };
  for (int i = chance.below(14); i > 0; --i) {
    History::Record record;
    record.ended_on = day();
    if (chance.in(70)) record.started_on = record.ended_on.plus_days(-chance.below(chance.in(20) ? 400 : 30));
    record.hours = amount(chance, 60);
    record.category = chance.of(categories);
    record.mode = chance.of(modes);
    if (chance.in(60))
      record.attendance_permille = chance.in(50) ? chance.between(0, 10) * 100 : chance.below(1001);
    history.records.push_back(record);
  }
  for (int i = chance.in(50) ? chance.below(5) : 0; i > 0; --i) {
    History::Waived waived{day(), {}, {}};
    if (chance.in(85)) waived.to = waived.from.plus_days(chance.below(chance.in(30) ? 2500 : 300));
    if (chance.in(40)) waived.rule = chance.in(60) ? "asked" : "another";
    const bool taken = std::ranges::any_of(history.waivers, [&](const auto& each) {
      return each.from == waived.from && each.rule == waived.rule;
    });
    if (!taken) history.waivers.push_back(waived);
  }
  return history;
}

long number(const char* name, long otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtol(text, nullptr, 10);
}

bool agrees(const HourStanding& found, std::span<const HourPartStanding> parts, const Expected& expected,
            bool by_calendar) {
  if (found.state != expected.state) return false;
  if (found.state == HourState::unknown) return true;
  bool same = found.from == expected.from && found.to == expected.to && found.exempt == expected.exempt &&
              found.required == expected.required && found.done == expected.done &&
              found.missing == expected.missing && found.carried == expected.carried &&
              found.completed == expected.completed && parts.size() == expected.parts.size();
  same = same && (by_calendar || found.recent == expected.recent);
  for (std::size_t p = 0; same && p < parts.size(); ++p) {
    same = parts[p].minimum == expected.parts[p].minimum && parts[p].done == expected.parts[p].done &&
           parts[p].counted == expected.parts[p].counted;
  }
  return same;
}

std::string told(const HourStanding& s) {
  return std::string(code(s.state)) + " " + s.from.iso() + ".." + s.to.iso() + " required " +
         s.required.text() + " done " + s.done.text() + " missing " + s.missing.text() + " carried " +
         s.carried.text() + " completed " + s.completed.iso() + " recent " + s.recent.text() +
         (s.exempt ? " exempt" : "");
}
std::string told(const Expected& e) {
  HourStanding s;
  s.state = e.state, s.from = e.from, s.to = e.to, s.required = e.required, s.done = e.done,
  s.missing = e.missing;
  s.carried = e.carried, s.completed = e.completed, s.exempt = e.exempt, s.recent = e.recent;
  return (e.bound ? "" : "not bound ") + told(s);
}

/// What the facts add up to is what the standing says was done; each is counted for what it is at most.
void check_facts(const HourExplained& explained, const HourRule& rule) {
  if (rule.measure == HourMeasure::months || explained.standing.state == HourState::unknown) return;
  Decimal counted;
  for (const HourFact& fact : explained.facts) {
    counted += fact.counted;
    CHECK(fact.counted >= Decimal());
    if (fact.counted == Decimal() && fact.kind == HourFact::Kind::training)
      CHECK_FALSE(says(fact, rule).empty());
  }
  CHECK(counted == explained.standing.done);
}

}  // namespace

TEST_CASE("standings agree with a slow reading of the rules on random people and rules") {
  const auto seed = static_cast<std::uint64_t>(number("ECHELON_HOUR_SEED", 20241));
  const long cases = number("ECHELON_HOUR_CASES", 600);
  std::array<long, 5> states{};
  for (long i = 0; i < cases; ++i) {
    Chance chance(seed * 1'000'003 + static_cast<std::uint64_t>(i));
    const HourRule rule = random_rule(chance);
    const Date as_of = chance.day(2015, 2024);
    std::vector<History> people;
    for (int p = 0; p < 8; ++p) people.push_back(random_history(chance, rule, as_of));
    const Snapshot snapshot = hours_snapshot(people, as_of);
    HourJudge judge(snapshot, std::make_shared<const HourRules>(HourRules::of_rules({rule})));
    const HourStandings column = judge.everyone();
    const bool by_calendar = rule.measure == HourMeasure::months || rule.measure == HourMeasure::days;
    for (PersonIndex person = 0; person < snapshot.size(); ++person) {
      const Expected expected = expected_standing(rule, people[static_cast<std::size_t>(person)], as_of);
      const auto found = column.of(person);
      CAPTURE(i);
      CAPTURE(person);
      CAPTURE(told(expected));
      REQUIRE(found.size() == (expected.bound ? 1 : 0));
      if (!expected.bound) continue;
      ++states[static_cast<std::size_t>(expected.state)];
      CAPTURE(told(found.front()));
      REQUIRE(agrees(found.front(), column.parts(found.front()), expected, by_calendar));
      const HourExplained explained = judge.explain(person).front();
      REQUIRE(agrees(explained.standing, explained.parts, expected, by_calendar));
      check_facts(explained, rule);
    }
  }
  // Every state came up: the cases say something.
  for (const long count : states) CHECK(count > 10);
}

}  // namespace echelon::rules_tests
