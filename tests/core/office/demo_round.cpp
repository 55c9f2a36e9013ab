#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "demo_fixture.hpp"
#include "echelon/office/demo/round.hpp"

using namespace echelon;
using namespace echelon::demo_tests;

namespace {

/// The snapshot's columns that a round reads, from a district's rows.
Snapshot snapshot_of(const Batch& batch) {
  Snapshot snapshot;
  snapshot.as_of = as_of;
  for (const SchoolRecord& school : batch.schools) {
    snapshot.schools.push_back({school.id, school.name, school.kind, school.town, school.area, 0});
  }
  People& people = snapshot.people;
  std::map<std::string, PersonIndex> index;
  for (const PersonRecord& person : batch.people) {
    index[person.id] = snapshot.size();
    people.id.push_back(person.id);
    people.name.push_back(person.name);
    people.hired_on.push_back(person.hired_on);
    people.in_service.push_back(person.left_on.known() ? 0 : 1);
  }
  people.title.resize(people.id.size());
  people.school.resize(people.id.size(), nobody);
  people.role.resize(people.id.size());
  people.subject.resize(people.id.size());
  for (const TitleRecord& title : batch.titles)
    people.title[static_cast<std::size_t>(index[title.person])] = title.title;
  for (const PostingRecord& posting : batch.postings) {
    const auto p = static_cast<std::size_t>(index[posting.person]);
    people.school[p] = snapshot.find_school(posting.school);
    people.role[p] = posting.role;
    people.subject[p] = snapshot.symbols.intern(posting.subject);
  }
  std::map<PersonIndex, std::vector<Award>> awards;
  for (const AwardRecord& award : batch.awards) {
    awards[index[award.person]].push_back(
        {Symbol::empty, Symbol::empty, award.level, award.grade, award.role, award.pupils, award.awarded_on});
  }
  std::map<PersonIndex, std::vector<Mentorship>> mentors;
  for (const MentorshipRecord& bond : batch.mentorships) {
    mentors[index[bond.mentee]].push_back(
        {index[bond.mentor], Symbol::empty, Symbol::empty, bond.started_on, bond.ended_on});
  }
  for (PersonIndex p = 0; p < snapshot.size(); ++p) {
    for (const Award& award : awards[p]) snapshot.awards.push(award);
    for (const Mentorship& bond : mentors[p]) snapshot.mentors.push(bond);
    snapshot.awards.close_person();
    snapshot.mentors.close_person();
  }
  return snapshot;
}

const Snapshot& snapshot() {
  static const Snapshot made = snapshot_of(district(4000));
  return made;
}

/// Every school may nominate three of its science teachers with a first-grade title.
std::vector<demo::SchoolPool> pools() {
  std::vector<demo::SchoolPool> list;
  for (const School& school : snapshot().schools) list.push_back({school.id, 3, {}});
  const std::set<std::string> sciences{"数学", "物理", "化学", "生物", "信息技术"};
  for (std::size_t p = 0; p < snapshot().people.id.size(); ++p) {
    const People& people = snapshot().people;
    const bool apt = people.in_service[p] != 0 && people.title[p] >= Title::first &&
                     people.role[p] <= Role::homeroom &&
                     sciences.contains(snapshot().text(people.subject[p]));
    if (apt) list[static_cast<std::size_t>(people.school[p])].eligible.push_back(people.id[p]);
  }
  return list;
}

demo::RoundSpec spec() {
  return {1,
          Date::of(2024, 9, 2).value(),
          Date::of(2024, 9, 20).value(),
          {{"lesson", Decimal::of(40)}, {"interview", Decimal::of(20)}},
          9,
          3};
}

using Rows = std::vector<std::vector<std::string>>;
Rows rows_of(const demo::DemoRound& round) {
  Rows rows;
  for (const Nomination& n : round.nominations) {
    rows.push_back({n.school, n.person, std::to_string(n.rank), n.statement, n.nominated_on.iso()});
  }
  for (const Reviewer& r : round.reviewers) rows.push_back({r.id, r.name, r.school, r.person});
  for (const Review& r : round.reviews) rows.push_back({r.reviewer, r.person, r.criterion, r.score.text()});
  return rows;
}

}  // namespace

TEST_CASE("schools nominate within their seats, from their own, in order, some stay silent") {
  const auto round = demo::make_round(spec(), snapshot(), pools());
  std::map<std::string, int> used;
  std::set<std::string> people;
  for (const Nomination& nomination : round.nominations) {
    CHECK(nomination.rank == ++used[nomination.school]);
    CHECK(people.insert(nomination.person).second);
    CHECK(nomination.nominated_on >= spec().opened_on);
    CHECK(nomination.nominated_on <= spec().closes_on);
    CHECK_FALSE(nomination.statement.empty());
    const PersonIndex person = snapshot().find_person(nomination.person);
    REQUIRE(person != nobody);
    CHECK(snapshot().school_of(person)->id == nomination.school);
  }
  std::size_t able = 0;
  for (const auto& pool : pools()) able += pool.eligible.empty() ? 0U : 1U;
  CHECK(used.size() > able / 2);
  CHECK(used.size() < able);
  for (const auto& [school, count] : used) CHECK(count <= 3);
}

TEST_CASE("the order of schools and of their people never changes a round") {
  auto turned = pools();
  std::reverse(turned.begin(), turned.end());
  for (auto& pool : turned) std::reverse(pool.eligible.begin(), pool.eligible.end());
  CHECK(rows_of(demo::make_round(spec(), snapshot(), turned)) ==
        rows_of(demo::make_round(spec(), snapshot(), pools())));
}

TEST_CASE("another seed makes another round") {
  auto other = spec();
  other.seed = 2;
  CHECK(rows_of(demo::make_round(other, snapshot(), pools())) !=
        rows_of(demo::make_round(spec(), snapshot(), pools())));
}

TEST_CASE("three of nine reviewers read a candidate, and a few scores are missing") {
  const auto round = demo::make_round(spec(), snapshot(), pools());
  CHECK(round.reviewers.size() == 9);
  std::map<std::string, std::set<std::string>> raters;
  for (const Review& review : round.reviews) {
    raters[review.person].insert(review.reviewer);
    CHECK(review.score >= Decimal());
    CHECK(review.score <= (review.criterion == "lesson" ? Decimal::of(40) : Decimal::of(20)));
  }
  CHECK(raters.size() == round.nominations.size());
  for (const auto& [person, reviewers] : raters) CHECK(reviewers.size() <= 3);
  const std::size_t full = round.nominations.size() * 3 * 2;
  CHECK(round.reviews.size() < full);
  CHECK(round.reviews.size() > full * 85 / 100);
}

TEST_CASE("one reviewer is strict and one mild") {
  const auto round = demo::make_round(spec(), snapshot(), pools());
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> sums;
  for (const Review& review : round.reviews) {
    if (review.criterion != "lesson") continue;
    sums[review.reviewer].first += review.score.millionths();
    ++sums[review.reviewer].second;
  }
  const auto mean = [&](const std::string& id) { return sums.at(id).first / sums.at(id).second; };
  CHECK(mean("R09") - mean("R01") > 4 * Decimal::scale);
}

TEST_CASE("some reviewers read candidates whom they mentor or who teach at their school") {
  const auto round = demo::make_round(spec(), snapshot(), pools());
  std::map<std::string, Reviewer> reviewers;
  for (const Reviewer& reviewer : round.reviewers) reviewers[reviewer.id] = reviewer;
  std::set<std::pair<std::string, std::string>> conflicts;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const Review& review : round.reviews) {
    pairs.emplace(review.reviewer, review.person);
    const Reviewer& reviewer = reviewers.at(review.reviewer);
    CHECK(review.person != reviewer.person);
    const PersonIndex person = snapshot().find_person(review.person);
    for (const Mentorship& bond : snapshot().mentors.of(person)) {
      if (snapshot().people.id[static_cast<std::size_t>(bond.other)] == reviewer.person)
        conflicts.emplace(review.reviewer, review.person);
    }
    if (snapshot().school_of(person)->id == reviewer.school)
      conflicts.emplace(review.reviewer, review.person);
  }
  CHECK(conflicts.size() >= 3);
  CHECK(conflicts.size() < pairs.size() / 4);
}

TEST_CASE("a round without schools, people or criteria is empty, not an error") {
  CHECK(demo::make_round(spec(), snapshot(), {}).nominations.empty());
  const std::vector<demo::SchoolPool> strange{{"S999", 2, {"T9999999"}},
                                              {"S998", -1, {snapshot().people.id[0]}}};
  CHECK(demo::make_round(spec(), snapshot(), strange).nominations.empty());
  auto no_criteria = spec();
  no_criteria.criteria.clear();
  CHECK(demo::make_round(no_criteria, snapshot(), pools()).reviews.empty());
}
