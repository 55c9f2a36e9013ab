#include "small_office.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <cstdlib>

#include <stdexcept>

namespace desktop_tests {
namespace {

namespace fs = std::filesystem;

/// The program folders that the office sees: the real library with the numbers of a small office, and the
/// fixtures.
fs::path programs_in(const fs::path& folder, const std::vector<std::string>& fixtures) {
  const fs::path programs = folder / "programs";
  const fs::path coaches = programs / SmallOffice::program;
  fs::create_directories(programs);
  fs::copy(fs::path(ECHELON_PLUGINS) / SmallOffice::program, coaches, fs::copy_options::recursive);
  fs::copy_file(fs::path(ECHELON_FIXTURES) / "small_coaches" / "program.toml", coaches / "program.toml",
                fs::copy_options::overwrite_existing);
  for (const std::string& fixture : fixtures) {
    fs::path from = fs::path(ECHELON_FIXTURE_PLUGINS) / fixture;
    for (const char* folder_of : {ECHELON_PLUGINS, ECHELON_FIXTURES "/programs"})
      if (fs::exists(fs::path(folder_of) / fixture)) from = fs::path(folder_of) / fixture;
    fs::copy(from, programs / fixture, fs::copy_options::recursive);
  }
  return programs;
}

Desk::Places places_in(const fs::path& folder, const std::vector<std::string>& fixtures,
                       const fs::path& settings, const fs::path& demo) {
  Desk::Places places;
  places.settings = settings;
  places.office.plugin_folders = {programs_in(folder, fixtures)};
  places.office.data = ECHELON_DATA;
  places.office.marker = folder / "state" / "plugin";
  places.office.who = "tester";
  places.demo = demo.empty() ? folder / "demo.echelon" : demo;
  return places;
}

}  // namespace

Folder::Folder(const std::string& name) {
  if (!name.empty()) {
    path_ = fs::temp_directory_path() / ("echelon-desk-" + name);
    fs::remove_all(path_);
    fs::create_directories(path_);
    return;
  }
  std::string pattern = (fs::temp_directory_path() / "echelon-desk-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

SmallOffice::SmallOffice(const std::vector<std::string>& fixtures, bool open, const std::string& folder_name,
                         const fs::path& settings, const fs::path& demo)
    : folder(folder_name),
      desk(places_in(folder.path(), fixtures, settings, demo), [] {}),
      shell(desk),
      hand(
          stage, [this](Ui& ui) { shell.draw(ui); }, [this] { return desk.busy(); }) {
  // What a hand or a monkey saves without naming a folder stays with the test.
  setenv("HOME", folder.path().c_str(), 1);
  hand.settle();
  if (open) open_demo();
}

void SmallOffice::open_demo() {
  desk.open_demo({400, 12, 1, {}});
  hand.settle();
  REQUIRE(desk.view() != nullptr);
}

void SmallOffice::show(Language language, bool dark) {
  stage.ui().language = language;
  stage.ui().theme.dark = dark;
  hand.settle();
}

void SmallOffice::go(const std::string& page) {
  hand.frame();
  if (hand.sees("bar/menu")) hand.click("bar/menu");  // a narrow window
  hand.click("page:" + (page == "program" ? std::string("program:") + program : page));
}

void SmallOffice::tab(const std::string& panel) {
  go("program");
  hand.click("tab:" + panel);
}

void SmallOffice::look_as(ViewerRole role, const std::string& school) {
  hand.click("viewer");
  hand.click("role-" + std::to_string(static_cast<int>(role)));
  if (!school.empty()) hand.click("viewer-popup/schools/row:" + school);
  hand.press(Key::escape);
  REQUIRE(desk.viewer.role == role);
}

const RoundView& SmallOffice::round() {
  const ProgramView* seen = desk.program_view(program);
  hand.settle();
  seen = desk.program_view(program);
  REQUIRE(seen != nullptr);
  REQUIRE(seen->round != nullptr);
  return *seen->round;
}

void SmallOffice::picture(const std::string& name) {
  const char* wanted = std::getenv("ECHELON_LOOK");
  if (wanted != nullptr) hand.picture(fs::path(wanted) / (name + ".png"));
}

std::vector<std::string> SmallOffice::rows(const std::string& table) {
  hand.frame();
  const std::string mark = "/" + table + "/row:";
  std::vector<std::string> keys;
  for (const Item& each : stage.ui().items.items()) {
    const auto at = each.id.find(mark);
    if (at != std::string::npos) keys.push_back(each.id.substr(at + mark.size()));
  }
  return keys;
}

}  // namespace desktop_tests
