#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "demo_fixture.hpp"

using namespace echelon;
using namespace echelon::demo_tests;

namespace {

struct Present {
  PersonRecord person;
  PostingRecord posting;
  SchoolRecord school;
  Title title = Title::none;
  Date title_on;
  int hours = 0;  ///< of training in five years
};

/// Those in service, with what they hold.
const std::map<std::string, Present>& staff() {
  static const std::map<std::string, Present> list = [] {
    std::map<std::string, SchoolRecord> schools;
    for (const SchoolRecord& school : whole().schools) schools[school.id] = school;
    std::map<std::string, Present> present;
    for (const PersonRecord& person : whole().people) {
      if (!person.left_on.known()) present[person.id].person = person;
    }
    for (const PostingRecord& posting : whole().postings) {
      if (posting.to.known()) continue;
      present.at(posting.person).posting = posting;
      present.at(posting.person).school = schools.at(posting.school);
    }
    for (const TitleRecord& title : whole().titles) {
      if (!present.contains(title.person)) continue;
      present[title.person].title = title.title;
      present[title.person].title_on = title.since;
    }
    for (const TrainingRecord& row : whole().training) {
      if (row.ended_on < Date::of(2019, 9, 1).value() || !present.contains(row.person)) continue;
      present[row.person].hours += static_cast<int>(row.hours.millionths() / Decimal::scale);
    }
    return present;
  }();
  return list;
}

/// Of those whom `among` picks, how many of 1000 `is` picks.
template <class Among, class Is>
int permille(Among among, Is is) {
  int all = 0;
  int picked = 0;
  for (const auto& [id, present] : staff()) {
    if (!among(present)) continue;
    ++all;
    picked += is(present) ? 1 : 0;
  }
  return all == 0 ? -1 : 1000 * picked / all;
}

bool everyone(const Present&) { return true; }

struct Band {
  int low;
  int high;
};
bool within(int value, Band band) {
  INFO(value);
  CHECK(value >= band.low);
  CHECK(value <= band.high);
  return value >= band.low && value <= band.high;
}

}  // namespace

TEST_CASE("a district of 13,000 posts has about 12,500 in service, and leavers on top") {
  CHECK(within(static_cast<int>(staff().size()), {12'300, 12'800}));
  CHECK(within(static_cast<int>(whole().people.size() - staff().size()), {2000, 4000}));
  CHECK(within(static_cast<int>(whole().training.size()), {400'000, 500'000}));
}

TEST_CASE("women are about three quarters of the youngest pupils' teachers and fewer in physics") {
  const auto woman = [](const Present& p) { return p.person.gender == Gender::female; };
  CHECK(within(permille([](const Present& p) { return p.posting.stage <= Stage::primary; }, woman),
               {720, 810}));
  CHECK(
      within(permille([](const Present& p) { return p.posting.stage == Stage::senior; }, woman), {480, 600}));
  CHECK(within(permille([](const Present& p) { return p.posting.subject == "物理"; }, woman), {300, 480}));
  CHECK(
      within(permille([](const Present& p) { return p.posting.subject == "信息技术"; }, woman), {300, 560}));
}

TEST_CASE("ages run from the twenties to sixty, with a bulge before retirement") {
  const auto aged = [](int from, int to) {
    return [=](const Present& p) {
      const int age = p.person.birth_date.whole_years_to(as_of);
      return age >= from && age <= to;
    };
  };
  CHECK(permille(everyone, aged(22, 60)) == 1000);
  CHECK(within(permille(everyone, aged(22, 30)), {130, 260}));
  CHECK(permille(everyone, aged(44, 54)) > permille(everyone, aged(32, 42)));
}

TEST_CASE("roles have realistic shares") {
  const auto role = [](Role wanted) { return [=](const Present& p) { return p.posting.role == wanted; }; };
  CHECK(within(permille(everyone, role(Role::homeroom)), {290, 370}));
  CHECK(within(permille(everyone, role(Role::group_leader)), {50, 90}));
  CHECK(within(permille(everyone, role(Role::middle_manager)), {40, 70}));
  CHECK(within(permille(everyone, role(Role::vice_head)), {18, 40}));
  CHECK(within(permille(everyone, role(Role::staff)), {20, 45}));
}

TEST_CASE("senior titles are scarce, and first-grade teachers wait for them") {
  const auto senior = [](const Present& p) { return p.title >= Title::senior; };
  CHECK(within(permille(everyone, senior), {110, 170}));
  CHECK(within(permille([](const Present& p) { return p.posting.stage == Stage::primary; }, senior),
               {50, 110}));
  CHECK(within(permille([](const Present& p) { return p.posting.stage == Stage::senior; }, senior),
               {240, 340}));
  CHECK(within(permille(everyone, [](const Present& p) { return p.title == Title::first; }), {330, 450}));
  CHECK(within(permille(everyone, [](const Present& p) { return p.title == Title::full_senior; }), {1, 8}));
  CHECK(permille([](const Present& p) { return p.title == Title::first; },
                 [](const Present& p) { return p.title_on.whole_years_to(as_of) >= 8; }) > 250);
}

TEST_CASE("younger teachers hold higher degrees") {
  const auto high = [](const Present& p) { return p.person.degree >= Degree::bachelor; };
  const auto born = [](int from, int to) {
    return [=](const Present& p) {
      return p.person.birth_date.year() >= from && p.person.birth_date.year() <= to;
    };
  };
  CHECK(permille(born(1964, 1972), high) + 100 < permille(born(1990, 2002), high));
}

TEST_CASE("the villages' teachers lag in training, and some everywhere miss 360 hours in five years") {
  const auto long_served = [](Area area) {
    return [=](const Present& p) { return p.school.area == area && p.person.hired_on.year() < 2019; };
  };
  const auto missing = [](const Present& p) { return p.hours < 360; };
  const int rural = permille(long_served(Area::rural), missing);
  const int urban = permille(long_served(Area::urban), missing);
  CHECK(within(urban, {100, 350}));
  CHECK(rural > urban + 150);
}

TEST_CASE("attendance is mostly above nine tenths and sometimes below eight tenths") {
  int high = 0;
  int low = 0;
  for (const TrainingRecord& row : whole().training) {
    high += row.attendance_permille >= 900 ? 1 : 0;
    low += row.attendance_permille < 800 ? 1 : 0;
    REQUIRE((row.attendance_permille >= 800 || row.certificate.empty()));
  }
  const auto rows = static_cast<int>(whole().training.size());
  CHECK(within(high / (rows / 1000), {880, 970}));
  CHECK(within(low / (rows / 1000), {15, 60}));
}

TEST_CASE("about fifteen of a hundred are rated excellent a year, and ethics is failed rarely") {
  std::map<std::pair<AssessmentKind, AssessmentResult>, int> results;
  for (const AssessmentRecord& row : whole().assessments) ++results[{row.kind, row.result}];
  const int years = static_cast<int>(whole().assessments.size()) / 2;
  CHECK(within(1000 * results[{AssessmentKind::annual, AssessmentResult::excellent}] / years, {130, 170}));
  CHECK(within(100'000 * (results[{AssessmentKind::ethics, AssessmentResult::failed}]) / years, {200, 400}));
}

TEST_CASE("Olympiad results cluster in a few strong schools and have a long tail") {
  std::map<std::string, int> by_school;
  std::set<std::string> subjects;
  int all = 0;
  for (const AwardRecord& row : whole().awards) {
    if (row.role != AwardRole::coach || row.level < AwardLevel::province || !staff().contains(row.person))
      continue;
    ++by_school[staff().at(row.person).school.id];
    subjects.insert(row.subject);
    ++all;
  }
  std::vector<int> counts;
  for (const auto& [school, count] : by_school) counts.push_back(count);
  std::sort(counts.rbegin(), counts.rend());
  REQUIRE(counts.size() > 15);
  CHECK(1000 * (counts[0] + counts[1] + counts[2]) / all > 500);
  CHECK(subjects == std::set<std::string>{"数学", "物理", "化学", "生物", "信息技术"});
}

TEST_CASE("pupils' Olympiads and coaches' courses can be found by their words") {
  int olympiads = 0;
  for (const AwardRecord& row : whole().awards) {
    if (row.award.find("奥林匹克") == std::string::npos) continue;
    ++olympiads;
    REQUIRE(row.role == AwardRole::coach);
  }
  CHECK(olympiads > 1000);
  std::set<std::string> schools;
  int courses = 0;
  for (const TrainingRecord& row : whole().training) {
    if (row.category != "竞赛教练") continue;
    ++courses;
    if (staff().contains(row.person)) schools.insert(staff().at(row.person).school.id);
  }
  CHECK(courses > 800);
  CHECK(schools.size() < whole().schools.size() / 2);
}

TEST_CASE("teachers drift towards the city") {
  std::map<std::string, Area> area;
  for (const SchoolRecord& school : whole().schools) area[school.id] = school.area;
  int inward = 0;
  int outward = 0;
  for (std::size_t i = 1; i < whole().postings.size(); ++i) {
    const PostingRecord& before = whole().postings[i - 1];
    const PostingRecord& after = whole().postings[i];
    if (before.person != after.person) continue;
    inward += area.at(after.school) < area.at(before.school) ? 1 : 0;
    outward += area.at(after.school) > area.at(before.school) ? 1 : 0;
  }
  CHECK(inward > 200);
  CHECK(inward > 4 * outward);
}
