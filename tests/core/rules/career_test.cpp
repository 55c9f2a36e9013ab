// Kinds about the way someone has come: roles, kinds of school, mentees, tiers, hour rules.

#include <doctest/doctest.h>

#include "hour_history.hpp"
#include "rules_fixture.hpp"

using namespace echelon;
using namespace echelon::rules_tests;

namespace {

/// The one person's finding; `hours`: also their standing against the shipped hour rules.
Finding judged_by(const Snapshot& snapshot, const std::string& kind, const std::string& parameters,
                  bool hours = false) {
  const Program program = program_of(requirement_text(kind, parameters));
  if (!hours) return judge_all(program, Kinds::core(), snapshot).of(0).front();
  const auto rules = std::make_shared<const HourRules>(HourRules::of(ECHELON_DATA));
  const HourStandings standings = HourJudge(snapshot, rules).everyone();
  return judge_all(program, Kinds::core(), snapshot, &standings).of(0).front();
}

Snapshot of(const History& history, const std::string& on) { return hours_snapshot({history}, day(on)); }

History with_posts(std::vector<History::Post> posts) {
  History history;
  history.hired = day("2010-09-01");
  history.posts = std::move(posts);
  return history;
}

const std::string homeroom = "roles = [\"homeroom\"]\nat_least = 3";

}  // namespace

TEST_CASE("years in a role are added up over postings, and days on two of them count once") {
  // A year, a gap, and the rest from 2014-09-01 on: 730 days to go, two of the years without a leap day.
  const History twice = with_posts({{day("2011-09-01"), day("2012-08-31"), Role::homeroom},
                                    {day("2012-09-01"), day("2014-08-31"), Role::teacher},
                                    {day("2014-09-01"), {}, Role::homeroom}});
  CHECK_FALSE(judged_by(of(twice, "2016-08-30"), "years_in_role", homeroom).met);
  CHECK(judged_by(of(twice, "2016-08-30"), "years_in_role", homeroom).found.value == Decimal::of(2));
  CHECK(judged_by(of(twice, "2016-09-01"), "years_in_role", homeroom).met);
  const History both = with_posts({{day("2011-09-01"), day("2013-08-31"), Role::homeroom},
                                   {day("2012-09-01"), day("2013-08-31"), Role::homeroom},
                                   {day("2013-09-01"), day("2013-12-31"), Role::teacher}});
  const Finding over = judged_by(of(both, "2020-01-01"), "years_in_role", homeroom);
  CHECK_FALSE(over.met);
  CHECK(over.found.value == Decimal::of(2));
  CHECK_FALSE(over.earliest.known());
}

TEST_CASE("one unbroken posting counts by the calendar, and says from when it will be enough") {
  const History one = with_posts({{day("2020-02-29"), {}, Role::homeroom}});
  const Finding before = judged_by(of(one, "2023-02-27"), "years_in_role", homeroom);
  CHECK_FALSE(before.met);
  CHECK(before.earliest == day("2023-02-28"));
  CHECK(judged_by(of(one, "2023-02-28"), "years_in_role", homeroom).met);
  const Finding never = judged_by(of(with_posts({}), "2023-02-28"), "years_in_role", homeroom);
  CHECK_FALSE(never.met);
  CHECK_FALSE(never.earliest.known());
}

TEST_CASE("years in an area are those at its schools, without a posting there is no role") {
  const History here = with_posts({{day("2020-09-01"), day("2021-08-31"), Role::teacher}});
  Snapshot snapshot = of(here, "2023-09-01");
  const std::string rural = "areas = [\"rural\", \"镇区\"]\nat_least = 1";
  CHECK_FALSE(judged_by(snapshot, "years_in_area", rural).met);
  CHECK_FALSE(judged_by(snapshot, "role_in", "roles = [\"teacher\"]").met);
  snapshot.schools.push_back({"S1", "青石学校", SchoolKind::primary, "青石镇", Area::town, 1});
  Histories<Posting> moved;
  moved.push({0, Role::teacher, Stage::primary, Symbol::empty, day("2020-09-01"), day("2021-08-31")});
  moved.close_person();
  snapshot.postings = moved;
  snapshot.people.school[0] = 0;
  CHECK(judged_by(snapshot, "years_in_area", rural).met);
  CHECK_FALSE(judged_by(snapshot, "years_in_area", "areas = [\"urban\"]\nat_least = 1").met);
  CHECK(judged_by(snapshot, "role_in", "roles = [\"教师\", \"head\"]").met);
  CHECK_FALSE(judged_by(snapshot, "role_in", "roles = [\"head\"]").met);
}

TEST_CASE(
    "a mentee counts once, while the mentorship runs or ended within the years, with the outcome asked for") {
  Snapshot snapshot = of(with_posts({}), "2024-09-01");
  const Symbol passed = snapshot.symbols.intern("出师");
  Histories<Mentorship> mentees;
  mentees.push({1, Symbol::empty, passed, day("2015-09-01"), day("2018-09-01")});
  mentees.push({2, Symbol::empty, passed, day("2016-09-01"), day("2018-09-02")});
  mentees.push({3, Symbol::empty, Symbol::empty, day("2023-09-01"), {}});
  mentees.push({3, Symbol::empty, passed, day("2020-09-01"), day("2021-08-31")});
  mentees.close_person();
  snapshot.mentees = mentees;
  const auto found = [&](const std::string& more) {
    return judged_by(snapshot, "mentees_at_least", "at_least = 1\nyears = 6\n" + more).found.value;
  };
  CHECK(found("") == Decimal::of(2));
  CHECK(found("outcomes = [\"出师\"]") == Decimal::of(2));
  CHECK(found("outcomes = [\"未达标\"]") == Decimal::of(0));
}

TEST_CASE("terms without a free day between them are one time on a tier, a gap begins it anew") {
  History history;
  history.hired = day("2010-09-01");
  const auto holds = [&](const std::string& tier, const std::string& since, const std::string& until) {
    history.tiers.push_back({Symbol::empty, Symbol::empty, day(since), day(until)});
    history.tier_names.emplace_back("teacher", tier);
  };
  holds("县级骨干", "2015-09-01", "2018-08-31");
  holds("县级骨干", "2018-09-01", "2021-08-31");
  holds("区县骨干", "2021-09-01", "2024-08-31");
  const std::string three = "ladder = \"teacher\"\ntiers = [\"县级骨干\", \"区县骨干\"]\nat_least = 108";
  CHECK(judged_by(of(history, "2024-08-31"), "tier_held_for", three).found.value == Decimal::of(107));
  CHECK_FALSE(judged_by(of(history, "2024-08-31"), "tier_held_for", three).earliest.known());
  CHECK_FALSE(judged_by(of(history, "2024-09-01"), "tier_held_for", three).met);
  holds("县级骨干", "2024-09-02", "");
  const std::string twelve = "ladder = \"teacher\"\ntiers = [\"县级骨干\", \"区县骨干\"]\nat_least = 12";
  const Finding anew = judged_by(of(history, "2025-09-01"), "tier_held_for", twelve);
  CHECK_FALSE(anew.met);
  CHECK(anew.earliest == day("2025-09-02"));
  CHECK(judged_by(of(history, "2025-09-02"), "tier_held_for", twelve).met);
  CHECK_FALSE(
      judged_by(of(history, "2025-09-02"), "tier_held_for", "ladder = \"head\"\ntiers = [\"县级骨干\"]").met);
}

TEST_CASE("a requirement asks where someone stands against an hour rule") {
  History fresh;
  fresh.hired = day("2023-09-01");
  const std::string met = "rule = \"induction\"";
  const std::string in_time = "rule = \"induction\"\nstanding = \"not_overdue\"";
  CHECK_FALSE(judged_by(of(fresh, "2024-03-01"), "hours_standing", met, true).met);
  CHECK(judged_by(of(fresh, "2024-03-01"), "hours_standing", in_time, true).met);
  CHECK_FALSE(judged_by(of(fresh, "2024-10-01"), "hours_standing", in_time, true).met);
  fresh.records.push_back({.ended_on = day("2024-07-01"), .hours = Decimal::of(120)});
  const Finding done = judged_by(of(fresh, "2024-10-01"), "hours_standing", met, true);
  CHECK(done.met);
  CHECK(done.required == Quantity{Unit::hours, Decimal::of(120)});
  CHECK(done.found == Quantity{Unit::hours, Decimal::of(120)});
  // Whom the rule does not bind, it does not hinder; without rules at hand nothing is known.
  CHECK(judged_by(of(fresh, "2024-10-01"), "hours_standing", "rule = \"head_qualification\"", true).met);
  CHECK_FALSE(judged_by(of(fresh, "2024-10-01"), "hours_standing", met).met);
  CHECK_FALSE(error_of([&] {
                static_cast<void>(judged_by(of(fresh, "2024-10-01"), "hours_standing",
                                            "rule = \"induction\"\nstanding = \"soon\""));
              })
                  .happened()
                  .zh.empty());
}
