// The hours case book: tests/fixtures/hours_casebook/cases.md, one person a section, brought in through the
// imports and judged by the office.

#include <filesystem>
#include <sstream>

#include "bureau_fixture.hpp"

namespace echelon::office_tests {
namespace {

namespace fs = std::filesystem;

const fs::path book = fs::path(ECHELON_FIXTURES) / "hours_casebook";

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  REQUIRE(stream.good());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> list;
  std::istringstream stream(line);
  for (std::string each; std::getline(stream, each, '|');) list.push_back(trimmed(each));
  if (line.ends_with('|') || line.ends_with("| ")) list.emplace_back();
  return list;
}

struct Case {
  std::string id;
  std::string name;
  std::string hired;
  std::string role = "教师";
  std::string role_on;
  std::string stage = "小学";
  std::vector<std::vector<std::string>> training;
  std::vector<std::vector<std::string>> waivers;
  std::vector<std::vector<std::string>> expected;
};

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  std::istringstream stream(text_of(book / "cases.md"));
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("## ")) {
      cases.emplace_back();
      cases.back().id = line.substr(3, 3);
      cases.back().name = line.substr(7, line.find(" ·") - 7);
    }
    const std::size_t colon = line.find(": ");
    if (!line.starts_with("- ") || colon == std::string::npos || cases.empty()) continue;
    Case& one = cases.back();
    const std::string key = line.substr(2, colon - 2);
    const std::string value = trimmed(line.substr(colon + 2));
    if (key == "hired") one.hired = value;
    if (key == "stage") one.stage = value;
    if (key == "post") {
      one.role = value.substr(0, value.find(' '));
      one.role_on = value.substr(value.find(' ') + 1);
    }
    if (key == "training") one.training.push_back(fields(value));
    if (key == "waiver") one.waivers.push_back(fields(line.substr(colon + 2)));
    if (key == "expect") one.expected.push_back(fields(value));
  }
  return cases;
}

class Book {
 public:
  Book() : cases_(read_cases()), office_(Office::create(scratch_ / "book.echelon", options())) {
    std::ostringstream roster, training, waivers;
    roster << "工号,姓名,学校,学段,参加工作时间,职务,任现职时间\n";
    training << "工号,课程,类别,形式,学时,开始日期,结束日期,出勤率\n";
    waivers << "工号,规则,开始日期,结束日期,事由,批准文号\n";
    for (const Case& each : cases_) {
      roster << each.id << "," << each.name << ",青石学校," << each.stage << "," << each.hired << ","
             << each.role << "," << each.role_on << "\n";
      for (const auto& row : each.training) {
        training << each.id;
        for (std::size_t i = 0; i < 7; ++i) training << "," << (i < row.size() ? row[i] : "");
        training << "\n";
      }
      for (const auto& row : each.waivers) {
        waivers << each.id << "," << row[0] << "," << row[1] << "," << row[2] << "," << row[3]
                << ",示例教〔2024〕1号\n";
      }
    }
    bring_in("roster", roster.str());
    bring_in("training", training.str());
    bring_in("waivers", waivers.str());
    for (const auto& file : fs::directory_iterator(book / "rules")) {
      office_->perform(
          {"hour_rule.set", {{"id", file.path().stem().string()}, {"toml", text_of(file.path())}}});
    }
  }
  [[nodiscard]] const std::vector<Case>& cases() const { return cases_; }
  [[nodiscard]] Office& office() { return *office_; }

 private:
  static Office::Options options() {
    Office::Options chosen;
    chosen.data = ECHELON_DATA;
    chosen.who = "王主任";
    chosen.as_of = Date::from_iso("2026-06-30");
    return chosen;
  }
  void bring_in(const std::string& kind, const std::string& text) {
    office_tests::bring_in(*office_, scratch_ / ".", kind, text);
  }

  Scratch scratch_;
  std::vector<Case> cases_;
  std::unique_ptr<Office> office_;
};

/// The part's missing hours, the day of completion, what was carried: whatever follows a state.
void check_rest(const std::vector<std::string>& expected, const HourExplained& found, const HourRule& rule) {
  for (std::size_t i = 7; i < expected.size(); ++i) {
    std::istringstream words(expected[i]);
    std::string what, name, missing, amount;
    words >> what >> name;
    if (what == "completed") CHECK(found.standing.completed.iso() == name);
    if (what == "carried") CHECK(found.standing.carried.text() == name);
    if (what != "part") continue;
    words >> missing >> amount;
    for (std::size_t p = 0; p < rule.parts.size(); ++p) {
      if (rule.parts[p].id == name) CHECK(found.parts[p].missing().text() == amount);
    }
  }
}

void check_one(Office& office, const Case& one, const std::vector<std::string>& expected) {
  const auto rules = office.hour_rules();
  std::vector<HourExplained> found = office.hours_of(one.id);
  std::erase_if(
      found, [&](const HourExplained& each) { return rules->all()[each.standing.rule].id != expected[1]; });
  CAPTURE(expected[0]);
  CAPTURE(expected[1]);
  if (expected[2] == "not bound") {
    CHECK(found.empty());
    return;
  }
  REQUIRE(found.size() == 1);
  const HourStanding& standing = found.front().standing;
  CHECK(standing.from.iso() + ".." + standing.to.iso() == expected[2]);
  CHECK(standing.required.text() == expected[3]);
  CHECK(standing.done.text() == expected[4]);
  CHECK(standing.missing.text() == expected[5]);
  CHECK(code(standing.state) == expected[6]);
  check_rest(expected, found.front(), rules->all()[standing.rule].versions[standing.version]);
}

}  // namespace

TEST_CASE("the hours case book: every person's standing is what was worked out by hand") {
  Book opened;
  CHECK(opened.cases().size() >= 40);
  for (const Case& one : opened.cases()) {
    CAPTURE(one.id);
    CHECK_FALSE(one.expected.empty());
    for (const auto& expected : one.expected) {
      REQUIRE(expected.size() >= 3);
      opened.office().set_as_of(Date::from_iso(expected[0]).value());
      check_one(opened.office(), one, expected);
    }
  }
}

TEST_CASE("the case book's log and facts tell no reason of a waiver") {
  Book opened;
  for (const EntryLine& line : opened.office().entries()) {
    for (const char* reason : {"疾病", "illness", "生育", "maternity"}) {
      CHECK_FALSE(says(line.says.zh, reason));
      CHECK_FALSE(says(line.says.en, reason));
    }
  }
}

}  // namespace echelon::office_tests
