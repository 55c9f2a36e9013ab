#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "echelon/base/error.hpp"
#include "echelon/office/demo/district.hpp"

using namespace echelon;

namespace {

const Date as_of = Date::of(2024, 10, 15).value();

Batch district(int teachers, std::uint64_t seed = 1, int schools = 0, int years = 10) {
  return demo::make_district({teachers, schools, years, seed, as_of});
}

/// The district of the plan's size, made once.
const Batch& whole() {
  static const Batch batch = district(13'000);
  return batch;
}

bool same(const Batch& a, const Batch& b) {
  return a.schools == b.schools && a.people == b.people && a.postings == b.postings && a.titles == b.titles &&
         a.post_grades == b.post_grades && a.tiers == b.tiers && a.training == b.training &&
         a.mentorships == b.mentorships && a.awards == b.awards && a.assessments == b.assessments;
}

template <class Row>
std::map<std::string, std::vector<Row>> by_person(const std::vector<Row>& rows) {
  std::map<std::string, std::vector<Row>> histories;
  for (const Row& row : rows) histories[row.person].push_back(row);
  return histories;
}

std::map<std::string, PersonRecord> people_of(const Batch& batch) {
  std::map<std::string, PersonRecord> people;
  for (const PersonRecord& person : batch.people) people.emplace(person.id, person);
  return people;
}

bool in_service(const PersonRecord& person, Date day) {
  return person.hired_on <= day && (!person.left_on.known() || day <= person.left_on);
}

std::map<std::string, SchoolRecord> schools_of(const Batch& batch) {
  std::map<std::string, SchoolRecord> schools;
  for (const SchoolRecord& school : batch.schools) schools.emplace(school.id, school);
  return schools;
}

/// Parts of 1000.
long permille(std::size_t part, std::size_t of) { return static_cast<long>(1000 * part / of); }

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

TEST_CASE("a tier ends before the next begins, and with service") {
  const auto people = people_of(whole());
  const auto tiers = by_person(whole().tiers);
  std::map<std::string, int> held;
  for (const auto& [id, history] : tiers) {
    for (std::size_t i = 1; i < history.size(); ++i)
      REQUIRE(history[i].since == history[i - 1].until.plus_days(1));
    REQUIRE(history.back().until == people.at(id).left_on);
    REQUIRE(in_service(people.at(id), history.front().since));
    if (!history.back().until.known()) ++held[history.back().tier];
  }
  CHECK(held["校级骨干"] > held["县级骨干"]);
  CHECK(held["县级骨干"] > held["学科带头人"]);
  CHECK(held["学科带头人"] > held["名师"]);
  CHECK(held["名师"] > 10);
}

TEST_CASE("identity numbers are invented, valid, unique, and agree with birth and gender") {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  std::set<std::string> seen;
  for (const PersonRecord& person : whole().people) {
    const std::string& number = person.national_id;
    REQUIRE(number.size() == 18);
    REQUIRE(number.substr(0, 6) == "000000");
    std::string birth = person.birth_date.iso();
    birth.erase(std::remove(birth.begin(), birth.end(), '-'), birth.end());
    REQUIRE(number.substr(6, 8) == birth);
    REQUIRE(((number[16] - '0') % 2 == 1) == (person.gender == Gender::male));
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights.at(i) * (number[i] - '0');
    sum += number[17] == 'X' ? 10 : number[17] - '0';
    REQUIRE(sum % 11 == 1);
    REQUIRE(seen.insert(number).second);
    REQUIRE(person.phone.substr(0, 4) == "000-");
    REQUIRE(person.id.size() == 8);
  }
}

TEST_CASE("nothing in the district bears a real place of the plan") {
  const std::array<std::string, 6> real{"平度", "青岛", "山东", "莱西", "胶州", "即墨"};
  const auto clean = [&](const std::string& text) {
    return std::none_of(real.begin(), real.end(),
                        [&](const std::string& place) { return text.find(place) != std::string::npos; });
  };
  for (const SchoolRecord& school : whole().schools) CHECK((clean(school.name) && clean(school.town)));
  for (const TrainingRecord& row : whole().training) REQUIRE((clean(row.course) && clean(row.provider)));
  for (const AwardRecord& row : whole().awards) REQUIRE(clean(row.award));
}

TEST_CASE("names repeat as often as among people, and some are hard to type") {
  std::map<std::string, int> names;
  int rare = 0;
  int double_surnames = 0;
  for (const PersonRecord& person : whole().people) {
    ++names[person.name];
    for (const std::string hard : {"㛃", "䶮", "堃", "喆", "𬭎"})
      rare += person.name.find(hard) != std::string::npos ? 1 : 0;
    for (const std::string surname : {"欧阳", "司马", "上官", "诸葛"})
      double_surnames += person.name.starts_with(surname) ? 1 : 0;
  }
  std::size_t sharing = 0;
  for (const auto& [name, count] : names) sharing += count > 1 ? static_cast<std::size_t>(count) : 0U;
  CHECK(permille(sharing, whole().people.size()) >= 40);
  CHECK(permille(sharing, whole().people.size()) <= 160);
  CHECK(rare > 20);
  CHECK(double_surnames > 10);
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
