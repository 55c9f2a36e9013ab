// Every page at every scale, in a small window: nothing lies outside, nothing over something else.

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

bool holds(const Item& a, const Item& b) {
  constexpr float edge = 1.5F;
  return a.x0 <= b.x0 + edge && a.y0 <= b.y0 + edge && a.x1 >= b.x1 - edge && a.y1 >= b.y1 - edge;
}

/// Whether two things that can be pressed cover part of each other.
bool collide(const Item& a, const Item& b) {
  constexpr float edge = 2;
  const float wide = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const float high = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return wide > edge && high > edge && !holds(a, b) && !holds(b, a);
}

/// Rows reach under the edge of their table, bars of a board over each other's ends; both scroll.
bool lies_in_a_scroll(const Item& item) {
  for (const char* part : {"/row:", "/head:", "/bar:", "/cell:", "/day:"})
    if (item.id.find(part) != std::string::npos) return true;
  return false;
}

void check_items(SmallOffice& office, const Window& window, std::set<std::string>& faults,
                 const std::string& page) {
  const auto& items = office.stage.ui().items.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& a = items[i];
    const float wide = static_cast<float>(window.width);
    if (!lies_in_a_scroll(a) && (a.x0 < -1 || a.x1 > wide + 1))
      faults.insert(named(window) + " " + page + ": outside: " + a.id);
    if (!a.in_sight || lies_in_a_scroll(a)) continue;
    for (std::size_t j = 0; j < i; ++j) {
      const Item& b = items[j];
      if (b.in_sight && !lies_in_a_scroll(b) && a.layer == b.layer && collide(a, b))
        faults.insert(named(window) + " " + page + ": " + a.id + " lies over " + b.id);
    }
  }
}

}  // namespace

TEST_CASE("at every scale everything on every page lies within the window, and nothing over another") {
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
