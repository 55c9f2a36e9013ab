#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "desktop/shell/shell.hpp"
#include "desktop/stage/headless.hpp"

namespace desktop_tests {

using namespace echelon;
using namespace echelon::desktop;

/// A folder that is gone when the test ends.
class Folder {
 public:
  /// `name`: the same in every run, emptied first, for what shows where it lies; empty: one of its own.
  explicit Folder(const std::string& name = {});
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A desktop without a window over a made-up office of 400 teachers in 12 schools, whose Olympiad round (6
/// seats) is under review; and a hand that uses it.
class SmallOffice {
 public:
  /// `fixtures`: programs of the plan, of tests/fixtures/programs or plugins of tests/plugins, that stand
  /// beside the Olympiad coaches' program. `open`: with the office open; else at the first start.
  /// `settings`: where the desktop keeps its own; nowhere when empty. `demo`: the office's file, one of the
  /// test's own folder when empty.
  explicit SmallOffice(const std::vector<std::string>& fixtures = {}, bool open = true,
                       const std::string& folder_name = {}, const std::filesystem::path& settings = {},
                       const std::filesystem::path& demo = {});

  void open_demo();
  void show(Language language, bool dark);
  /// The page at the left; `program` is the Olympiad coaches'.
  void go(const std::string& page);
  /// A page of the program.
  void tab(const std::string& panel);
  void look_as(ViewerRole role, const std::string& school = {});

  [[nodiscard]] const OfficeView& view() const { return *desk.view(); }
  [[nodiscard]] const Snapshot& snapshot() const { return *desk.view()->snapshot; }
  /// The round as it stands; fails the test when there is none.
  [[nodiscard]] const RoundView& round();
  /// The keys of the rows of a table that are drawn, from top to bottom.
  [[nodiscard]] std::vector<std::string> rows(const std::string& table);
  /// For people: writes what is on the screen into the folder that $ECHELON_LOOK names, when it names one.
  void picture(const std::string& name);
  [[nodiscard]] bool reads(const std::string& part) { return hand.reads(part); }
  [[nodiscard]] const Item* item(const std::string& id) { return stage.ui().items.find(id); }

  static constexpr const char* program = "olympiad_coaches";
  Folder folder;
  Desk desk;
  echelon::desktop::Stage stage;
  Shell shell;
  Hand hand;
};

}  // namespace desktop_tests
