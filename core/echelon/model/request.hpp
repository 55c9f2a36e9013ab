#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace echelon {

/// A wish to change the office: a command's name and its arguments, all text, in the order given. What a
/// panel's button or a verb of the command line asks for; the office checks it, and the command door carries
/// it out.
struct CommandRequest {
  std::string command;
  std::vector<std::pair<std::string, std::string>> arguments;

  /// The argument's text; empty when it was not given.
  [[nodiscard]] std::string_view argument(std::string_view name) const {
    for (const auto& [key, value] : arguments) {
      if (key == name) return value;
    }
    return {};
  }
  CommandRequest& with(std::string name, std::string value) {
    arguments.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  friend bool operator==(const CommandRequest&, const CommandRequest&) = default;
};

}  // namespace echelon
