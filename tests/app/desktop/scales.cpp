// Every page at every scale, in a small window: nothing that can be pressed is out of reach.

#include <doctest/doctest.h>

#include <set>

#include "small_office.hpp"

using namespace desktop_tests;

namespace {

struct Window {
  int width;
  int height;
  float scale;
};

std::string named(const Window& window) {
  return std::to_string(window.width) + "x" + std::to_string(window.height) + " at " +
         std::to_string(static_cast<int>(window.scale * 100)) + " %";
}

/// Tables and a bar that is wider than the window scroll sideways.
bool lies_in_a_scroll(const Item& item) {
  if (item.id.starts_with("bar/")) return true;
  for (const char* part : {"/row:", "/sort:", "/column:", "/bar:", "/cell:", "/day:", "/menu"})
    if (item.id.find(part) != std::string::npos) return true;
  return false;
}

void check_items(SmallOffice& office, const Window& window, std::set<std::string>& faults,
                 const std::string& page) {
  const float wide = static_cast<float>(window.width);
  constexpr float least = 20;  // pixels, enough to press
  for (const Item& item : office.stage.ui().items.items()) {
    if (!lies_in_a_scroll(item) && (item.x0 < -1 || std::min(item.x1, item.x0 + least) > wide + 1))
      faults.insert(named(window) + " " + page + ": outside: " + item.id);
  }
}

}  // namespace

TEST_CASE("at every scale whatever can be pressed on any page begins within the window") {
  SmallOffice office({"tiered_training", "master_echelons"});
  std::set<std::string> faults;
  for (const Language language : {Language::chinese, Language::english}) {
    office.stage.ui().language = language;
    for (const Window window : {Window{1024, 700, 0.75F}, Window{1024, 700, 1}, Window{1280, 800, 1.5F},
                                Window{1024, 700, 2}, Window{1280, 800, 3}, Window{1024, 700, 3}}) {
      office.hand.width = window.width;
      office.hand.height = window.height;
      office.stage.ui().theme.scale = window.scale;
      const auto come_to = [&](const std::string& page) {
        office.shell.page = page;
        office.hand.settle();
        check_items(office, window, faults, page);
        if (page == "people" || page == "settings" || page == "program:olympiad_coaches")
          office.picture("scale-" + std::to_string(window.width) + "-" +
                         std::to_string(static_cast<int>(window.scale * 100)) +
                         (language == Language::english ? "-en-" : "-zh-") + page.substr(0, 7));
      };
      for (const Page& page : pages()) come_to(std::string(page.id));
      const std::vector<const Program*> programs = office.view().programs;
      for (const Program* program : programs) {
        come_to("program:" + program->id);
        std::vector<std::string> panels;
        for (const Panel& panel : office.desk.panels(program->id)) panels.push_back(panel.id);
        for (const std::string& panel : panels) {
          if (!office.hand.sees("tab:" + panel)) continue;
          office.hand.click("tab:" + panel);
          check_items(office, window, faults, program->id + " " + panel);
        }
      }
    }
  }
  for (const std::string& fault : faults) {
    CAPTURE(fault);
    CHECK(false);
  }
}
