#include "desktop/desktop.hpp"

#include <chrono>
#include <cstdio>
#include <future>

#include "desktop/shell/shell.hpp"
#include "desktop/stage/screens.hpp"
#include "desktop/stage/stage.hpp"
#include "desktop/stage/window.hpp"
#include "echelon/base/error.hpp"

namespace echelon::desktop {
namespace {

using Clock = std::chrono::steady_clock;

void start_office(Desk& desk, const DesktopOptions& options) {
  std::error_code failed;
  if (options.office) {
    desk.open(*options.office);
  } else if (!options.demo && !desk.settings.offices.empty() &&
             std::filesystem::exists(desk.settings.offices.front(), failed)) {
    desk.open(desk.settings.offices.front());
  } else {
    desk.open_demo();
  }
}

/// Whether someone looks at it and works with it; else it only takes a picture or a time.
bool is_worked_with(const DesktopOptions& options) {
  return !options.screenshot && !options.time_first_frame;
}

/// A picture or a time leaves no traces, and hides no one's crash from them.
Desk::Places places_of(const DesktopOptions& options) {
  Desk::Places places = options.places;
  if (!is_worked_with(options)) places.box.clear();
  return places;
}

/// Opens the office, or asks first: after an unclean end, and when a safe start was asked for.
void begin(Shell& shell, Desk& desk, const DesktopOptions& options) {
  shell.usual_start = [&desk, &options] { start_office(desk, options); };
  desk.box.end_cleanly_when_told();
  const auto& crash = desk.box.crash();
  if (crash && !crash->plugin.empty()) desk.skip_plugin(crash->plugin);
  shell.recovering = is_worked_with(options) && (options.safe || crash);
  if (shell.recovering) {
    shell.page = "recover";
  } else {
    start_office(desk, options);
  }
}

void run_window(const DesktopOptions& options) {
  const auto began = Clock::now();
  // The office opens beside the window: neither waits for the other.
  Desk desk(places_of(options), [] { Window::wake(); });
  Shell shell(desk);
  begin(shell, desk, options);
  Stage stage;
  Window window(stage, {1280, 800, true, options.screenshot});
  Ui& ui = stage.ui();
  ui.language = options.language.value_or(desk.settings.language);
  desk.screen_facts = window.facts();
  shell.system_scale = window.system_scale();
  shell.dress(ui);
  // The system is asked beside the frames; until it answers the look is the light one.
  std::future<SystemLook> system =
      std::async(std::launch::async, [] { return ask_system(SystemPlaces::own()); });
  const auto hear_system = [&] {
    if (!system.valid() || system.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    shell.system_look = system.get();
    shell.dress(ui);
  };
  window.dropped = [&](const auto& files) { shell.dropped(files); };
  bool whole = false;
  const auto draw = [&](Ui& on) {
    hear_system();
    shell.draw(on);
    whole = desk.view() != nullptr && !desk.busy();
  };
  window.after_frame = [&] {
    if (!options.time_first_frame || !whole) return;
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    std::printf("%lld\n", static_cast<long long>(took.count()));
    window.close();
  };
  window.run(
      draw, [&] { return desk.moving() || system.valid(); }, [&] { return desk.busy(); });
}

}  // namespace

int run_desktop(const DesktopOptions& options) {
  try {
    if (options.screenshots) {
      draw_all_screens(options.places, *options.screenshots);
    } else {
      run_window(options);
    }
    return 0;
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.sentence(options.language.value_or(Language::chinese)).c_str());
    return error.fault() == Fault::environment ? 3 : 2;
  }
}

}  // namespace echelon::desktop
