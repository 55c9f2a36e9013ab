// The ladder case book: tests/fixtures/ladder_casebook/cases.md, one person a section, brought in through the
// imports, led through what was done, and judged by the office as of any day.

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "bureau_fixture.hpp"
#include "echelon/plugin/ladder_view.hpp"

namespace echelon::office_tests {
namespace {

namespace fs = std::filesystem;

const fs::path book = fs::path(ECHELON_FIXTURES) / "ladder_casebook";

std::string trimmed(const std::string& text) {
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// The parts between bars; an empty one behind the last bar counts.
std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> list;
  std::string rest = line + "|";
  for (std::size_t bar = rest.find('|'); bar != std::string::npos; bar = rest.find('|')) {
    list.push_back(trimmed(rest.substr(0, bar)));
    rest = rest.substr(bar + 1);
  }
  return list;
}

struct Deed {
  std::string person;
  std::vector<std::string> fields;  ///< day, step, argument=value …
  bool refused = false;
};

struct Case {
  std::string id;
  std::string name;
  std::string hired;
  std::string role = "教师";
  std::string role_on;
  std::map<std::string, std::vector<std::vector<std::string>>> rows;  ///< by key
};

struct Cases {
  std::vector<Case> people;
  std::vector<Deed> deeds;  ///< in order of their days
};

Cases read_cases() {
  std::ifstream stream(book / "cases.md", std::ios::binary);
  REQUIRE(stream.good());
  Cases cases;
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("## ")) {
      cases.people.emplace_back();
      cases.people.back().id = line.substr(3, 3);
      cases.people.back().name = line.substr(7, line.find(" ·") - 7);
    }
    const std::size_t colon = line.find(": ");
    if (!line.starts_with("- ") || colon == std::string::npos || cases.people.empty()) continue;
    Case& one = cases.people.back();
    const std::string key = line.substr(2, colon - 2);
    const std::string value = trimmed(line.substr(colon + 2));
    if (key == "hired") one.hired = value;
    if (key == "post") {
      one.role = value.substr(0, value.find(' '));
      one.role_on = value.substr(value.find(' ') + 1);
    }
    if (key == "do" || key == "refused") cases.deeds.push_back({one.id, fields(value), key == "refused"});
    one.rows[key].push_back(fields(value));
  }
  std::ranges::stable_sort(cases.deeds, {}, [](const Deed& deed) { return deed.fields[0]; });
  return cases;
}

class Book {
 public:
  Book() : cases_(read_cases()), office_(Office::create(scratch_ / "book.echelon", options())) {
    std::ostringstream roster, tiers, training, mentorships, ethics;
    roster << "工号,姓名,学校,学段,参加工作时间,职务,任现职时间\n徒弟,徒弟,青石学校,小学,2015-09-01,教师,\n";
    tiers << "工号,梯队类别,荣誉称号,认定时间,管理期至\n";
    training << "工号,课程,学时,结束日期\n";
    mentorships << "师傅工号,徒弟工号,开始日期,结束日期\n";
    ethics << "工号,年度,类型,结果\n";
    for (const Case& each : cases_.people) {
      roster << each.id << "," << each.name << ",青石学校,小学," << each.hired << "," << each.role << ","
             << each.role_on << "\n";
      const auto put = [&](const std::string& key, std::ostringstream& sheet, const std::string& between) {
        const auto found = each.rows.find(key);
        if (found == each.rows.end()) return;
        for (const auto& row : found->second) {
          sheet << each.id << between;
          for (const std::string& cell : row) sheet << "," << cell;
          sheet << "\n";
        }
      };
      put("tier", tiers, "");
      put("training", training, ",命题研修");
      put("mentee", mentorships, ",徒弟");
      for (const auto& row :
           each.rows.contains("ethics") ? each.rows.at("ethics") : std::vector<std::vector<std::string>>())
        ethics << each.id << "," << row[0] << ",师德," << row[1] << "\n";
    }
    bring_in("roster", roster.str());
    bring_in("tiers", tiers.str());
    bring_in("training", training.str());
    bring_in("mentorships", mentorships.str());
    bring_in("assessments", ethics.str());
  }

  [[nodiscard]] const Cases& cases() const { return cases_; }
  [[nodiscard]] Office& office() { return *office_; }
  [[nodiscard]] std::string rows() const { return content(Store::open(scratch_ / "book.echelon")); }

  /// Everything that was done, on its days; what must be refused is.
  void play() {
    for (const Deed& deed : cases_.deeds) {
      CAPTURE(deed.person);
      CAPTURE(deed.fields[0]);
      office_->set_as_of(day(deed.fields[0]));
      const CommandRequest request = request_of(deed);
      if (!deed.refused) {
        office_->perform(request);
        ++done_;
        continue;
      }
      CHECK_FALSE(refusal([&] { office_->perform(request); }).empty());
    }
  }
  [[nodiscard]] int done() const { return done_; }

 private:
  static Office::Options options() {
    Office::Options chosen;
    chosen.plugin_folders = {book / "programs"};
    chosen.data = ECHELON_DATA;
    chosen.who = "王主任";
    chosen.as_of = Date::from_iso("2026-06-30");
    return chosen;
  }
  void bring_in(const std::string& kind, const std::string& text) {
    office_tests::bring_in(*office_, scratch_ / ".", kind, text);
  }
  static CommandRequest request_of(const Deed& deed) {
    if (deed.fields[1] == "leave") return {"person.leave", {{"person", deed.person}, {"on", deed.fields[0]}}};
    const bool many = deed.fields[1] == "promote";
    CommandRequest request{(many ? "tiers." : "tier.") + deed.fields[1], {{"person", deed.person}}};
    for (std::size_t i = 2; i < deed.fields.size(); ++i) {
      const std::size_t equals = deed.fields[i].find('=');
      if (equals != std::string::npos)
        request.with(deed.fields[i].substr(0, equals), deed.fields[i].substr(equals + 1));
    }
    return request;
  }

  Scratch scratch_;
  Cases cases_;
  std::unique_ptr<Office> office_;
  int done_ = 0;
};

/// What `expect` says of someone on a ladder: tier, state, until, may move, earliest, unmet.
std::vector<std::string> standing_of(const Office& office, const std::string& ladder, const std::string& id) {
  const auto view = office.ladder_view("book");
  const auto snapshot = office.snapshot();
  const PersonIndex person = snapshot->find_person(id);
  const auto sight =
      std::ranges::find_if(view->ladders, [&](const LadderSight& each) { return each.ladder->id == ladder; });
  REQUIRE(sight != view->ladders.end());
  const LadderStanding* standing = sight->of(person);
  if (standing == nullptr) return {"–", "–", "–", "–", "–", ""};
  const auto said = [](Date date) { return date.known() ? date.iso() : std::string("–"); };
  std::vector<std::string> found{sight->ladder->tiers[standing->tier].id, std::string(code(standing->state)),
                                 said(standing->until)};
  for (const LadderStepView& step : sight->steps) {
    if (step.step->from != standing->tier) continue;
    const auto position = step.position_of(person);
    REQUIRE(position.has_value());
    const auto at = static_cast<PersonIndex>(*position);
    found.emplace_back(step.findings.eligible(at) ? "yes" : "no");
    found.push_back(said(step.findings.earliest(at)));
    std::string unmet;
    const auto rules = step.judged->requirements_on(snapshot->as_of);
    for (const Finding& finding : step.findings.of(at)) {
      if (!finding.met) unmet += (unmet.empty() ? "" : " ") + rules[finding.requirement]->id;
    }
    found.push_back(unmet);
    return found;
  }
  found.insert(found.end(), {"–", "–", ""});
  return found;
}

}  // namespace

TEST_CASE("the ladder case book: everyone stands where it was worked out by hand") {
  Book one;
  one.play();
  std::map<std::string, std::vector<std::pair<std::string, std::vector<std::string>>>> by_day;
  for (const Case& each : one.cases().people) {
    REQUIRE(each.rows.contains("expect"));
    for (const auto& expected : each.rows.at("expect")) by_day[expected[0]].emplace_back(each.id, expected);
  }
  CHECK(one.cases().people.size() >= 20);
  for (const auto& [on, all] : by_day) {
    one.office().set_as_of(day(on));
    for (const auto& [id, expected] : all) {
      CAPTURE(on);
      CAPTURE(id);
      REQUIRE(expected.size() == 8);
      const auto found = standing_of(one.office(), expected[1], id);
      CHECK(found == std::vector<std::string>(expected.begin() + 2, expected.end()));
    }
  }
}

TEST_CASE("whatever was done to tiers, undone it leaves the same bytes, and done again the same") {
  Book one;
  const std::string before = one.rows();
  one.play();
  const std::string after = one.rows();
  for (int i = 0; i < one.done(); ++i) REQUIRE(one.office().undo().has_value());
  CHECK(one.rows() == before);
  for (int i = 0; i < one.done(); ++i) REQUIRE(one.office().redo().has_value());
  CHECK(one.rows() == after);
  CHECK(one.office().verify().sound);
}

TEST_CASE("entries about tiers say in words what was done, and no note") {
  Book one;
  one.play();
  bool lapsed = false;
  for (const EntryLine& line : one.office().entries()) {
    CHECK(line.says.zh.find("违反师德") == std::string::npos);
    CHECK(line.says.zh.find("听课未达标") == std::string::npos);
    lapsed = lapsed || (line.command == "tier.lapse" && line.says.zh.find("申八") != std::string::npos);
    if (line.command == "tier.review") CHECK(line.says.en.find("reviewed the term of") != std::string::npos);
  }
  CHECK(lapsed);
}

}  // namespace echelon::office_tests
