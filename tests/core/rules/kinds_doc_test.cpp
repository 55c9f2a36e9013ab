// core/docs/kinds.md tells of every kind there is, and of no other.

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "echelon/rules/kinds.hpp"

using namespace echelon;

namespace {

/// The names of the headings "### `name`" below "## `part`".
std::set<std::string> described(const std::string& part) {
  std::ifstream page(std::string(ECHELON_SOURCES) + "/core/docs/kinds.md");
  REQUIRE(page.good());
  std::set<std::string> names;
  bool inside = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## " + part;
    if (inside && line.starts_with("### `")) names.insert(line.substr(5, line.rfind('`') - 5));
  }
  return names;
}

std::set<std::string> set_of(const std::vector<std::string>& names) { return {names.begin(), names.end()}; }

/// The ```toml blocks below "## `part`", one under each kind that has parameters.
std::vector<std::string> examples(const std::string& part) {
  std::ifstream page(std::string(ECHELON_SOURCES) + "/core/docs/kinds.md");
  std::vector<std::string> blocks;
  bool inside = false;
  bool in_block = false;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) inside = line == "## " + part;
    if (line.starts_with("```")) {
      in_block = inside && line == "```toml";
      if (in_block) blocks.emplace_back();
    } else if (in_block) {
      blocks.back() += line + "\n";
    }
  }
  return blocks;
}

/// A program of the examples, each as a rule of its own.
std::string program_of(const std::string& list, const std::vector<std::string>& blocks) {
  std::ostringstream toml;
  toml
      << "id = \"p\"\norder = 1\nname = { zh = \"甲\", en = \"A\" }\npurpose = { zh = \"甲\", en = \"A\" }\n";
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    toml << "[[" << list << "]]\nid = \"r" << i << "\"\nzh = \"乙\"\nen = \"B\"\nsource = \"C\"\n"
         << blocks[i];
  }
  return toml.str();
}

}  // namespace

TEST_CASE("kinds.md describes exactly the kinds of requirements that core has") {
  CHECK(described("Requirements") == set_of(Kinds::core().requirement_names()));
}

TEST_CASE("kinds.md describes exactly the kinds of criteria that core has") {
  CHECK(described("Criteria") == set_of(Kinds::core().criterion_names()));
}

TEST_CASE("every example of kinds.md makes a rule, and all kinds with parameters have one") {
  const Kinds kinds = Kinds::core();
  const Snapshot nobody_there;
  const auto requirements = examples("Requirements");
  CHECK(requirements.size() + 1 == kinds.requirement_names().size());
  for (const Rule& rule : read_program(program_of("requirement", requirements), "kinds.md").requirements)
    CHECK(kinds.requirement(rule, nobody_there) != nullptr);
  const auto criteria = examples("Criteria");
  CHECK(criteria.size() == kinds.criterion_names().size());
  for (const Rule& rule : read_program(program_of("criterion", criteria), "kinds.md").criteria)
    CHECK(kinds.criterion(rule, nobody_there) != nullptr);
}
