#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "demo_fixture.hpp"

using namespace echelon;
using namespace echelon::demo_tests;

TEST_CASE("postings cover a person's service without gap or overlap") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const Batch batch = district(1000, seed);
    const auto postings = by_person(batch.postings);
    for (const PersonRecord& person : batch.people) {
      CAPTURE(person.id);
      REQUIRE(postings.contains(person.id));
      const auto& history = postings.at(person.id);
      REQUIRE(history.front().from == person.hired_on);
      REQUIRE(history.back().to == person.left_on);
      for (std::size_t i = 1; i < history.size(); ++i) {
        REQUIRE(history[i].from == history[i - 1].to.plus_days(1));
        REQUIRE(history[i].from <= as_of);
      }
      REQUIRE(person.hired_on.year() - person.birth_date.year() >= 18);
      REQUIRE(person.left_on <= as_of);
    }
  }
}

TEST_CASE("every school has exactly one head on every first of September and on the district's day") {
  for (const int teachers : {50, 120, 2000}) {
    const Batch batch = district(teachers, 4);
    std::vector<Date> days{as_of};
    for (int year = 2014; year <= 2024; ++year) days.push_back(Date::of(year, 9, 1).value());
    for (const Date day : days) {
      std::map<std::string, int> heads;
      for (const PostingRecord& posting : batch.postings) {
        const bool holds = posting.from <= day && (!posting.to.known() || day <= posting.to);
        if (holds && posting.role == Role::head) ++heads[posting.school];
      }
      CAPTURE(day.iso());
      CHECK(heads.size() == batch.schools.size());
      for (const auto& [school, count] : heads) CHECK(count == 1);
    }
  }
}

TEST_CASE("titles come after hiring, one step after another, and post grades fit them") {
  constexpr std::array<std::pair<int, int>, 6> fits{{{0, 0}, {13, 13}, {11, 12}, {8, 10}, {5, 7}, {3, 4}}};
  const Batch batch = district(2000);
  const auto people = people_of(batch);
  const auto titles = by_person(batch.titles);
  for (const auto& [id, history] : titles) {
    REQUIRE(history.front().since > people.at(id).hired_on);
    for (std::size_t i = 1; i < history.size(); ++i) {
      REQUIRE(history[i].since > history[i - 1].since);
      REQUIRE(static_cast<int>(history[i].title) == static_cast<int>(history[i - 1].title) + 1);
    }
    REQUIRE(in_service(people.at(id), history.back().since));
  }
  for (const PostGradeRecord& step : batch.post_grades) {
    Title held = Title::none;
    for (const TitleRecord& title : titles.at(step.person)) {
      if (title.since <= step.since) held = title.title;
    }
    const auto [high, low] = fits.at(static_cast<std::size_t>(held));
    CAPTURE(step.person);
    REQUIRE(step.grade >= high);
    REQUIRE(step.grade <= low);
    REQUIRE(in_service(people.at(step.person), step.since));
  }
}

TEST_CASE("training, awards and assessments fall within service and not after the district's day") {
  const Batch batch = district(2000);
  const auto people = people_of(batch);
  for (const TrainingRecord& row : batch.training) {
    REQUIRE(in_service(people.at(row.person), row.started_on));
    REQUIRE(in_service(people.at(row.person), row.ended_on));
    REQUIRE(row.started_on <= row.ended_on);
    REQUIRE(row.ended_on <= as_of);
    REQUIRE(row.hours >= Decimal::of(6));
    REQUIRE(row.hours <= Decimal::of(60));
  }
  for (const AwardRecord& row : batch.awards) {
    REQUIRE(in_service(people.at(row.person), row.awarded_on));
    REQUIRE(row.awarded_on <= as_of);
    REQUIRE((row.role == AwardRole::coach) == (row.pupils > 0));
  }
  std::map<std::string, int> years;
  for (const AssessmentRecord& row : batch.assessments) {
    REQUIRE(row.year >= people.at(row.person).hired_on.year());
    REQUIRE(row.year < as_of.year());
    if (row.kind == AssessmentKind::ethics) ++years[row.person];
  }
  for (const PersonRecord& person : batch.people) {
    const int last = person.left_on.known() ? person.left_on.year() - 1 : 2023;
    const int expected = std::max(0, last - std::max(person.hired_on.year(), 2014) + 1);
    CHECK(years[person.id] == expected);
  }
}

TEST_CASE("mentors are of an earlier generation than their mentees, so that lineages never close") {
  const Batch batch = district(3000);
  const auto people = people_of(batch);
  const auto titles = by_person(batch.titles);
  REQUIRE(batch.mentorships.size() > 500);
  for (const MentorshipRecord& bond : batch.mentorships) {
    const PersonRecord& mentor = people.at(bond.mentor);
    const PersonRecord& mentee = people.at(bond.mentee);
    REQUIRE(mentor.hired_on.plus_years(5) <= mentee.hired_on);
    REQUIRE(in_service(mentor, bond.started_on));
    REQUIRE(in_service(mentee, bond.started_on));
    const auto& held = titles.at(bond.mentor);
    REQUIRE(std::any_of(held.begin(), held.end(), [&](const TitleRecord& title) {
      return title.title == Title::first && title.since <= bond.started_on;
    }));
    REQUIRE((bond.outcome.empty() || bond.outcome == "出师" || bond.outcome == "续结" ||
             bond.outcome == "未达标"));
    REQUIRE(bond.outcome.empty() == !bond.ended_on.known());
    REQUIRE(bond.ended_on <= as_of);
  }
}

TEST_CASE("lineages reach several generations") {
  std::map<std::string, std::vector<std::string>> mentors;
  for (const MentorshipRecord& bond : whole().mentorships) mentors[bond.mentee].push_back(bond.mentor);
  // Mentors were hired earlier: in order of hiring, each depth rests on depths already known.
  std::vector<std::pair<Date, std::string>> order;
  for (const PersonRecord& person : whole().people) order.emplace_back(person.hired_on, person.id);
  std::sort(order.begin(), order.end());
  std::map<std::string, int> depth;
  std::map<int, int> generations;
  for (const auto& [hired, id] : order) {
    for (const std::string& mentor : mentors[id]) depth[id] = std::max(depth[id], depth.at(mentor) + 1);
    ++generations[depth[id]];
  }
  CHECK(generations[2] > 500);
  CHECK(generations[3] > 100);
  CHECK(generations[4] > 10);
}

TEST_CASE("of a ladder one tier is held at a time, from one to the next, and not beyond service") {
  const auto people = people_of(whole());
  std::map<std::pair<std::string, std::string>, std::vector<TierRecord>> ways;
  for (const TierRecord& tier : whole().tiers) ways[{tier.person, tier.ladder}].push_back(tier);
  std::map<std::string, int> held;
  int overdue = 0;
  for (const auto& [whose, way] : ways) {
    const PersonRecord& person = people.at(whose.first);
    for (std::size_t i = 1; i < way.size(); ++i) {
      REQUIRE(way[i - 1].until.known());
      REQUIRE(way[i].since > way[i - 1].until);
      if (whose.second == "teacher") REQUIRE(way[i].since == way[i - 1].until.plus_days(1));
    }
    REQUIRE(way.front().since >= person.hired_on);
    if (person.left_on.known()) {
      REQUIRE(way.back().until.known());
      REQUIRE(way.back().until <= person.left_on);
      continue;
    }
    const bool now = !way.back().until.known() || way.back().until >= as_of;
    if (now) ++held[way.back().tier];
    overdue += now ? 0 : 1;
  }
  for (const char* tier : {"新教师", "合格教师", "合格班主任", "合格校长"}) CHECK(held[tier] > 10);
  CHECK(held["合格教师"] > held["校级骨干"]);
  CHECK(held["校级骨干"] > held["县级骨干"]);
  CHECK(held["县级骨干"] > held["学科带头人"]);
  CHECK(held["学科带头人"] > held["名师"]);
  CHECK(held["名师"] > held["特级教师"]);
  CHECK(held["名师"] > 10);
  CHECK(held["特级教师"] > 0);
  CHECK(held["骨干班主任"] > held["名班主任"]);
  CHECK(held["名班主任"] > 0);
  CHECK(held["骨干校长"] > 0);
  CHECK(overdue > 5);
}

TEST_CASE("terms end with every kind of review, and some who lost a tier hold it again") {
  std::map<TermResult, int> results;
  std::set<std::tuple<std::string, std::string, std::string, Date>> holdings;
  for (const TierRecord& tier : whole().tiers)
    holdings.emplace(tier.person, tier.ladder, tier.tier, tier.since);
  std::map<std::tuple<std::string, std::string, std::string>, Date> lost;
  for (const TierReviewRecord& review : whole().tier_reviews) {
    REQUIRE(holdings.contains({review.person, review.ladder, review.tier, review.since}));
    REQUIRE(review.reviewed_on <= as_of);
    ++results[review.result];
    if (review.result == TermResult::failed) lost[{review.person, review.ladder, review.tier}] = review.until;
  }
  for (const TermResult result :
       {TermResult::passed, TermResult::failed, TermResult::deferred, TermResult::moved})
    CHECK(results[result] > 10);
  int returned = 0;
  for (const auto& [person, ladder, tier, since] : holdings) {
    const auto found = lost.find({person, ladder, tier});
    if (found == lost.end() || since <= found->second) continue;
    REQUIRE(since > found->second.plus_months(12));
    ++returned;
  }
  CHECK(returned > 3);
}
