// Offices handed out on the page, opened in their role, worked in, and brought back.

#include <doctest/doctest.h>

#include <algorithm>

#include "echelon/exchange/import_columns.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

namespace fs = std::filesystem;

void choose(SmallOffice& office, const std::string& list, int option) {
  office.hand.click(list + "/open");
  office.hand.click("option-" + std::to_string(option));
}

/// The page on which HR hands out, its folder set.
fs::path to_offices(SmallOffice& office) {
  const fs::path folder = office.folder.path() / "out";
  office.go("offices");
  office.hand.fill("folder", folder.string());
  return folder;
}

std::vector<fs::path> offices_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& each : fs::directory_iterator(folder)) files.push_back(each.path());
  std::ranges::sort(files);
  return files;
}

/// Nominations are open again, nobody is nominated yet.
void open_round(SmallOffice& office) {
  office.desk.request({"call.withdraw", {{"call", std::to_string(office.round().call.number)}}});
  office.hand.settle();
  office.desk.request({"call.open",
                       {{"program", SmallOffice::program},
                        {"title", "遴选"},
                        {"opened_on", office.view().as_of.iso()},
                        {"seats", "6"}}});
  office.hand.settle();
  REQUIRE(office.round().call.state == CallState::open);
}

/// A school with a seat and an eligible person, and that person.
std::pair<std::string, std::string> school_with_candidate(SmallOffice& office) {
  const RoundView round = office.round();
  const Findings findings = *office.desk.program_view(SmallOffice::program)->findings;
  const Snapshot& snapshot = office.snapshot();
  for (PersonIndex person = 0; person < snapshot.size(); ++person) {
    const auto p = static_cast<std::size_t>(person);
    if (snapshot.people.in_service[p] == 0 || !findings.eligible(person)) continue;
    const bool has_seat = std::ranges::any_of(round.seats, [&](const SchoolSeats& each) {
      return each.school == snapshot.people.school[p] && each.seats > 0;
    });
    if (has_seat) return {snapshot.school_of(person)->id, snapshot.people.id[p]};
  }
  FAIL("no school has a candidate");
  return {};
}

void open_file(SmallOffice& office, const fs::path& file) {
  office.desk.open(file);
  office.hand.settle();
  REQUIRE(office.desk.view() != nullptr);
}

/// The page Import with that office chosen on it.
void bring_back(SmallOffice& office, const fs::path& file) {
  office.go("import");
  choose(office, "kind", static_cast<int>(all_import_kinds().size()));
  office.hand.fill("folder", file.parent_path().string());
  office.hand.click("files/row:" + file.filename().string());
  REQUIRE(office.desk.came_back() != nullptr);
}

}  // namespace

TEST_CASE("HR hands out an office for every school at once, and sees what was handed out") {
  SmallOffice office;
  const fs::path folder = to_offices(office);
  CHECK(office.reads("拿到文件的人能读到其中的一切"));
  office.picture("hand-out");
  office.hand.click("hand-schools");
  std::size_t staffed = 0;
  for (const School& school : office.snapshot().schools) staffed += school.staff > 0 ? 1 : 0;
  const auto files = offices_in(folder);
  CHECK(files.size() == staffed);
  CHECK(std::ranges::all_of(files, [](const fs::path& each) { return each.extension() == ".echelon"; }));
  CHECK(office.view().copies.size() == staffed);
  CHECK(office.reads("已写入 " + std::to_string(staffed) + " 份办公文件"));
  CHECK(office.view().entries.front().command == "office.hand_out");
  office.picture("handed-out");
  office.hand.click("hand-schools");
  CHECK(office.reads("已有同名文件"));
  CHECK(office.view().copies.size() == staffed);
}

TEST_CASE("a school's office opens as its principal's, and as no one else's") {
  SmallOffice office({"master_echelons"});
  const std::string school = office.snapshot().schools[1].id;
  const auto staff = static_cast<std::size_t>(office.snapshot().schools[1].staff);
  const fs::path folder = to_offices(office);
  office.hand.click("schools/row:" + school);
  office.hand.click("hand-school");
  open_file(office, offices_in(folder).front());
  CHECK(office.desk.locked());
  CHECK(office.desk.viewer.role == ViewerRole::principal);
  CHECK(office.desk.viewer.school == school);
  office.hand.click("viewer");
  CHECK(office.hand.sees("role-locked"));
  CHECK_FALSE(office.hand.sees("role-0"));
  CHECK(office.reads("不能换成其他身份"));
  office.picture("principal-locked");
  office.hand.press(Key::escape);
  CHECK_FALSE(office.hand.sees("page:import"));
  CHECK_FALSE(office.hand.sees("page:offices"));
  office.go("people");
  CHECK(office.reads("共 " + std::to_string(staff) + " 行"));
  office.picture("principal-people");
  office.tab("eligibility");
  CHECK_FALSE(office.hand.sees("tab:selection"));
  CHECK_FALSE(office.hand.sees("tab:review"));
  CHECK(office.hand.sees("tab:nominations"));
  for (const std::string& place : office.shell.places()) {
    office.go(place);
    CHECK_FALSE(office.reads("意外错误"));
  }
  // Another office is HR's again.
  office.desk.open(office.folder.path() / "demo.echelon");
  office.hand.settle();
  CHECK_FALSE(office.desk.locked());
  CHECK(office.desk.viewer.role == ViewerRole::hr);
}

TEST_CASE("a principal nominates in the own office, and HR takes it in after looking at it") {
  SmallOffice office;
  open_round(office);
  const auto [school, person] = school_with_candidate(office);
  const fs::path folder = to_offices(office);
  office.hand.click("schools/row:" + school);
  office.hand.click("hand-school");
  const fs::path file = offices_in(folder).front();

  open_file(office, file);
  office.tab("nominations");
  office.hand.fill("teachers/search", person);
  office.hand.click("teachers/row:" + person);
  office.hand.click("statement");
  office.hand.type("教学扎实");
  office.hand.click("nominate");
  CHECK(office.view().entries.front().command == "nomination.add");
  office.picture("principal-nominated");

  open_file(office, office.folder.path() / "demo.echelon");
  bring_back(office, file);
  CHECK(office.desk.came_back()->count(ArrivedEntry::State::good) == 1);
  CHECK(office.reads(person));
  CHECK(office.reads("可以取回"));
  office.picture("came-back");
  CHECK(office.round().call.nominations.empty());
  office.go("import");
  office.hand.click("take-in");
  CHECK(office.desk.came_back() == nullptr);
  CHECK(office.round().call.nominations.size() == 1);
  CHECK(office.view().entries.front().command == "import.entries");
  CHECK(office.reads("已取回 1 件"));
  office.hand.click("undo");
  CHECK(office.round().call.nominations.empty());
}

TEST_CASE("what may not come in is shown with its reason, and stays out") {
  SmallOffice office;
  open_round(office);
  const auto [school, person] = school_with_candidate(office);
  const fs::path folder = to_offices(office);
  office.hand.click("schools/row:" + school);
  office.hand.click("hand-school");
  const fs::path file = offices_in(folder).front();
  const CommandRequest nomination{"nomination.add",
                                  {{"call", std::to_string(office.round().call.number)},
                                   {"school", school},
                                   {"person", person},
                                   {"on", office.view().as_of.iso()}}};
  open_file(office, file);
  office.desk.request(nomination);
  office.hand.settle();
  open_file(office, office.folder.path() / "demo.echelon");
  office.desk.request(nomination);
  office.hand.settle();
  bring_back(office, file);
  CHECK(office.reads("不能取回"));
  CHECK(office.reads("已被推荐"));
  office.picture("came-back-refused");
  CHECK_FALSE(office.item("take-in-good")->enabled);
  office.hand.click("drop");
  CHECK(office.desk.came_back() == nullptr);
  // HR's own office is none that was handed out.
  office.desk.preview_entries(office.folder.path() / "demo.echelon");
  office.hand.settle();
  CHECK(office.desk.came_back() == nullptr);
  CHECK(office.reads("不是发放给学校"));
}

TEST_CASE("a reviewer scores without names on a sheet, and the scores reach the people behind the codes") {
  SmallOffice office;
  office.hand.height = 1400;
  const RoundView before = office.round();
  const std::string judge = before.raters.front().id;
  const fs::path folder = to_offices(office);
  choose(office, "for", 1);
  office.hand.click("reviewers/row:" + judge);
  office.hand.click("hand-reviewer");
  REQUIRE(office.desk.handed().size() == 1);
  const auto codes = office.desk.handed().front().codes;
  REQUIRE_FALSE(codes.empty());
  CHECK(office.reads("候选人代码对照"));
  CHECK(office.reads(codes.front().first));
  office.picture("hand-out-reviewer");

  const auto names = office.snapshot().people.name;
  open_file(office, folder / (judge + ".echelon"));
  CHECK(office.desk.viewer.role == ViewerRole::reviewer);
  CHECK(office.snapshot().size() == static_cast<PersonIndex>(codes.size()));
  office.tab("review");
  CHECK(office.reads("尚未评完"));
  const auto [code, id] = codes.front();
  office.hand.click("candidates/row:" + code);
  office.picture("reviewer-sheet");
  std::string criterion;
  for (const CriterionView& each : office.round().criteria) {
    if (each.by_review && criterion.empty()) criterion = each.id;
  }
  office.hand.fill("score-" + criterion, "77.5");
  office.hand.click("save-score-" + criterion);
  CHECK(office.view().entries.front().command == "review.score");

  open_file(office, office.folder.path() / "demo.echelon");
  bring_back(office, folder / (judge + ".echelon"));
  office.hand.click("take-in");
  const RoundView after = office.round();
  const auto given = std::ranges::find_if(after.call.reviews, [&, &id = id](const Review& each) {
    return each.reviewer == judge && each.person == id && each.criterion == criterion;
  });
  REQUIRE(given != after.call.reviews.end());
  CHECK(given->score.text() == "77.5");
}

TEST_CASE("research opens with its pages and changes nothing") {
  SmallOffice office({"master_echelons"});
  const fs::path folder = to_offices(office);
  choose(office, "for", 2);
  office.hand.fill("seed", "2024");
  office.hand.click("hand-research");
  open_file(office, folder / "research.echelon");
  CHECK(office.desk.viewer.role == ViewerRole::researcher);
  CHECK_FALSE(office.hand.sees("page:people"));
  CHECK(office.hand.sees("page:schools"));
  office.go("program:master_echelons");
  CHECK(office.hand.sees("tab:pipeline"));
  office.hand.click("tab:pipeline");
  office.picture("research-pipeline");
  const std::size_t entries = office.view().entries.size();
  office.desk.request({"setting.set", {{"key", "as_of"}, {"value", "2020-01-01"}}});
  office.hand.settle();
  CHECK(office.view().entries.size() == entries);
  CHECK(office.reads("这是发给研究的办公文件"));
  for (const std::string& place : office.shell.places()) office.go(place);
}
