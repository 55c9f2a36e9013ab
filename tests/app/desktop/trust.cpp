// What is said and offered when something went wrong.

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "desktop/shell/black_box.hpp"
#include "diagnosis.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

/// Lets a process die in the middle of something.
void die_while(const std::filesystem::path& marker, int signal) {
  const pid_t child = fork();
  if (child == 0) {
    BlackBox box(marker);
    box.end_cleanly_when_told();
    box.on_page("program:fine");
    box.did("people/people/row:T00123");
    box.calling("fine");
    std::raise(signal);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
}

std::string file_text(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("after a kill the next start knows the page and the plugin, after a clean end nothing") {
  const Folder folder;
  const auto marker = folder.path() / "state" / "desktop";
  die_while(marker, SIGKILL);
  {
    const BlackBox box(marker);
    REQUIRE(box.crash());
    CHECK(box.crash()->page == "program:fine");
    CHECK(box.crash()->plugin == "fine");
    CHECK(box.crash()->doings == std::vector<std::string>{"page:program:fine", "people/people/row"});
  }
  CHECK_FALSE(BlackBox(marker).crash());
}

TEST_CASE("being told to end is a clean end") {
  const Folder folder;
  const auto marker = folder.path() / "desktop";
  die_while(marker, SIGTERM);
  CHECK_FALSE(BlackBox(marker).crash());
}

TEST_CASE("a desktop that still runs is not taken for a dead one") {
  const Folder folder;
  const auto marker = folder.path() / "desktop";
  const BlackBox running(marker);
  CHECK_FALSE(BlackBox(marker).crash());
}

TEST_CASE("the box keeps the newest actions only, and never grows") {
  BlackBox box({});
  for (int i = 0; i < 1000; ++i) box.did("action-" + std::to_string(i) + std::string(500, 'x'));
  CHECK(box.doings().size() == 40);
  CHECK(box.doings().back().starts_with("action-999"));
  CHECK(box.doings().back().size() <= 80);
}

TEST_CASE("without names nothing is left of what came from people and files") {
  using diagnosis::without_names;
  CHECK(without_names("the row of `T00123` has no name") == "the row of … has no name");
  CHECK(without_names("“王小明” is not in the office") == "… is not in the office");
  CHECK(without_names("cannot read /home/wang/data.xlsx") == "cannot read …");
  CHECK(without_names("no session S12 in 王老师's file") == "no session … in … file");
  CHECK(without_names("the disk is full") == "the disk is full");
  CHECK(without_names("don't know") == "don't know");
  CHECK(without_names("") == "");
  const Error error(Fault::request, {"第三行的身份证号不对", "the number 330102199001011234 is wrong"},
                    {"请更正", "correct it"}, {"/home/wang/王小明.xlsx", "教师", 3, "身份证号"});
  const std::string said = diagnosis::said_without_names(error);
  CHECK(said == "the number … is wrong (a file .xlsx, a sheet, row 3, a column)");
}

TEST_CASE("the report says how things are without a name, an id, a path or a secret") {
  SmallOffice office;
  office.desk.settings.kept["who.name"] = "王小明";
  office.desk.settings.kept["look.ground"] = "dark";
  office.desk.screen_facts = {{"renderer", "llvmpipe"}};
  office.go("people");
  office.hand.click("people/row:" + office.rows("people").front());
  office.desk.preview_import("roster", office.folder.path() / "王小明.xlsx");
  office.hand.settle();
  office.go("settings");
  office.hand.click("more/report");
  CHECK(office.shell.page == "report");
  office.hand.settle();
  office.hand.click("report/refresh");
  office.picture("report");
  CHECK(office.reads("llvmpipe"));
  CHECK(office.reads("look.ground"));
  office.hand.fill("report/file", (office.folder.path() / "report.txt").string());
  office.hand.click("report/save");
  const std::string text = file_text(office.folder.path() / "report.txt");
  CHECK(text.find("people") != std::string::npos);
  CHECK(text.find("page:people") != std::string::npos);
  CHECK(text.find("job:Reading the file") != std::string::npos);
  CHECK(text.find("olympiad_coaches") != std::string::npos);
  CHECK(text.find("王小明") == std::string::npos);
  CHECK(text.find(office.folder.path().string()) == std::string::npos);
  const Snapshot& snapshot = office.snapshot();
  for (std::size_t p = 0; p < snapshot.people.id.size(); ++p) {
    CHECK(text.find(snapshot.people.id[p]) == std::string::npos);
    CHECK(text.find(snapshot.people.name[p]) == std::string::npos);
  }
  for (const School& school : snapshot.schools) CHECK(text.find(school.name) == std::string::npos);
}

TEST_CASE("a plugin out of use offers to be loaded again, and to be gone without") {
  SmallOffice office({"throws_while_drawing"});
  office.hand.click("page:program:throws_while_drawing");
  CHECK(office.reads("此项目已停用"));
  office.picture("plugin-out");
  office.hand.click("program:throws_while_drawing/leave-out");
  CHECK(office.desk.is_left_out("throws_while_drawing"));
  CHECK_FALSE(office.hand.sees("page:program:throws_while_drawing"));
  office.go("plugins");
  office.picture("plugin-left-out");
  office.hand.click("plugin:throws_while_drawing/restart");
  CHECK_FALSE(office.desk.is_left_out("throws_while_drawing"));
  CHECK(office.hand.sees("page:program:throws_while_drawing"));
}

TEST_CASE("the recovery page opens the office, with plugins and without") {
  for (const bool with : {true, false}) {
    SmallOffice office({}, false);
    office.shell.usual_start = [&] { office.desk.open_demo({400, 12, 1, {}}); };
    office.shell.recovering = true;
    office.shell.page = "recover";
    office.hand.settle();
    CHECK(office.reads("安全启动"));
    if (with) office.picture("recover");
    office.hand.click(with ? "recover/usual" : "recover/without-plugins");
    REQUIRE(office.desk.view() != nullptr);
    CHECK(office.view().programs.empty() == !with);
    CHECK_FALSE(office.shell.recovering);
    office.go("people");
    CHECK_FALSE(office.rows("people").empty());
  }
}

TEST_CASE("the recovery page opens and verifies, and leads to the report and back") {
  SmallOffice office({}, false);
  office.shell.usual_start = [&] { office.desk.open_demo({400, 12, 1, {}}); };
  office.shell.recovering = true;
  office.shell.page = "recover";
  office.hand.settle();
  office.hand.click("recover/report");
  CHECK(office.reads("故障与报告"));
  office.hand.click("report/back");
  CHECK(office.shell.page == "recover");
  office.hand.click("recover/verify");
  REQUIRE(office.desk.view() != nullptr);
  REQUIRE(office.desk.verified());
  CHECK(office.desk.verified()->sound);
  CHECK(office.shell.page == "ledger");
}

TEST_CASE("the about page names every part with its licence, and shows the text there is") {
  SmallOffice office;
  office.hand.height = 1400;
  office.go("settings");
  office.hand.click("more/about");
  for (const char* part : {"SQLite", "Dear ImGui", "Pango", "Noto CJK"}) CHECK(office.reads(part));
  office.picture("about");
  office.hand.click("parts/row:SQLite");
  office.picture("about-sqlite");
  CHECK((office.reads("Upstream") || office.reads("没有保存它的许可证全文")));
}
