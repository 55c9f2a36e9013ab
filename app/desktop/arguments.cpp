#include "desktop/arguments.hpp"

#include <cstdio>
#include <string>

namespace echelon::desktop {
namespace {

bool complain(std::string_view argument) {
  const std::string text(argument);
  std::fprintf(stderr,
               "不认识的参数 %s；见 echelon --help / unknown or incomplete argument %s; see echelon --help\n",
               text.c_str(), text.c_str());
  return false;
}

bool take_value(std::string_view name, std::string_view value, DesktopOptions& options) {
  if (name == "--office") {
    options.office = value;
  } else if (name == "--screenshot") {
    options.screenshot = value;
  } else if (name == "--screenshots") {
    options.screenshots = value;
  } else if (name == "--who") {
    options.places.office.who = value;
    options.places.who_given = true;
  } else if (name == "--as-of") {
    options.places.office.as_of = Date::from_iso(value);
    return options.places.office.as_of.has_value() || complain(value);
  } else if (name == "--lang" && (value == "en" || value == "zh")) {
    options.language = value == "en" ? Language::english : Language::chinese;
  } else {
    return complain(name);
  }
  return true;
}

}  // namespace

std::optional<DesktopOptions> read_arguments(const std::vector<std::string_view>& arguments,
                                             Desk::Places places) {
  DesktopOptions options;
  options.places = std::move(places);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "app") continue;
    if (argument == "--demo") {
      options.demo = true;
    } else if (argument == "--safe") {
      options.safe = true;
    } else if (argument == "--time-first-frame") {
      options.time_first_frame = true;
    } else if (i + 1 < arguments.size()) {
      if (!take_value(argument, arguments[++i], options)) return std::nullopt;
    } else {
      complain(argument);
      return std::nullopt;
    }
  }
  return options;
}

}  // namespace echelon::desktop
