#include "echelon/rules/mentoring_terms.hpp"

#include <fstream>
#include <iterator>

#include "../refusal.hpp"
#include "echelon/model/vocabulary.hpp"

namespace echelon {
namespace {

std::string shipped() {
  std::ifstream in(std::string(ECHELON_DATA) + "/rules/mentoring.toml", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("the shipped mentoring rules read, with three to five mentees a mentor over three years") {
  const auto terms = read_mentoring_terms(shipped(), "mentoring.toml");
  REQUIRE(terms.size() == 1);
  CHECK(terms[0].least == 3);
  CHECK(terms[0].capacity == 5);
  CHECK(terms[0].term_months == 36);
  CHECK(terms[0].milestone_months == std::array<int, 3>{12, 24, 36});
  CHECK(terms[0].tiers.size() == 3);
  for (const auto& group : terms[0].near)
    for (const auto& subject : group) CHECK(canonical_subject(subject) == subject);
  CHECK(&terms_on(terms, *Date::from_iso("2000-01-01")) == &terms[0]);
}

TEST_CASE("a rule that is missing or out of range is named with file and line") {
  const auto refused = [](const std::string& from, const std::string& to) {
    return refusal([&] { (void)read_mentoring_terms(with(shipped(), from, to), "mentoring.toml"); });
  };
  CHECK(says(refused("capacity = 5", "capacity = 2"), "'capacity'"));
  CHECK(says(refused("capacity = 5", "capacity = 2"), "mentoring.toml"));
  CHECK(says(refused("[12, 24, 36]", "[12, 12, 36]"), "'milestone_months'"));
  CHECK(says(refused("[12, 24, 36]", "[12, 24]"), "'milestone_months'"));
  CHECK(says(refused("other_town = true", "other_town = 1"), "'other_town'"));
  CHECK(says(refused("same_school = 25", "same_school = -1"), "'same_school'"));
  CHECK(says(refused("points = 15", "points = 5000"), "'points'"));
  CHECK(says(refused("ideal_gap_years = 20", "ideal_gap_years = 1"), "'ideal_gap_years'"));
  CHECK(says(refused("from = 2019-08-20", "from = \"soon\""), "'from'"));
  CHECK(says(refused("capacity = 5", "capacity = ="), "cannot be read"));
  CHECK(says(refusal([] { (void)read_mentoring_terms("", "mentoring.toml"); }), "[[mentoring]]"));
}

}  // namespace
}  // namespace echelon
