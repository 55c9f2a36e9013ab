// People and schools from the command line.

#include <doctest/doctest.h>

#include <algorithm>

#include "bureau.hpp"

namespace cli_tests {

TEST_CASE("people lists who is in service, a school's alone, and one person's record") {
  const Bureau bureau;
  bureau.import_people();
  const Json all = bureau.json({"people"}).json();
  REQUIRE(all.size() > 3);
  CHECK(std::ranges::all_of(all, [](const Json& each) { return each.at("in_service") == "true"; }));
  const std::string school = all.at(0).at("school");
  const Json own = bureau.json({"people", "--school", school}).json();
  const auto there =
      std::ranges::count_if(all, [&](const Json& each) { return each.at("school") == school; });
  CHECK(own.size() == static_cast<std::size_t>(there));
  CHECK(own.size() < all.size());

  const std::string id = all.at(0).at("id");
  const Json record = bureau.json({"people", id}).json();
  CHECK(record.at(0).at("what") == "name");
  CHECK(record.at(0).at("says") == all.at(0).at("name"));
  CHECK(std::ranges::any_of(
      record, [&](const Json& each) { return each.at("what") == "posting" && each.at("says") == school; }));

  const Ran nobody = bureau.run({"people", "X99"});
  CHECK(nobody.status == 2);
  CHECK(nobody.error.find("X99") != std::string::npos);
  CHECK(bureau.run({"people", "--school", "nowhere"}).status == 2);
}

TEST_CASE("schools are listed with their staff") {
  const Bureau bureau;
  bureau.import_people();
  const Json schools = bureau.json({"schools"}).json();
  const Json people = bureau.json({"people"}).json();
  REQUIRE(schools.size() > 1);
  for (const Json& each : schools) {
    const auto staff = std::ranges::count_if(
        people, [&](const Json& person) { return person.at("school") == each.at("name"); });
    CHECK(each.at("staff") == staff);
  }
}

}  // namespace cli_tests
