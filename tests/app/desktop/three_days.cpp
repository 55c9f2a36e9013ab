// Three days at one bureau, played through the screens alone: the HR officer, a principal and a reviewer with
// offices of their own, a researcher – and what each did comes back into HR's ledger.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "echelon/exchange/import_columns.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

namespace fs = std::filesystem;

const fs::path samples = fs::path(ECHELON_DATA) / "samples";

/// The bureau's computer: HR's office is the demo district; others' offices are files in its folder.
class Bureau : public SmallOffice {
 public:
  Bureau() : SmallOffice({"tiered_training", "master_echelons"}, false) { hand.height = 1800; }

  [[nodiscard]] fs::path handed() const { return folder.path() / "handed"; }

  void confirm(const std::string& button) {
    hand.click(button);
    hand.click(button + "/confirm");
  }
  void turn_to(const std::string& the_program, const std::string& panel) {
    go("program:" + the_program);
    hand.click("tab:" + panel);
  }
  /// Back to the first page, and from there to a file by its folder.
  void change_to(const fs::path& file) {
    hand.click("close-office");
    REQUIRE(desk.view() == nullptr);
    if (!hand.sees("open/folder")) hand.click("open/fold");
    hand.fill("open/folder", file.parent_path().string());
    hand.click("open/files/row:" + file.filename().string());
    REQUIRE(desk.view() != nullptr);
    REQUIRE(desk.view()->path == file);
  }
  void back_to_hr() { change_to(folder.path() / "demo.echelon"); }
  /// The only file in the folder of what was handed out whose name begins so.
  [[nodiscard]] fs::path handed_file(const std::string& begin) const {
    std::vector<fs::path> found;
    for (const auto& each : fs::directory_iterator(handed())) {
      if (each.path().filename().string().starts_with(begin) && each.path().extension() == ".echelon")
        found.push_back(each.path());
    }
    REQUIRE(found.size() == 1);
    return found.front();
  }
  /// Everything a person reads on the screen now, as one text.
  [[nodiscard]] std::string screen() {
    hand.frame();
    std::string all;
    for (const std::string& text : stage.ui().items.texts()) all += text + '\n';
    return all;
  }
  [[nodiscard]] bool has_entry(const std::string& command) const {
    return std::ranges::any_of(view().entries, [&](const EntryLine& each) {
      return each.command == command && !each.undone && !each.is_undo;
    });
  }
  /// Brings back what was done in a handed-out office; the number of things that came in.
  std::int64_t take_in(const fs::path& file) {
    go("import");
    hand.click("kind/open");
    hand.click("option-" + std::to_string(all_import_kinds().size()));  // below the tables
    hand.fill("folder", file.parent_path().string());
    hand.click("files/row:" + file.filename().string());
    REQUIRE(desk.came_back() != nullptr);
    const auto good = desk.came_back()->count(ArrivedEntry::State::good);
    CHECK(desk.came_back()->count(ArrivedEntry::State::refused) == 0);
    picture("days-take-in");
    hand.click("take-in");
    CHECK(desk.came_back() == nullptr);
    return good;
  }
};

/// Someone of the school whom it may nominate and has not; empty for none.
std::string may_be_nominated(Bureau& office, SchoolIndex school) {
  const Findings findings = *office.desk.program_view(SmallOffice::program)->findings;
  const auto& nominated = office.round().call.nominations;
  const People& people = office.snapshot().people;
  for (PersonIndex person = 0; person < office.snapshot().size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (people.in_service[p] == 0 || people.school[p] != school || !findings.eligible(person)) continue;
    if (std::ranges::find(nominated, people.id[p], &Nomination::person) == nominated.end())
      return people.id[p];
  }
  return {};
}

/// A school with a seat left and someone to nominate, and that person.
std::pair<std::string, std::string> school_with_a_candidate(Bureau& office) {
  static_cast<void>(office.round());
  for (const SchoolSeats& seats : office.round().seats) {
    const std::string person = may_be_nominated(office, seats.school);
    if (seats.used < seats.seats && !person.empty())
      return {office.snapshot().schools[static_cast<std::size_t>(seats.school)].id, person};
  }
  return {};
}

void first_morning(Bureau& office) {
  // The first page leads to an office; the home page says what today is for.
  CHECK(office.reads("欢迎使用梯队"));
  office.desk.open_demo({400, 12, 1, {}});  // the tile would make 13,000 people
  office.hand.settle();
  REQUIRE(office.desk.view() != nullptr);
  CHECK(office.shell.page == "home");
  CHECK(office.reads("工作日"));
  office.picture("days-1-home");

  // Somebody rings: found by pinyin initials, without the mouse.
  const std::string id = office.snapshot().people.id[7];
  office.hand.press(Key::k, {true, false, false});
  office.hand.type(id);
  office.hand.press(Key::enter);
  CHECK(office.shell.page == "people");
  CHECK(office.reads(office.snapshot().people.name[7] + "  " + id));

  // A roster comes in, two rows are refused; the history takes it back, and does it again.
  office.go("import");
  office.hand.fill("folder", samples.string());
  office.hand.fill("files/search", "roster.csv");
  office.hand.click("files/row:roster.csv");
  REQUIRE(office.desk.preview() != nullptr);
  CHECK(office.desk.preview()->refusals.size() == 2);
  const PersonIndex before = office.snapshot().size();
  office.confirm("import-good");
  CHECK(office.snapshot().size() == before + 41);
  const std::int64_t entry = office.view().entries.front().number;
  office.hand.click("bar/history");
  office.hand.click("undoable/row:" + std::to_string(entry));
  office.hand.click("undo-to");
  CHECK(office.snapshot().size() == before);
  office.hand.press(Key::y, {true, false, false});
  CHECK(office.snapshot().size() == before + 41);
  office.hand.press(Key::z, {true, false, false});
  CHECK(office.snapshot().size() == before);
}

/// The call is open again; every school and a researcher get an office of their own.
void first_afternoon(Bureau& office) {
  for (int i = 0; i < 40 && office.round().call.state != CallState::open; ++i)
    office.hand.press(Key::z, {true, false, false});
  REQUIRE(office.round().call.state == CallState::open);
  office.go("offices");
  office.hand.fill("offices/folder", office.handed().string());
  office.hand.click("hand-schools");
  CHECK(office.desk.view()->copies.size() == 12);
  office.hand.click("for/open");
  office.hand.click("for/option-2");
  office.hand.click("hand-research");
  CHECK(office.desk.view()->copies.size() == 13);
  CHECK(fs::exists(office.handed() / "research.echelon"));
  office.picture("days-1-offices");
}

void principals_day(Bureau& office, const std::string& school, const std::string& person) {
  const std::set<std::string> others = [&] {
    std::set<std::string> names;
    const Snapshot& all = office.snapshot();
    for (PersonIndex p = 0; p < all.size(); ++p) {
      const School* own = all.school_of(p);
      if (own == nullptr || own->id != school) names.insert(all.people.name[static_cast<std::size_t>(p)]);
    }
    for (PersonIndex p = 0; p < all.size(); ++p) {
      const School* own = all.school_of(p);
      if (own != nullptr && own->id == school) names.erase(all.people.name[static_cast<std::size_t>(p)]);
    }
    return names;
  }();
  office.change_to(office.handed_file(school));
  REQUIRE(office.desk.locked());
  CHECK(office.desk.viewer.role == ViewerRole::principal);
  CHECK(office.desk.viewer.school == school);
  CHECK_FALSE(office.hand.sees("page:offices"));
  CHECK(office.shell.page == "home");
  office.picture("days-2-principal-home");

  // Nobody of another school is on the list of people.
  office.go("people");
  const std::string people = office.screen();
  for (const std::string& name : others) {
    CAPTURE(name);
    CHECK(people.find('\n' + name + '\n') == std::string::npos);
  }
  office.picture("days-2-principal-people");

  // Who may stand, who may not and why; one is nominated.
  office.tab("eligibility");
  CHECK(office.reads("符合条件"));
  office.tab("nominations");
  const std::size_t before = office.round().call.nominations.size();
  office.hand.fill("teachers/search", person);
  office.hand.click("teachers/row:" + person);
  CHECK(office.reads("符合条件"));
  office.hand.click("statement");
  office.hand.type("推荐：教学扎实");
  office.hand.click("nominate");
  CHECK(office.round().call.nominations.size() == before + 1);
  CHECK(office.has_entry("nomination.add"));
  office.picture("days-2-principal-nominated");

  // Hours of the own people; the ledger of this office verifies.
  office.turn_to("tiered_training", "hours_year");
  office.go("ledger");
  office.hand.click("verify");
  REQUIRE(office.desk.verified().has_value());
  CHECK(office.desk.verified()->sound);
}

void nominations_come_back(Bureau& office, const std::string& school, const std::string& person) {
  office.back_to_hr();
  CHECK_FALSE(office.desk.locked());
  CHECK(office.take_in(office.handed_file(school)) == 1);
  const auto& nominations = office.round().call.nominations;
  const auto found = std::ranges::find(nominations, person, &Nomination::person);
  REQUIRE(found != nominations.end());
  CHECK(found->statement == "推荐：教学扎实");
  CHECK(found->school == school);
}

/// The nominations are closed; a reviewer gets the candidates without names, scores one, sends it back.
void reviewers_afternoon(Bureau& office) {
  office.tab("nominations");
  office.confirm("close-nominations");
  REQUIRE(office.round().call.state == CallState::reviewing);
  const std::string reviewer = "E01";
  office.tab("review");
  if (!office.hand.sees("reviewer-id")) office.hand.click("reviewers/fold");
  office.hand.fill("reviewer-id", reviewer);
  office.hand.fill("reviewer-name", "外聘专家甲");
  office.hand.click("add-reviewer");
  REQUIRE(office.round().raters.size() == 1);
  const std::size_t scores = office.round().call.reviews.size();
  std::set<std::string> names(office.snapshot().people.name.begin(), office.snapshot().people.name.end());
  office.go("offices");
  office.hand.fill("offices/folder", office.handed().string());
  office.hand.click("for/open");
  office.hand.click("for/option-1");
  office.hand.click("reviewers/row:" + reviewer);
  office.hand.click("hand-reviewer");
  office.change_to(office.handed_file(reviewer));
  REQUIRE(office.desk.locked());
  CHECK(office.desk.viewer.role == ViewerRole::reviewer);
  office.tab("review");
  office.picture("days-2-reviewer");
  const auto rows = office.rows("candidates");
  REQUIRE_FALSE(rows.empty());
  const std::string screen = office.screen();
  for (const std::string& name : names) CHECK(screen.find('\n' + name + '\n') == std::string::npos);
  office.hand.click("candidates/row:" + rows.front());
  std::string field;
  for (const Item& item : office.stage.ui().items.items()) {
    const auto at = item.id.find("save-score-");
    if (at != std::string::npos && field.empty()) field = item.id.substr(at + 11);
  }
  REQUIRE_FALSE(field.empty());
  office.hand.fill("score-" + field, "77");
  office.hand.click("save-score-" + field);
  CHECK(office.has_entry("review.score"));
  office.back_to_hr();
  CHECK(office.take_in(office.handed_file(reviewer)) == 1);
  CHECK(office.round().call.reviews.size() == scores + 1);
}

void researchers_day(Bureau& office) {
  std::set<std::string> names(office.snapshot().people.name.begin(), office.snapshot().people.name.end());
  for (const School& school : office.snapshot().schools) names.insert(school.name);
  office.change_to(office.handed() / "research.echelon");
  REQUIRE(office.desk.locked());
  CHECK(office.desk.viewer.role == ViewerRole::researcher);
  const auto read_only = [&](const std::string& where) {
    const std::string screen = office.screen();
    CAPTURE(where);
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(screen.find(name + '\n') == std::string::npos);
    }
  };
  read_only("home");
  for (const char* panel : {"pipeline", "network", "lineage", "succession"}) {
    office.turn_to("master_echelons", panel);
    read_only(panel);
    office.picture(std::string("days-3-") + panel);
  }

  // A picture for the paper.
  office.turn_to("master_echelons", "pipeline");
  std::string save;
  for (const Item& item : office.stage.ui().items.items())
    if (item.id.ends_with("/save-picture") && save.empty()) save = item.id;
  REQUIRE_FALSE(save.empty());
  office.hand.click(save);
  const fs::path picture = office.folder.path() / "flow.svg";
  office.hand.fill("save/file", picture.string());
  office.hand.click("save/save");
  REQUIRE(fs::exists(picture));
  std::ifstream in(picture);
  const std::string svg((std::istreambuf_iterator<char>(in)), {});
  CHECK(svg.find("<svg") != std::string::npos);
}

}  // namespace

TEST_CASE("three days: HR hands out offices, a principal and a reviewer work in theirs, a researcher looks") {
  Bureau office;
  first_morning(office);
  first_afternoon(office);
  const auto [school, person] = school_with_a_candidate(office);
  REQUIRE_FALSE(school.empty());
  principals_day(office, school, person);
  nominations_come_back(office, school, person);
  reviewers_afternoon(office);
  researchers_day(office);

  // The evening: everything stands in HR's ledger, and the ledger is sound.
  office.back_to_hr();
  office.go("ledger");
  office.hand.click("verify");
  REQUIRE(office.desk.verified().has_value());
  CAPTURE(office.desk.verified()->says.zh);
  CHECK(office.desk.verified()->sound);
  office.picture("days-3-ledger");
}
