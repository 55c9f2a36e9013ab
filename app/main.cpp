// One program, two front ends of equal rank: without arguments, or with the verb `app`, the desktop; else the
// command line.

#include <string_view>
#include <vector>

#include "desktop/desktop.hpp"

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  echelon::desktop::DesktopOptions options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--screenshot" && i + 1 < arguments.size()) options.screenshot = arguments[i + 1];
    if (arguments[i] == "--screenshots" && i + 1 < arguments.size()) options.screenshots = arguments[i + 1];
  }
  return echelon::desktop::run_desktop(options);
}
