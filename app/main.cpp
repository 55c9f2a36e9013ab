// One program, two front ends of equal rank: without a verb, or with the verb `app`, the desktop; else the
// command line.

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "desktop/arguments.hpp"
#include "desktop/desktop.hpp"
#include "places.hpp"

namespace {

/// The first word that is neither an option nor an option's value decides; none at all is the desktop, and so
/// is an option that only the desktop has.
bool wants_desktop(const std::vector<std::string_view>& arguments) {
  constexpr std::array<std::string_view, 5> with_value{"--office", "--as-of", "--lang", "--format", "--who"};
  constexpr std::array<std::string_view, 4> desktop_only{"--demo", "--screenshot", "--screenshots",
                                                         "--time-first-frame"};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--safe") continue;  // either's
    if (std::ranges::find(desktop_only, arguments[i]) != desktop_only.end()) return true;
    if (std::ranges::find(with_value, arguments[i]) != with_value.end()) {
      ++i;
    } else {
      return arguments[i] == "app";
    }
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + std::min(argc, 1), argv + argc);
  if (!wants_desktop(arguments)) return cli::run(argc, argv);
  echelon::desktop::Desk::Places own;
  own.office.plugin_folders = places::plugin_folders();
  own.office.data = places::data_folder();
  own.office.marker = places::plugin_marker();
  own.office.who = places::user();
  own.box = places::xdg("XDG_STATE_HOME", ".local/state") / "echelon" / "desktop";
  own.demo = places::default_office();
  own.settings = places::xdg("XDG_CONFIG_HOME", ".config") / "echelon" / "desktop.conf";
  const auto options = echelon::desktop::read_arguments(arguments, std::move(own));
  return options ? echelon::desktop::run_desktop(*options) : 2;
}
