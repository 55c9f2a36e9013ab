// Settings and drafts that are damaged, names that no disk takes: the desktop draws on.

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string noise(std::size_t bytes) {
  std::string made;
  for (std::uint32_t state = 1; made.size() < bytes;) {
    state = state * 1664525U + 1013904223U;
    made += static_cast<char>(state >> 24U);
  }
  return made;
}

}  // namespace

TEST_CASE("damaged settings are the usual ones, however large") {
  const Folder folder;
  const auto file = folder.path() / "settings";
  for (const std::string& bytes :
       {std::string(), noise(50'000), std::string(5'000'000, '='), "scale=" + std::string(3'000'000, '9'),
        std::string("scale=x\nlanguage=\nlook.ground=ultraviolet\nlook.scale=1e9\npane.sidebar=nan\n"
                    "pane.sidebar=-7\nshortcut.palette=Ctrl+Ctrl\nview.people/people=###\n")}) {
    write(file, bytes);
    SmallOffice office({}, true, {}, file);
    for (const char* page : {"home", "people", "settings", "shortcuts", "import", "offices"}) {
      office.shell.page = page;
      office.hand.settle();
    }
    CHECK(office.stage.ui().theme.scale >= 0.75F);
    CHECK(office.stage.ui().theme.scale <= 3.0F);
  }
}

TEST_CASE("a damaged draft does not stand for a choice") {
  const Folder state;
  const auto demo = state.path() / "demo.echelon";
  {
    Drafts before(state.path() / "drafts");
    before.open(demo.string());
    before.typed("import/kind#remembered", "no number");
    before.typed("offices/for#remembered", "99999999999999999999999");
  }
  SmallOffice office({}, true, {}, state.path() / "settings", demo);
  for (const char* page : {"import", "offices"}) {
    office.shell.page = page;
    CHECK_NOTHROW(office.hand.settle());
  }
  CHECK(office.hand.sees("import/kind/open") == false);
  CHECK(office.hand.sees("offices/for/open"));
}

TEST_CASE("a name that no disk takes is said by the saving, not by the end of the desktop") {
  SmallOffice office;
  office.shell.ask_to_save("publicity-list", SmallOffice::program);
  office.hand.settle();
  CHECK_NOTHROW(office.hand.fill("save/file", "/" + std::string(5000, 'x') + ".xlsx"));
  office.hand.click("save/save");
  CHECK(office.desk.toasts().back().tone == Tone::bad);
  office.go("import");
  CHECK_NOTHROW(office.hand.fill("folder", "/" + std::string(5000, 'x')));
}

TEST_CASE("without a home folder files are looked for at the top, once") {
  const std::string home = std::getenv("HOME");
  for (const bool empty : {false, true}) {
    if (empty) {
      setenv("HOME", "", 1);
    } else {
      unsetenv("HOME");
    }
    FileBrowser browser({});
    CHECK(browser.folder() == "/");
  }
  setenv("HOME", home.c_str(), 1);
}
