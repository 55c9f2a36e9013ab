// page_frames DEMO.echelon: CPU milliseconds of the frames' thread on the demo office, drawn without a window
// at 1280 × 800; the office is made when it is missing. Prints, tab between: program, page, the median and
// the greatest of 30 still frames, for every page of every program and of the shell; then, with `switch`, the
// first frame after coming to each page of the shell, after changing the language, the look and the scale.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <vector>

#include "desktop/shell/shell.hpp"
#include "desktop/stage/headless.hpp"
#include "frame_clock.hpp"

namespace {

using namespace echelon;
using namespace echelon::desktop;

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

/// The first frame after a change, then lets things settle.
void measure_change(Hand& hand, const char* what, const std::function<void()>& change) {
  change();
  const double begin = cpu_milliseconds();
  hand.frame();
  std::printf("switch\t%s\t%.2f\n", what, cpu_milliseconds() - begin);
  hand.settle();
}

void measure_changes(Hand& hand, desktop::Stage& stage, Shell& shell) {
  for (const Page& page : pages()) {
    if (!page.listed) continue;
    measure_change(hand, std::string(page.id).c_str(), [&] { shell.page = page.id; });
    measure(hand, "shell", std::string(page.id));
  }
  Ui& ui = stage.ui();
  shell.page = "people";
  hand.settle();
  measure_change(hand, "English", [&] { ui.language = Language::english; });
  measure_change(hand, "中文", [&] { ui.language = Language::chinese; });
  measure_change(hand, "dark", [&] { ui.theme.dark = true; });
  measure_change(hand, "high contrast", [&] { ui.theme.high_contrast = true; });
  for (const int percent : {150, 200, 300, 75, 100}) {
    const std::string said = std::to_string(percent) + "%";
    measure_change(hand, said.c_str(), [&] { ui.theme.scale = static_cast<float>(percent) / 100; });
  }
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
  measure_changes(hand, stage, shell);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "page_frames: %s\n", error.what());
  return 1;
}
