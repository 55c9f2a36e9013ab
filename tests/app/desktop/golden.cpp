// The main screens, pixel by pixel. After a change that is meant: look at the new pictures, then
//   ECHELON_REWRITE_GOLDEN=1 .build/release/bin/test_desktop --test-case='*as in its picture*'

#include "golden.hpp"

#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <cstdlib>

#include "picture_file.hpp"

namespace {

constexpr int tolerance = 12;        // of 255: another build of the font library may round otherwise
constexpr long pixels_allowed = 40;  // of a million

}  // namespace

namespace desktop_tests {

namespace {

void blank(Bitmap& bitmap, const Item& item) {
  const auto edge = [](float at, int most) { return std::clamp(static_cast<int>(at), 0, most); };
  const int right = edge(item.x1, bitmap.width);
  for (int y = edge(item.y0, bitmap.height); y < edge(item.y1, bitmap.height); ++y) {
    for (int x = edge(item.x0, bitmap.width); x < right; ++x) {
      const auto at = static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width);
      bitmap.pixels[at + static_cast<std::size_t>(x)] = 0xFF808080U;
    }
  }
}

}  // namespace

Bitmap photograph(SmallOffice& office) {
  office.desk.toasts().clear();
  office.hand.settle();
  Bitmap now = rasterise(*ImGui::GetDrawData(), *office.stage.typesetter().atlas());
  if (const Item* bar = office.item("task/tasks"); bar != nullptr) {
    const auto above = static_cast<std::size_t>(bar->y0) * static_cast<std::size_t>(now.width);
    std::fill(now.pixels.begin() + static_cast<std::ptrdiff_t>(above), now.pixels.end(), 0xFF808080U);
  }
  // The days on which this machine's files changed, and a folder named by today.
  for (const Item& item : office.stage.ui().items.items()) {
    if (item.id.find("/files/row:") != std::string::npos || item.id == "offices/folder") blank(now, item);
  }
  return now;
}

void compare(SmallOffice& office, const std::string& name) {
  const Bitmap now = photograph(office);
  const std::filesystem::path golden = std::filesystem::path(ECHELON_FIXTURES) / "golden" / (name + ".png");
  if (std::getenv("ECHELON_REWRITE_GOLDEN") != nullptr) {
    write_small_png(now, golden);
    return;
  }
  const auto before = read_png(golden);
  const long off = before ? differing(*before, now, tolerance) : -1;
  const std::filesystem::path seen = std::filesystem::path(ECHELON_PICTURES) / (name + ".png");
  if (off < 0 || off > pixels_allowed) {
    write_small_png(now, seen);
    const std::string why = before ? std::to_string(off) + " pixels differ from " : "there is no ";
    FAIL_CHECK((why + golden.string() + "; what was drawn now: " + seen.string()));
  }
}

void compare_as(SmallOffice& office, const std::string& name, Language language, bool dark) {
  office.show(language, dark);
  compare(office, name + (language == Language::chinese ? "-zh" : "-en") + (dark ? "-dark" : "-light"));
}

void compare_twice(SmallOffice& office, const std::string& name) {
  compare_as(office, name, Language::chinese, false);
  compare_as(office, name, Language::english, true);
}

}  // namespace desktop_tests

using namespace desktop_tests;

TEST_CASE("the selection board looks as in its picture") {
  SmallOffice office;
  office.hand.height = 700;
  office.tab("selection");
  compare_twice(office, "selection");
  compare_as(office, "selection", Language::chinese, true);
  compare_as(office, "selection", Language::english, false);
}

TEST_CASE("the page of costs looks as in its picture") {
  SmallOffice office;
  office.hand.height = 760;
  office.tab("cost");
  compare_twice(office, "cost");
}

TEST_CASE("the page of stability looks as in its picture") {
  SmallOffice office;
  office.hand.height = 900;
  office.tab("stability");
  compare_twice(office, "stability");
}

TEST_CASE("the explanation of one who missed the cut looks as in its picture") {
  SmallOffice office;
  office.hand.height = 1000;
  office.tab("explanation");
  const auto standings = office.round().standings();
  REQUIRE(standings != nullptr);
  const auto out = std::ranges::find(*standings, false, &Standing::chosen);
  REQUIRE(out != standings->end());
  office.hand.click("candidates/row:" + office.snapshot().people.id[static_cast<std::size_t>(out->person)]);
  compare_twice(office, "explanation");
}

TEST_CASE("the page of eligibility looks as in its picture") {
  SmallOffice office;
  office.hand.height = 700;
  office.tab("eligibility");
  compare_twice(office, "eligibility");
}

TEST_CASE("the page of rules looks as in its picture") {
  SmallOffice office;
  office.hand.height = 700;
  office.tab("rules");
  compare_twice(office, "rules");
}

TEST_CASE("the table of people looks as in its picture") {
  SmallOffice office;
  office.hand.height = 700;
  office.go("people");
  office.hand.click("people/row:" + std::string(office.rows("people").front()));
  compare_twice(office, "people");
}
