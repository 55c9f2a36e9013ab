// Tables as people use them: several rows and one step for all, copy, paste, columns, views, filters, files.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "echelon/exchange/table_file.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

constexpr Modifiers with_control{true, false, false};
constexpr Modifiers with_shift{false, true, false};

std::vector<std::vector<std::string>> copied(SmallOffice& office) {
  office.stage.clipboard().set("");
  office.hand.press(Key::c, with_control);
  return read_clipboard(office.stage.clipboard().get());
}

std::string name_of(SmallOffice& office, const std::string& id) {
  return office.snapshot().people.name[static_cast<std::size_t>(office.snapshot().find_person(id))];
}

std::string school_of(SmallOffice& office, const std::string& id) {
  const School* school = office.snapshot().school_of(office.snapshot().find_person(id));
  return school == nullptr ? "" : school->name;
}

}  // namespace

TEST_CASE("rows are selected by click, Ctrl, Shift and Ctrl+A, counted, and copied with a header") {
  SmallOffice office;
  office.go("people");
  const auto rows = office.rows("people");
  REQUIRE(rows.size() > 8);
  office.hand.click("people/row:" + rows[1]);
  office.hand.click("people/row:" + rows[4], with_shift);
  CHECK(office.reads("已选 4"));
  office.hand.click("people/row:" + rows[6], with_control);
  office.hand.click("people/row:" + rows[2], with_control);
  CHECK(office.reads("已选 4"));
  office.picture("tables-selected");
  const auto table = copied(office);
  REQUIRE(table.size() == 5);
  CHECK(table[0].front() == "工号");
  CHECK(table[0].back() == "教龄");
  std::vector<std::string> ids;
  for (std::size_t i = 1; i < table.size(); ++i) ids.push_back(table[i].front());
  CHECK(ids == std::vector<std::string>{rows[1], rows[3], rows[4], rows[6]});
  CHECK(table[1][1] == name_of(office, rows[1]));
  CHECK(table[1][2] == school_of(office, rows[1]));
  CHECK(table[1][6].find_first_not_of("0123456789") == std::string::npos);

  office.hand.press(Key::a, with_control);
  const auto in_service =
      std::ranges::count_if(office.snapshot().people.in_service, [](auto here) { return here != 0; });
  CHECK(office.reads("已选 " + std::to_string(in_service)));
  CHECK(copied(office).size() == static_cast<std::size_t>(in_service) + 1);
  office.hand.click("people/row:" + rows[3]);
  CHECK_FALSE(office.reads("已选"));
  CHECK(office.reads(name_of(office, rows[3]) + "  " + rows[3]));
}

TEST_CASE("a table is walked through by the keyboard, and a row is found by typing its beginning") {
  SmallOffice office;
  office.go("people");
  const auto rows = office.rows("people");
  office.hand.click("people/row:" + rows[1]);
  office.hand.press(Key::down);
  CHECK(office.reads(name_of(office, rows[2]) + "  " + rows[2]));
  office.hand.press(Key::down, with_shift);
  office.hand.press(Key::down, with_shift);
  CHECK(office.reads("已选 3"));
  office.hand.press(Key::home);
  CHECK(office.reads(name_of(office, rows[0]) + "  " + rows[0]));
  office.hand.press(Key::end);
  const auto last = office.rows("people").back();
  CHECK(last != rows.back());
  CHECK(office.reads("  " + last));
  office.hand.press(Key::page_up);
  CHECK_FALSE(office.reads(name_of(office, last) + "  " + last));
  office.hand.press(Key::end);
  office.hand.type(rows[3].substr(0, rows[3].size()));
  CHECK(office.reads(name_of(office, rows[3]) + "  " + rows[3]));
}

TEST_CASE("columns are hidden and moved, sorted by one after the other, and stay so for the next start") {
  SmallOffice office;
  office.go("people");
  office.hand.click("people/menu");
  office.hand.click("menu/show:title");
  office.hand.click("menu/up:years");
  office.picture("tables-menu");
  office.hand.press(Key::escape);
  CHECK_FALSE(office.hand.sees("sort:title"));
  office.hand.click("sort:stage");
  office.hand.click("sort:years", with_shift);
  office.hand.click("people/row:" + office.rows("people")[0]);
  office.hand.press(Key::a, with_control);
  const auto all = copied(office);
  REQUIRE(all.size() > 100);
  CHECK(all[0] == std::vector<std::string>{"工号", "姓名", "学校", "学段", "学科", "教龄"});
  for (std::size_t i = 2; i < all.size(); ++i) {
    if (all[i - 1][3] != all[i][3] || all[i - 1][5].empty() || all[i][5].empty()) continue;
    CHECK(std::stoi(all[i - 1][5]) <= std::stoi(all[i][5]));
  }
  const auto kept_view = [&] { return office.desk.settings.kept.lower_bound("view."); };
  REQUIRE(kept_view() != office.desk.settings.kept.end());
  const auto [name, view] = *kept_view();
  CHECK(name.starts_with("view.people/"));
  CHECK(view.find("c,title,0") != std::string::npos);
  CHECK(view.find("s,stage,0;s,years,0;") != std::string::npos);
  office.hand.click("people/menu");
  office.hand.click("menu/reset");
  CHECK(office.hand.sees("sort:title"));
  const bool forgotten =
      kept_view() == office.desk.settings.kept.end() || !kept_view()->first.starts_with("view.");
  CHECK(forgotten);
}

TEST_CASE("a column is filtered by its values and by a range, a view keeps all that under a name") {
  SmallOffice office;
  office.go("people");
  office.hand.click("column:stage");
  office.hand.click("column/value-0");
  office.picture("tables-filter");
  office.hand.press(Key::escape);
  const auto rows = office.rows("people");
  REQUIRE_FALSE(rows.empty());
  const auto stage_of = [&](const std::string& id) {
    return office.snapshot().people.stage[static_cast<std::size_t>(office.snapshot().find_person(id))];
  };
  CHECK(std::ranges::all_of(rows, [&](const auto& id) { return stage_of(id) == stage_of(rows[0]); }));
  office.hand.click("column:years");
  office.hand.fill("column/least", "10");
  office.hand.fill("column/most", "12");
  office.hand.press(Key::escape);
  const auto years_of = [&](const std::string& id) {
    const auto p = static_cast<std::size_t>(office.snapshot().find_person(id));
    return office.snapshot().people.hired_on[p].whole_years_to(office.snapshot().as_of);
  };
  const auto few = office.rows("people");
  REQUIRE_FALSE(few.empty());
  CHECK(std::ranges::all_of(few, [&](const auto& id) { return years_of(id) >= 10 && years_of(id) <= 12; }));
  office.hand.click("people/menu");
  office.hand.fill("menu/view-name", "中年");
  office.hand.click("menu/save-view");
  office.hand.press(Key::escape);
  office.hand.click("unfilter:stage");
  office.hand.click("unfilter:years");
  CHECK(office.rows("people") != few);
  office.hand.click("people/menu");
  office.hand.click("menu/view:中年");
  office.hand.press(Key::escape);
  CHECK(office.rows("people") == few);
  office.hand.fill("people/search", "没有这样的人");
  CHECK(office.reads("没有符合“没有这样的人”的行"));
  office.picture("tables-nothing");
  office.hand.click("people/clear-search");
  CHECK(office.rows("people").size() > few.size());
  office.hand.click("people/menu");
  office.hand.click("menu/forget:中年");
  CHECK_FALSE(office.hand.sees("menu/view:中年"));
}

TEST_CASE("a table is saved as it is shown, through the dialog, Escape and a click beside it leave it") {
  SmallOffice office;
  office.go("schools");
  const auto rows = office.rows("schools");
  REQUIRE_FALSE(rows.empty());
  office.hand.click("schools/menu");
  office.hand.click("menu/save");
  REQUIRE(office.hand.sees("save/file"));
  office.hand.press(Key::escape);
  CHECK_FALSE(office.hand.sees("save/file"));
  office.hand.click("schools/menu");
  office.hand.click("menu/save");
  office.hand.click("page:schools");  // beside the dialog, on the page that is open
  CHECK_FALSE(office.hand.sees("save/file"));
  office.hand.click("schools/menu");
  office.hand.click("menu/save");
  const auto file = office.folder.path() / "schools.csv";
  office.hand.fill("save/file", file.string());
  office.hand.press(Key::enter);
  REQUIRE(std::filesystem::exists(file));
  std::ifstream in(file);
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) ++lines;
  CHECK(lines == office.snapshot().schools.size() + 1);
}

TEST_CASE("a roster is pasted from a spreadsheet into the preview of the import") {
  SmallOffice office;
  office.go("import");
  office.hand.click("import/paste");
  CHECK(office.reads("剪贴板上没有表格"));
  office.stage.clipboard().set(
      "工号\t姓名\t学校\r\nT90001\t赵𬭎\t青石一中\r\nT90001\t钱多\t\r\n");
  office.hand.click("import/paste");
  REQUIRE(office.desk.preview() != nullptr);
  CHECK(office.desk.preview()->read == 2);
  CHECK(office.desk.preview()->rows.front()[1] == "赵𬭎");
  CHECK_FALSE(office.desk.preview()->refusals.empty());
  office.picture("tables-pasted");
}

TEST_CASE("scores come back from a spreadsheet: understood ones are recorded as one entry") {
  SmallOffice office;
  office.tab("review");
  const RoundView& round = office.round();
  REQUIRE(round.candidates.size() > 1);
  const auto criterion =
      std::ranges::find_if(round.criteria, [](const auto& each) { return each.by_review; });
  REQUIRE(criterion != round.criteria.end());
  const auto id = [&](std::size_t i) {
    return office.snapshot().people.id[static_cast<std::size_t>(round.candidates[i].person)];
  };
  const std::string first = id(0);
  const std::string second = id(1);
  const std::string column = criterion->id;
  const std::string title = criterion->name.zh;
  office.hand.click("candidates/row:" + first);
  office.stage.clipboard().set("姓名\t" + title + "\n" + first + "\t7\n" + second + "\t9999\n无此人\t5\n");
  office.hand.press(Key::v, with_control);
  CHECK(office.reads("读到 1 个评分"));
  CHECK(office.reads("有 2 处看不懂"));
  office.picture("tables-scores");
  const auto entries = office.view().entries.size();
  office.hand.click("record-pasted");
  CHECK(office.view().entries.size() == entries + 1);
  const auto& reviews = office.round().call.reviews;
  CHECK(std::ranges::any_of(reviews, [&](const Review& review) {
    return review.person == first && review.criterion == column && review.score == Decimal::of(7);
  }));
  CHECK_FALSE(office.reads("读到 1 个评分"));
}

TEST_CASE("many people of a session are handled in one step that one undo takes back") {
  SmallOffice office({"tiered_training"});
  office.hand.height = 2400;
  office.hand.click("page:program:tiered_training");
  office.hand.click("tab:sessions");
  office.desk.program_view("tiered_training");
  office.hand.settle();
  const auto cohorts = [&] { return office.desk.program_view("tiered_training")->cohorts; };
  REQUIRE(cohorts() != nullptr);
  const auto open = std::ranges::find_if(cohorts()->sessions, [](const CohortSession& each) {
    return each.session->state == SessionState::planned;
  });
  REQUIRE(open != cohorts()->sessions.end());
  const std::string session = open->session->id;
  office.hand.click("calendar/row:" + session);
  office.hand.click("ask-" + session + "/fold");
  office.hand.point_at("teachers/search");
  const auto people = office.rows("teachers");
  REQUIRE(people.size() > 4);
  office.hand.click("teachers/row:" + people[0]);
  office.hand.click("teachers/row:" + people[3], with_shift);
  CHECK(office.reads("登记个人志愿（4）"));
  office.picture("tables-actions");
  const auto entries = office.view().entries.size();
  office.hand.click("teachers/wish");
  CHECK(office.view().entries.size() == entries + 1);
  CHECK(office.view().entries.front().says.zh.find("等 4 人") != std::string::npos);
  const auto state = [&](const std::string& person) {
    const Enrolment* row = cohorts()->session(session)->session->enrolment_of(person);
    return row == nullptr ? std::string("none") : std::string(code(row->state));
  };
  for (std::size_t i = 0; i < 4; ++i) CHECK(state(people[i]) == "wish");
  office.hand.click("enrolled/row:" + people[0]);
  office.hand.click("enrolled/row:" + people[1], with_control);
  office.hand.click("enrolled/wait");
  CHECK(state(people[0]) == "waiting");
  CHECK(state(people[1]) == "waiting");
  CHECK(state(people[2]) == "wish");
  // Of three one waits already: the others are taken.
  office.hand.click("enrolled/row:" + people[0]);
  office.hand.click("enrolled/row:" + people[2], with_control);
  CHECK(office.reads("列为候补（1/2）"));
  office.hand.click("undo");
  office.hand.click("undo");
  CHECK(state(people[0]) == "none");
}

TEST_CASE("several sessions are cancelled in one entry") {
  SmallOffice office({"tiered_training"});
  office.hand.height = 2400;
  office.hand.click("page:program:tiered_training");
  office.hand.click("tab:sessions");
  office.hand.click("list/fold");
  std::vector<std::string> planned;
  for (const CohortSession& each : office.desk.program_view("tiered_training")->cohorts->sessions) {
    if (each.session->state == SessionState::planned) planned.push_back(each.session->id);
  }
  REQUIRE(planned.size() > 2);
  for (std::size_t i = 0; i < 2; ++i) {
    office.hand.fill("all-sessions/search", planned[i]);
    office.hand.click("all-sessions/row:" + planned[i], i == 0 ? Modifiers{} : with_control);
  }
  office.hand.fill("all-sessions/search", "");
  const auto entries = office.view().entries.size();
  office.hand.click("cancel-all");
  office.hand.press(Key::enter);
  CHECK(office.view().entries.size() == entries + 1);
  const auto& cohorts = *office.desk.program_view("tiered_training")->cohorts;
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(cohorts.session(planned[i])->session->state == SessionState::cancelled);
  CHECK(cohorts.session(planned[2])->session->state == SessionState::planned);
}
