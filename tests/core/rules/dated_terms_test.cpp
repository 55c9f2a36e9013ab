// What the files of data/rules with terms from a day on have in common.

#include "echelon/rules/dated_terms.hpp"

#include <fstream>
#include <iterator>

#include "../refusal.hpp"
#include "echelon/rules/attendance_rule.hpp"
#include "echelon/rules/planning_terms.hpp"

namespace echelon {
namespace {

std::string shipped(const std::string& name) {
  std::ifstream in(std::string(ECHELON_DATA) + "/rules/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string refused(const std::string& from, const std::string& to) {
  const std::string text = with(shipped("planning.toml"), from, to);
  return refusal([&] { static_cast<void>(read_planning_terms(text, "planning.toml")); });
}

TEST_CASE("terms hold from their day on, the newest first, before all of them the oldest") {
  const std::string first = shipped("planning.toml");
  const std::string both =
      with(first, "from = 2006-01-01", "from = 2020-05-01") + "\n" +
      with(first.substr(first.find("\n[[planning]]")), "soon_days = 180", "soon_days = 90");
  const auto terms = read_planning_terms(both, "planning.toml");
  REQUIRE(terms.size() == 2);
  CHECK(terms_on(terms, *Date::from_iso("2020-04-30")).soon_days == 90);
  CHECK(terms_on(terms, *Date::from_iso("2020-05-01")).soon_days == 180);
  CHECK(terms_on(terms, *Date::from_iso("1990-01-01")).soon_days == 90);
}

TEST_CASE("a number out of range, a missing, misspelt or unsourced one is named with its line") {
  CHECK(says(refused("soon_days = 180", "soon_days = 99999"), "'soon_days' must be a whole number, 0–3660"));
  CHECK(says(refused("soon_days = 180", "soon_days = 99999"), "row 14"));
  CHECK(says(refused("hour = 1", "hour = -1"), "'hour' must be a number, 0–1000"));
  CHECK(says(refused("soon_days = 180", ""), "'soon_days' is missing"));
  CHECK(says(refused("repeat_months", "repeat_month"), "'repeat_months' is missing"));
  CHECK(says(refused("hour = 1", "hour = 1\nhours = 2"), "'hours' is not known here"));
  CHECK(says(refused("from = 2006-01-01", ""), "'from' is missing"));
  CHECK(says(refused("\n[[planning]]", "\n[[plan]]"), "there is no [[planning]]"));
  CHECK(says(refused("hour = 1", "hour ="), "the planning rules cannot be read"));
}

TEST_CASE("the shipped attendance rules read, certificates begin with capital letters") {
  const auto terms = read_attendance_terms(std::string(ECHELON_DATA) + "/rules/attendance.toml");
  REQUIRE(terms.size() == 1);
  CHECK(terms[0].void_permille == 200);
  CHECK(terms[0].certificate_letters == "PX");
  CHECK(says(refusal([] { static_cast<void>(read_attendance_terms("nowhere.toml")); }), "nowhere.toml"));
}

}  // namespace
}  // namespace echelon
