// Every screen in every look: both languages, two scales, light and dark. One sheet of eight small pictures a
// screen stands in fixtures/golden/screens. After a change that is meant: look at the new sheets, then
//   ECHELON_REWRITE_GOLDEN=1 .build/release/bin/test_desktop --test-case='*every look*'

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>

#include "desktop/shell/pages.hpp"
#include "golden.hpp"
#include "picture_file.hpp"
#include "small_office.hpp"

using namespace desktop_tests;

namespace {

namespace fs = std::filesystem;

constexpr int shrink = 5;           // pixels of the screen to one of the sheet, each way
constexpr int tolerance = 14;       // of 255, in the mean of so many pixels
constexpr long pixels_allowed = 6;  // of a screen's 40,000

struct Look {
  Language language;
  float scale;
  bool dark;
  const char* name;
};
constexpr std::array<Look, 8> looks{{{Language::chinese, 1, false, "zh-100-light"},
                                     {Language::english, 1, false, "en-100-light"},
                                     {Language::chinese, 1, true, "zh-100-dark"},
                                     {Language::english, 1, true, "en-100-dark"},
                                     {Language::chinese, 1.5F, false, "zh-150-light"},
                                     {Language::english, 1.5F, false, "en-150-light"},
                                     {Language::chinese, 1.5F, true, "zh-150-dark"},
                                     {Language::english, 1.5F, true, "en-150-dark"}}};
constexpr int sheet_columns = 4;

/// The mean colour of each square of `shrink` pixels.
Bitmap shrunk(const Bitmap& whole) {
  Bitmap small{whole.width / shrink, whole.height / shrink, {}};
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      std::array<unsigned, 3> sums{};
      for (int i = 0; i < shrink * shrink; ++i) {
        const auto at =
            static_cast<std::size_t>(whole.width) * static_cast<std::size_t>(y * shrink + i / shrink) +
            static_cast<std::size_t>(x * shrink + i % shrink);
        for (std::size_t c = 0; c < sums.size(); ++c) sums.at(c) += (whole.pixels[at] >> (8 * c)) & 0xFFU;
      }
      std::uint32_t pixel = 0xFF000000U;
      for (std::size_t c = 0; c < sums.size(); ++c) pixel |= sums.at(c) / (shrink * shrink) << (8 * c);
      small.pixels.push_back(pixel);
    }
  }
  return small;
}

Bitmap part_of(const Bitmap& sheet, int width, int height, std::size_t at) {
  Bitmap part{width, height, {}};
  const int left = static_cast<int>(at) % sheet_columns * width;
  const int top = static_cast<int>(at) / sheet_columns * height;
  for (int y = 0; y < height; ++y) {
    const auto row = sheet.pixels.begin() + static_cast<std::ptrdiff_t>(sheet.width) * (top + y) + left;
    part.pixels.insert(part.pixels.end(), row, row + width);
  }
  return part;
}

/// The eight pictures in two rows.
Bitmap sheet_of(const std::vector<Bitmap>& parts) {
  const Bitmap& one = parts.front();
  const int rows = static_cast<int>(parts.size()) / sheet_columns;
  Bitmap sheet{one.width * sheet_columns, one.height * rows, {}};
  for (int y = 0; y < sheet.height; ++y) {
    for (int column = 0; column < sheet_columns; ++column) {
      const auto at = static_cast<std::size_t>(y / one.height * sheet_columns + column);
      const auto row = parts[at].pixels.begin() + static_cast<std::ptrdiff_t>(one.width) * (y % one.height);
      sheet.pixels.insert(sheet.pixels.end(), row, row + one.width);
    }
  }
  return sheet;
}

Bitmap photograph_as(SmallOffice& office, const Look& look) {
  office.stage.ui().language = look.language;
  office.stage.ui().theme.scale = look.scale;
  office.stage.ui().theme.dark = look.dark;
  office.hand.move_to(-50, -50);
  return photograph(office);
}

/// Fails the test where the screen, as it stands in the office, is not as on its sheet.
void compare_every_look(SmallOffice& office, const std::string& name) {
  const bool rewrite = std::getenv("ECHELON_REWRITE_GOLDEN") != nullptr;
  const fs::path golden = fs::path(ECHELON_FIXTURES) / "golden" / "screens" / (name + ".png");
  const auto before = rewrite ? std::nullopt : read_png(golden);
  std::vector<Bitmap> parts;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const Bitmap whole = photograph_as(office, looks.at(i));
    parts.push_back(shrunk(whole));
    const Bitmap& part = parts.back();
    if (rewrite) continue;
    const bool fits = before && before->width == part.width * sheet_columns;
    const long off = fits ? differing(part_of(*before, part.width, part.height, i), part, tolerance) : -1;
    if (off >= 0 && off <= pixels_allowed) continue;
    const fs::path seen = fs::path(ECHELON_PICTURES) / (name + "-" + looks.at(i).name + ".png");
    write_small_png(whole, seen);
    FAIL_CHECK((name + " " + looks.at(i).name + ": " + std::to_string(off) +
                " of the sheet's pixels differ from " + golden.string() +
                "; what was drawn now: " + seen.string()));
  }
  if (rewrite) write_small_png(sheet_of(parts), golden);
  office.stage.ui().language = Language::chinese;
  office.stage.ui().theme.scale = 1;
  office.stage.ui().theme.dark = false;
  office.hand.settle();
}

/// The first row of the first table on the page, so that what hangs on a choice is seen.
void choose_first_row(SmallOffice& office) {
  const auto& items = office.stage.ui().items.items();
  const auto row = std::ranges::find_if(
      items, [](const Item& item) { return item.in_sight && item.id.find("/row:") != std::string::npos; });
  if (row != items.end()) office.hand.click(std::string(row->id));
}

void compare_panels(SmallOffice& office, const std::string& program, const std::string& as) {
  office.shell.page = "program:" + program;
  office.hand.settle();
  for (const Panel& panel : office.desk.panels(program)) {
    if (office.item("tab:" + panel.id) == nullptr) continue;
    office.hand.click("tab:" + panel.id);
    choose_first_row(office);
    compare_every_look(office, program + as + "-" + panel.id);
  }
}

void compare_pages(SmallOffice& office, const std::string& as) {
  for (const Page& page : pages()) {
    const bool of_this_machine = page.id == "report" || page.id == "about" || page.id == "recover";
    if (of_this_machine || !is_for(page, office.desk.viewer.role)) continue;
    office.shell.page = page.id;
    office.hand.settle();
    choose_first_row(office);
    compare_every_look(office, std::string(page.id) + as);
  }
}

const std::vector<std::string> others{"tiered_training", "master_echelons"};

}  // namespace

TEST_CASE("the first start is as in its picture in every look") {
  SmallOffice office({}, false, "start");
  compare_every_look(office, "start");
}

TEST_CASE("the shell's pages are as in their pictures in every look") {
  SmallOffice office(others, true, "pages");
  compare_pages(office, "");
}

TEST_CASE("the coaches' pages are as in their pictures in every look") {
  SmallOffice office;
  compare_panels(office, SmallOffice::program, "");
}

TEST_CASE("the training's pages are as in their pictures in every look") {
  SmallOffice office({"tiered_training"});
  compare_panels(office, "tiered_training", "");
}

TEST_CASE("the ladders' pages are as in their pictures in every look") {
  SmallOffice office({"master_echelons"});
  compare_panels(office, "master_echelons", "");
}

TEST_CASE("what a principal sees is as in its pictures in every look") {
  SmallOffice office(others, true, "principal");
  office.look_as(ViewerRole::principal, office.snapshot().schools.front().id);
  compare_pages(office, "-principal");
  compare_panels(office, SmallOffice::program, "-principal");
  compare_panels(office, "tiered_training", "-principal");
  compare_panels(office, "master_echelons", "-principal");
}

TEST_CASE("what a reviewer and a researcher see is as in its pictures in every look") {
  SmallOffice office(others, true, "others");
  office.go("program");
  office.desk.viewer.reviewer = office.round().raters.front().id;
  for (const auto& [role, as] :
       {std::pair{ViewerRole::reviewer, "-reviewer"}, std::pair{ViewerRole::researcher, "-researcher"}}) {
    office.desk.viewer.role = role;
    compare_pages(office, as);
    for (const char* program : {SmallOffice::program, "tiered_training", "master_echelons"})
      compare_panels(office, program, as);
  }
}
