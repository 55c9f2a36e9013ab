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
  CHECK(1000 * sharing / whole().people.size() >= 40);
  CHECK(1000 * sharing / whole().people.size() <= 160);
  CHECK(rare > 20);
  CHECK(double_surnames > 10);
}
