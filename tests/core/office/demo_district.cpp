#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "demo_fixture.hpp"
#include "echelon/base/error.hpp"

using namespace echelon;
using namespace echelon::demo_tests;

namespace {

bool same(const Batch& a, const Batch& b) {
  return a.schools == b.schools && a.people == b.people && a.postings == b.postings && a.titles == b.titles &&
         a.post_grades == b.post_grades && a.tiers == b.tiers && a.training == b.training &&
         a.mentorships == b.mentorships && a.awards == b.awards && a.assessments == b.assessments;
}

}  // namespace

TEST_CASE("the same seed makes the same district, another seed another one") {
  const Batch one = district(400, 7);
  CHECK(same(one, district(400, 7)));
  const Batch other = district(400, 8);
  CHECK_FALSE(one.people == other.people);
  CHECK_FALSE(one.training == other.training);
}

TEST_CASE("a district taken in parts is the district taken whole") {
  Batch parts;
  int taken = 0;
  demo::make_district(
      {300, 0, 10, 3, as_of},
      [&](Batch&& part) {
        ++taken;
        const auto move_to = [](auto& to, auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        move_to(parts.schools, part.schools);
        move_to(parts.people, part.people);
        move_to(parts.postings, part.postings);
        move_to(parts.titles, part.titles);
        move_to(parts.post_grades, part.post_grades);
        move_to(parts.tiers, part.tiers);
        move_to(parts.training, part.training);
        move_to(parts.mentorships, part.mentorships);
        move_to(parts.awards, part.awards);
        move_to(parts.assessments, part.assessments);
      },
      100);
  CHECK(taken >= 4);
  CHECK(same(parts, district(300, 3)));
}

TEST_CASE("a district outside the bounds is refused in words") {
  CHECK_THROWS_AS(district(49), Error);
  CHECK_THROWS_AS(district(1'000'001), Error);
  CHECK_THROWS_AS(district(100, 1, -1), Error);
  CHECK_THROWS_AS(district(100, 1, 0, 0), Error);
  CHECK_THROWS_AS(district(100, 1, 0, 41), Error);
  CHECK_THROWS_AS((void)demo::make_district({100, 0, 10, 1, Date()}), Error);
}

TEST_CASE("schools are as many as asked for, within reason, and no two share an id or a name") {
  const std::array<std::tuple<int, int, std::size_t>, 5> sizes{
      {{50, 200, 6}, {2000, 0, 30}, {2000, 100, 100}, {13'000, 200, 200}, {60'000, 3000, 3000}}};
  for (const auto& [teachers, asked, got] : sizes) {
    const Batch batch = district(teachers, 5, asked, 1);
    std::set<std::string> ids;
    std::set<std::string> names;
    for (const SchoolRecord& school : batch.schools) {
      ids.insert(school.id);
      names.insert(school.name);
      CHECK(school.kind != SchoolKind::unknown);
      CHECK(school.area != Area::unknown);
    }
    CHECK(ids.size() == got);
    CHECK(names.size() == got);
  }
}

TEST_CASE("every row names a person and a school that exist, and keys do not repeat") {
  for (const int teachers : {50, 2000}) {
    const Batch batch = district(teachers);
    const auto people = people_of(batch);
    const auto schools = schools_of(batch);
    CHECK(people.size() == batch.people.size());
    const auto known = [&](const auto& rows) {
      return std::all_of(rows.begin(), rows.end(),
                         [&](const auto& row) { return people.contains(row.person); });
    };
    CHECK(known(batch.postings));
    CHECK(known(batch.titles));
    CHECK(known(batch.post_grades));
    CHECK(known(batch.tiers));
    CHECK(known(batch.training));
    CHECK(known(batch.awards));
    CHECK(known(batch.assessments));
    for (const PostingRecord& posting : batch.postings) REQUIRE(schools.contains(posting.school));
    std::set<std::tuple<std::string, std::string, Date>> keys;
    for (const TrainingRecord& row : batch.training)
      REQUIRE(keys.emplace(row.person, row.course, row.started_on).second);
    keys.clear();
    for (const TrainingRecord& row : batch.training)
      REQUIRE(keys.emplace(row.person, row.course, row.ended_on).second);
    keys.clear();
    for (const AwardRecord& row : batch.awards)
      REQUIRE(keys.emplace(row.person, row.award, row.awarded_on).second);
    keys.clear();
    for (const MentorshipRecord& row : batch.mentorships) {
      REQUIRE(keys.emplace(row.mentor, row.mentee, row.started_on).second);
    }
    std::set<std::tuple<std::string, int, AssessmentKind>> years;
    for (const AssessmentRecord& row : batch.assessments) {
      REQUIRE(years.emplace(row.person, row.year, row.kind).second);
    }
  }
}

TEST_CASE("a district may end on any day and have one year of history or forty") {
  for (const char* day :
       {"2024-01-01", "2024-02-29", "2023-08-31", "2023-09-01", "2023-12-31", "2060-06-30", "1980-10-01"}) {
    for (const int years : {1, 12, 40}) {
      CAPTURE(day);
      CAPTURE(years);
      const Date end = Date::from_iso(day).value();
      const Batch batch = demo::make_district({60, 0, years, 9, end});
      const auto postings = by_person(batch.postings);
      for (const PersonRecord& person : batch.people) {
        REQUIRE(postings.contains(person.id));
        REQUIRE(postings.at(person.id).front().from == person.hired_on);
        REQUIRE(postings.at(person.id).back().to == person.left_on);
        REQUIRE(person.hired_on <= end);
        REQUIRE(person.left_on <= end);
      }
      std::map<std::string, int> heads;
      for (const PostingRecord& posting : batch.postings) {
        REQUIRE(posting.from <= end);
        if (posting.role == Role::head && !posting.to.known()) ++heads[posting.school];
      }
      CHECK(heads.size() == batch.schools.size());
      for (const TrainingRecord& row : batch.training) REQUIRE(row.ended_on <= end);
      for (const TitleRecord& row : batch.titles) REQUIRE(row.since <= end);
      for (const PostGradeRecord& row : batch.post_grades) REQUIRE(row.since <= end);
      for (const TierRecord& row : batch.tiers) REQUIRE(row.since <= end);
      for (const MentorshipRecord& row : batch.mentorships) REQUIRE(row.started_on <= end);
    }
  }
}
