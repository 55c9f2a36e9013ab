// The list of files within the window.

#include "desktop/shell/file_browser.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <fstream>

#include "small_office.hpp"

using namespace desktop_tests;

TEST_CASE("a folder of 20,000 files is read beside the frames, sorted by pinyin, folders first") {
  const Folder folder;
  for (int i = 0; i < 20'000; ++i)
    std::ofstream(folder.path() / ("名册" + std::to_string(i) + ".csv")).put('x');
  std::ofstream(folder.path() / "阿.csv").put('x');
  std::ofstream(folder.path() / "other.pdf").put('x');
  std::filesystem::create_directory(folder.path() / "周");
  echelon::desktop::Stage stage;
  FileBrowser browser({".csv"});
  double slowest = 0;
  Hand hand(
      stage,
      [&](Ui& ui) {
        const ScopeWindow window("###test", 0);
        ImguiSurface surface(ui);
        const auto before = std::chrono::steady_clock::now();
        browser.draw(surface, {}, 10);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
        slowest = std::max(slowest, took.count());
      },
      [] { return false; });
  browser.go(folder.path());
  hand.settle();
  REQUIRE(stage.ui().items.find("files/row:周") != nullptr);
  CHECK(stage.ui().items.find("files/row:阿.csv") != nullptr);
  CHECK(hand.reads("20,002"));
  CHECK_FALSE(hand.reads("other.pdf"));
  CHECK(slowest < 2);  // a guard against a frame that waits, no figure
  browser.go(folder.path() / "nowhere");
  hand.settle();
  CHECK(hand.reads("打不开"));
}
