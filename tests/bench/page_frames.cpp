// page_frames DEMO.echelon: CPU milliseconds of a frame of every page of every program on the demo office,
// drawn without a window at 1280 × 800; the office is made when it is missing. Prints program, page, the
// median and the greatest of 30 still frames, tab between.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <exception>
#include <vector>

#include "desktop/shell/shell.hpp"
#include "desktop/stage/headless.hpp"

namespace {

using namespace echelon;
using namespace echelon::desktop;

double cpu_milliseconds() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void measure(Hand& hand, const std::string& program, const std::string& page) {
  std::vector<double> taken;
  for (int frame = 0; frame < 30; ++frame) {
    const double begin = cpu_milliseconds();
    hand.frame();
    taken.push_back(cpu_milliseconds() - begin);
  }
  std::sort(taken.begin(), taken.end());
  std::printf("%s\t%s\t%.2f\t%.2f\n", program.c_str(), page.c_str(), taken[taken.size() / 2], taken.back());
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 2) {
    std::fputs("page_frames DEMO.echelon\n", stderr);
    return 2;
  }
  Desk::Places places;
  places.office.plugin_folders = {ECHELON_PROGRAMS};
  places.office.data = ECHELON_DATA;
  places.office.who = "bench";
  places.demo = arguments[1];
  places.office.marker = places.demo.parent_path() / "page-frames-marker";
  Desk desk(places, [] {});
  desktop::Stage stage;
  Shell shell(desk);
  Hand hand(
      stage, [&shell](Ui& ui) { shell.draw(ui); }, [&desk] { return desk.busy(); });
  desk.open_demo();
  hand.settle();
  const auto programs = desk.view()->programs;
  for (const Program* program : programs) {
    if (!program->parent.empty()) continue;
    shell.page = "program:" + program->id;
    hand.settle();
    for (const Panel& panel : desk.panels(program->id)) {
      if (!hand.sees("tab:" + panel.id)) continue;
      hand.click("tab:" + panel.id);
      hand.settle();
      measure(hand, program->id, panel.id);
    }
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "page_frames: %s\n", error.what());
  return 1;
}
